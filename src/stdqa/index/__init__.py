"""The index: what is known of the corpus, on disk, and the ways to look it up."""

from stdqa.index.build import BuildReport, embedded_text
from stdqa.index.corpus import Reader
from stdqa.index.index import Index
from stdqa.index.manifest import Manifest

__all__ = ["BuildReport", "Index", "Manifest", "Reader", "embedded_text"]
