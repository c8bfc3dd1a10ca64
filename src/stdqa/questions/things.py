"""The things that a question for several figures lists: "new chairs, new secretariats and experts"."""

from __future__ import annotations

import re

from stdqa.glossary import Glossary
from stdqa.questions.cutting import (
    AUX,
    NAME,
    PARTICIPLE,
    PREPOSITION,
    dated,
    is_told,
    term_of,
    thing_and_rest,
)
from stdqa.questions.operations import AGAIN, Operation
from stdqa.questions.parts import Parts, coordinated, options
from stdqa.questions.request import Request, Term
from stdqa.text import content_stems
from stdqa.types import Basis


def alternatives(bare: str) -> Request | None:
    """The things of a question which of them is more."""
    found = options(bare)
    terms = tuple(map(term_of, found.options))
    if len(terms) < 2 or not all(map(is_told, terms)):
        return None
    return Request(None, terms, found.shared)


FIRST = re.compile(
    r"^(?P<lead>.*?\b(?:how (?:many|much|often)|number(?: of)?|share of|totals? of))\s+(?P<thing>.+)$", re.I
)


def several_listed(bare: str, glossary: Glossary) -> Request | None:
    """The things of a question for several figures."""
    pieces = AGAIN.split(bare)
    if len(pieces) > 1 and (found := _asked_again(pieces)):
        return found
    if dated_things := at_times(bare):
        return dated_things
    return _several(of_parts(None, coordinated(bare, glossary)), glossary) or (
        _either(bare, glossary) or _keywords(bare, glossary)
    )


SLASH = re.compile(r"\b[\w’'-]+(?:\s?/\s?[\w’'-]+)+\b")
MOST_KEYWORDS, KEYWORD_WORDS = 6, 4


def _keywords(bare: str, glossary: Glossary) -> Request | None:
    """Things set beside each other without a word between: "new nurses, new doctors", "goods / services"."""
    if match := SLASH.search(bare):
        listed = [one.strip() for one in match.group().split("/")]
        if any(map(str.isdigit, listed)) or _are_one(listed, bare[match.end() :], glossary):
            return None
        shared = f"{bare[: match.start()]} {bare[match.end() :]}"
        return Request(None, tuple(map(term_of, listed)), shared)
    parts = [part.strip() for part in re.split(r",\s+", bare)]
    short = all(0 < len(part.split()) <= KEYWORD_WORDS for part in parts)
    if not short or not 1 < len(parts) <= MOST_KEYWORDS or AUX.search(bare) or ASKS.search(bare):
        return None
    cut = [thing_and_rest(part) for part in parts]
    terms = tuple(term_of(thing) for thing, _ in cut)
    named = all(content_stems(term.name) for term in terms)
    return Request(None, terms, " ".join(rest for _, rest in cut)) if named else None


def _are_one(listed: list[str], after: str, glossary: Glossary) -> bool:
    """Whether two words before a noun are two for one thing: "provincial/local standards"."""
    noun = content_stems(after)[:1]
    first, *rest = ((*content_stems(one), *noun) for one in listed)
    known = glossary.equivalents.get(first, ())
    return bool(noun) and all(one in known for one in rest)


ASKS = re.compile(r"\b(?:who|what|which|when|where|why|how)\b", re.I)


EITHER = re.compile(r"\bhow many\b.*\S\s+or\s+\S", re.I)


def _either(bare: str, glossary: Glossary) -> Request | None:
    """ "How many are in good or fair condition?" means those in the one and those in the other."""
    if not EITHER.search(bare) or re.search(r"\band\b", bare):
        return None
    return of_parts(Operation.SUM, coordinated(re.sub(r"\s+or\s+", " and ", bare), glossary))


OWNED = re.compile(r"(?:its|their|his|her)\b", re.I)


def _several(request: Request | None, glossary: Glossary) -> Request | None:
    """Things listed, unless the glossary knows them all as one: "provincial and municipal standards"."""
    if request is None or len(request.terms) < 2:
        return request
    if any(OWNED.match(term.name) for term in request.terms[1:]):
        # "The company and its plants": what is said of both.
        return None
    named = [content_stems(term.name) for term in request.terms]
    # What is said once for all stands behind the last.
    shared = named[-1][-1:]
    first, *rest = (one if one[-1:] == shared else (*one, *shared) for one in named)
    known = glossary.equivalents.get(first, ())
    return None if len(first) > 1 and all(one in known for one in rest) else request


def _asked_again(pieces: list[str]) -> Request | None:
    """ "How many ambulances were bought, and how many were in service at its end?" """
    head, _, opening = _rpartition_colon(pieces[0])
    match = FIRST.search(opening)
    thing = match["thing"] if match else opening
    noun, done = thing_and_rest(thing)
    told = [
        AUX.match(piece.strip()) or PREPOSITION.match(piece.strip()) or PARTICIPLE.match(piece.strip())
        for piece in pieces[1:]
    ]
    if all(told) or head:
        # The noun is said once: what is asked again is only what became of the things.
        terms = tuple(map(term_of, ((thing if head else done), *pieces[1:])))
        shared = head or noun
        return Request(None, terms, shared) if all(map(is_told, terms)) else None
    if any(told):
        return None
    last, tail = thing_and_rest(pieces[-1])
    terms = tuple(map(term_of, (thing, *pieces[1:-1], last)))
    return Request(None, terms, tail) if all(is_told(t) for t in terms) else None


def _rpartition_colon(text: str) -> tuple[str, str, str]:
    head, mark, tail = text.partition(": ")
    return (head, mark, tail) if mark else ("", "", text)


def at_times(bare: str) -> Request | None:
    """ "In 2020 and in 2021": the same thing at several times."""
    phrases = [p for p in dated(bare) if p.period.years]
    if len({p.period.years for p in phrases}) < 2:
        return None
    if not all(
        re.fullmatch(r"\s*(?:,|and|or|to|versus|vs\.?|than|, and)?\s*", bare[one.end : two.start])
        for one, two in zip(phrases, phrases[1:], strict=False)
    ):
        return None
    shared = f"{bare[: phrases[0].start]} {bare[phrases[-1].end :]}"
    bases = {p.period.basis for p in phrases if p.period.basis}
    basis = bases.pop() if len(bases) == 1 else Basis.DURING
    return Request(None, tuple(Term("", basis, p.period.years) for p in phrases), shared)


def of_parts(wanted: Operation | None, parts: Parts) -> Request | None:
    """A request for the things that a question joins; None where it names fewer than two."""
    listed = parts.options
    if len(listed) > 2:
        # "The four networks, Tarn, Easby, …" counts first what it lists then.
        listed = tuple(one for one in listed if not NUMBERED.match(one)) or listed
    if len(listed) < 2:
        return None
    # The verb stands after the last; what the first is joined to tells it from the others.
    cut = [*((option, "") for option in listed[:-1]), _cut_thing(listed[-1], parts.shared)]
    terms = tuple(term_of(thing) for thing, _ in cut)
    if len(terms) < 2 or not all(map(is_told, terms)):
        return None
    return Request(wanted, terms, " ".join([parts.shared, *(rest for _, rest in cut)]))


NUMBERED = re.compile(r"(?:two|three|four|five|six|seven|eight|nine|ten|\d+)\s", re.I)


def _cut_thing(option: str, shared: str) -> tuple[str, str]:
    """A thing listed, without the verb that stands after the last: "Brisk train", "midwives work"."""
    name = NAME.match(option)
    if name and re.search(r"\b(?:do|does|did|has|have|had)\b", shared, re.I):
        return name.group(), option[name.end() :]
    return thing_and_rest(option)
