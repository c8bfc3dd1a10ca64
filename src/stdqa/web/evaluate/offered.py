"""The question sets that Evaluate offers: those of a folder that is only read, and those that people made or
uploaded.
"""

from __future__ import annotations

import re
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from stdqa.errors import BadQuestionSet, ExportRefused
from stdqa.evaluation import QuestionSet, ground, measured, read_set, renamed
from stdqa.evaluation.sets.beir import is_beir
from stdqa.evaluation.sets.linked import TEXTS, texts_beside
from stdqa.files import write_whole
from stdqa.settings import Settings
from stdqa.web.strings import evaluate as strings

MOST_BYTES = 32_000_000
# What a file of questions has near its beginning, by its ending.
SIGNS = {
    ".jsonl": re.compile(rb'"question"\s*:'),
    ".csv": re.compile(rb"(?i)\A[^\n]*\bquestion\b"),
    ".toml": re.compile(rb"\[\[\s*question\s*\]\]"),
    ".json": re.compile(rb'"paragraphs"\s*:'),
}
LOOKED_AT = 65_536
LONGEST = 80
_UNSAFE = re.compile(r"[^\w.() +=-]+")


@dataclass(frozen=True, slots=True)
class Offered:
    """A set that can be picked. ``key`` is its folder and its name there."""

    key: str
    path: Path
    made: bool

    @property
    def name(self) -> str:
        """Its name in its folder."""
        return self.key.partition("/")[2]


@dataclass(frozen=True, slots=True)
class Asked:
    """What a run asks: a set, or one part of it; ``generated`` also what no person has accepted yet."""

    offered: Offered
    part: str | None = None
    generated: bool = False


@dataclass(frozen=True, slots=True)
class Picked:
    """A set looked at: what is in it, or everything that is wrong with it."""

    offered: Offered
    asked: QuestionSet | None
    wrong: str = ""

    @property
    def parts(self) -> Mapping[str, int]:
        """How many questions each part has."""
        return Counter(one.part for one in self.asked.questions if one.part) if self.asked else {}

    @property
    def generated(self) -> int:
        """How many questions were generated and not accepted yet."""
        return sum(one.generated for one in self.asked.questions) if self.asked else 0

    @property
    def categories(self) -> Mapping[str, int]:
        """How many questions each category has, most first."""
        if self.asked is None:
            return {}
        found = Counter(one.category or one.kind.value for one in self.asked.questions)
        return dict(found.most_common())


class Sets:
    """The sets of two folders; what is in them is read when it is asked for."""

    def __init__(self, settings: Settings, texts: Callable[[], Mapping[str, str]]) -> None:
        self._folders = {"sets": settings.sets, "made": settings.made}
        self._texts = texts

    def offered(self) -> tuple[Offered, ...]:
        """Every set there is, by name; one that is in both folders once."""
        found: dict[Path, Offered] = {}
        for key, folder in self._folders.items():
            for path in _sets_in(folder):
                found.setdefault(path.resolve(), Offered(f"{key}/{path.name}", path, key == "made"))
        return tuple(sorted(found.values(), key=lambda one: (one.made, one.name.lower())))

    def named(self, key: str) -> Offered:
        """The set of that key.

        :raises BadQuestionSet: if it is not there.
        """
        found = next((one for one in self.offered() if one.key == key), None)
        if found is None:
            raise BadQuestionSet(strings.NO_SUCH_SET.format(name=key.partition("/")[2] or key))
        return found

    def picked(self, key: str) -> Picked:
        """A set looked at, its evidence looked up in the documents that are open unless it brings its own.

        :raises BadQuestionSet: if it is not there.
        """
        offered = self.named(key)
        try:
            asked = read_set(offered.path)
            if not asked.texts:
                ground(asked, self._texts())
        except BadQuestionSet as error:
            return Picked(offered, None, _short(str(error), offered.path.parent))
        return Picked(offered, asked)

    def of_run(self, name: str, sha256: str, part: str | None) -> Asked | None:
        """What a run asks, if its set is offered still and has not changed."""
        for one in self.offered():
            if one.path.stem == name or one.path.name == name:
                for generated, seal in _seals(one.path, part):
                    if seal == sha256:
                        return Asked(one, part, generated)
        return None

    def upload(self, name: str, content: bytes) -> tuple[Offered, str]:
        """Keep a set that somebody has sent, once it has been read without a problem.

        :return: where it is, and what is to be said of its name.
        :raises BadQuestionSet: naming all that is wrong with it.
        :raises ExportRefused: if it cannot be kept.
        """
        safe = safe_name(name)
        if Path(safe).suffix.lower() not in SIGNS:
            raise BadQuestionSet(strings.OTHER_FORM.format(name=name, forms=", ".join(SIGNS)))
        with tempfile.TemporaryDirectory() as folder:
            part = Path(folder) / safe
            part.write_bytes(content)
            try:
                asked = read_set(part)
                if not asked.texts:
                    ground(asked, self._texts())
            except BadQuestionSet as error:
                raise BadQuestionSet(_short(str(error), part.parent)) from error
        return self._kept(safe, content)

    def _kept(self, safe: str, content: bytes) -> tuple[Offered, str]:
        folder = self._folders["made"]
        try:
            folder.mkdir(parents=True, exist_ok=True)
            for target in _names(folder / safe):
                if not target.exists():
                    write_whole(target, content)
                    said = strings.KEPT if target.name == safe else strings.KEPT_BESIDE
                    break
                if target.is_file() and target.read_bytes() == content:
                    said = strings.KEPT_ALREADY
                    break
        except OSError as error:
            raise ExportRefused(
                strings.NOT_KEPT.format(folder=folder, why=error.strerror or error)
            ) from error
        return Offered(f"made/{target.name}", target, made=True), said.format(name=target.name, wanted=safe)


def read(asked: Asked) -> QuestionSet:
    """The questions that a run asks.

    :raises BadQuestionSet: if the set cannot be read, or none of its questions is to be measured.
    """
    return measured(renamed(read_set(asked.offered.path, asked.part)), asked.generated)[0]


def _seals(path: Path, part: str | None) -> Iterator[tuple[bool, str]]:
    """What runs of a set may be sealed with, each with whether what nobody accepted is asked too."""
    try:
        whole = renamed(read_set(path, part))
    except BadQuestionSet:
        return
    for generated in (False, True):
        with suppress(BadQuestionSet):
            asked = measured(whole, generated)[0]
            yield generated, asked.sha256
            # A run of the retrieval alone searches only for what has evidence.
            kept = tuple(one for one in asked.questions if one.evidence)
            yield generated, replace(asked, questions=kept).sha256


def safe_name(name: str) -> str:
    """A name for a file that is one on every system, and leads into no other folder."""
    whole = Path(name.replace("\\", "/")).name
    suffix = Path(whole).suffix[:8]
    stem = _UNSAFE.sub("-", whole[: len(whole) - len(Path(whole).suffix)]).strip(" .-")
    return f"{stem[:LONGEST] or 'questions'}{_UNSAFE.sub('', suffix)}"


def _names(path: Path) -> Iterator[Path]:
    """The name that is wanted, then others like it."""
    yield path
    number = 2
    while True:
        yield path.with_name(f"{path.stem}-{number}{path.suffix}")
        number += 1


def _sets_in(folder: Path) -> Iterator[Path]:
    try:
        paths = sorted(folder.iterdir())
    except OSError:
        return
    for path in paths:
        if not path.name.startswith(".") and _looks_like_set(path):
            yield path


def _looks_like_set(path: Path) -> bool:
    try:
        if path.is_dir():
            return is_beir(path) or texts_beside(path) is not None
        sign = SIGNS.get(path.suffix.lower())
        if sign is None or path.name.endswith(TEXTS):
            return False
        with path.open("rb") as file:
            return bool(sign.search(file.read(LOOKED_AT).removeprefix(b"\xef\xbb\xbf")))
    except OSError:
        return False


def _short(message: str, folder: Path) -> str:
    """A message without the folder that whoever reads it does not choose."""
    return message.replace(f"{folder}/", "").replace(f"{folder}\\", "")
