"""The register of all figures: searched, filtered, sorted, compared, added up, exported."""

from stdqa.register.added import Sum, SumVerdict
from stdqa.register.differences import Difference, DifferenceKind, differences
from stdqa.register.filters import Filters
from stdqa.register.groups import Bar, Group, GroupKind, groups
from stdqa.register.records import difference_json, sum_json
from stdqa.register.register import Option, Register
from stdqa.register.spreadsheet import write_spreadsheet
from stdqa.register.sums import sums

__all__ = [
    "Bar",
    "Difference",
    "DifferenceKind",
    "Filters",
    "Group",
    "GroupKind",
    "Option",
    "Register",
    "Sum",
    "SumVerdict",
    "difference_json",
    "differences",
    "groups",
    "sum_json",
    "sums",
    "write_spreadsheet",
]
