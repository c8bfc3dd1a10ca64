"""What a question says of speaking: who asks, answers or presides, and of which event."""

from __future__ import annotations

import re
from collections.abc import Sequence

from stdqa.answering.turns import Turn, name_stems
from stdqa.text import content_stems
from stdqa.types import Side

# What people ask of a transcript: who spoke, who asked, who answered whom.
_QUESTION = r"(?:questions?|quer(?:y|ies)|[ei]nquir(?:y|ies))"
ANSWERED = re.compile(
    r"\b(?:answer(?:ed|s|ing)?|repl(?:y|ied|ies)|respond(?:ed|s)?)\b|"
    r"\b(?:took|takes?|taking|dealt with|deals? with|handle[ds]?|field(?:ed|s|ing)?|tackle[ds]?|picked up)\s+"
    rf"(?:[\w’'-]+\s){{0,5}}?{_QUESTION}\b|"
    # "The question about ferries was taken by whom?"
    rf"\b{_QUESTION}\b[^?]*\b(?:was|were|got|is|are) "
    r"(?:taken|dealt with|handled|fielded|tackled|picked up)\b",
    re.I,
)

MODERATED = re.compile(
    r"\b(?:moderat\w*|host(?:ed|s|ing)?|chair(?:ed|s|ing)|presided|led (?:through )?the|gave the floor|"
    r"wrapped (?:it |things |the \w+ )?up)\b",
    re.I,
)

# Whoever presides opens and closes; so does anybody a shop or a survey.
OPENED = re.compile(
    r"\b(?:(?:open|clos|conclud|end|finish|wrap|introduc|greet|welcom|thank)(?:p?ed|e?s|p?ing) "
    r"(?:and (?:open|clos|conclud|end|finish)(?:ed|e?s|ing) )?(?:off |up )?(?=the\b|this\b|it\b|everyone\b)|"
    r"wound up (?=the\b)|"
    r"(?:brought|brings?|called|drew) (?P<what>the \w+(?: \w+)?|it|things|everything) to (?:a|an|its) "
    r"(?:close|end|halt)|said (?:hello|goodbye|good morning) to)",
    re.I,
)

ASKED = re.compile(
    r"\b(?:asks?|asked|asking|put (?:(?:the|a|their|its) )?questions?|posed?|raised?|questioners?|"
    r"[ei]nquire[sd]?|wanted to (?:know|hear|learn|find out)|(?:came|comes) (?:the|a|that) question|"
    r"question (?:on|about|of)\b[^?]*\bc[ao]mes?)\b",
    re.I,
)

SPOKE = re.compile(
    r"\b(?:said|says|stated|mentioned|announced|told|reported|gave|presented|named|spoke|quoted|talked|explained)\b",
    re.I,
)

SPEAKS = re.compile(
    r"\b(?:sp[eo]aks?|spoken?|talk(?:ed)?|took the floor|(?:given|got|had) the floor|came)\b", re.I
)

ON_JOURNALISTS = re.compile(
    r"\b(?:reporter|journalist|correspondent|questioner|newspaper|outlet|newsroom|media)s?\b", re.I
)
EVENT = frozenset(
    content_stems(
        "press conference briefing meeting event session release announcement presentation launch question "
        "answer part floor round day morning afternoon proceedings talk discussion time panel media news "
        "something anything presser reporters journalists everyone start end"
    )
)


def presides(asked: str, turns: Sequence[Turn]) -> bool:
    """Whether it is asked who led the event, or opened or closed it."""
    for pattern, others in ((MODERATED, OTHER_WORDS), (OPENED, 1)):
        found = pattern.search(asked)
        told = found and (found.groupdict().get("what") or asked[found.end() :])
        if found and is_of_event(told or "", turns, others):
            return not ON_JOURNALISTS.search(asked, 0, found.start())
    return False


# So many words that are of no event name another thing: "chairs the committee for bridges".
OTHER_WORDS = 2


def is_of_event(said: str, turns: Sequence[Turn], others: int = OTHER_WORDS) -> bool:
    """Whether what was chaired, or where something was asked, is the event itself: what is said of it has
    fewer than so many ``others`` words.
    """
    passages = [passage for turn in turns for passage in turn.passages[:1]]
    titles = {s for one in passages for s in content_stems(f"{one.context.section} {one.context.heading}")}
    names = {s for turn in turns for s in name_stems(turn.speaker)}
    thing = re.split(r",|\b(?:and|because|for (?:want|lack)|when)\b", said, maxsplit=1)[0]
    return len(set(content_stems(thing)) - EVENT - titles - names) < others


def side_meant(asked: str) -> Side | None:
    """Whose turns a question counts; those of nobody in particular where it does not say."""
    if re.search(r"\bafter the moderator\b", asked, re.I):
        return Side.OFFICIAL
    if ANSWERED.search(asked):
        return Side.OFFICIAL
    if ON_JOURNALISTS.search(asked) or re.search(r"\bask(?:ed|s)?\b(?! to\b)|\bquestion\b", asked, re.I):
        given = re.search(r"\bmoderator\b.*\b(?:ask|invit|gave|call)\w*\b", asked, re.I)
        return Side.OFFICIAL if given else Side.JOURNALIST
    if re.search(
        r"\bofficials?\b|\b(?:invited|asked|given|got) (?:to speak|the floor)\b|\bgave the floor\b",
        asked,
        re.I,
    ):
        return Side.OFFICIAL
    return None
