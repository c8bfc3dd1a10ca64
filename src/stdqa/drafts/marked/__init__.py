"""A checked draft told in words and given back with its figures marked."""

from stdqa.drafts.marked.export import FORMS, check_place, exported, write
from stdqa.drafts.marked.remark import Remark, count_words, remark, why_words

__all__ = ["FORMS", "Remark", "check_place", "count_words", "exported", "remark", "why_words", "write"]
