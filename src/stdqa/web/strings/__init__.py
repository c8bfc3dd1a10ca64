"""Every word that the pages say for themselves, in one place; what documents say is never in here.

What several places or the Ask place say is in this module; each other place has a module of its own beside.
"""

from __future__ import annotations

from typing import NamedTuple

from stdqa.types import Reason, Verdict


class Example(NamedTuple):
    """A question to start from, and in a word or two what it shows."""

    kind: str
    question: str


EXAMPLES = (
    Example("A figure", "How many national standards were approved in 2023?"),
    Example("A total", "How many national standards were there in total by the end of 2023?"),
    Example("A share", "What share of national standards is effectively implemented?"),
    Example("A comparison", "Were more local standards or more industry standards filed in 2023?"),
    Example("A check", "Is it true that 3,000 national standards were approved in 2023?"),
    Example("Not covered", "How many national standards were approved in 2022?"),
)
"""They fit the corpus that is shipped; hand others to ``create_app`` for another one."""

NAME = "stdqa"
PLACES = {
    "ask": "Ask",
    "check": "Check a draft",
    "brief": "Brief",
    "figures": "Figures",
    "sources": "Sources",
    "evaluate": "Evaluate",
}
PLACES_LABEL = "Places"
PAGE_TITLE = "Ask the reports · stdqa"
WELCOME = "Ask the reports"
PROMISE = "Every figure in an answer is quoted word for word, with the place where it stands."
TRY = "Questions to start from"
IN_THE_CORPUS = "What is in it"
EMPTY_CORPUS = "No document is indexed yet. Add some with “stdqa add”, then start the chat again."
READING = "How to read a figure"
READING_PERIOD = "counted over that time"
READING_DATE = "all there were on that day"
DIGEST_NOTE = "Some of these are digests: our wording, figures as published."

ASK_LABEL = "Your question"
ASK_PLACEHOLDER = "Ask about the documents …"
ASK = "Ask"
NEW_CONVERSATION = "New conversation"
CONVERSATION = "Conversation"
THEME = "Switch between light and dark"
NEEDS_SCRIPT = "This page needs JavaScript, which your browser does not run."

EMPTY_QUESTION = "Type a question first."
LOADING = "Loading the language model…"
SEARCHING = "Reading the documents…"
FAILED = (
    "Something went wrong and the question was not answered. It is noted in the program’s log; try again."
)

EVIDENCE = "Evidence"
SHOW_EVIDENCE = "Evidence for answer {number}"
CITATION = "Show citation {number}"
ALSO = "Also there"
OTHER_PASSAGES = "Other passages ({count})"
PERIOD_NOT_STATED = "period not stated"
INHERITED = "stated earlier in the text"
DIGEST = "Digest: our wording, figures as published"
ORIGINAL = "Original text"
JOURNALIST = "A journalist’s words, not an official statement"
COMPUTED = "Worked out from the figures below; the result itself stands in no document."
ERROR = "Not answered"
NO_EVIDENCE = "No passage comes with this answer."

ABSTAINED = "The documents do not say"
ABSTAINED_FOR = {Reason.TOO_VAGUE: "Which of them do you mean?", Reason.CONFLICT: "The sources differ"}
DIFFER = "The sources differ."
OFFERED = {Reason.TOO_VAGUE: "What can be asked", Reason.CONFLICT: "What each source says"}
SHOW_NEAREST = "What is nearest"
NEAREST = "Nearest in the documents, but not the answer"
REASONS = {
    Reason.NOT_IN_SOURCES: "Nothing in the documents answers this question.",
    Reason.OTHER_PERIOD: "They speak of another period than the one you ask about.",
    Reason.OTHER_SCOPE: "They speak of another place, body or group than the one you ask about.",
    Reason.TOO_VAGUE: "The question fits several figures. Say what is counted, and for which time.",
    Reason.CONFLICT: "They give figures that disagree, so nothing is confirmed or worked out from them.",
    Reason.OFF_TOPIC: "The question is about something else than these documents.",
}
VERDICTS = {Verdict.CONFIRMED: "Confirmed", Verdict.CONTRADICTED: "Contradicted"}

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


def counted(number: int, one: str, many: str) -> str:
    """A number with its noun: ``1 document``, ``2,902 figures``."""
    return f"{number:,} {one if number == 1 else many}"
