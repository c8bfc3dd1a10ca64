"""Questions which of several is more, or less: the figure of each, compared."""

from __future__ import annotations

import re
from collections.abc import Sequence

from stdqa.answering.joint import COUNTED, SHARES, choose, counted_by, is_part
from stdqa.answering.labels import IDLE, Labels, fit
from stdqa.answering.lists import Rows, named_rows
from stdqa.answering.order import PLACES, place_of
from stdqa.answering.phrasing import amount, time_words
from stdqa.answering.reply import Reply, confidence
from stdqa.figures import numerals
from stdqa.glossary import Concept
from stdqa.questions import Question
from stdqa.questions.cues import idle
from stdqa.questions.forms import BIGGER, DOWNWARD, LEAST, MOST, ORDER, SMALLER
from stdqa.questions.request import Request
from stdqa.retrieval import Candidate, Finder, Found, says
from stdqa.retrieval.profiles import Bag
from stdqa.text import content_stems
from stdqa.types import Answer, FigureKind, Verdict


def answer_comparison(question: Question, found: Found, finder: Finder) -> Answer | None:
    """Compare the figures of the alternatives named, or of the places that one sentence lists."""
    if question.request is not None:
        pairs = compared(question, found, finder, question.request)
    else:
        pairs = of_list(question, found, finder)
    if not pairs:
        return None
    least = DOWNWARD.search(question.text) is not None
    if question.request is None and least and _only_leaders(question, pairs):
        return None
    place = place_asked(question.text)
    if place > len(pairs):
        return None
    return told(question, found, finder, pairs, least, place=place)


LEADERS = re.compile(r"\b(?:top|leading|foremost|largest|biggest)\b", re.I)


def _only_leaders(question: Question, pairs: Rows) -> bool:
    """Whether a list is of those that have the most, and the question does not ask which of these is last."""
    these = LEADERS.search(question.text) or len(pairs) in {one.value for one in numerals(question.text)}
    return bool(LEADERS.search(pairs[0][1].sentence)) and not these


PLACE = re.compile(rf"\b(?:{'|'.join(PLACES[1:])}|\d+(?:nd|rd|th))\b", re.I)


def place_asked(text: str) -> int:
    """Which place in an order a question asks for: 2 for "who is second?", else 1."""
    match = PLACE.search(text)
    return place_of(match.group()) if match else 1


def compared(question: Question, found: Found, finder: Finder, request: Request) -> Rows | None:
    """The figure of each thing named, in the order named."""
    chosen = _alternatives(question, found, finder, request)
    if chosen and not _comparable(question, chosen, finder, request):
        # The next best may be of one thing, where the best are of two.
        aside = finder.aside
        unfit = (*_of_several(chosen, finder, request), *_of_another_measure(chosen, request))
        finder.aside = aside | {c.figure.id for c in unfit}
        chosen = _alternatives(question, found, finder, request)
        finder.aside = aside
        if chosen and not _comparable(question, chosen, finder, request):
            return None
    if not chosen:
        return None
    names = [term.name or time_words(c.figure.period) for term, c in zip(request.terms, chosen, strict=True)]
    return list(zip(names, chosen, strict=True))


def _alternatives(
    question: Question, found: Found, finder: Finder, request: Request
) -> Sequence[Candidate] | None:
    """A figure of each thing named. What is more is counted rather than a share, unless a share is spoken of
    or nothing is counted."""
    chosen = None
    if not SHARES.search(question.text):
        chosen = choose(question, found, finder, request.terms, request.shared, COUNTED, literal=True)
    return chosen or choose(question, found, finder, request.terms, request.shared)


def _comparable(question: Question, chosen: Sequence[Candidate], finder: Finder, request: Request) -> bool:
    """Whether figures that count things are of one thing, or each of the thing named: three places and three
    results tell nothing of who filed more standards. Two places are compared by one thing only."""
    counts = [c for c in chosen if c.figure.kind is FigureKind.COUNT and c.profile.unit]
    alike = len({c.profile.head for c in counts}) <= 1
    if all(term.name and set(content_stems(term.name)) <= set(question.names) for term in request.terms):
        shared = [c for c in finder.concepts(request.shared) if len(c.stems) == 1]
        return alike and all(
            _says_name(term.name, c, finder) and _says_any(shared, c)
            for term, c in zip(request.terms, chosen, strict=True)
        )
    if alike:
        return True
    return not _of_several(chosen, finder, request) and not _of_another_measure(chosen, request)


def _of_another_measure(chosen: Sequence[Candidate], request: Request) -> list[Candidate]:
    """Those of figures that count something else where another counts what the question wants more of: which
    had "more permits" is not told by 190 boats beside 53 permits."""
    wanted = set(content_stems(request.shared))
    counts = [c for c in chosen if c.figure.kind is FigureKind.COUNT and c.profile.unit]
    others = [c for c in counts if c.profile.head not in wanted]
    return others if len(others) < len(counts) else []


def _of_several(chosen: Sequence[Candidate], finder: Finder, request: Request) -> list[Candidate]:
    """Those of figures, one for each thing named, that are not told of that thing, or of others as well:
    "3,631 standards, covering 893 kinds of goods and services" tells neither goods from services."""
    terms = [finder.concepts(term.name) for term in request.terms]

    def says_of(bag: Bag) -> list[bool]:
        return [any(says(one, bag) for one in concepts) for concepts in terms]

    def tells(place: int, candidate: Candidate) -> bool:
        counted, said = map(says_of, candidate.profile.levels[:2])
        return said[place] and (not all(said) or (counted[place] and not all(counted)))

    return [
        candidate
        for place, candidate in enumerate(chosen)
        if candidate.figure.kind is FigureKind.COUNT
        and candidate.profile.unit
        and not tells(place, candidate)
    ]


def _says_name(name: str, candidate: Candidate, finder: Finder) -> bool:
    """Whether the sentence of a figure, or what it stands under, says a name."""
    _, _, sentence, frame, led, _ = candidate.profile.levels
    return all(says(one, sentence | frame | led) for one in finder.concepts(name) if len(one.stems) == 1)


def _says_any(concepts: Sequence[Concept], candidate: Candidate) -> bool:
    """Whether the sentence of a figure, or what it stands under, says anything of some concepts."""
    _, _, sentence, frame, _, _ = candidate.profile.levels
    telling = [one for one in concepts if not idle().issuperset(one.stems)]
    return not telling or any(says(one, sentence | frame) for one in telling)


def told(
    question: Question,
    found: Found,
    finder: Finder,
    pairs: Rows,
    least: bool,
    verdict: Verdict | None = None,
    place: int = 1,
) -> Answer:
    """The answer that ranks the figures, all cited; the one of the place asked for comes first."""
    ordered = sorted(pairs, key=lambda pair: pair[1].figure.value, reverse=not least)
    ordered.insert(0, ordered.pop(place - 1))
    reply = Reply(question, found, finder)
    for _, candidate in ordered:
        reply.figure(candidate)
    text = _worded(ordered, least, place)
    if verdict is not None:
        lead = "Confirmed" if verdict is Verdict.CONFIRMED else "Contradicted; the documents say"
        text = f"{lead}: {text}"
    return reply.answer(text, confidence(found.ranked.figures), verdict=verdict, first=[ordered[0][1]])


def _worded(ordered: Sequence[tuple[str, Candidate]], least: bool, place: int) -> str:
    (name, best), *rest = ordered
    if best.figure.value == rest[0][1].figure.value:
        both = " and ".join(_named(n, c) for n, c in ordered)
        return f"Equal: {both}, {amount(best.figure)}."
    time = time_words(best.figure.period)
    others = ", ".join(f"{amount(c.figure)} for {_named(n, c)}" for n, c in rest)
    verb = "the fewest" if least else "the most"
    verb = f"in place {place}" if place > 1 else verb
    lead = f"{_named(name, best)}: {amount(best.figure)}"
    more = f", {verb}" if len(ordered) > 2 else ""
    return f"{lead}{more}, against {others}{f' ({time})' if time else ''}."


def _named(name: str, candidate: Candidate) -> str:
    """The thing as the question names it, with the document's words for it where these say more."""
    figure = candidate.figure
    unit = figure.unit if figure.unit and figure.unit != "%" else figure.measure
    if figure.scope and set(content_stems(name)) & set(content_stems(figure.scope)):
        unit = figure.scope
    name = POSSESSIVE.sub("", name)
    if (
        not unit
        or len(unit) > LABEL_CHARS
        or re.search(r"\d", unit)
        or set(content_stems(unit)) <= set(content_stems(name))
    ):
        return name
    return unit if name.casefold() in unit.casefold() else f"{name} ({unit})"


POSSESSIVE = re.compile(r"^(?:the|its|their|these|those)\s+", re.I)
LABEL_CHARS = 70


def of_list(question: Question, found: Found, finder: Finder) -> Rows | None:
    """The members of the list that the best figure stands in, each named by its place or class."""
    labels = Labels(found.ranked.figures, finder)
    kinds = question.kinds or {FigureKind.COUNT, FigureKind.PERCENTAGE, FigureKind.QUANTITY, FigureKind.MONEY}
    leading = [c for c in found.ranked.figures if c.figure.kind in kinds][:LEADING]
    kind = frozenset(content_stems(" ".join((*RANKS.findall(question.text), *WHICH.findall(question.text)))))
    best: tuple[float, Rows] | None = None
    for candidate in leading:
        members = named_rows(candidate, found.ranked.figures, labels)
        if len(members) < 2 or not _is_asked(question, members, finder):
            continue
        concepts = [c for c in question.concepts if len(c.stems) == 1 and c.stems[0] not in kind | IDLE]
        said = sum(fit(concepts, c, labels) for _, c in members) / len(members)
        sort = [c for match in SORT.finditer(question.text) for c in finder.concepts(match["sort"])]
        told_so = any(says(c, members[0][1].profile.levels[2]) for c in sort)
        if said < (LEAST_SORTED if told_so else LEAST_SAID):
            continue
        score = candidate.score + SORTED * told_so + said + SCOPED * all(c.figure.scope for _, c in members)
        if best is None or score > best[0]:
            best = (score, members)
    return best[1] if best else None


LEADING, SCOPED = 12, 0.2
# A list that says itself that it is one of ports, or of regions.
SORTED = 1.0
SORT = re.compile(r"\b(?:which|each|every|per|by)\s+(?P<sort>(?!the\b|how\b)\w+)(?:\s+(?!of\b)|\W*$)", re.I)
# What a question for the greatest speaks of must be said of all members of the list.
LEAST_SAID, LEAST_SORTED = 0.45, 0.33
WHICH = re.compile(r"\b(?:which|what|whose|rank(?: the)?|by|each|per|of the)\s+(\w+)", re.I)
RANKS = re.compile(
    rf"\b(?:{MOST}|{LEAST}|{BIGGER}|{SMALLER}|{ORDER}|breakdown|number|split|divided|made "
    rf"up|broken down|distributed|shared out)\b",
    re.I,
)


def _is_asked(question: Question, members: Rows, finder: Finder) -> bool:
    """Whether a list is of one time, and of the sort of things that the question asks which of."""
    bases = {c.figure.period.basis for _, c in members if c.figure.period and not c.figure.period.inherited}
    if len(bases) > 1:
        return False
    *kind_of, head = counted_by(question) or ("",)
    _, _, sentence, _, _, _ = members[0][1].profile.levels
    if head in members[0][1].profile.unit and not sentence.issuperset(kind_of):
        # Other standards than the group standards that are asked for.
        return False
    sort = [c for match in SORT.finditer(question.text) for c in finder.concepts(match["sort"])]
    scoped = len({c.figure.scope for _, c in members}) == len(members)
    if sort and not scoped and not any(says(c, members[0][1].profile.levels[-1]) for c in sort):
        return False
    each_its_own = len({c.profile.head for _, c in members}) == len(members)
    if not scoped and each_its_own and any(_counts_after(c) for _, c in members):
        # "3,631 rules from 2,003 yards": no two of them are of one thing.
        return False
    pair = [c for _, c in members]
    if len(pair) == 2 and any(is_part(c, pair) for c in pair):
        # "4,141 rules, including 1,902 on salt": a whole and its part are no two sorts.
        return False
    return all(c.figure.change is None or question.wants_change for _, c in members)


def _counts_after(candidate: Candidate) -> bool:
    """Whether what a figure counts stands right after it: in "schools received 57" it does not."""
    figure, passage = candidate.figure, candidate.hit.passage
    after = passage.text[figure.end - passage.start :].lstrip()
    return figure.kind is FigureKind.COUNT and bool(figure.unit) and after.startswith(figure.unit or "")
