"""From ranked candidates to an answer with its citations."""

from stdqa.answering.answer import Thresholds, compose

__all__ = ["Thresholds", "compose"]
