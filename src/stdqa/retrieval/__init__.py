"""From a question to ranked passages, figures and sentences."""

from stdqa.retrieval.closeness import Closeness
from stdqa.retrieval.finder import Finder, Found
from stdqa.retrieval.profiles import Profiler
from stdqa.retrieval.ranking import Candidate, Ranked, Weights, rank
from stdqa.retrieval.search import retrieve
from stdqa.retrieval.signals import says

__all__ = [
    "Candidate",
    "Closeness",
    "Finder",
    "Found",
    "Profiler",
    "Ranked",
    "Weights",
    "rank",
    "retrieve",
    "says",
]
