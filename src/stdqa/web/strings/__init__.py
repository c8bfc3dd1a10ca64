"""Every word that the pages say for themselves, in one place; what documents say is never in here.

What several places or the Ask place say is in this module; each other place has a module of its own beside.
"""

from __future__ import annotations

from typing import NamedTuple

from stdqa.store import Fault
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
EMPTY_CORPUS = "No document is indexed yet. Put some into the corpus folder, then start the chat again."
READING = "How to read a figure"
READING_PERIOD = "counted over that time"
READING_DATE = "all there were on that day"
DIGEST_NOTE = "Some of these are digests: our wording, figures as published."

ASK_LABEL = "Your question"
ASK_PLACEHOLDER = "Ask about the documents …"
ASK = "Ask"
NEW_CONVERSATION = "New conversation"
CONVERSATION = "Conversation"
EARLIER = "Earlier"
EARLIER_HEADING = "Earlier conversations"
EARLIER_NOTE = "Kept on the machine that serves this page, and shown in this browser only."
NO_EARLIER = "There is none yet. A conversation is kept from its first answer on."
GO_ON = "Go on where you were"
REOPEN = "Open “{title}”"
RENAME = "Rename"
RENAME_LABEL = "Rename “{title}”"
DELETE = "Delete"
DELETE_LABEL = "Delete “{title}”"
DELETE_SURE = "Delete it? What you said of its answers is kept."
TITLE_LABEL = "Title of the conversation"
SAVE = "Save"
CANCEL = "Cancel"
CLOSE = "Close"
NOTHING_KEPT = "Conversations are not kept: {why}"
TURN_NOT_KEPT = "This answer could not be kept; export the conversation if you need it later."
GONE = "That conversation is no longer there."

COPY = "Copy"
COPY_LABEL = "Copy answer {number} with its sources"
COPIED = "Copied, with its sources."
COPY_FAILED = "The browser did not allow copying; select the text instead."
ADD_TO_BRIEF = "Add to brief"
ADD_LABEL = "Add answer {number} to the brief"
ADDED = "Added to the brief ({entries})."
IN_BRIEF = "It is in the brief already."
GOOD = "Answer {number} is good"
WRONG = "Answer {number} is wrong"
WHAT_IS_WRONG = "What is wrong with it?"
FAULTS = {
    Fault.WRONG_FIGURE: "Wrong figure",
    Fault.WRONG_PERIOD: "Wrong period",
    Fault.WRONG_THING: "About something else",
    Fault.SHOULD_HAVE_ANSWERED: "Should have answered",
    Fault.SHOULD_HAVE_DECLINED: "Should have declined",
    Fault.OTHER: "Something else",
}
FAULT_WORDS = "In your words (optional)"
FAULT_CORRECTED = "The right answer, if you know it (optional)"
MARK_KEPT = "Noted; you can change it."
MARK_TAKEN_BACK = "Taken back."
MARK_LOST = "It could not be kept; try again."

EXPORT = "Export"
EXPORT_FORMS = {"md": "Markdown (.md)", "json": "JSON (.json)"}
EXPORTED = "Questions and answers, exported on {date}. Every figure is quoted from the source named with it."
SOURCES_HEADING = "Sources"
OPEN_IN_SOURCE = "Open in source"
OPEN_IN_SOURCE_LABEL = "Open citation {number} in its source"
OPEN_PASSAGE_LABEL = "Open this passage in its source"
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


def counted(number: int, one: str, many: str) -> str:
    """A number with its noun: ``1 document``, ``2,902 figures``."""
    return f"{number:,} {one if number == 1 else many}"
