"""The words of the Evaluate place: its parts, and its runs."""

from __future__ import annotations

PARTS = {"": "Runs", "sets": "Question sets"}
PARTS_LABEL = "Parts of Evaluate"

TITLE = "Evaluate"
HOW = (
    "A set of questions is put to the assistant, and each answer is held against what is expected of it. "
    "Nothing is judged by a language model: the same answers give the same figures."
)
NOT_HERE = "This app was started without settings and an index of its own, so nothing can be measured in it."
UNREACHED = "The program did not answer. See that it still runs, then try again."
FAILED = "Something went wrong. It is noted in the program’s log; try again."
WORKING = "One moment: the runs are being read…"
UNREADABLE = "This file did not arrive whole. Choose it again."
TOO_LARGE = "This file is larger than {most} MB. Put it into the folder of the question sets instead."

NEW = "New run"
SET = "Question set"
CHOOSE = "Choose a set…"
OFFERED = "Sets that are offered"
MADE = "Made or uploaded here"
UPLOAD = "Upload a set…"
UPLOAD_KINDS = ".jsonl, .csv, .toml, or SQuAD’s .json; up to {most} MB"
NO_SETS = "There is no question set yet: upload one, or make one under “Question sets”."
PART = "Part"
WHOLE = "All"
RUN = "Run"
HELD_OUT_RUN = "The part “test” is counted, and its questions are not shown unless you ask for them."
GENERATED = "Measure also the {count} that were generated and that nobody has accepted yet"
BRINGS = "It brings {documents}, which are indexed for the run and asked instead of those that are open."
QUESTIONS = "Questions"
PROBLEMS = "This set cannot be used as it is"
PROBLEMS_OF_UPLOAD = "The file was not kept: something is wrong with it"
KEPT = "{name} is kept with the sets made here."
KEPT_BESIDE = "Another set is called {wanted}; yours is kept as {name}."
KEPT_ALREADY = "The same file is kept already, as {name}."
NOT_KEPT = "{folder} cannot be written ({why}). Set STDQA_MADE to a folder that can."
NO_SUCH_SET = "The question set {name} is no longer there. Choose another."
OTHER_FORM = "{name} is in no form that is known. Use {forms}."

READING = "Reading the set…"
EMBEDDING = "Embedding the documents of the set…"
ASKING = "Asking the questions…"
WRITING = "Writing the report…"
STOPPING = "Stopping after this question…"
GOING = "{name} is being measured"
OF_TOTAL = "{done:,} of {total:,}"
STOP = "Stop"
LEFT_SECONDS = "a few seconds left"
LEFT_MINUTE = "about a minute left"
LEFT_MINUTES = "about {minutes} minutes left"
LEFT_HOURS = "about {hours} hours left"
FINISHED = "{run} is finished."
STOPPED = "{run} was stopped. What was answered is kept, and it can go on later."
STOPPED_EARLY = "{run} was stopped before its first question."
RUN_FAILED = "Something went wrong and the run came to an end. It is noted in the program’s log."
NOT_FINISHED = "The run came to an end before its time."
OPEN_RUN = "Look at it"
ONE_AT_A_TIME = "A run goes on already. Wait until it has ended, or stop it."
GO_ON = "Go on"
CANNOT_GO_ON = (
    "Its question set {name} is not offered here any more, or has changed since. Put it back as it was, or "
    "begin a new run."
)

RUNS = "Runs"
NO_RUNS = "There is none yet. Runs of “stdqa eval” are listed here too if they are in the same folder."
COLUMNS = {
    "right": "Right",
    "figure": "Figure",
    "fooled": "Fooled",
    "hit@1": "Found first",
    "false_abstention": "Declined",
}
COLUMNS_LONG = {
    "right": "Right",
    "figure": "Right figure",
    "fooled": "Fooled",
    "hit@1": "Evidence found first",
    "false_abstention": "Declined in error",
}
SAYS = {
    "right": "of all questions that expect an answer, or expect none",
    "figure": "where one figure is expected",
    "fooled": "a likely mistake was given, or anything where there is no answer",
    "hit@1": "the first passage holds the evidence",
    "false_abstention": "of what has an answer",
}
LOWER = "lower is better"
SET_COLUMN = "Set"
QUESTIONS_COLUMN = "Questions"
DONE_OF = "{done:,} of {total:,}"
UNFINISHED = "not finished"
RUNNING = "running"
BROKEN = "This folder cannot be read: {why}"
OTHER_RUN = "its files are not as stdqa writes them ({why})."
NO_SUCH_RUN = "There is no run {name}. It may have been deleted."
DELETE = "Delete"
DELETE_LABEL = "Delete the run {name}"
DELETE_SURE = "Delete it for good?"
DELETE_YES = "Delete"
CANCEL = "Keep it"
DELETED = "{name} is deleted."
NOT_DELETED = "{name} cannot be deleted ({why})."
GOES_ON = "This run goes on. Stop it first."
PART_OF = "part {part}"

BACK = "All runs"
VIEWS = {"report": "Report", "questions": "Questions"}
VIEWS_LABEL = "Views of this run"
COMPARE = "Compare with…"
COMPARE_LABEL = "Compare with another run"
DOWNLOAD = "Download"
DOWNLOADS = {"html": "Report (.html)", "md": "Report (.md)", "jsonl": "Rows (.jsonl)"}
SHORT_DOWNLOADS = {"html": ".html", "md": ".md", "jsonl": ".jsonl"}
MEASURES = "Measures"
ALL_MEASURES = "All measures"
MEASURES_HOW = (
    "Means over the questions that a measure applies to; the line is the 95% interval (bootstrap). "
    "Where lower is better, an arrow ↓ says so."
)
MEASURE, TELLS, MEAN, INTERVAL, OF = "Measure", "What it tells", "Mean", "95% interval", "Questions"
BY_CATEGORY, BY_TAG = "By category", "By tag"
MISSES_COLUMN = "Misses"
ABOUT = "What was measured, with what"
NOTHING_YET = "No question has been answered yet."
OF_QUESTIONS = "of {n:,}"
SHOW_MISSES_OF = "Show the misses of {name}"

SHOW = "Show"
SHOWS = {"missed": "Misses", "right": "Right answers", "all": "All questions"}
CATEGORY, TAG, FAULT = "Category", "Tag", "What went wrong"
ANY = "Any"
SEARCH = "Search in questions and answers"
FAULTS = {
    "fooled": "Fooled",
    "declined": "Declined in error",
    "answered": "Should have declined",
    "figure": "Wrong figure",
    "period": "Wrong period",
    "sentence": "From another sentence",
    "verdict": "Wrong verdict",
    "words": "Something missing",
    "first": "Evidence not first",
    "found": "Evidence not found",
    "failed": "Failed",
}
COUNT = "{count:,} of {total:,} questions"
NONE = "No question fits."
NONE_MISSED = "No question was missed."
EXPECTED, GIVEN = "Expected", "Given"
HIDDEN = "{count} of the part “test” fit too and are counted only, so that nobody fits rules to them."
HELD_OUT_SWITCH = "Show the part “test” too"
HELD_OUT_HOW = "Once its misses are looked at, it no longer tells how well unseen questions are answered."
HELD_OUT_CASE = "This question is of the part “test”, which is counted and not looked at."
PREVIOUS, NEXT = "Previous", "Next"
EARLIER_PAGE, LATER_PAGE = "Previous page", "Next page"
PAGE = "Page {page:,} of {pages:,}"

QUESTION_BACK = "Questions"
PLACE_IN_LIST = "{place:,} of {count:,}"
KEYS = "← → lead to the others"
NO_SUCH_QUESTION = "There is no question {name} in this run."
ASKED_BEFORE = "Asked before"
STATUSES = {"answered": "Answered", "abstained": "Declined", "error": "Failed"}
CONFIDENCE = "confidence {value}"
FIGURES = "Figures"
EVIDENCE = "Evidence"
NO_EVIDENCE = "The set names no evidence for this question."
CITED = "What the answer cites"
OPEN = "Open in source"
OPEN_LABEL = "Open in source: {place}"
WHY = "Why not this passage?"
WHY_RIGHT = "Where the evidence was found"
NO_PASSAGE = "No passage of the index holds the evidence."
FOUND_FIRST = "The passage with the evidence was found first; what went wrong is in reading it."
FOUND_AT = "The passage with the evidence was found in place {rank}{ranks}."
BEATEN, BEATEN_BY_ONE = "{count} passages stood before it.", "One passage stood before it."
NOT_A_CANDIDATE = "The passage with the evidence is no candidate at all, neither by meaning nor by words."
BY_MEANING, BY_WORDS = "by meaning {rank}", "by words {rank}"
NOT_BY_MEANING, NOT_BY_WORDS = "not among those by meaning", "not among those by words"
WHY_FIGURE = "Why not this figure?"
NOT_READ = "It was not read where the evidence stands: the register has no such figure there."
NOT_WEIGHED = "It was read, and is not among those that were weighed."
NOT_CHOSEN = "What was given is not among those weighed: it was worked out, or found in another search."
WEIGHED_BEST = "It was weighed best; what went wrong is in what was made of it."
WEIGHED = "It was number {rank:,} of the {count:,} that were weighed."
CHOSEN = "Chosen"
FIGURE, COUNTS, PERIOD, WHERE = "Figure", "Counts", "Period", "Where"
BASES = {"during": "during that time", "as_of": "as of that date"}
APART = "What set the chosen one apart, in points of the score"
PASSAGES = "Passages, as they were ranked"
RANK, SCORE, SIMILARITY = "Rank", "Score", "Similarity"
BY_MEANING_COLUMN, BY_WORDS_COLUMN = "By meaning", "By words"
PASSAGE = "Passage"
HOLDS = "holds the evidence"
MEASURES_OF = "Measures of this question"
ASK = "Ask this now"
TIME = "{value} ms"

COMPARE_TITLE = "Two runs compared"
COMPARE_HOW = (
    "The questions are paired by their ids. A difference is B less A, with its 95% interval; p is how often "
    "a difference as large comes about if it does not matter which run is which (paired randomisation)."
)
CHANGE_SIDES = "Swap A and B"
FIRST, SECOND = "Run A", "Run B"
A, B, DIFFERENCE, P = "A", "B", "Difference", "p"
PAIRS = "{pairs} in both."
ONLY_B, ONLY_A = "Right only in B", "Right only in A"
FLIPS_NONE = "None."
LEFT_OUT = "Left out"
CHANGED = "{count} whose words, expectation or evidence changed between the runs:"
UNPAIRED = "{count} in one run only:"
COMPARE_BACK = "Both runs"
A_GAVE, B_GAVE = "A gave", "B gave"
HIDDEN_FLIPS = "{count} of the part “test” are counted and not shown."
SAME_RUN = "Choose two different runs."
SETTINGS_DIFFER = "What differs between them"
SETTINGS_SAME = "Settings, index and version are the same in both."
OF_RUN = {
    "aurc": "Risk over coverage, the surest answers first (aurc; lower is better)",
    "p50": "Half of the answers took no longer",
    "p95": "95 of 100 answers took no longer",
}
FOUND_IN_FIVE = "In first 5"
IS_RIGHT, IS_MISSED = "right", "missed"
