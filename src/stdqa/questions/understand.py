"""What a question asks for: the kind of answer, the things it speaks of, the period and the basis."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum
from functools import cache
from importlib.resources import files

from stdqa.errors import BadQuestion
from stdqa.figures import Clock, numerals, time_phrases
from stdqa.figures.periods import TimePhrase
from stdqa.glossary import Concept, Glossary
from stdqa.questions.forms import Form, Operation, compares, is_statement, operation, wants_breakdown
from stdqa.questions.names import Lexicon, names, strangers
from stdqa.text import content_stems, search_form, stem, words
from stdqa.types import Basis, FigureKind

# Invisible and control characters say nothing; what is left of a question must.
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
WORD_LIKE = re.compile(r"\w")


class Wants(StrEnum):
    """Whether a question wants a number or words."""

    FIGURE = "figure"
    WORDS = "words"


@dataclass(frozen=True, slots=True)
class Question:
    """A question as understood.

    ``counted`` are the stems of what "how many …" counts; ``names`` the stems of proper names, ``strangers`` those names
    that no document knows; ``years``
    the years it names; ``figures`` the numbers it states itself; ``earlier`` is the question that a
    follow-up leans on.
    """

    text: str
    form: Form
    wants: Wants
    kinds: frozenset[FigureKind]
    concepts: tuple[Concept, ...]
    counted: tuple[str, ...]
    names: tuple[str, ...]
    strangers: tuple[str, ...]
    basis: Basis | None
    basis_stated: bool
    years: frozenset[int]
    figures: tuple[Decimal, ...]
    wants_change: bool = False
    wants_rounded: bool = False
    wants_meaning: bool = False
    part: bool = False
    earlier: str | None = None

    @property
    def terms(self) -> tuple[str, ...]:
        """The words for full-text search: the question's own and their equivalents, without repeats."""
        return tuple(dict.fromkeys(word for concept in self.concepts for way in concept.ways for word in way))


def clean(text: str, most_chars: int) -> str:
    """A question as it will be understood: without control characters and superfluous space.

    :raises BadQuestion: if nothing is left of it, or it is longer than ``most_chars``.
    """
    if len(text) > most_chars:
        raise BadQuestion(
            f"The question has {len(text):,} characters; at most {most_chars:,} are read. Shorten it."
        )
    # Lone surrogates come from broken terminals; they cannot be written to any file.
    printable = "".join(" " if unicodedata.category(c) == "Cs" else c for c in CONTROL.sub("", text))
    cleaned = " ".join(printable.split())
    if not WORD_LIKE.search(cleaned):
        raise BadQuestion("The question is empty. Type what you want to know, in words.")
    return cleaned


def understand(
    text: str,
    glossary: Glossary,
    clock: Clock | None = None,
    history: Sequence[str] = (),
    lexicon: Lexicon = Lexicon(),
) -> Question:
    """Read a question. A follow-up ("And local standards?") takes over what the last question said.

    :param text: the question, cleaned.
    :param clock: what "last year" counts from; without one, relative times stay open.
    :param lexicon: the words of the documents, and which of them open names.
    """
    phrases = time_phrases(text, clock=clock)
    told = _told(text, phrases)
    form = search_form(text)
    kinds = _kinds(form)
    basis, stated = _basis(form, phrases)
    named = names(told, lexicon)
    question = Question(
        text=text,
        form=_form(text, kinds),
        wants=_wants(form, kinds),
        kinds=kinds,
        concepts=glossary.concepts(_without_cues(told)),
        counted=_counted(told),
        names=tuple(map(stem, named)),
        strangers=strangers(named, lexicon, glossary) if lexicon.known else (),
        basis=basis,
        basis_stated=stated,
        years=frozenset(year for phrase in phrases for year in phrase.period.years),
        figures=tuple(n.value for n in numerals(told) if n.form == "digits"),
        wants_change=bool(_matches(form, _cues()["change"]["patterns"])),
        wants_rounded=bool(_matches(form, _cues()["rounded"]["patterns"])),
        wants_meaning=bool(_matches(form, _cues()["sentence"]["meaning"])),
    )
    question = _of_whole(question, told, glossary)
    if history and _leans(told, question):
        return _continued(question, understand(history[-1], glossary, clock, history[:-1], lexicon))
    return question


# "How many of the new members are from abroad?": the members are the whole, known already; what is
# asked for is the part.
OF_WHOLE = (
    re.compile(
        r"\bhow many (?:out )?of (?:the|these|those|all|its|their|our)?\s*(?P<whole>.+?)\s+(?P<part>(?:are|is|were|was|do|does|did|have|has|had|"
        r"relate|concern|deal|belong|fall|involve|come|came|represent|cover|lie|focus|went|go|serve|work|"
        r"target|hold|with|from|for|related|devoted|linked|in)\b.+)$",
        re.I,
    ),
    re.compile(r"^of (?:all )?(?:the |these |those )?(?P<whole>[^,]+),\s*how many\s+(?P<part>.+)$", re.I),
    re.compile(r"^out of (?:all )?(?:the )?(?P<whole>[^,]+),\s*how many\s+(?P<part>.+)$", re.I),
)
WHOLE, PART = 0.5, 1.6


def _of_whole(question: Question, told: str, glossary: Glossary) -> Question:
    """A question for a part of something weighs the words of the part more than those of the whole."""
    match = next((m for pattern in OF_WHOLE if (m := pattern.search(told.rstrip("?!. ")))), None)
    if match is None:
        return question
    part = {c.stems for c in glossary.concepts(_without_cues(match.group("part")))}
    weighed = (
        replace(c, weight=PART) if c.stems in part else replace(c, weight=WHOLE, whole=True)
        for c in question.concepts
    )
    return replace(
        question, concepts=tuple(weighed), counted=_counted(f"how many {match.group('part')}"), part=True
    )


# What an earlier question said matters less than what the follow-up itself says.
EARLIER = 0.4


def _continued(question: Question, earlier: Question) -> Question:
    """A follow-up with what it leaves unsaid: the earlier question's things, kind, time and form.

    A name in the follow-up ("What about Anhui?") takes the place of the names before it, and so does a
    basis or a year.
    """
    replaced = set(earlier.names) if question.names else set()
    said = {concept.stems for concept in question.concepts}
    weight = EARLIER if question.concepts else 1.0
    kept = [
        replace(concept, weight=concept.weight * weight)
        for concept in earlier.concepts
        if not replaced & set(concept.stems) and concept.stems not in said
    ]
    asks_words = question.form is Form.WORDS and bool(AFRESH.match(question.text.strip()))
    takes_over = not question.kinds and not asks_words
    timed = bool(question.years) or question.basis is not None
    return replace(
        question,
        form=earlier.form if takes_over and question.form in (Form.WORDS, Form.FIGURE) else question.form,
        wants=earlier.wants if takes_over else question.wants,
        kinds=earlier.kinds if takes_over else question.kinds,
        concepts=(*question.concepts, *kept),
        counted=earlier.counted if _counts_the_same(question) else question.counted,
        names=question.names or earlier.names,
        basis=question.basis or earlier.basis,
        basis_stated=question.basis_stated if timed else earlier.basis_stated,
        years=question.years or earlier.years,
        earlier=earlier.text,
    )


def _counts_the_same(question: Question) -> bool:
    """Whether a follow-up counts what the question before it did: "And in services?", "How many of them …"."""
    if OF_THEM.search(question.text):
        return True
    return not question.counted and MODIFIER.match(question.text) is not None


OF_THEM = re.compile(r"\bhow many of (?:them|these|those)\b", re.I)
MODIFIER = re.compile(
    r"^(?:and |so |but |what about |how about )+(?:in|for|of|by|at|with|from|under|during|since)\b", re.I
)
AFRESH = re.compile(
    r"^(?:and |so |but )?(?:who|whom|whose|where|why|when|how|which|is|are|was|were|did|does|do|has|have)\b",
    re.I,
)


def _told(text: str, phrases: tuple[TimePhrase, ...]) -> str:
    """The question without its time phrases: "2023" is no topic."""
    kept = list(text)
    for phrase in phrases:
        kept[phrase.start : phrase.end] = " " * (phrase.end - phrase.start)
    return "".join(kept)


LEANING = re.compile(
    r"^(?:and|what about|how about|or|so|then|but)\b|\b(?:it|they|them|those|these|that|ones?|he|she|his|her|there)\b",
    re.I,
)
FEW_CONCEPTS = 2


def _leans(told: str, question: Question) -> bool:
    """Whether a question cannot be understood without the one before it."""
    return bool(LEANING.search(told.strip())) or len(question.concepts) <= FEW_CONCEPTS


@cache
def _cues() -> dict[str, dict[str, tuple[re.Pattern[str], ...]]]:
    raw = tomllib.loads((files("stdqa") / "data" / "cues.toml").read_text(encoding="utf-8"))
    return {
        part: {name: tuple(re.compile(p) for p in patterns) for name, patterns in cues.items()}
        for part, cues in raw.items()
        if part != "restricting"
    }


@cache
def restricting() -> frozenset[str]:
    """Stems of words that narrow a count: a figure that does not say them is another figure."""
    raw = tomllib.loads((files("stdqa") / "data" / "cues.toml").read_text(encoding="utf-8"))
    return frozenset(stem for word in raw["restricting"]["words"] for stem in content_stems(word))


def _matches(form: str, patterns: Sequence[re.Pattern[str]]) -> int:
    return sum(pattern.search(form) is not None for pattern in patterns)


# Words that only say what kind of answer is wanted; they are looked for in no document.
CUE_WORDS = re.compile(
    r"\b(?:how many|how much|numbers?|counts?|figures?|total(?:s|led)?|overall|altogether|all told|percent(?:age)?|per cent|"
    r"sum|shares?|proportions?|amount|what|which|when|who|true or false|all|ever|so far|to date|there|many)\b|%",
    re.I,
)


def _without_cues(text: str) -> str:
    """The question without the words that only say what kind of answer it wants."""
    rest = CUE_WORDS.sub(" ", text)
    return rest


def _kinds(form: str) -> frozenset[FigureKind]:
    """The kinds of figure a question may want; none where it gives no sign, or asks for words outright."""
    if _matches(form, _cues()["sentence"]["outright"]):
        return frozenset()
    cues = _cues()["kind"]
    found = {
        FigureKind(name) for name, patterns in cues.items() if name != "any" and _matches(form, patterns)
    }
    if FigureKind.PERCENTAGE in found and not re.search(r"\bhow many\b|\bnumbers? of\b", form):
        found -= {FigureKind.COUNT}
        found |= {FigureKind.RATIO}
    elif FigureKind.PERCENTAGE in found and re.search(r"\bby how much\b", form):
        found |= {FigureKind.COUNT}
    elif FigureKind.PERCENTAGE in found:
        found -= {FigureKind.PERCENTAGE}
    if found & {FigureKind.DURATION, FigureKind.RANK, FigureKind.DATE, FigureKind.MONEY}:
        found -= {FigureKind.COUNT}
    if FigureKind.COUNT in found:
        found |= {FigureKind.QUANTITY, FigureKind.RATIO}
    return frozenset(found)


def _form(text: str, kinds: frozenset[FigureKind]) -> Form:
    """The form of answer, by the surest sign first; a form that finds nothing falls back on the next."""
    if _matches(search_form(text), _cues()["sentence"]["outright"]):
        return Form.WORDS
    if is_statement(text):
        return Form.COMPARISON if re.search(r"\bor\b", text) and compares(text) else Form.VERDICT
    worked = operation(text)
    if worked in (Operation.DIFFERENCE, Operation.RATIO, Operation.GROWTH):
        return Form.COMPUTATION
    if compares(text):
        return Form.COMPARISON
    if wants_breakdown(text):
        return Form.SEVERAL
    if worked is not None:
        return Form.COMPUTATION
    return Form.FIGURE if _wants(search_form(text), kinds) is Wants.FIGURE else Form.WORDS


def _wants(form: str, kinds: frozenset[FigureKind]) -> Wants:
    if kinds or _matches(form, _cues()["kind"]["any"]):
        return Wants.FIGURE
    if _matches(form, _cues()["sentence"]["outright"]):
        return Wants.WORDS
    if _matches(form, _cues()["sentence"]["patterns"]):
        return Wants.WORDS
    asks = re.search(r"\b(?:what|how)\b", form)
    # Keywords without any question word ("SC count", "local standards 2023") look for a figure.
    return Wants.WORDS if asks else Wants.FIGURE


def _basis(form: str, phrases: tuple[TimePhrase, ...]) -> tuple[Basis | None, bool]:
    """The basis asked for, and whether the question says so by a date or period of its own."""
    named = {phrase.period.basis for phrase in phrases if phrase.period.basis}
    cues = _cues()["basis"]
    stock, flow = _matches(form, cues["as_of"]), _matches(form, cues["during"])
    if Basis.AS_OF in named:
        return Basis.AS_OF, True
    if Basis.DURING in named and not stock:
        return Basis.DURING, True
    if stock > flow:
        return Basis.AS_OF, False
    if flow > stock:
        return Basis.DURING, Basis.DURING in named
    return None, False


COUNTED_AFTER = re.compile(
    r"\b(?:how many|(?:total |overall |exact |rounded )?(?:number|count|total|sum|quantity|amount)s? of|what number of)\s+",
    re.I,
)
COUNTED_END = re.compile(
    r"[?,;:.]|\b(?:are|is|was|were|do|does|did|have|has|had|can|could|would|will|in|at|by|from|with|to|on|for|that|which|who|"
    r"there|when|since|during|under|among|behind|within|across|between|against|exist|took|take|got|won|went|came)\b",
    re.I,
)


ASKS = re.compile(
    r"\b(?:who|what|which|when|where|why|how|is|are|was|were|do|does|did|has|have|had|can|could|please)\b(?! many\s*$)",
    re.I,
)


def _counted(told: str) -> tuple[str, ...]:
    """The stems of what is to be counted: "how many new committees were …" counts committees."""
    match = COUNTED_AFTER.search(told)
    if not match and ASKS.search(told):
        return ()
    start = match.end() if match else 0
    end = COUNTED_END.search(told, start)
    # Keywords ("space science standards number") begin with what is to be counted.
    phrase = told[start : end.start() if end else len(told)]
    phrase = phrase if match else CUE_WORDS.sub(" ", phrase)
    # "Countries and regions" are counted as countries; "chair and vice-chair positions" as positions.
    phrase = re.split(r"(?<=s) and ", phrase)[0]
    kept: list[str] = []
    for word in words(phrase):
        after_plural = bool(kept) and _is_plural(kept[-1]) and not _is_plural(word.text)
        if after_plural or (kept and word.text.lower().endswith("ed") and len(word.text) > 4):
            break
        kept.append(word.text)
    return content_stems(" ".join(kept))


def _is_plural(word: str) -> bool:
    """Whether a word looks like a plural: the noun phrase that it ends is over."""
    return len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is"))
