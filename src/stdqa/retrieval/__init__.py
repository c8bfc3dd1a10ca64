"""From a question to ranked passages, figures and sentences."""

from stdqa.retrieval.profiles import Profiler
from stdqa.retrieval.ranking import Candidate, Ranked, Weights, rank
from stdqa.retrieval.search import retrieve

__all__ = ["Candidate", "Profiler", "Ranked", "Weights", "rank", "retrieve"]
