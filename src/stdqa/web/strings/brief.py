"""The words of the Brief place."""

from __future__ import annotations

BRIEF = "Brief"
ENTRIES = "Entries of the brief"
EMPTY = "No questions yet"
EMPTY_HOW = (
    "A brief keeps each question with the line to take on it, the figures, and the sentence where each "
    "stands. What the documents do not say stays in it as an open point."
)
EMPTY_WHERE = (
    "Type or paste questions in “Add questions”, one a line, or choose a file of them. "
    "In Ask, “Add to brief” puts an answer in here."
)
TITLE = "Title of the brief"
COUNT = "{entries}, {open} open"
ONE_QUESTION = "question"
QUESTIONS = "questions"

LINE = "Line to take"
LINE_OF = "Line to take on question {number}"
LINE_HOW = "Leave the box to have its figures checked; empty it to go back to the answer’s own words."
NO_LINE = "No line yet: write one, or leave the point open."
CHECKING = "Checking the figures of this line…"
OWN_WORDS = "Back to the answer"
NOTE = "Note"
NOTE_OF = "Note on question {number}"
NOTE_PLACEHOLDER = "For the spokesperson, or for whoever looks this up …"
OPEN = "Open"
WARNING = "Check before use"
MORE_QUOTES = "More quotations ({count})"
NEAREST = "Nearest in the documents, but not the answer"
UP = "Move question {number} up"
DOWN = "Move question {number} down"
DROP = "Drop question {number}"
DROPPED = "Dropped: “{question}”"
REPLACED = "The brief before was put aside."
UNDO = "Undo"

ADD_TITLE = "Add questions"
ADD_LABEL = "Questions, one a line"
ADD_PLACEHOLDER = "How many … ?\nWhat share of … ?"
ADD = "Add to the brief"
FILE = "Questions from a file…"
FILE_HOW = "One question a line, a list item or a cell: .txt, .md, .csv, .jsonl, .json or .docx"
OPEN_SAVED = "Open a saved brief…"
DOWNLOAD_TITLE = "Download"
DOWNLOAD = "Download the brief as {form}"
FORMS = {
    ".docx": "Word",
    ".html": "Web page",
    ".md": "Markdown",
    ".csv": "Table",
    ".json": "Brief, to open again",
}
CLEAR = "New brief"

NOTHING_TO_ADD = "Type a question first, or choose a file of them."
NOTHING_TO_DOWNLOAD = "There is nothing in the brief yet. Add a question first."
LOADING = "Loading the language model…"
ANSWERING = "Answering {done} of {total}: {question}"
STOP = "Stop"
STOPPED = "Stopped. The questions that were not asked are back in the box."
DONE = "Added {entries}."
KNOWN = "Left out, as already there: {count}."
ALL_KNOWN = "The brief has these questions already; nothing was added."
TOO_LARGE = "This file is too large for a file of questions. Split it."
UNREADABLE = "This file did not arrive whole. Choose it again."
TOO_MANY = "A brief takes {most:,} questions at a time. Add fewer."
FAILED = "Something went wrong. It is noted in the program’s log; try again."
OPENED = "Opened “{title}”."
