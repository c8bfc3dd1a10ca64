"""What a question asks for."""

from stdqa.questions.forms import Form, Operation
from stdqa.questions.understand import Question, clean, understand

__all__ = ["Form", "Operation", "Question", "clean", "understand"]
