"""Yes-no questions without a figure: whether a sentence states, contradicts or does not tell a statement."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from stdqa.answering.about import COMMON, speaks_of_limits
from stdqa.answering.mentions import name_lists
from stdqa.answering.order import of_another_in_order
from stdqa.answering.picking import namer_of, says_quoted
from stdqa.answering.premise import not_the_first, says_so, wrong_direction
from stdqa.answering.reply import Reply, confidence
from stdqa.answering.sought import Sort
from stdqa.answering.speech import ANSWERED, ASKED, MODERATED
from stdqa.answering.times import names_same_day, of_other_time
from stdqa.answering.transcript import PLACE, speaking, spoken
from stdqa.answering.turns import Turn, name_stems, named_in, person_in, turns_of
from stdqa.answering.unit import POINTS_BACK
from stdqa.glossary import Concept
from stdqa.questions import Question
from stdqa.questions.forms import OVERTAKES, TRAILS
from stdqa.retrieval import Candidate, Finder, Found, says
from stdqa.retrieval.profiles import Bag
from stdqa.text import content_stems
from stdqa.types import Answer, Passage, Side, Verdict


@dataclass(frozen=True, slots=True)
class Statement:
    """What the documents say of a statement: confirmed or contradicted, and the words that say so."""

    verdict: Verdict
    passage: Passage
    start: int
    end: int
    said: str


def stated(question: Question, found: Found, finder: Finder) -> Statement | None:
    """Whether a statement without figures is stated or contradicted; None where the documents do not tell."""
    return of_speakers(question, found, finder) or of_sentences(question, found, finder)


def answer_statement(question: Question, found: Found, finder: Finder) -> Answer | None:
    """The verdict on a statement, with the words that it rests on."""
    told = stated(question, found, finder)
    return answer_of(told, question, found, finder) if told else None


def answer_of(told: Statement, question: Question, found: Found, finder: Finder) -> Answer:
    """The answer that a statement found makes."""
    reply = Reply(question, found, finder)
    reply.cite(told.passage, told.start, told.end)
    lead = "Confirmed" if told.verdict is Verdict.CONFIRMED else "Contradicted; the documents say"
    return reply.answer(f"{lead}: {told.said}", confidence(found.ranked.sentences), verdict=told.verdict)


def says_nothing(question: Question, found: Found, finder: Finder) -> bool:
    """Whether the sentences nearest to a statement share its names alone, nothing of what it says of them."""
    if not question.names or MEASURED.search(question.text):
        return False
    return all(told_share(question, c, finder) < OF_NAMES for c in found.ranked.sentences[:3])


TAKES_TURN = re.compile(
    r"\b(?:answer|reply|respond|ask|moderate|chair|host|put the question)\b|"
    r"\bwas it\b.*\b(?:who|whom|that)\b.*\b(?:speak|answer|repl|ask|moderat|chair|floor|question)\w*",
    re.I,
)


def of_speakers(question: Question, found: Found, finder: Finder) -> Statement | None:
    """Whether it was the speaker named who answered, asked, moderated or spoke first."""
    text = question.text
    takes = any(pattern.search(text) for pattern in (ANSWERED, ASKED, MODERATED, PLACE))
    if not takes or not TAKES_TURN.search(text):
        return None
    turns = turns_of(found, finder)
    asking = [turn for turn in turns if turn.side is Side.JOURNALIST and turn.number]
    named = person_in(text, turns) or (named_in(text, asking) if not ANSWERED.search(text) else None)
    if named is None:
        return None
    own = name_stems(named.speaker)
    rest = replace(
        question,
        text=_without(text, named),
        concepts=tuple(c for c in question.concepts if not set(c.stems) & own),
        names=tuple(name for name in question.names if name not in own),
    )
    # His name stands in every line of his: what he is said to have answered must be found without it.
    meant = speaking(rest.text, rest, finder.find(rest), turns)
    if meant is None:
        return None
    verdict = Verdict.CONFIRMED if meant.speaker.name == named.speaker.name else Verdict.CONTRADICTED
    opening = meant.opening
    line = opening.text.split("\n", 1)[0]
    role = " ".join((meant.speaker.role or "").split())
    said = f"{meant.speaker.name}, {role}." if role else f"{meant.speaker.name}."
    return Statement(verdict, opening, opening.start, opening.start + len(line), said)


def _without(text: str, turn: Turn) -> str:
    """A question without the name of a speaker, and without what only puts the name first."""
    words = "|".join(map(re.escape, turn.speaker.name.split()))
    bare = re.sub(rf"\b(?:Mr|Ms|Mrs|Dr)\.\s|\b(?:{words})\b", " ", text)
    return " ".join(re.sub(r"^\s*(?:was|is) it\b", " ", bare, flags=re.I).split())


# How much of a statement a sentence must say, apart from the names in it, to confirm or contradict it.
CONFIRMS, CONFIRMS_NAMELESS, CONTRADICTS, EXPLAINED = 0.5, 0.62, 0.8, 0.3
# A sentence that says less than this of what is said of a name does not speak of it.
OF_NAMES = 0.2
# The sentences that tell a first time are few.
CONFIRMS_FIRST = 0.38
# So much less than the sentence that says most may one say that has all names; and a list of them so little.
AS_MUCH, AS_MUCH_LISTED, LISTED = 0.15, 0.4, 0.35
# From here on only the name is another, whatever sort of name it is.
ALL_BUT_NAME = 0.85
LOOKED_AT, BEHIND = 8, 0.9
NEGATED = re.compile(r"\b(?:not|n't|no longer|never|fail(?:ed)? to|without)\b", re.I)
BECAUSE = re.compile(r"\b(?:because|due to|owing to|for (?:lack|want) of|as a result of|since)\b", re.I)
FIRST = re.compile(r"\bfirst (?:of its kind|ever|time)\b|\bthe first\b(?=[^a-z]*$)", re.I)
FIRST_TIME = re.compile(r"\bfirst (?:of its kind|ever|time)\b|\bthe first\b(?! (?:batch|half|quarter))", re.I)
# What was done before is not done for the first time.
EARLIER = re.compile(
    r"\b(?:before (?:the year )?(?:19|20|21)\d\d|ever before|before that|in earlier years|previously)\b", re.I
)
# What is done, and what is only to be done.
DONE = re.compile(r"\b(?:already|finished|completed|in force|by now|(?:out|there|done) yet)\b", re.I)
PLANNED = re.compile(
    r"\b(?:plan(?:s|ned)? (?:for|to)|\w+ plans? for|will|(?:is|are) (?:to|being)|draft|going to|next)\b",
    re.I,
)
# What is held against a share or an order, not against a sentence.
MEASURED = re.compile(
    r"\b(?:only|solely|exclusively|alone|all|every|each|entirely|fully|completely|most|majority|minority|half|none|"
    rf"more|less|fewer|\w+er than|than|beats?|{OVERTAKES}|{TRAILS}|"
    r"ahead of|behind|in front of|(?:placed|ranked|ranks?|listed) (?:before|above))\b",
    re.I,
)


def of_sentences(question: Question, found: Found, finder: Finder) -> Statement | None:
    """Whether a sentence says what is stated, or says it of somebody or some place else."""
    if question.strangers or MEASURED.search(question.text) or not found.ranked.sentences:
        return None
    top = found.ranked.sentences[0].score
    near = [
        c
        for c in found.ranked.sentences[:LOOKED_AT]
        if c.score >= top - BEHIND and says_quoted(question, c) and speaks_of_limits(question, c)
    ]
    if FIRST.search(question.text):
        near = [c for c in near if FIRST_TIME.search(_text(c, finder))]
    measured = [(told_share(question, c, finder), c) for c in near]
    if not measured:
        return None
    # Where a sentence that says as much names the day of the statement, another day is not held against it.
    most = max(said for said, _ in measured)
    same_day = [
        one for one in measured if one[0] >= most and names_same_day(question.text, _text(one[1], finder))
    ]
    share, best = max(same_day or measured, key=lambda one: one[0] + one[1].score / 4)
    share, best = _with_all_names(question, measured, share, finder) or (share, best)
    verdict = _verdict(question, best, share, finder)
    if verdict is None:
        return None
    said = spoken(best.hit.passage, best.profile.start, best.profile.end)
    return Statement(verdict, best.hit.passage, best.profile.start, best.profile.end, said)


def _text(candidate: Candidate, finder: Finder) -> str:
    text = finder.index.document(candidate.hit.passage.document).text
    return text[candidate.profile.start : candidate.profile.end]


def _with_all_names(
    question: Question, measured: Sequence[tuple[float, Candidate]], share: float, finder: Finder
) -> tuple[float, Candidate] | None:
    """The sentence that has all names of a statement, where it says about as much of it as any other.

    Where it lists them, it need say less: being in the list is what is stated.
    """
    if not question.names:
        return None
    held = [(s, c) for s, c in measured if not _unsaid(question, said_with(c, finder))]
    if not held:
        return None
    best_share, best = max(held, key=lambda one: one[0] + one[1].score / 4)
    text = _text(best, finder)
    lists = name_lists(text, namer_of(finder.index).mentions(text))
    listed = any(set(question.names) <= set(content_stems(" ".join(one.items))) for one in lists)
    if best_share < share - (AS_MUCH_LISTED if listed else AS_MUCH):
        return None
    return (max(best_share, CONFIRMS) if listed and best_share >= LISTED else best_share), best


def _verdict(question: Question, best: Candidate, share: float, finder: Finder) -> Verdict | None:
    document = finder.index.document(best.hit.passage.document)
    sentence = _text(best, finder)
    if BECAUSE.search(question.text):
        return Verdict.CONFIRMED if share >= EXPLAINED and BECAUSE.search(sentence) else None
    everywhere = set(content_stems(f"{document.metadata.title} {document.metadata.publisher or ''}"))
    said = said_with(best, finder) | everywhere | COMMON
    missing = _unsaid(question, said)
    if missing:
        known = frozenset(everywhere | COMMON)
        # One word that is said ("librarian") does not make a sentence the one that is meant.
        meant = share >= CONTRADICTS and len(_plain(question)) > 1
        other = meant and _names_another(question, missing, sentence, share, finder, known)
        return Verdict.CONTRADICTED if other else None
    least = CONFIRMS if question.names else CONFIRMS_NAMELESS
    if share < (CONFIRMS_FIRST if FIRST.search(question.text) else least):
        return None
    if wrong_direction(question, sentence) or not_the_first(question, sentence):
        return Verdict.CONTRADICTED
    if said_beside_another(question, sentence, finder, frozenset(everywhere | COMMON)):
        return Verdict.CONTRADICTED
    if of_another_in_order(question, sentence) or (
        EARLIER.search(question.text) and FIRST_TIME.search(sentence)
    ):
        return Verdict.CONTRADICTED
    if of_other_time(question.text, sentence):
        return Verdict.CONTRADICTED
    if _other_way(question, sentence) or (DONE.search(question.text) and PLANNED.search(sentence)):
        return Verdict.CONTRADICTED
    if not says_so(question, sentence):
        return None
    negated = bool(NEGATED.search(question.text)) != bool(NEGATED.search(sentence))
    return Verdict.CONTRADICTED if negated else Verdict.CONFIRMED


def _unsaid(question: Question, said: frozenset[str]) -> list[str]:
    """The names of a statement that are not said, nor in another way that the glossary knows."""
    ways = {s: c.others for c in question.concepts for s in c.stems if c.others}
    return [
        name
        for name in question.names
        if name not in said and not any(set(way) <= said for way in ways.get(name, ()))
    ]


# Where a sentence goes on with something else that was done.
CLAUSES = re.compile(r";\s|,?\s(?:and|while|but|whereas)\s(?=\w+(?:ed|gned)\b)")


def said_beside_another(question: Question, sentence: str, finder: Finder, everywhere: Bag) -> bool:
    """Whether what is stated of a place or body is said, in a clause of its own, beside another one: "agreed
    with Tarn, and signed a treaty with Easby" tells of no treaty with Tarn.

    :param everywhere: the stems of what the whole document is about: no clause need say them.
    """
    clauses = CLAUSES.split(sentence)
    if len(clauses) < SEVERAL or not set(question.names) - everywhere:
        return False
    said = [frozenset(content_stems(clause)) for clause in clauses]
    shares = [sum(says(one, bag) > 0 for one in _plain(question)) for bag in said]
    best = max(range(len(said)), key=shares.__getitem__)
    named = [place for place, bag in enumerate(said) if not _unsaid(question, bag | everywhere)]
    if not named or best in named or shares[best] <= max(shares[place] for place in named):
        return False
    namer = namer_of(finder.index)
    sorts = {m.sort for m in namer.mentions(question.text)}
    return any(m.sort in sorts for m in namer.mentions(clauses[best]))


SEVERAL = 2
# From where and to where are told apart by the word before the name.
WAY = re.compile(r"\b(?P<way>from|to)\s(?:the\s)?(?P<name>[A-Z][\w'’-]*)")


def _other_way(question: Question, sentence: str) -> bool:
    """Whether what is stated to go to a place comes from it there, or the reverse."""
    told = {match["name"].lower(): match["way"].lower() for match in WAY.finditer(sentence)}
    asked = {match["name"].lower(): match["way"].lower() for match in WAY.finditer(question.text)}
    return any(told.get(name, way) != way for name, way in asked.items())


def said_with(candidate: Candidate, finder: Finder) -> frozenset[str]:
    """The stems of a sentence and what frames it; those of the one before it where it points back at that."""
    own = candidate.profile.levels[2] | candidate.profile.levels[3]
    return own | candidate.profile.levels[4] if POINTS_BACK.match(_text(candidate, finder)) else own


def told_share(question: Question, candidate: Candidate, finder: Finder, but: str = "") -> float:
    """The share of what is stated, but for its names, that a sentence says in the same or near words.

    :param but: the stem of a word that it need not say.
    """
    profile = candidate.profile
    near = finder.said(question, candidate.hit.passage, profile.start, profile.end)
    framed = said_with(candidate, finder)
    other_words = dict(zip(question.concepts, near, strict=True))
    worths = [
        max(says(c, framed), min(1.0, other_words[c] * NEAR)) for c in _plain(question) if but not in c.stems
    ]
    return sum(worths) / len(worths) if worths else 1.0


def _plain(question: Question) -> list[Concept]:
    """The things that a statement says of its names."""
    form = set(question.names) | SAYS_NOTHING
    return [c for c in question.concepts if len(c.stems) == 1 and not set(c.stems) & form]


# Words of a statement that are its form, not what it says.
SAYS_NOTHING = frozenset(
    content_stems("kind both said belong part named mentioned address cover concern deal")
) | {
    "first",
    "one",
}
# A word said in other words counts this much more than its closeness, which hardly reaches that of the same.
NEAR = 1.5


def _names_another(
    question: Question,
    missing: Sequence[str],
    sentence: str,
    share: float,
    finder: Finder,
    everywhere: frozenset[str],
) -> bool:
    """Whether a sentence names another of the same sort where the statement names somebody or some place.

    :param everywhere: the stems of what the whole document is about; no name of that is another.
    """
    namer = namer_of(finder.index)
    asked = namer.mentions(question.text)
    sorts = {m.sort for m in asked if set(content_stems(m.text)) & set(missing)} or {Sort.PLACE}
    stems = frozenset(content_stems(question.text))
    alike = sorts if share < ALL_BUT_NAME else set(Sort)
    others = (frozenset(content_stems(m.text)) for m in namer.mentions(sentence) if m.sort in alike)
    return any(not other <= stems | everywhere for other in others)
