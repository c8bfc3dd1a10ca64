"""Making question sets: drafts from the figures of an index, and from what people said of answers."""

from stdqa.evaluation.making.drawn import Trap
from stdqa.evaluation.making.feedback import from_feedback, identity, question_from_feedback
from stdqa.evaluation.making.make import Made, make_questions

__all__ = [
    "Made",
    "Trap",
    "from_feedback",
    "identity",
    "make_questions",
    "question_from_feedback",
]
