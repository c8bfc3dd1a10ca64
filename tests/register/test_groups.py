"""Figures that can be compared in a chart."""

from stdqa.register import GroupKind
from stdqa.types import Basis

KINDS = """# Standards of Kelmoria

In 2022, 2,417 national standards were approved. In 2022, 310 national standards for water were approved.

By the end of 2022, there were 43,908 national standards.

In 2022, 512 local standards were filed. By the end of 2022, the local standards numbered 9,120.

In 2022, 77 group standards were filed. By the end of 2022, the group standards numbered 1,455.

In 2022, 41 aviation standards were revised.
"""


def bars(group):
    return [(bar.label, bar.figure.text) for bar in group.bars]


def test_kinds_told_in_the_year_and_in_total_make_two_groups(register_of):
    during, as_of = register_of(report=KINDS).groups
    assert (during.kind, during.title, during.period.basis) == (GroupKind.TYPES, "standards", Basis.DURING)
    assert bars(during) == [
        ("national standards", "2,417"),
        ("local standards", "512"),
        ("group standards", "77"),
    ]
    assert as_of.period.basis is Basis.AS_OF
    assert [text for _, text in bars(as_of)] == ["43,908", "9,120", "1,455"]


def test_two_kinds_make_no_group(register_of):
    assert register_of(report=KINDS.replace("group", "local")).groups == ()


def test_columns_of_a_table_compare_its_rows(register_of):
    (group,) = register_of(
        report="# Harbours\n\n| harbour | berths |\n|---|--:|\n| Calder | 48 |\n| Westry | 31 |\n| Saltby | 20 |\n"
    ).groups
    assert (group.kind, group.title) == (GroupKind.SCOPES, "berths")
    assert bars(group) == [("Calder", "48"), ("Westry", "31"), ("Saltby", "20")]


def test_parts_are_called_by_the_words_of_their_list(register_of):
    (group,) = register_of(
        report="# Crossings\n\nOf the 72 crossings, 23 are seaports, 12 are airports and 37 are tunnels.\n"
    ).groups
    assert (group.kind, group.title, group.whole.text) == (GroupKind.PARTS, "crossings", "72")
    assert bars(group) == [("seaports", "23"), ("airports", "12"), ("tunnels", "37")]


def test_parts_named_before_their_numbers_are_called_by_these_words(register_of):
    (group,) = register_of(
        report="# Metros\n\nThe metros had 417.6 kilometres of line. Alden had 186.4 kilometres, Pell 112.7 "
        "kilometres, Quill 78.9 kilometres and Sten 39.6 kilometres.\n"
    ).groups
    assert [label for label, _ in bars(group)] == ["Alden", "Pell", "Quill", "Sten"]


def test_shares_of_a_whole_are_a_group(register_of):
    (group,) = register_of(
        report="# Research\n\nOf the research, 14.8% was basic, 20.1% applied and 65.1% experimental.\n"
    ).groups
    assert (group.kind, group.whole) == (GroupKind.SHARES, None)
    assert bars(group) == [("basic", "14.8%"), ("applied", "20.1%"), ("experimental", "65.1%")]


def test_the_same_thing_far_apart_is_not_compared(register_of):
    filler = "The weather was fine, and nobody counted anything at all in those long weeks by the water. " * 4
    rows = (f"| {name} | {n} |" for name, n in (("Calder", 48), ("Westry", 31), ("Saltby", 20)))
    tables = f"\n\n{filler}\n\n".join(f"| harbour | berths |\n|---|--:|\n{row}" for row in rows)
    assert register_of(report=f"# Harbours\n\n{tables}\n").groups == ()
