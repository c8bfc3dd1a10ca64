"""Drafts held against the sources, figure by figure."""

from stdqa.drafts.check import check
from stdqa.drafts.correcting import corrected
from stdqa.drafts.draft import clean_draft

__all__ = ["check", "clean_draft", "corrected"]
