"""Receipts: whether what was saved still holds, word for word, against the documents there are now."""

from stdqa.receipts.read import read_receipts, receipts_of
from stdqa.receipts.receipt import Outcome, Part, Receipt, Verified
from stdqa.receipts.report import EntryReport, by_entry, report_json
from stdqa.receipts.verify import verify

__all__ = [
    "EntryReport",
    "Outcome",
    "Part",
    "Receipt",
    "Verified",
    "by_entry",
    "read_receipts",
    "receipts_of",
    "report_json",
    "verify",
]
