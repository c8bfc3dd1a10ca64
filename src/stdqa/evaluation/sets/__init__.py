"""Question sets in and out of files: the project's own form, and those of other tools."""

from stdqa.evaluation.sets.export import export_set
from stdqa.evaluation.sets.read import read_set

__all__ = ["export_set", "read_set"]
