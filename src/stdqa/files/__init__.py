"""What goes in and out as files, apart from what is in them: opened, escaped, written whole."""

from stdqa.files.markdown import escape, escape_inline
from stdqa.files.visible import visible
from stdqa.files.whole import write_whole, writing_whole
from stdqa.files.word import open_word

__all__ = ["escape", "escape_inline", "open_word", "visible", "write_whole", "writing_whole"]
