"""The words of the Figures place."""

from __future__ import annotations

from stdqa.register import DifferenceKind, GroupKind, SumVerdict

SEARCH = "Search figures"
SEARCH_PLACEHOLDER = "What is counted, a place, words of the sentence"
VIEWS_LABEL = "Views of the figures"
VIEWS = {"table": "Table", "chart": "Chart", "conflicts": "Conflicts", "sums": "Sums"}

FILTERS_LABEL = "Filters"
FIELDS = {
    "kind": "Kind",
    "measure": "Counted",
    "basis": "Period or date",
    "year": "Year",
    "scope": "Place or body",
    "document": "Document",
    "side": "Said by",
}
ANY = "any"
KINDS = {
    "count": "counts",
    "percentage": "percentages",
    "money": "money",
    "ratio": "ratios",
    "rank": "ranks",
    "date": "dates",
    "duration": "durations",
    "quantity": "measurements",
}
BASES = {"during": "over a period", "as_of": "as of a date", "unstated": "not stated"}
SIDES = {
    "official": "officials",
    "journalist": "journalists",
    "moderator": "moderators",
    "unstated": "nobody in particular",
}
CLEAR = "Clear"
CLEAR_LABEL = "Clear the words and filters"
MORE_FILTERS = "Filters"

COUNT = "{shown} of {all} figures"
COUNT_ALL = "{all} figures"
DOWNLOAD = "Download"
DOWNLOAD_AS = "Download these figures as {form}"
FORMS = {".csv": "CSV", ".json": "JSON", ".xlsx": "Excel"}
MAKING = "Making the file…"
READING = "Reading the figures…"
FAILED = "That did not work. It is noted in the program’s log; try again."

COLUMNS = {
    "value": "Figure",
    "measure": "What it counts",
    "period_end": "Period or date",
    "scope": "Place or body",
    "document": "Where it stands",
}
SORT_BY = "Sort by"
OF = "of {whole}"
RISE = {"increase": "increase", "decrease": "decrease"}
JOURNALIST = "a journalist’s words"
OPEN_IN_SOURCE = "Open in source"
OPEN_LABEL = "Open {figure} in its source"
RECORD_LABEL = "All about {figure}"
PAGES = "Pages"
PAGE = "{first} to {last} of {all}"
EARLIER = "Earlier"
LATER = "Later"

NONE_YET = "No figures yet"
NONE_YET_HOW = "They are read from the documents when these are indexed. Add documents, then come back."
NO_MATCH = "No figure matches"
NO_MATCH_HOW = "Take a word or a filter away."

RECORD = "One figure"
BACK = "All figures"
GONE = "This figure is not in the documents any more"
GONE_HOW = "They have changed since the address was copied."
FACTS = {
    "unit": "Unit",
    "kind": "Kind",
    "of": "Share of",
    "change": "Change",
    "scope": "Place or body",
    "period": "As printed",
    "value": "Value",
    "document": "Document",
}

NO_CHART = "Nothing to compare here"
NO_CHART_HOW = (
    "A chart is drawn where three or more figures of one sort differ in one thing: the kind, the place, or "
    "the part of a whole that they are."
)
GROUPS = {
    GroupKind.TYPES: "By type",
    GroupKind.SCOPES: "By place or body",
    GroupKind.PARTS: "Parts of a whole",
    GroupKind.SHARES: "Shares",
}
PARTS_OF = "of {whole}"
SHARES_OF = "Shares of {whole}"
SHARES = "Shares of one whole"
MORE_GROUPS = "{count} more; narrow them down with words or filters."

NO_CONFLICTS = "No figures differ"
NO_CONFLICTS_HOW = (
    "Figures are held against each other where they count the same thing, for the same period and place. "
    "None of them contradict each other, and none is another one rounded."
)
DIFFERENCES = {
    DifferenceKind.CONTRADICTION: "These differ",
    DifferenceKind.ROUNDING: "The same, exact and rounded",
}
DIFFERENCES_HOW = {
    DifferenceKind.CONTRADICTION: "They count the same thing for the same time, and cannot all be right.",
    DifferenceKind.ROUNDING: "The rounding is right.",
}

NO_SUMS = "No sums found"
NO_SUMS_HOW = "Parts are added up where a text lists them with their whole, and shares where they make 100%."
SUMS = {
    SumVerdict.ADDS_UP: "Adds up",
    SumVerdict.INCOMPLETE: "Only some parts",
    SumVerdict.OTHER_WHOLE: "Parts of another whole",
    SumVerdict.DIFFERS: "Does not add up",
}
ROUNDED = "within rounding"
INCOMPLETE_HOW = "The parts told make {total}; {difference} are not broken down."
OTHER_WHOLE_HOW = (
    "The parts make {total}. The {whole} told beside them are {difference} {more}: likely another whole."
)
FITS_HOW = "The parts make {total}, which is told elsewhere; {whole} is another figure."
DIFFERS_HOW = "The parts make {total}, which is {difference} {more} than {whole}."
MORE, LESS = "more", "less"
WHOLE, BESIDE = "Whole", "Told beside"
