"""The measures by name: what each tells, and which way is better."""

from __future__ import annotations

from dataclasses import dataclass

from stdqa.evaluation.ranking import BUDGET, DEPTHS


@dataclass(frozen=True, slots=True)
class Measure:
    """A measure of one question; ``group`` is the table that it stands in."""

    name: str
    group: str
    says: str
    lower_is_better: bool = False


ANSWERS, DECLINING, PASSAGES = "Answers", "Declining and citing", "Passages"
GROUPS = (ANSWERS, DECLINING, PASSAGES)


def _first(k: int) -> str:
    return "the first passage" if k == 1 else f"the first {k}"


_ALL = (
    Measure("right", ANSWERS, "the answer is right, of all questions that expect one or expect none"),
    Measure("figure", ANSWERS, "the figure is right, where one is expected"),
    Measure("figures", ANSWERS, "all figures are right, and few others given, where several are expected"),
    Measure("period", ANSWERS, "the figure is right and of the period expected"),
    Measure("basis", ANSWERS, "the figure is right and on the basis expected: during a time, as of a date"),
    Measure("wrong_sentence", ANSWERS, "the figure is right, but from a sentence that is no evidence", True),
    Measure("fooled", ANSWERS, "a likely mistake, or anything where there is no answer, is given", True),
    Measure("result", ANSWERS, "the result of the working is right"),
    Measure("winner", ANSWERS, "the winner of a comparison is named"),
    Measure("verdict", ANSWERS, "a statement is rightly confirmed or contradicted"),
    Measure("premise", ANSWERS, "a false premise is corrected or declined"),
    Measure("list_recall", ANSWERS, "share of the items expected that are named"),
    Measure("points", ANSWERS, "share of the key points that the answer and its citations hold"),
    Measure("text", ANSWERS, "the answer holds an accepted text"),
    Measure("exact_match", ANSWERS, "the figure or text is one of those expected (SQuAD)"),
    Measure("f1", ANSWERS, "words shared with the figure or text expected (SQuAD)"),
    Measure("abstention_precision", DECLINING, "of what was declined, what has no answer"),
    Measure("abstention_recall", DECLINING, "of what has no answer, what was declined"),
    Measure("false_abstention", DECLINING, "of what has an answer, what was declined", True),
    Measure("abstention_reason", DECLINING, "of what has no answer, what was declined for the right reason"),
    Measure("citations_exact", DECLINING, "share of the citations that stand in the source, word for word"),
    Measure("figures_cited", DECLINING, "share of an answer's figures that stand in their citation"),
    Measure("evidence_cited", DECLINING, "share of the evidence that is cited"),
    *(Measure(f"hit@{k}", PASSAGES, f"evidence is in {_first(k)}") for k in DEPTHS),
    *(Measure(f"recall@{k}", PASSAGES, f"share of passages with evidence in {_first(k)}") for k in DEPTHS),
    Measure("mrr@10", PASSAGES, "1 by the rank of the first passage that holds evidence"),
    Measure("ndcg@10", PASSAGES, "how far the passages that hold evidence come first"),
    *(Measure(f"evidence@{k}", PASSAGES, f"share of the evidence in {_first(k)}") for k in DEPTHS),
    Measure(f"evidence@{BUDGET}c", PASSAGES, f"share of the evidence in the first {BUDGET:,} characters"),
)  # fmt: skip
MEASURES = {measure.name: measure for measure in _ALL}
