"""The things of which something is to be worked out: those added, the part and its whole, what is divided."""

from __future__ import annotations

import re
from collections.abc import Callable

from stdqa.glossary import Glossary
from stdqa.questions.cutting import is_told, term_of, thing_and_rest
from stdqa.questions.operations import Operation
from stdqa.questions.parts import coordinated, in_term
from stdqa.questions.request import Request
from stdqa.questions.sides import contrast, group, pair
from stdqa.questions.things import KEYWORD_WORDS, at_times, of_parts

ADDING = re.compile(
    r"\badd(?:ing)?\s+(?:up\s+)?(?P<a>.+?)\s+(?:to|and|plus)\s+(?P<b>[^,]+)(?:,\s*(?P<rest>.+))?$", re.I
)
JOINT = re.compile(r"\s+(?:to|and|plus)\s+", re.I)
ALL_OF = re.compile(r"^(?P<things>[^:]+(?:,| and )[^:]+):\s(?P<rest>.+)$")


def _sum(bare: str, glossary: Glossary) -> Request | None:
    match = ADDING.search(bare)
    joint = JOINT.match(bare, match.end("a")) if match else None
    if match and joint and ":" not in bare and "," not in match["a"] and not in_term(bare, joint, glossary):
        return pair(match["a"], match["b"], match["rest"] or "", Operation.SUM)
    if match := ALL_OF.match(bare):
        listed = re.split(r",\s+(?:and\s+)?|\s+and\s+", match["things"])
        if all(len(one.split()) <= KEYWORD_WORDS for one in listed):
            return Request(Operation.SUM, tuple(map(term_of, listed)), match["rest"])
    if dated_things := at_times(TOGETHER.sub(" ", bare)):
        return Request(Operation.SUM, dated_things.terms, dated_things.shared)
    # What is added up is joined by "or" as well: "in medium or weak implementation together".
    text = re.sub(r"\s+or\s+", " and ", re.sub(r"\s*,(?=\s*,|\s*$)", "", TOGETHER.sub(" ", bare)))
    return of_parts(Operation.SUM, coordinated(" ".join(text.split()), glossary))


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
            if is_told(whole) and is_told(part):
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
    r"^(?:(?:are|is|were|was|do|does|did|have|has|had|that|which|made up (?:by|of)|accounted for by|held by|"
    r"(?:rated|classed|regarded|considered|counted|judged|described|seen|deemed|classified|ranked) "
    r"(?:as|to be))"
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
            if all(map(is_told, terms)):
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
        if all(map(is_told, terms)):
            return Request(Operation.RATIO, terms, f"{more} {group(match, 'c')} {tail}")
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
