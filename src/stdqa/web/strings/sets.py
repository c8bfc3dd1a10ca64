"""The words of the question sets in the Evaluate place."""

from __future__ import annotations

TITLE = "Question sets"
HOW = (
    "Questions with what is expected of their answers. Drafts are made from the figures of the documents; a "
    "draft counts in no run until somebody accepts it."
)
NOT_HERE = "This app was started without settings and an index of its own, so no sets can be made in it."
NAME, FILE, QUESTIONS, DRAFTS = "Name", "File", "Questions", "Drafts"
MADE_HERE = "Made or uploaded here"
READ_ONLY = "Only read"
NO_MADE = "None yet."
CANNOT_BE_READ = "cannot be read"
OPEN_FEEDBACK = "What people said of answers"
FEEDBACK_COUNT = "{count} marked"

NEW = "Make a set"
MOST = "Questions"
TRAPS_LABEL = "Kinds of questions"
TRAPS = {
    "plain": ("Plain", "a figure is asked for"),
    "list": ("Lists", "the same thing of several places"),
    "true": ("True statements", "to be confirmed"),
    "year": ("Another year", "of which no document tells it"),
    "basis": ("Total or in the year", "the one asked for where the other is told"),
    "scope": ("Another place", "a neighbour’s figure, or none"),
    "digits": ("Digits exchanged", "a statement to be contradicted"),
    "unit": ("Another unit", "million for billion, percent for points, another thing"),
}
FEEDBACK_TAG = "feedback"
OWN_TAG = "Others"
MAKE = "Make {most} questions from the documents"
MAKING = "Making questions…"
MADE = "{count} made."
MADE_MORE = "{count} added."
FEWER = "No more can be made from these documents with these kinds."
NONE_MADE = "No question can be made from these documents with these kinds. Choose more kinds."
NO_TRAPS = "Choose at least one kind of question."
BAD_NAME = "Give the set a name."
BAD_MOST = "Give a number of questions from 1 to {most}."
THERE_ALREADY = "There is a set {name} already. Choose another name, or open it and add to it."
ADD_MORE = "Make more questions"
ADD_ONE = "Write a question"

BACK = "All sets"
STATES = {"": "All", "draft": "Drafts", "accepted": "Accepted", "incomplete": "To be completed"}
STATE, TRAP, ALL_TRAPS = "State", "Kind", "All"
DRAFT, ACCEPTED, INCOMPLETE = "draft", "accepted", "to be completed"
COUNTS = "{total}: {accepted} accepted, {drafts}"
NOTHING_LEFT = "No question is in this state, of this kind."
DOWNLOAD = "Download"
DOWNLOAD_AS = "Download as {ending}"
ONLY_READ = "This set is only read here. Download it, or upload a copy, to change it."
EARLIER, LATER = "Earlier", "Later"
PAGE = "{first} to {last} of {total}"

EXPECTED = "Expected"
FIGURES, MISTAKES, ALSO_RIGHT, ANSWERS = "Right", "Mistakes", "Also right", "Answers"
ITEMS, POINTS, PERIOD, ASKED_BEFORE = "Names", "Key points", "Time", "Asked before"
VERDICTS = {"": "–", "yes": "yes, it is true", "no": "no, it is not"}
NO_ANSWER = "No answer"
REASONS = {
    "": "for a reason that is not told",
    "not_in_sources": "the documents do not say",
    "other_period": "the documents give another time",
    "other_scope": "the documents give another place",
    "too_vague": "the question is too vague",
    "conflict": "the documents contradict each other",
    "off_topic": "the documents are about something else",
}
NOTHING_EXPECTED = "Nothing is expected yet. Edit the question and say what is right."
EVIDENCE = "Evidence"
OPEN_SOURCE = "Open in source"
NOT_FOUND_THERE = "These words do not stand there any more."
NOTE = "Note"

ACCEPT, EDIT, REJECT, UNDO, SAVE, CANCEL = "Accept", "Edit", "Reject", "Undo", "Save", "Cancel"
SAVE_AND_ACCEPT = "Save and accept"
KEYS = "Keys: J and K go on and back, A accepts, X rejects, E edits, U undoes."
SAID = {
    "accepted": "Accepted.",
    "rejected": "Rejected.",
    "saved": "Saved.",
    "undone": "Undone.",
    "added": "Added.",
}
CHANGED = "The set has been changed elsewhere meanwhile. Nothing was written; this is how it is now."
CHANGED_FORM = (
    "The set has been changed elsewhere meanwhile. Nothing was written, and what you wrote is below: look at "
    "it and save it again."
)
GONE = "This question is no longer in the set."
NO_SUCH_SET = "There is no such set."
NOTHING_TO_UNDO = "There is nothing to undo."
CANNOT_ACCEPT = "It cannot be accepted as it is: {why}"
FAILED = "Something went wrong. It is noted in the program’s log; try again."
UNREACHED = "The program did not answer. See that it still runs, then try again."
BUSY = "Another process is writing this set. Try again in a moment."
NOT_WRITTEN = "{folder} cannot be written ({why}). Set STDQA_MADE to a folder that can."

FORM = "Edit the question"
FORM_NEW = "A question of your own"
LABELS = {
    "question": "Question",
    "history": "Asked before",
    "category": "Category",
    "figures": "Right figures",
    "accept_also": "Also right",
    "wrong_figures": "Mistakes",
    "verdict": "Verdict of a statement",
    "period": "Time",
    "basis": "Basis",
    "unanswerable": "It has no answer",
    "reason": "Why there is none",
    "answers": "Accepted texts",
    "items": "Names that a list must hold",
    "key_points": "What an explanation must hold",
    "operands": "Figures that the result is worked out from",
    "tags": "Tags",
    "part": "Part",
    "evidence": "Evidence",
    "note": "Note",
}
HINTS = {
    "history": "one a line, the oldest first",
    "figures": "as printed, one a line",
    "accept_also": "one a line",
    "wrong_figures": "likely wrong figures, one a line",
    "period": "in 2023, by the end of 2023",
    "answers": "one a line",
    "items": "one a line",
    "key_points": "one a line",
    "operands": "one a line",
    "tags": "one a line",
    "evidence": "word for word from the document; empty a quotation to take it out",
}
MORE_FIELDS = "More fields"
DOCUMENT, QUOTE = "Document", "Quotation"
MODE = "Of several quotations"
MODES = {"any": "each answers alone", "all": "all are needed"}
GROUPED = "Several groups of quotations are needed; change them in the file."
BASES = {"": "–", "during": "over the time", "as_of": "as of the date"}
NONE = "–"
WRONG_FIGURE = "“{figure}” is in none of the quotations. Quote the sentence that states it."

FEEDBACK = "What people said of answers"
FEEDBACK_HOW = (
    "Each becomes a question of the set feedback.jsonl: of an answer found good with what it gave, of one "
    "found wrong with the correction, if the documents state it; else as a draft that says what is missing."
)
NO_FEEDBACK = "Nobody has said anything of an answer yet. Under each answer in Ask there is a way to."
NOT_KEPT = "Nothing is kept in this app, so no feedback can be read: {why}"
NOT_KEPT_AT_ALL = "it was started without a store."
GOOD, WRONG = "Good", "Wrong"
CORRECTED = "Should have said"
GAVE = "Answer"
MAKE_QUESTION = "Make it a test question"
MADE_ALREADY = "Made a test question"
MADE_QUESTION = "It is a test question now."
MADE_DRAFT = "It is a draft now: {note}"
OPEN_QUESTION = "Open it"
