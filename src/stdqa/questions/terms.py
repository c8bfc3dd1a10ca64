"""The things that a composite question names: those to be added, compared or set against each other.

"How many more branches does Aldmoor have than Dunmere?" names Aldmoor and Dunmere, in that order, and
shares the branches between them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from stdqa.figures import Clock, time_phrases
from stdqa.figures.periods import TimePhrase
from stdqa.glossary import Glossary
from stdqa.questions.forms import AGAIN, BOUND, SMALLER, Form, Operation, operation
from stdqa.questions.parts import LEADING, Parts, coordinated, in_term, options
from stdqa.text import content_stems
from stdqa.types import Basis


@dataclass(frozen=True, slots=True)
class Term:
    """One thing that a question names beside others, and the time that it gives this one alone."""

    name: str
    basis: Basis | None = None
    years: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Request:
    """The things named, in the order that the operation takes them (part before whole, dividend before
    divisor), and the words they share. ``less`` tells that the first is said to be the smaller."""

    operation: Operation | None
    terms: tuple[Term, ...]
    shared: str
    less: bool = False


def request_of(text: str, form: Form, glossary: Glossary) -> Request | None:
    """The things that a question sets beside each other; None where it names fewer than it needs."""
    bare = IN_UNIT.sub(
        "", OPENER.sub("", untagged(ASIDE.sub("", text.replace(" + ", " and ")).strip().rstrip("?!. ")))
    )
    if form is Form.VERDICT:
        # "Fewer than ten provinces" compares with a number, not with a thing.
        return None if BOUND.search(bare) else contrast(bare, None)
    if form is Form.COMPARISON:
        return contrast(bare, None) or _alternatives(bare)
    if form is Form.COMPUTATION:
        wanted = operation(text)
        return PARSERS[wanted](bare, glossary) if wanted in PARSERS else None
    if form in (Form.FIGURE, Form.SEVERAL, Form.WORDS):
        return _listed(SETTING.sub("", bare), glossary)
    return None


# "Since the harbour was opened, how many …": a clause that is no part of a list.
SETTING = re.compile(
    r"^(?:since|after|before|when|while|once|until|although|as) [^,]+,\s+(?=\S*\s?(?:how|what)\b)", re.I
)


OPENER = re.compile(
    r"^(?:(?:please|kindly|and|so|but|also|ok|hi|hello|well)[, ]+)*"
    r"(?:(?:is it (?:true|correct|right|the case)|can (?:we|one|you) say|would you say)"
    r"(?: to say)? that\s+)?(?:(?:can|could|would) you (?:please )?"
    r"(?:tell|give|show) (?:me|us)[, ]+|(?:please )?(?:tell|give|show) (?:me|us)[, ]+|i(?:'d| would) like to "
    r"know[, ]+|do you know[, ]+|what i want to know is[, ]+)?(?:please[, ]+)?",
    re.I,
)

ASIDE = re.compile(r"\s\([^)]*\)")
# What stands after the last mark and only asks for the result: "…: what is the sum?"
TAG = re.compile(r"(?:[:,;]|\s[-–—])\s*(?P<tag>(?:what|which|who|how)\b[^,:;]*)$", re.I)
EMPTY = frozenset(
    content_stems(
        "sum total result difference number numbers result results come comes get make share front gap figure"
    )
)


def untagged(text: str) -> str:
    """A question without a tag that only asks for the result of what it named before."""
    match = TAG.search(text)
    return text[: match.start()] if match and set(content_stems(match["tag"])) <= EMPTY else text


IN_UNIT = re.compile(
    r",?\s+(?:in|expressed in) (?:thousands?|millions?|billions?|trillions?)(?: (?:of )?\w+)?$", re.I
)

# ------------------------------------------------------------------ more A than B

MORE = r"(?:more|fewer|less|larger|bigger|higher|greater|smaller|lower|longer|shorter|stronger|weaker)"
THAN = re.compile(rf"^(?P<lead>.*?)\b(?P<more>{MORE})\b\s*(?P<left>.*?)\s*\bthan\b\s+(?P<right>.+)$", re.I)
BEATS = (
    r"(?:exceed(?:s|ed)?|outnumber(?:s|ed)?|surpass(?:es|ed)?|outstrip(?:s|ped)?|overtake[sn]?|beats?|"
    r"leads?|led|tops?|topped|lie ahead of|is ahead of|are ahead of)"
)
EXCEEDS = (
    re.compile(
        rf"\b(?:by how (?:many|much)|by what (?:number|amount|margin)|how (?:many|much) more)"
        rf"\s*(?:of\s)?(?P<what>.*?)\s*\b(?:do|does|did|is|are|was|were)\s+"
        rf"(?P<a>.+?)\s+{BEATS}\s+(?P<b>.+)$",
        re.I,
    ),
    re.compile(
        r"^(?:(?:do|does|did)\s+)?(?P<a>(?!which|who|what)[^,]+?)\s+(?:outnumber|exceed|surpass|outstrip)(?:s|ed)?"
        r"\s+(?:the|those)\s+(?P<b>.+)$",
        re.I,
    ),
    re.compile(
        rf"^(?:(?:do|does|did|is|are|was|were|has|have)\s+)?(?P<a>(?!which|who|what)[^,]+?)"
        rf"\s+{BEATS}\s+(?!(?:by|in|with|for|the)\b)(?P<b>.+)$",
        re.I,
    ),
)
AHEAD_BY = (
    re.compile(
        r"\bhow far (?:is|are|was|were) (?P<a>.+?) (?:ahead of|behind|above|below) (?P<b>.+?)"
        r"(?: (?:in|on|by) (?P<what>.+))?$",
        re.I,
    ),
    re.compile(
        r"^(?P<a>[^,?]+?) (?:is|are|was|were) (?:by )?how (?:many|much) (?P<what>.+?) "
        r"(?:ahead of|behind|above|below) (?P<b>.+)$",
        re.I,
    ),
    re.compile(
        r"\bhow (?:many|much) (?P<what>.+?) (?:is|are|was|were) (?P<a>.+?) (?:ahead of|behind|above|below) "
        r"(?P<b>.+)$",
        re.I,
    ),
)
AHEAD = re.compile(
    r"\bhow (?:far|much) (?:ahead of|behind) (?P<b>.+?) (?:is|are|was|were|does|did|do) (?P<a>.+)$", re.I
)
BETWEEN = re.compile(
    r"\b(?:difference|gap|margin|distance|ratio)\b(?P<what>.*?)\bbetween\s+(?P<a>.+?)\s+and\s+(?P<b>.+)$",
    re.I,
)
LEAD_OVER = re.compile(
    r"\b(?:lead|advantage|margin|edge)\s+(?:of|that)\s+(?P<a>.+?)(?:\s+ha(?:s|ve|d))?\s+over\s+(?P<b>.+)$",
    re.I,
)
MINUS = re.compile(r"^(?P<what>.*?[,:]\s)?(?P<a>[^,:]+?)\s+minus\s+(?P<b>.+)$", re.I)
COMPARES = re.compile(
    r"(?:\bhow (?:do|does|did) (?P<a>.+?) compare(?:d)? (?:with|to|against) (?P<b>.+)$)|"
    r"(?:\bcompare\s+(?P<c>.+?)\s+(?:with|to|and|against)\s+(?P<d>.+)$)",
    re.I,
)
PREPOSITION = re.compile(r"(?:in|for|to|from|on|at|by|of|with|among|under|within)\b", re.I)
AUX = re.compile(r"\b(?:is|are|was|were|do|does|did|has|have|had|can|could|will|would)\b", re.I)
NAME = re.compile(r"\b[A-Z][\w’'&-]*(?:\s(?:(?:of|the|and)\s)?[A-Z][\w’'&-]*|\s\d{2,4}(?=\s[A-Z]))*")
PARTICIPLE = re.compile(
    r"\b(?:\w{2,}ed|left|lost|sold|built|bought|born|won|sent|lent|taken|given|hired|new)\b", re.I
)


def contrast(bare: str, wanted: Operation | None) -> Request | None:
    """Two things of which one is said, or asked, to be the more."""
    if match := COMPARES.search(bare):
        return _pair(match["a"] or match["c"], match["b"] or match["d"], bare[: match.start()], wanted)
    for pattern in AHEAD_BY:
        if match := pattern.search(bare):
            return _pair(match["a"], match["b"], match["what"] or "", wanted)
    if match := AHEAD.search(bare):
        a, tail = thing_and_rest(match["a"])
        return _pair(a, match["b"], tail, wanted)
    for pattern in (BETWEEN, LEAD_OVER, MINUS):
        if match := pattern.search(bare):
            return _pair(match["a"], match["b"], f"{bare[: match.start()]} {_group(match, 'what')}", wanted)
    if (match := THAN.search(bare)) and (found := _than(match)):
        return Request(wanted, found[0], found[1], less=bool(re.fullmatch(SMALLER, match["more"], re.I)))
    for pattern in EXCEEDS:
        if match := pattern.search(bare):
            return _pair(match["a"], match["b"], _group(match, "what"), wanted)
    return None


def _group(match: re.Match[str], name: str) -> str:
    return match.groupdict().get(name) or ""


def _pair(a: str, b: str, shared: str, wanted: Operation | None) -> Request | None:
    """Two things named; what follows the second is shared, and so is the head that only it has."""
    own, tail = thing_and_rest(b)
    first, more = thing_and_rest(a)
    if first.lower() == own.lower():
        # "Spending on dredging" and "spending on quays" differ in what follows.
        first, more, own, tail = a, "", b, ""
    terms = (term_of(first), term_of(own))
    if not all(map(_is_told, terms)):
        return None
    return Request(wanted, terms, f"{shared} {more} {tail}")


def _than(match: re.Match[str]) -> tuple[tuple[Term, Term], str] | None:
    """What stands on both sides of "than": the part of the left side that answers to the right one."""
    lead, left, right = match["lead"], match["left"], match["right"]
    if BARE_NUMBER.match(right):
        return None
    told = f"{lead} {left}".strip()
    own, tail = thing_and_rest(right)
    times = dated(right)
    if times and times[0].start <= 1:
        before = [p for p in dated(told) if p.period.years]
        if not before:
            return None
        rest = told.replace(told[before[-1].start : before[-1].end], " ")
        return (term_of(told[before[-1].start : before[-1].end]), term_of(right)), rest
    if preposition := PREPOSITION.match(right):
        own, tail = thing_and_rest(right[preposition.end() :])
        same = list(re.finditer(rf"\b{preposition.group()}\s+(?P<thing>.+)", told, re.I))
        if same:
            one = same[-1]["thing"]
            return (term_of(one), term_of(own)), f"{told[: same[-1].start()]} {tail}"
    # "Than there are assistants", "than did Carrow"
    own, tail = thing_and_rest(LEADING.sub("", right))
    # Of "more than ; 310" nothing is left to compare with.
    opening = (own.split() or [""])[0]
    if NAME.match(own) and (names := list(NAME.finditer(told))[-1:]):
        at = names[0]
        if at.start() or lead:
            return (term_of(at.group()), term_of(own)), f"{told[: at.start()]} {told[at.end() :]} {tail}"
    if PARTICIPLE.fullmatch(opening) and (done := list(PARTICIPLE.finditer(left))):
        at = done[-1]
        return (term_of(at.group()), term_of(own)), f"{left[: at.start()]} {left[at.end() :]} {tail}"
    aux = list(AUX.finditer(left))
    if aux and left[aux[-1].end() :].strip():
        one, more = thing_and_rest(left[aux[-1].end() :])
        if content_stems(one) and not one.lower().startswith(("there", "not")):
            return (term_of(one), term_of(own)), f"{left[: aux[-1].start()]} {more} {tail}"
    one, more = thing_and_rest(left)
    if content_stems(one):
        return (term_of(one), term_of(own)), f"{lead} {more} {tail}"
    one = AUX.split(lead)[-1]
    return ((term_of(one), term_of(own)), tail) if content_stems(one) else None


BARE_NUMBER = re.compile(
    r"(?:\d|half\b|an? (?:half|third|quarter|\w+th|hundred|thousand|million)\b|the (?:year|previous)\b)", re.I
)


def dated(text: str, clock: Clock | None = None) -> tuple[TimePhrase, ...]:
    """The times that some words name; the number of an "IEC 1906 Award" is none."""
    return tuple(
        p
        for p in time_phrases(text, clock=clock)
        if p.period.basis or not OF_NAME.search(text[: p.start].split(",")[-1])
    )


OF_NAME = re.compile(r"\b[A-Z][A-Z]+[ -]$")

# ------------------------------------------------------------------ the cutting of noun phrases

# Where a thing named ends: at a verb, or at what tells where and when.
ENDS = re.compile(
    r"\s+(?:are|is|were|was|did|does|do|have|has|had|can|could|will|in|by|at|on|during|as of|when|"
    r"that|which|who|whose|there|together|combined|altogether|respectively|each|between them|since|until|as|"
    r"went|came|goes?|comes?|work(?:ed|s)?|employed|filed|published|released|approved|issued|registered|received?)\b|[,;:]\s",
    re.I,
)
# A preposition may lead into the thing itself: "in good condition", "for space science".
LEADS_IN = re.compile(r"^(?:(?:in|for|of|by|at|to|from|with|on|the|those|that|an?|about)\s+)+", re.I)


def thing_and_rest(text: str) -> tuple[str, str]:
    """A thing named, and what follows it: the verb, the place, the time."""
    lead = LEADS_IN.match(text)
    begin = lead.end() if lead else 0
    match = ENDS.search(text, begin)
    phrase = next(iter(dated(text)), None)
    stop = min(match.start() if match else len(text), phrase.start if phrase and phrase.start else len(text))
    plural = _after_plural(text[:stop])
    return text[:plural].strip(), text[plural:].strip()


def up_to_plural(text: str) -> str:
    """A thing named, without the verb after it."""
    return text[: _after_plural(text)]


def _after_plural(text: str) -> int:
    """Where the first plural ends a thing named: "doctors" of "doctors work"."""
    found = list(re.finditer(r"[\w’'-]+", text))
    for one, after in zip(found, found[1:], strict=False):
        word, following = one.group().lower(), after.group().lower()
        joined = following in JOINERS or following.endswith("s") or after.group()[0].isupper()
        if (
            len(word) > 3
            and word.endswith("s")
            and not word.endswith(("ss", "us", "is", "ous"))
            and not joined
        ):
            return one.end()
    return len(text)


JOINERS = frozenset(["and", "or", "of", "for", "to", "with", "from", "under"])


def term_of(text: str) -> Term:
    """A thing named, with the time that its own words give it."""
    text = RESPECTIVELY.sub("", text)
    phrases = dated(text)
    basis = next((p.period.basis for p in phrases if p.period.basis), None)
    years = frozenset(year for p in phrases for year in p.period.years)
    told = list(text)
    for phrase in phrases:
        told[phrase.start : phrase.end] = " " * (phrase.end - phrase.start)
    bare = "".join(told)
    if AT_END.search(bare):
        basis, bare = Basis.AS_OF, AT_END.sub(" ", bare)
    elif IN_YEAR.search(bare):
        basis, bare = Basis.DURING, IN_YEAR.sub(" ", bare)
    if years and basis is None:
        basis = Basis.DURING
    name = LEADING.sub("", " ".join(bare.split()).strip(' "“”,.'))
    name = LEADS_IN.sub("", f"{name} ").strip()
    return Term(name, basis, years)


RESPECTIVELY = re.compile(r"\b(?:respectively|each|alone)\b", re.I)

AT_END = re.compile(
    r"\b(?:cumulative|total|overall)(?: (?:ones?|figures?|numbers?|counts?))?$|\b(?:by|at|"
    r"as of) (?:its|their|that year's|the) (?:end|close)\b|\b(?:by|at) (?:the )?end(?: of "
    r"(?:it|that|the year|that year))?\b|"
    r"\bby then\b|\b(?:in|the) (?:total|all)\b|\baltogether\b|\boverall\b|\bso far\b|\bto date\b",
    re.I,
)
IN_YEAR = re.compile(
    r"\b(?:annual|yearly|in-year)(?: (?:ones?|figures?|numbers?|counts?))?$|\b(?:in|"
    r"during|within|over) (?:the|that) year\b|\bnewly\b",
    re.I,
)


def _is_told(term: Term) -> bool:
    return bool(content_stems(term.name) or term.basis or term.years)


# ------------------------------------------------------------------ alternatives and lists


def _alternatives(bare: str) -> Request | None:
    found = options(bare)
    terms = tuple(map(term_of, found.options))
    if len(terms) < 2 or not all(map(_is_told, terms)):
        return None
    return Request(None, terms, found.shared)


FIRST = re.compile(
    r"^(?P<lead>.*?\b(?:how (?:many|much|often)|number(?: of)?|share of|totals? of))\s+(?P<thing>.+)$", re.I
)


def _listed(bare: str, glossary: Glossary) -> Request | None:
    """The things of a question for several figures."""
    pieces = AGAIN.split(bare)
    if len(pieces) > 1 and (found := _asked_again(pieces)):
        return found
    if at_times := _dated(bare):
        return at_times
    return _several(_of_parts(None, coordinated(bare, glossary)), glossary) or (
        _either(bare, glossary) or _keywords(bare)
    )


SLASH = re.compile(r"\b[\w’'-]+(?:\s?/\s?[\w’'-]+)+\b")
MOST_KEYWORDS, KEYWORD_WORDS = 6, 4


def _keywords(bare: str) -> Request | None:
    """Things set beside each other without a word between: "new nurses, new doctors", "goods / services"."""
    if match := SLASH.search(bare):
        listed = [one.strip() for one in match.group().split("/")]
        if any(map(str.isdigit, listed)):
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


ASKS = re.compile(r"\b(?:who|what|which|when|where|why|how)\b", re.I)


EITHER = re.compile(r"\bhow many\b.*\S\s+or\s+\S", re.I)


def _either(bare: str, glossary: Glossary) -> Request | None:
    """ "How many are in good or fair condition?" means those in the one and those in the other."""
    if not EITHER.search(bare) or re.search(r"\band\b", bare):
        return None
    return _of_parts(Operation.SUM, coordinated(re.sub(r"\s+or\s+", " and ", bare), glossary))


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
        return Request(None, terms, shared) if all(map(_is_told, terms)) else None
    if any(told):
        return None
    last, tail = thing_and_rest(pieces[-1])
    terms = tuple(map(term_of, (thing, *pieces[1:-1], last)))
    return Request(None, terms, tail) if all(_is_told(t) for t in terms) else None


def _rpartition_colon(text: str) -> tuple[str, str, str]:
    head, mark, tail = text.partition(": ")
    return (head, mark, tail) if mark else ("", "", text)


def _dated(bare: str) -> Request | None:
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


def _of_parts(wanted: Operation | None, parts: Parts) -> Request | None:
    listed = parts.options
    if len(listed) > 2:
        # "The four networks, Tarn, Easby, …" counts first what it lists then.
        listed = tuple(one for one in listed if not NUMBERED.match(one)) or listed
    if len(listed) < 2:
        return None
    # The verb stands after the last; what the first is joined to tells it from the others.
    cut = [*((option, "") for option in listed[:-1]), _cut_thing(listed[-1], parts.shared)]
    terms = tuple(term_of(thing) for thing, _ in cut)
    if len(terms) < 2 or not all(map(_is_told, terms)):
        return None
    return Request(wanted, terms, " ".join([parts.shared, *(rest for _, rest in cut)]))


NUMBERED = re.compile(r"(?:two|three|four|five|six|seven|eight|nine|ten|\d+)\s", re.I)


def _cut_thing(option: str, shared: str) -> tuple[str, str]:
    """A thing listed, without the verb that stands after the last: "Brisk train", "midwives work"."""
    name = NAME.match(option)
    if name and re.search(r"\b(?:do|does|did|has|have|had)\b", shared, re.I):
        return name.group(), option[name.end() :]
    return thing_and_rest(option)


# ------------------------------------------------------------------ what is to be worked out


ADDING = re.compile(
    r"\badd(?:ing)?\s+(?:up\s+)?(?P<a>.+?)\s+(?:to|and|plus)\s+(?P<b>[^,]+)(?:,\s*(?P<rest>.+))?$", re.I
)
JOINT = re.compile(r"\s+(?:to|and|plus)\s+", re.I)
ALL_OF = re.compile(r"^(?P<things>[^:]+(?:,| and )[^:]+):\s(?P<rest>.+)$")


def _sum(bare: str, glossary: Glossary) -> Request | None:
    match = ADDING.search(bare)
    joint = JOINT.match(bare, match.end("a")) if match else None
    if match and joint and ":" not in bare and "," not in match["a"] and not in_term(bare, joint, glossary):
        return _pair(match["a"], match["b"], match["rest"] or "", Operation.SUM)
    if match := ALL_OF.match(bare):
        listed = re.split(r",\s+(?:and\s+)?|\s+and\s+", match["things"])
        if all(len(one.split()) <= KEYWORD_WORDS for one in listed):
            return Request(Operation.SUM, tuple(map(term_of, listed)), match["rest"])
    if at_times := _dated(TOGETHER.sub(" ", bare)):
        return Request(Operation.SUM, at_times.terms, at_times.shared)
    # What is added up is joined by "or" as well: "in medium or weak implementation together".
    text = re.sub(r"\s+or\s+", " and ", re.sub(r"\s*,(?=\s*,|\s*$)", "", TOGETHER.sub(" ", bare)))
    return _of_parts(Operation.SUM, coordinated(" ".join(text.split()), glossary))


TOGETHER = re.compile(
    r"\b(?:(?:put |taken |added |all )?together|combined|altogether|in all|in total|between them|"
    r"add(?:ed|ing)? up(?: to)?|the sum of|sum of|in sum|all told)\b",
    re.I,
)


def _difference(bare: str, glossary: Glossary) -> Request | None:
    return _rest(bare) or contrast(bare, Operation.DIFFERENCE)


VERBS = (
    r"(?:are|is|were|was|do|does|did|have|has|had|could|can|came|come|lies?|l[ai]y|falls?|fell|stands?|stood)"
)
EXCEPT = (
    r"(?:outside(?: of)?|excluding|except(?: for)?|other than|apart from|besides|leaving "
    r"out|not counting|not)"
)
RESTS = (
    re.compile(
        r"^(?:of|among|out of) (?:all )?(?:the |these |those )?(?P<w>.+?),\s*how many\s+(?:have|has|had) "
        r"nothing to do with\s+(?P<p>.+)$",
        re.I,
    ),
    re.compile(
        r"\bhow many (?:of )?(?:the |these |those |all )*(?P<w>.+?)\s+(?:have|has|had) "
        r"nothing to do with\s+(?P<p>.+)$",
        re.I,
    ),
    re.compile(
        rf"^(?:of|among|out of) (?:all )?(?:the |these |those )?(?P<w>.+?),\s*how "
        rf"many\s+(?:{VERBS}\s+)?(?:not|{EXCEPT})\s+(?P<p>.+)$",
        re.I,
    ),
    re.compile(
        rf"\bhow many (?:of )?(?:the |these |those |all )*(?P<w>.+?)\s+{VERBS}(?:\s+not|n['’]t)\s+(?P<p>.+)$",
        re.I,
    ),
    re.compile(
        rf"^{EXCEPT}\s+(?P<p>.+?),\s*(?:how many|what number of)\s+(?P<w>.+)$",
        re.I,
    ),
    re.compile(
        rf"\bhow many (?:of )?(?:the |these |those |all )*(?P<w>.+?)"
        rf"\s+(?:{VERBS}\s+)?(?:there\s+)?{EXCEPT}\s+(?P<p>.+)$",
        re.I,
    ),
)


def _rest(bare: str) -> Request | None:
    """A whole without the part named: part before whole, as for a share."""
    for pattern in RESTS:
        if match := pattern.search(bare):
            whole, part = term_of(match["w"]), term_of(match["p"])
            if _is_told(whole) and _is_told(part):
                return Request(Operation.REST, (part, whole), "")
    return None


SHARE = r"(?:shares?|percentages?|proportions?|portions?|per ?cent|fractions?|parts?|slices?|%)"
SAYS = (
    r"(?:are|is|were|was|came|come|comes|belong(?:s|ed)?|have|has|had|do|does|did|"
    r"consist(?:s|ed)?|relate[ds]?|dates?|"
    r"concern(?:s|ed)?|dealt?|deals|went|go(?:es)?|represent(?:s|ed)?|account(?:s|ed)?|"
    r"lies?|l[ai]y|fall|fell|stands?|stood|serve[ds]?|"
    r"work(?:ed|s)?|live[ds]?|h[eo]ld|receive[ds]?|got|makes?|made)"
)
SHARES = (
    re.compile(rf"^(?P<p>.+?)\s+as an?\s+{SHARE}\s+of\s+(?P<w>.+)$", re.I),
    re.compile(
        rf"^(?P<p>.+?)\s+(?:make|makes|made|account|accounts|accounted|represent\w*|"
        rf"constitute[sd]?|are|is|were|was|form(?:s|ed)?)\s+(?:up |for )?(?:what|which|how "
        rf"(?:large|big|great) an?)\s+{SHARE}\s+of\s+(?P<w>.+)$",
        re.I,
    ),
    re.compile(
        rf"^(?:out )?of (?P<w>.+?),\s*(?:what|which|how (?:large|big|great) an?)"
        rf"\s+{SHARE}\s+(?P<p>.+)$",
        re.I,
    ),
    re.compile(
        rf"\b{SHARE}\s+(?:do|does|did)\s+(?P<p>.+?)\s+(?:have|hold|make(?: up)?|account for|"
        rf"represent|take(?: up)?|form|constitute)\s+(?:of|in|among)\s+(?P<w>.+)$",
        re.I,
    ),
    re.compile(rf"\b(?:{SHARE}|how much)\s+of\s+(?P<w>.+?)\s+(?P<p>{SAYS}\b.+)$", re.I),
    re.compile(
        rf"\b{SHARE}\s+of\s+(?P<p>.+?)\s+(?:in|among|within|out of|of)\s+(?P<w>(?:all|the)\b.+)"
        rf"$",
        re.I,
    ),
)
WHOLE_WORDS = re.compile(
    r"^(?:(?:all|the|these|those|of|its|their|our|total|whole|overall|number)\s+)+", re.I
)
PART_WORDS = re.compile(
    r"^(?:(?:are|is|were|was|do|does|did|have|has|had|that|which|made up (?:by|of)|accounted for by|held by)"
    r"\s+)+|"
    r"\s+(?:have|has|hold|make up|account for|represent|form|constitute|make|get|got)$",
    re.I,
)


def _share(bare: str, glossary: Glossary) -> Request | None:
    """Part before whole."""
    for pattern in SHARES:
        if match := pattern.search(bare):
            part, whole = PART_WORDS.sub("", match["p"]), WHOLE_WORDS.sub("", match["w"])
            terms = (term_of(PART_WORDS.sub("", part)), term_of(whole))
            if all(map(_is_told, terms)):
                return Request(Operation.SHARE, terms, "")
    return None


OF_EACH = re.compile(
    r"\b(?:how many|how much)\s+(?P<a>.+?)\s+(?P<c>(?:do|does|did|has|have|had|was|were|"
    r"is|are|in|on|at|by|of)\s+.*?)?\b(?:each|every|an?|one|a single)(?: (?:one )?of "
    r"the)?\s+(?P<b>.+)$",
    re.I,
)
RATIOS = (
    # "Ferries versus barges: how many times as many?"
    re.compile(
        r"^(?P<a>[^,:?]+?)\s+(?:versus|vs\.?|against|compared (?:with|to)|beside)\s+(?P<b>[^:?]+?)"
        r"(?:[:,]|\s[-–—])\s*how many times (?:as (?:many|much|large|big|high)|more|larger|bigger|higher)$",
        re.I,
    ),
    re.compile(
        r"\bhow many times (?:as (?:many|much|large|big|high)|more|larger|bigger|higher)"
        r"\s+(?:is|are|was|were\s+)?(?P<a>.+?)\s+(?:as|than)\s+(?P<b>.+)$",
        re.I,
    ),
    re.compile(
        r"^(?:per|for (?:each|every))\s+(?P<b>[^,]+),\s+(?:how (?:many|much)|what (?:number|"
        r"amount) of)\s+(?P<a>.+)$",
        re.I,
    ),
    re.compile(r"\bratio\s+(?:of|between)\s+(?P<a>.+?)\s+(?:to|and)\s+(?P<b>.+)$", re.I),
    re.compile(
        r"\b(?:how many|how much|(?:average )?numbers? of|average of|average)\s+(?P<a>.+?)"
        r"\s+(?:(?:are|is|were|was) there\s+|did .+? have\s+)?(?:on average,?\s+)?(?:per|for "
        r"(?:each|every|an?|one)|to each)\s+(?P<b>.+)$",
        re.I,
    ),
    OF_EACH,
    re.compile(r"^(?P<a>[^,:]+?)\s+(?:per|for (?:each|every))\s+(?P<b>[^,:]+)$", re.I),
    re.compile(r"\b(?:average|mean)\s+(?P<a>\w+)\s+(?:of|in|at)\s+(?:an?|the|each|every)\s+(?P<b>.+)$", re.I),
)
ON_AVERAGE = re.compile(r",?\s*\b(?:on average|on the average|in the mean)\b,?", re.I)


def _ratio(bare: str, glossary: Glossary) -> Request | None:
    """What is divided before what it is divided by."""
    averaged = ON_AVERAGE.search(bare) is not None
    text = " ".join(ON_AVERAGE.sub(" ", bare).split())
    for pattern in RATIOS:
        match = pattern.search(text)
        if not match:
            continue
        if pattern is OF_EACH and not averaged and not re.search(r"\b(?:each|every)\b", text, re.I):
            continue
        a, more = thing_and_rest(match["a"])
        b, tail = thing_and_rest(UP_TO_DONE.sub(r"\1, \2", match["b"]))
        # "Each plan issued in 2021": of those of the year, and not of all there are.
        done = DONE_IN.search(match["b"])
        terms = (term_of(a), term_of(f"{b} {done.group()}" if done else b))
        if all(map(_is_told, terms)):
            return Request(Operation.RATIO, terms, f"{more} {_group(match, 'c')} {tail}")
    return None


DONE_IN = re.compile(r"(?<=ed )(?:in|during) (?:the year )?(?:19|20)\d\d\b", re.I)
# "Each ambulance called out", "each donor give": the divisor ends at what is done.
UP_TO_DONE = re.compile(
    r"^(.+?)\s((?:\w+ed|became|give|have|has|get|serve|hold|lend|treat|take|bring|receive|cover)\b.*)$", re.I
)

Parser = Callable[[str, Glossary], Request | None]

PARSERS: dict[Operation | None, Parser] = {
    Operation.SUM: _sum,
    Operation.DIFFERENCE: _difference,
    Operation.SHARE: _share,
    Operation.RATIO: _ratio,
}


def names_of(terms: Iterable[Term]) -> tuple[str, ...]:
    """The things as written."""
    return tuple(term.name for term in terms)
