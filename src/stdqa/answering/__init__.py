"""From what was found to an answer with its citations."""

from stdqa.answering.compose import compose
from stdqa.answering.reply import Limits

__all__ = ["Limits", "compose"]
