"""What people leave with the app, kept in one file."""

from stdqa.store.records import Fault, Feedback, Listed, Mark, Turns
from stdqa.store.store import ID_BYTES, Store

__all__ = ["ID_BYTES", "Fault", "Feedback", "Listed", "Mark", "Store", "Turns"]
