"""What a question asks for."""

from stdqa.questions.forms import Form
from stdqa.questions.names import Lexicon, framing
from stdqa.questions.operations import Operation
from stdqa.questions.question import Question
from stdqa.questions.understand import clean, understand
from stdqa.questions.wording import Wording

__all__ = ["Form", "Lexicon", "Operation", "Question", "Wording", "clean", "framing", "understand"]
