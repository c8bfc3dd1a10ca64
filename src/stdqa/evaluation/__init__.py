"""How good the answers are: question sets, measures, runs, comparisons and reports."""

from stdqa.evaluation.brought import index_brought, renamed
from stdqa.evaluation.comparing import Comparison, compare
from stdqa.evaluation.drafted import measured
from stdqa.evaluation.evaluate import evaluate, only_evidence
from stdqa.evaluation.grounding import ground
from stdqa.evaluation.guard import Threshold, thresholds
from stdqa.evaluation.question import Question, QuestionSet
from stdqa.evaluation.runs import Run, read_run
from stdqa.evaluation.sets import export_set, read_set
from stdqa.evaluation.summary import Summary, summarise
from stdqa.evaluation.sweep import Variant, sweep, variants

__all__ = [
    "Comparison",
    "Question",
    "QuestionSet",
    "Run",
    "Summary",
    "Threshold",
    "Variant",
    "compare",
    "evaluate",
    "export_set",
    "ground",
    "index_brought",
    "measured",
    "read_run",
    "read_set",
    "only_evidence",
    "renamed",
    "summarise",
    "sweep",
    "thresholds",
    "variants",
]
