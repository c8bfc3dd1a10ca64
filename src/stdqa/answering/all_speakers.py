"""All who asked, answered or spoke, where a question wants them all: "Which newspapers asked questions?"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from stdqa.answering.phrasing import joined
from stdqa.answering.reply import Reply
from stdqa.answering.speech import ANSWERED, ASKED, SPEAKS, is_of_event, side_meant
from stdqa.answering.turns import Turn, conversation
from stdqa.questions import Question
from stdqa.retrieval import Finder, Found
from stdqa.types import Answer, Side

_NOUNS = (
    r"media|outlets|newspapers|broadcasters|stations|reporters|journalists|correspondents|newsrooms|"
    r"news (?:organi[sz]ations|agencies)|officials|speakers|questioners"
)
SPEAKERS = re.compile(
    rf"\b(?:which|what|name|list|who (?:were|are)|all)\s(?:(?:the|of the|all|all the)\s)?"
    rf"(?:{_NOUNS})(?:(?:,| and| or) (?:{_NOUNS}))*\b|"
    r"^who (?:all )?(?=(?:(?:asked|put|raised|posed) (?:the )?(?:journalists['’] |press )?questions|"
    r"answered (?:the )?(?:journalists['’]? |press )?questions|spoke)\W*$)",
    re.I,
)
DENIED = re.compile(r"\b(?:not|no|none|never|without)\b|n['’]t\b", re.I)
COUNTED = re.compile(r"\bhow many\b", re.I)


def answer_all_speakers(
    question: Question, found: Found, finder: Finder, turns: Sequence[Turn]
) -> Answer | None:
    """Everybody of one side who spoke, in their order; None where one is meant, or those who spoke of one
    thing."""
    asked = question.text
    spoke = ASKED.search(asked) or ANSWERED.search(asked) or SPEAKS.search(asked)
    named = SPEAKERS.search(asked)
    if spoke is None or named is None or COUNTED.search(asked) or DENIED.search(asked):
        return None
    # Names are given none: whoever answered one of them is not everybody.
    rest = f"{asked[named.end() : max(named.end(), spoke.start())]} {asked[max(named.end(), spoke.end()) :]}"
    if not is_of_event(rest, (), others=1):
        return None
    side = side_meant(asked)
    chosen = [turn for turn in conversation(turns) if side is None or turn.side is side]
    if ANSWERED.search(asked):
        chosen = [turn for turn in chosen if turn.answers]
    firsts = {turn.speaker.name: turn for turn in reversed(chosen) if turn.side is not Side.MODERATOR}
    speakers = list(reversed(firsts.values()))
    if len(speakers) < 2:
        return None
    reply = Reply(question, found, finder)
    for turn in speakers:
        opening = turn.opening
        reply.cite(opening, opening.start, opening.start + len(opening.text.split("\n", 1)[0]))
    return reply.answer(f"{joined([turn.speaker.name for turn in speakers])}.", 0.8)
