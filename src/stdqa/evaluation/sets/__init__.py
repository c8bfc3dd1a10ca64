"""Question sets in and out of files: the project's own form, and those of other tools."""

from stdqa.evaluation.sets.export import as_own, export_set, write_questions
from stdqa.evaluation.sets.read import read_set

__all__ = ["as_own", "export_set", "read_set", "write_questions"]
