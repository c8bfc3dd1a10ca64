"""Terms that mean the same: the reader's words for the documents' terms. The terms are data."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path

from stdqa.errors import BadSettings
from stdqa.text import content_stems, function_words, stem, words

Stems = tuple[str, ...]
# Between two sentences, or where something was blanked out.
BREAK = re.compile(
    r"[.;:?!]\s|\s{4,}|\s(?:whose|which|that|who|do|does|did|have|has|had|with|owns?(?= an?\s))\s", re.I
)


@dataclass(frozen=True, slots=True)
class Concept:
    """A thing that a question speaks of: the stems it uses, and other stems that say the same.

    ``weight`` is how much it matters beside the others, 1 for a plain word of the question; ``whole``
    tells that the question names it only as the whole of which a part is asked for. ``rivals`` are known
    terms for other things of its kind: "industry standard" for "national standard".
    """

    stems: Stems
    others: tuple[Stems, ...] = ()
    weight: float = 1.0
    whole: bool = False
    rivals: tuple[Stems, ...] = ()

    @property
    def ways(self) -> tuple[Stems, ...]:
        """All ways of saying it, the question's own first."""
        return (self.stems, *self.others)


@dataclass(frozen=True, slots=True)
class Glossary:
    """Groups of equivalent terms, found by the stems of each term; ``written`` has each as it is written."""

    equivalents: dict[Stems, tuple[Stems, ...]]
    written: dict[Stems, str]
    longest: int
    by_head: dict[str, tuple[Stems, ...]]

    @classmethod
    def of(cls, groups: Iterable[Sequence[str]]) -> Glossary:
        """Make a glossary of groups of terms; a term may stand in several groups."""
        found: dict[Stems, dict[Stems, None]] = {}
        written: dict[Stems, str] = {}
        for group in groups:
            terms = list(dict.fromkeys(term_stems(term) for term in group))
            for phrase in group:
                written.setdefault(term_stems(phrase), phrase)
            for term in terms:
                found.setdefault(term, {}).update((other, None) for other in terms if other != term)
        found.pop((), None)
        equivalents = {term: tuple(others) for term, others in found.items()}
        by_head: dict[str, list[Stems]] = {}
        for term, others in equivalents.items():
            # "Reducing waste", which is also "waste reduction", is no kind of waste.
            turned = any(_turns(term, other) and _is_bare(written[other]) for other in others)
            if len(term) > 1 and not turned:
                by_head.setdefault(term[-1], []).append(term)
        heads = {head: tuple(terms) for head, terms in by_head.items()}
        return cls(equivalents, written, max((len(term) for term in found), default=0), heads)

    def others_of(self, term: Stems) -> tuple[Stems, ...]:
        """What says the same as a term; none where it is not known.

        A term of several words is known too where it ends in another word for the last of a known one:
        "sector norm" by "sector standard" and "norm" for "standard".
        """
        if term in self.equivalents or len(term) == 1:
            return self.equivalents.get(term, ())
        *first, last = term
        heads = (way for way in self.equivalents.get((last,), ()) if len(way) == 1)
        whole = next((known for way in heads if (known := (*first, *way)) in self.equivalents), None)
        return (whole, *self.equivalents[whole]) if whole else ()

    def knows(self, term: Stems) -> bool:
        """Whether a term stands in a group, alone or with others, or ends as one that does."""
        return term in self.equivalents or bool(self.others_of(term))

    def rivals_of(self, term: Stems) -> tuple[Stems, ...]:
        """The known terms that end as a term of several words does and mean something else; not those that
        it is made of ("technical committee", for "sub-technical committee")."""
        ways = (term, *self.others_of(term))
        ends = Counter(way[-1] for way in ways if len(way) > 1)
        head = ends.most_common(1)[0][0]
        return tuple(
            rival
            for rival in self.by_head.get(head, ())
            if rival not in ways and not any(way[-len(rival) :] == rival for way in ways)
        )

    def concepts(self, text: str) -> tuple[Concept, ...]:
        """The concepts of a text, in order; the longest known term wins, other words stand alone. No term
        reaches over the end of a sentence, or over what is blank."""
        parts = BREAK.split(text)
        return tuple(dict.fromkeys(concept for part in parts for concept in self._concepts_in(part)))

    def _concepts_in(self, text: str) -> list[Concept]:
        stems = content_stems(text)
        found: list[Concept] = []
        at = 0
        while at < len(stems):
            size = next(
                (
                    n
                    for n in range(min(self.longest, len(stems) - at), 1, -1)
                    if self.knows(stems[at : at + n])
                ),
                1,
            )
            term = stems[at : at + size]
            found += self._concepts_of(term)
            at += size
        return found

    def other_words(self, concepts: Iterable[Concept]) -> tuple[str, ...]:
        """The words of the equivalents of concepts, as they are written, each once."""
        terms = (self.written.get(way, "") for concept in concepts for way in concept.others)
        return tuple(dict.fromkeys(word.text for term in terms for word in words(term)))

    def _concepts_of(self, term: Stems) -> list[Concept]:
        if len(term) == 1:
            return [Concept(term, self.others_of(term))]
        # The words of a known term also count one by one, so that "industrial standard" still finds
        # "industrial" where the document says neither it nor an equivalent.
        whole = Concept(term, self.others_of(term), rivals=self.rivals_of(term))
        return [whole, *(Concept((word,), self.equivalents.get((word,), ())) for word in term)]


def _turns(term: Stems, other: Stems) -> bool:
    """Whether a term has the words of another one turned round, but for their endings."""
    alike = len(term) == len(other) > 1
    return alike and all(one[:ROOT] == two[:ROOT] for one, two in zip(term, reversed(other), strict=True))


# "Reducing" and "reduction" begin alike.
ROOT = 4


def _is_bare(term: str) -> bool:
    """Whether a term has no words of grammar in it, as "standard by sector" has."""
    return len(list(words(term))) == len(term_stems(term))


def term_stems(term: str) -> Stems:
    """The stems of a term; a term made of grammar words alone keeps them ("in force" is "forc")."""
    skip = function_words()
    stems = [stem(word.text) for word in words(term)]
    return tuple(s for s in stems if s not in skip) or tuple(stems)


@cache
def shipped_glossary() -> Glossary:
    """The glossary that comes with the package."""
    return Glossary.of(
        _groups((files("stdqa") / "data" / "glossary.toml").read_text(encoding="utf-8"), "glossary")
    )


def read_glossary(path: Path) -> Glossary:
    """The shipped glossary and the groups of a file of the user's.

    :raises BadSettings: if the file cannot be read or is not a list of groups of terms.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise BadSettings(f"The glossary {path} cannot be read ({error}). Check STDQA_GLOSSARY.") from error
    shipped = (files("stdqa") / "data" / "glossary.toml").read_text(encoding="utf-8")
    return Glossary.of([*_groups(shipped, "glossary"), *_groups(text, str(path))])


def _groups(text: str, name: str) -> list[list[str]]:
    try:
        groups = tomllib.loads(text).get("groups")
    except tomllib.TOMLDecodeError as error:
        raise BadSettings(f"The glossary {name} is not TOML: {error}. Correct it.") from error
    if not isinstance(groups, list) or not all(
        isinstance(group, list) and all(isinstance(term, str) for term in group) for group in groups
    ):
        raise BadSettings(f'The glossary {name} must hold `groups = [["term", "same term"], …]`. Correct it.')
    return groups
