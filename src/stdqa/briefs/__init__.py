"""Briefs: questions with the line to take on each, the figures and where they stand, in and out of files."""

from stdqa.briefs.brief import (
    Brief,
    Entry,
    Source,
    added,
    begun,
    dropped,
    edited,
    entry_of,
    moved,
    noted,
    titled,
    with_entry,
)
from stdqa.briefs.build import Wanted, answered, build, failed, verdicts
from stdqa.briefs.export import FORMS, check_place, exported, write
from stdqa.briefs.questions import MOST_QUESTIONS, questions_in, read_questions
from stdqa.briefs.saved import brief_json, brief_of, read_brief
from stdqa.briefs.sheet import entry_sheet, warnings

__all__ = [
    "FORMS",
    "MOST_QUESTIONS",
    "Brief",
    "Entry",
    "Source",
    "Wanted",
    "added",
    "answered",
    "begun",
    "brief_json",
    "brief_of",
    "build",
    "check_place",
    "dropped",
    "edited",
    "entry_of",
    "entry_sheet",
    "exported",
    "failed",
    "moved",
    "noted",
    "questions_in",
    "read_brief",
    "read_questions",
    "titled",
    "verdicts",
    "warnings",
    "with_entry",
    "write",
]
