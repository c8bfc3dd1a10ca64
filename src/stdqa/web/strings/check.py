"""The words of the Check place."""

from __future__ import annotations

from stdqa.types import ClaimVerdict

TITLE = "Check a draft"
HOW = (
    "Every figure in your draft is held against the documents: whether they state it, for that time and "
    "that thing, and if not, what they state instead."
)
TEXT = "Your draft"
PLACEHOLDER = "Paste or type the draft here …"
CHECK = "Check"
KEYS = "Ctrl + Enter"
FILE = "Open a file…"
FILE_KINDS = ".txt, .md or .docx"
STOP = "Stop"
KEPT = "The browser keeps the draft until you empty it."

LOADING = "Loading the language model…"
READING = "Reading the draft…"
CHECKING = "Checking figure {done:,} of {total:,}…"
STOPPED = "Stopped. Nothing was checked."
EMPTY = "Paste or type a draft first, or open a file."
FAILED = "Something went wrong and the draft was not checked. It is noted in the program’s log; try again."
UNREACHED = "The program did not answer. See that it still runs, then try again."
UNREADABLE = "This file did not arrive whole. Open it again."
TOO_LARGE = "This file is too large for a draft. Check it in parts."
OPENED = "Opened {name}."

RESULT = "The draft, checked"
FIGURES = "Figures: Tab or the arrow keys lead from one to the next"
NONE = "No figure was found in it to check"
NONE_HOW = (
    "Counts, shares, amounts, ranks and dates are checked. Telephone numbers, numbers of paragraphs and "
    "of documents and the like are left alone."
)
NEXT = "Next problem"
ALL_RIGHT = "All figures are supported."
ACCEPT_ALL = "Accept all ({count})"
UNDO = "Undo"
EDIT = "Edit"
COPY = "Copy text"
COPIED = "The text is copied."
NOT_COPIED = "The browser did not allow copying; select the text instead."
DOWNLOADS = "Download the checked draft"
DOWNLOAD_AS = "Download"
DOWNLOAD = "Download as {form}"
FORMS = {
    ".docx": "Word, with comments",
    ".md": "Markdown, with footnotes",
    ".json": "JSON, to verify later",
}
ACCEPTED = "Put in: {count}. Checked again."
UNDONE = "Taken back."

VERDICTS = {
    ClaimVerdict.SUPPORTED: "Supported",
    ClaimVerdict.CONTRADICTED: "Contradicted",
    ClaimVerdict.NOT_FOUND: "Not found",
}
REMARK = "What is said of {figure}"
STATE = "The documents state"
NEAREST = "Nearest in the documents"
IN_DRAFT = "In the draft"
IN_DOCUMENTS = "In the documents"
NOTHING = "Look where the draft has it from. If a report states it, add that report to the documents."
NO_WORDING = "Another number alone does not put this right; edit the sentence."
WRITE = "Write instead"
ACCEPT = "Accept"
ACCEPT_LABEL = "Put {correction} in the place of {figure}"
OPEN_LABEL = "Open in source: the sentence for {figure}"
