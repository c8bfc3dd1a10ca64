"""The trained reader: reads a question and a passage together and scores what may answer."""

from stdqa.reading.reader import PassageReader, feature_names, reader_of

__all__ = ["PassageReader", "feature_names", "reader_of"]
