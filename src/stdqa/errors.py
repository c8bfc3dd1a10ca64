"""Errors that are safe to show to a person: each says what, which, and what to do next.

StdqaError
├── LoadError          a document cannot be read
├── CorpusEmpty        nothing in the corpus could be indexed
├── IndexMissing       there is no index where one was asked for
├── IndexDamaged       a file of the index is truncated or altered
├── IndexMismatch      the index was made with another model or another format
├── IndexBusy          another process is writing the index
├── IndexUnwritable    the index folder cannot be written
├── ModelUnavailable   the embedding model cannot be loaded
├── BadQuestion        the question is empty, too long or not text
├── BadBatch           a file of questions cannot be read
├── BadQuestionSet     a question set, or a run over one, is not as it should be
├── BadDraft           a draft is empty, too long or cannot be read
├── SavedUnreadable    a saved answer or brief is not as stdqa writes one
├── ExportRefused      an export cannot be written, or has an ending that stdqa does not know
├── BadFilter          the register is asked for by a value that there is none of
├── StoreUnusable      the file of conversations and feedback cannot be used
├── BadSettings        a setting has a value that makes no sense
└── CitationMismatch   a quotation is not at the place it names (never shown as an answer)
"""


class StdqaError(Exception):
    """Anything that went wrong in a way that a person can act on."""


class LoadError(StdqaError):
    """A document cannot be read: missing, empty, binary, wrongly encoded or of an unknown kind."""


class CorpusEmpty(StdqaError):
    """No document of the corpus could be indexed."""


class IndexMissing(StdqaError):
    """There is no index at the place given."""


class IndexDamaged(StdqaError):
    """A file of the index does not have the size or the content that its manifest states."""


class IndexMismatch(StdqaError):
    """The index was built with another embedding model or in another format."""


class IndexBusy(StdqaError):
    """Another process holds the index for writing."""


class RunBusy(StdqaError):
    """Another process is writing the same run of a question set."""


class IndexUnwritable(StdqaError):
    """The index folder cannot be created or written."""


class ModelUnavailable(StdqaError):
    """The embedding model is not installed, not found, or not what it should be."""


class BadQuestion(StdqaError):
    """The question is empty, too long or not readable as text."""


class BadBatch(StdqaError):
    """A batch of questions cannot be read at all."""


class BadQuestionSet(StdqaError):
    """A question set does not fit its form or the documents, or a run cannot be read."""


class BadDraft(StdqaError):
    """A draft is empty or too long, or its file is of a kind that is not read."""


class SavedUnreadable(StdqaError):
    """A saved answer, brief or conversation lacks something or holds something else."""


class ExportRefused(StdqaError):
    """An export cannot be written, or its name has an ending that stdqa does not know."""


class BadFilter(StdqaError):
    """A filter or an order of the register is given a value that there is none of."""


class StoreUnusable(StdqaError):
    """The file of conversations and feedback cannot be written, is damaged, or is another program's."""


class BadSettings(StdqaError):
    """A setting, in the environment or in stdqa.toml, has a value that makes no sense."""


class CitationMismatch(StdqaError):
    """A quotation is not in the document at the place it names."""
