"""Who spoke, who asked, who answered whom, and who they are: questions about the turns of a transcript."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from stdqa.answering.all_speakers import answer_all_speakers
from stdqa.answering.order import place_of
from stdqa.answering.reply import Reply
from stdqa.answering.speech import (
    ANSWERED,
    ASKED,
    SPEAKS,
    SPOKE,
    presides,
    side_meant,
)
from stdqa.answering.turns import (
    MEN,
    WOMEN,
    Turn,
    by_address,
    conversation,
    name_stems,
    named_in,
    person_in,
    turns_of,
)
from stdqa.questions import Form, Question
from stdqa.retrieval import Finder, Found
from stdqa.text import content_stems, sentences
from stdqa.types import Answer, FigureKind, Passage, Side, Verdict

OF_SPEAKERS = (
    r"(?:official|reporter|journalist|newspaper|outlet|media(?: outlet)?|broadcaster|agency|station|speaker|"
    r"director|correspondent|paper|questioner|newsroom|daily|news organi[sz]ation|publication|channel)"
)

WHO = re.compile(
    rf"^(?:and |so |but )?who\b|^(?:please )?(?:identify|name) the (?:moderator|host|chair\w*|speaker)\b|"
    rf"^(?:the )?{OF_SPEAKERS} (?:that|who|which)\b|"
    # Keywords: "moderator of the briefing?"
    r"^(?:(?:the )?name of )?(?:the )?(?:moderator|host|presenter)\b(?!.*\b(?:is|was|did|does|has|had)\b)|"
    rf"\b(?:by|to|of) whom\b|\bwhom\b|\bwhose {OF_SPEAKERS}\b|"
    rf"\b(?:which|what) (?:\w+ )?{OF_SPEAKERS}(?:['’]?s?)\b",
    re.I,
)

# "Asked about the first batch" asks for no turn: the place must be one of speaking or of a question.
PLACE = re.compile(
    r"\b(?P<a>first|opening|second|third|fourth|fifth|sixth|last|final)\s+"
    rf"(?:question|to (?:ask|speak|answer|talk|reply)|{OF_SPEAKERS}|answer|reply)\b|"
    r"\b(?:asked|spoke|answered|speak|ask|question|talk(?:ed)?|floor|replied|came)\s+"
    r"(?:(?:it|him|her|them|a question|the floor)\s+)?(?P<b>first|second|third|fourth|fifth|sixth|last)\b",
    re.I,
)
FIRST = {"opening": "first"}
OPENING = re.compile(
    r"\b(?:gave|made|held|delivered|read out|spoke|by|whose)\b.*\b(?:opening|introductory|initial) "
    r"(?:statement|remarks|speech|address|presentation|words)\b",
    re.I,
)
AFTER = re.compile(
    r"\b(?P<way>(?:right |directly |immediately |next )?after|before|followed|preceded|next to)\b", re.I
)


def answer_speaker(question: Question, found: Found, finder: Finder) -> Answer | None:
    """Who spoke, asked or answered, who somebody is and what was said, where a transcript tells."""
    if question.form is Form.VERDICT or FigureKind.PERCENTAGE in question.kinds or not _concerns(question):
        return None
    turns = turns_of(found, finder)
    if not turns:
        return None
    return (
        _of_role(question, found, finder, turns)
        or answer_all_speakers(question, found, finder, turns)
        or _of_address(question, found, finder)
        or _of_journalist(question, found, finder, turns)
        or _said_by_another(question, found, finder, turns)
        or _of_turn(question, found, finder, turns)
    )


def _concerns(question: Question) -> bool:
    """Whether a question may be about who speaks; only then the turns are looked up."""
    texts = (question.text, question.earlier or "")
    return any(pattern.search(text) for pattern in (WHO, ROLE, DESCRIBED, SAYS, WOMEN, MEN) for text in texts)


def _of_turn(question: Question, found: Found, finder: Finder, turns: Sequence[Turn]) -> Answer | None:
    """Who spoke, asked or answered."""
    follows = bool(question.earlier) and ELLIPTIC.match(question.text) is not None
    asked = f"{question.earlier} {question.text}" if follows else question.text
    if not WHO.search(asked):
        return None
    if IS.match(question.text):
        named = person_in(question.text, turns) or named_in(question.text, turns)
        whole = named and name_stems(named.speaker) <= frozenset(content_stems(question.text))
        return _named(question, found, finder, named) if named and whole else None
    turn = speaking(asked, question, found, turns, latest=question.text)
    return _named(question, found, finder, turn) if turn else None


IS = re.compile(
    r"^(?:and |so )?who(?:'s| is| was) (?!the\b|in\b|on\b|it\b|that\b|(?:host|chair|moderat|presid)ing\b)",
    re.I,
)
# "And to the one from …?", "And the second?": what is asked of whom the question before tells.
ELLIPTIC = re.compile(
    r"^(?:and|what about|how about|then)\b(?!.*\b(?:who|which|what|how|when|where|why)\b .*\?)", re.I
)


def speaking(
    asked: str, question: Question, found: Found, turns: Sequence[Turn], latest: str | None = None
) -> Turn | None:
    """The turn that a question for a speaker means.

    :param asked: the question's words, with those of the one that it leans on.
    :param latest: what of them names a person or an outlet; all, if not given.
    """
    placed = _by_place(asked, latest or asked, turns)
    if placed is not None:
        return placed
    if presides(asked, turns):
        return next((turn for turn in turns if turn.side is Side.MODERATOR), None)
    if ANSWERED.search(asked):
        return _answering(latest or asked, found, turns)
    hits = {hit.passage.id: place for place, hit in reversed(list(enumerate(found.hits)))}
    if ASKED.search(asked):
        asking = [turn for turn in turns if turn.side is Side.JOURNALIST]
        return _nearest(asking, hits)
    if SPOKE.search(asked) and not _names_speaker(question, turns):
        statements = found.ranked.figures if question.figures or question.kinds else found.ranked.sentences
        best = next((c.hit.passage for c in statements if c.hit.passage.context.speaker), None)
        return next((turn for turn in turns if best in turn.passages), None)
    return None


def _answering(text: str, found: Found, turns: Sequence[Turn]) -> Turn | None:
    """The answer to the journalist whom a text names, else the answer nearest to the question."""
    asked = named_in(text, [turn for turn in turns if turn.side is Side.JOURNALIST])
    replies = [turn for turn in turns if turn.answers]
    if asked is not None:
        same = (t for t in replies if t.opening.document == asked.opening.document)
        return next((turn for turn in same if turn.number == asked.number), None)
    hits = {hit.passage.id: place for place, hit in reversed(list(enumerate(found.hits)))}
    return _nearest(replies, hits)


def _nearest(turns: Sequence[Turn], hits: dict[str, int]) -> Turn | None:
    """The turn that holds the first of the passages found."""
    held = [(min(places), n) for n, turn in enumerate(turns) if (places := _places(turn, hits))]
    return turns[min(held)[1]] if held else None


def _places(turn: Turn, hits: dict[str, int]) -> list[int]:
    return [hits[passage.id] for passage in turn.passages if passage.id in hits]


def _by_place(asked: str, latest: str, turns: Sequence[Turn]) -> Turn | None:
    """The turn at a place in the order of turns: the first question, who spoke after whom."""
    order = conversation(turns)
    side = side_meant(asked)
    chosen = [turn for turn in order if turn.side is side] if side else list(order)
    if side is Side.OFFICIAL and ANSWERED.search(asked):
        chosen = [turn for turn in chosen if turn.answers]
    if OPENING.search(latest):
        return next((turn for turn in order if turn.side is Side.OFFICIAL), None)
    place = PLACE.search(latest) or PLACE.search(asked)
    if place and chosen:
        word = (place["a"] or place["b"]).lower()
        number = len(chosen) - 1 if word in ("last", "final") else place_of(FIRST.get(word, word)) - 1
        return chosen[number] if number < len(chosen) else None
    after = AFTER.search(asked)
    if after and (SPEAKS.search(asked) or ASKED.search(asked)):
        named = named_in(asked[after.end() :], order) or person_in(asked[after.end() :], order)
        if named is not None and named in chosen:
            step = -1 if after["way"].lower() in ("before", "preceded") else 1
            at = chosen.index(named) + step
            return chosen[at] if 0 <= at < len(chosen) else None
    return None


def _names_speaker(question: Question, turns: Sequence[Turn]) -> bool:
    """Whether a question names one of the speakers: then it asks for something else than who spoke."""
    return any(set(content_stems(turn.speaker.name)) & set(question.names) for turn in turns)


ROLE = re.compile(
    r"\b(?:rank|position|job|role|post|capacity|occupation|title)\s+(?:of|does|did|has|is held|held by)\b|"
    r"(?:['’]s?|\b(?:his|her))\s+(?:\w+ )?(?:rank|position|job|role|post|title)\b|"
    r"^[^?]{3,40}?[-–—:,]\s*(?:(?:exact|full|official|job) )*(?:title|position|role|function|post|rank)\b|"
    r"\b(?:which|what) (?:department|bureau|office|body|ministry|administration|agency)\b.*"
    r"\b(?:belong|work|come|represent|from|head|lead|run|direct|manage)\b|"
    r"\bwhat (?:does|is) .{3,40} (?:do|by profession)\b",
    re.I,
)
PRONOUN = re.compile(
    r"\b(?:that|this|the same) (?:person|man|woman|official|speaker|moderator)\b|\b(?:he|she|him|his|her)\b",
    re.I,
)
# "What role does the outline play" is no question for a post.
PLAYS = re.compile(r"\bplay(?:s|ed)?\b", re.I)


def _of_role(question: Question, found: Found, finder: Finder, turns: Sequence[Turn]) -> Answer | None:
    """The post of a speaker: "What is the rank of …?", "Which department does he belong to?"."""
    if not ROLE.search(question.text) or PLAYS.search(question.text):
        return None
    turn = person_in(question.text, turns)
    if turn is None and question.earlier and PRONOUN.search(question.text):
        before = replace(question, text=question.earlier, earlier=None)
        turn = person_in(question.earlier, turns) or speaking(question.earlier, before, found, turns)
    if turn is None or not turn.speaker.role or turn.speaker.role == turn.speaker.name:
        return None
    role = " ".join(turn.speaker.role.split())
    return _answer(question, found, finder, turn, f"{turn.speaker.name}: {role}.")


def _of_address(question: Question, found: Found, finder: Finder) -> Answer | None:
    """The women or the men of those present, where the document says Ms. and Mr."""
    asks = re.search(r"\b(?:which|who|what|name|list)\b", question.text, re.I)
    women, men = WOMEN.search(question.text), MEN.search(question.text)
    if not asks or bool(women) == bool(men) or re.search(r"\bhow many\b", question.text, re.I):
        return None
    ways = "Ms|Mrs|Miss|Madam" if women else "Mr"
    for document in dict.fromkeys((*(h.passage.document for h in found.hits), *finder.index.document_ids())):
        reply = Reply(question, found, finder)
        named: dict[str, None] = {}
        for passage in finder.index.passages_of(document):
            for start, _end in (spans := list(by_address(passage.text, ways))):
                a, b = next(s for s in sentences(passage.text) if s[0] <= start < s[1])
                fresh = [passage.text[x:y] for x, y in spans if a <= x < b]
                if any(" " in name and name not in named for name in fresh):
                    reply.cite(passage, passage.start + a, passage.start + b)
                    named.update((name, None) for name in fresh if " " in name)
        if named:
            return reply.answer(f"{_joined(list(named))}.", 0.8)
    return None


def _joined(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


DESCRIBED = re.compile(
    r"\b(?:how|what|as what|in what words)\b.*\b(?:reporter|journalist|correspondent)\b.*"
    r"\b(?:describe|call|characteri[sz]e|say|see|refer|portray|ask|want to know|note|observe|point out)\b|"
    r"\bwhat (?:did|was) .*\b(?:reporter|journalist|correspondent)\b.*\bask|"
    r"\bwhat (?:did|was) (?:the )?(?:question|asked) (?:of|by|from)\b",
    re.I,
)


def _of_journalist(question: Question, found: Found, finder: Finder, turns: Sequence[Turn]) -> Answer | None:
    """What a journalist said, where a question asks for just that; it is given as the journalist's."""
    if not DESCRIBED.search(question.text):
        return None
    asking = [turn for turn in turns if turn.side is Side.JOURNALIST and turn.number]
    hits = {hit.passage.id: place for place, hit in reversed(list(enumerate(found.hits)))}
    turn = (
        _by_place(question.text, question.text, turns)
        or named_in(question.text, asking)
        or _nearest(asking, hits)
    )
    if turn is None or turn.side is not Side.JOURNALIST:
        return None
    passage, start, end = max(_said(turn), key=lambda span: _fit(question, finder, *span))
    reply = Reply(question, found, finder)
    reply.cite(passage, start, end)
    said = spoken(passage, start, end)
    return reply.answer(f"{turn.speaker.name}: {said}", 0.6)


def spoken(passage: Passage, start: int, end: int) -> str:
    """A sentence without the speaker line that it may begin with."""
    said = " ".join(passage.text[start - passage.start : end - passage.start].split())
    name = passage.context.speaker.name if passage.context.speaker else ""
    if not name:
        return said
    return re.sub(rf"^[*_]*{re.escape(name)}[^:：.!?]{{0,160}}[:：][*_]*\s+", "", said) or said


def _said(turn: Turn) -> list[tuple[Passage, int, int]]:
    """The sentences of a turn, but for its speaker line."""
    spans = [(p, p.start + a, p.start + b) for p in turn.passages for a, b in sentences(p.text)]
    said = [
        s for s in spans if not s[0].text[s[1] - s[0].start : s[2] - s[0].start].endswith((":", "：", ":**"))
    ]
    return said or spans


def _fit(question: Question, finder: Finder, passage: Passage, start: int, end: int) -> float:
    """How much of a question a sentence says, in the same or near words."""
    said = frozenset(content_stems(passage.text, start - passage.start, end - passage.start))
    asked = {stem for concept in question.concepts for stem in concept.stems}
    return len(said & asked) / (len(asked) or 1) + finder.nearness(passage, start, end)


SAYS = re.compile(
    r"\bwhat (?:did|does) (?:he|she|they|[A-Z][\w'’-]+(?:\s[A-Z][\w'’-]+)*) "
    r"(?:say|tell|mention|report|announce)\b|"
    r"\bin [A-Z][\w'’-]+(?:\s[A-Z][\w'’-]+)*['’]s? (?:words|talk|speech|answer|remarks|view|report)\b|"
    r"\baccording to (?:Mr|Ms|Mrs|Dr)\b",
    re.I,
)


def _said_by_another(
    question: Question, found: Found, finder: Finder, turns: Sequence[Turn]
) -> Answer | None:
    """Whose words they are that a question puts in the mouth of another official: only the other one ever
    speaks of what the question names.
    """
    named = person_in(question.text, [turn for turn in turns if turn.side is Side.OFFICIAL])
    if named is None or not SAYS.search(question.text):
        return None
    topic = set(question.names) - name_stems(named.speaker)
    about = [c for c in found.ranked.sentences if topic and topic <= c.profile.levels[0]]
    speakers = [c.hit.passage.context.speaker for c in about]
    best = next(
        (c for c, who in zip(about, speakers, strict=True) if who and who.side is Side.OFFICIAL), None
    )
    speaker = best.hit.passage.context.speaker if best else None
    if best is None or speaker is None or named.speaker.name in {who.name for who in speakers if who}:
        return None
    reply = Reply(question, found, finder)
    reply.sentence(best)
    text = finder.index.document(best.hit.passage.document).text[best.profile.start : best.profile.end]
    said = " ".join(text.split())
    return reply.answer(
        f"The premise does not hold; it was {speaker.name} who said: {said}",
        0.6,
        verdict=Verdict.CONTRADICTED,
        first=[best],
    )


def _named(question: Question, found: Found, finder: Finder, turn: Turn) -> Answer:
    """Name the speaker of a turn, citing its start."""
    speaker = turn.speaker
    role = " ".join((speaker.role or "").split())
    # "Reporter, Lowen Courier" needs no "Reporter" after it.
    named = f"{speaker.name}, {role}" if role and role not in speaker.name else speaker.name
    return _answer(question, found, finder, turn, f"{named}.")


def _answer(question: Question, found: Found, finder: Finder, turn: Turn, text: str) -> Answer:
    """An answer that cites the line with which a turn opens, and what of the turn was found."""
    reply = Reply(question, found, finder)
    opening = turn.opening
    first_line = opening.text.split("\n", 1)[0]
    reply.cite(opening, opening.start, opening.start + len(first_line))
    best = next((c for c in found.ranked.sentences if c.hit.passage in turn.passages), None)
    if best is not None:
        reply.sentence(best)
    return reply.answer(text, 0.8)
