"""Checked drafts as Markdown and JSON, and where they may be written."""

import json
import re
from hashlib import sha256

import pytest
from checked import DRAFT, HOSTILE, QUOTE, draft
from markdown_it import MarkdownIt

from stdqa.drafts.marked import check_place, exported, write
from stdqa.errors import ExportRefused
from stdqa.receipts import read_receipts


def markdown(checked):
    return exported(checked, ".md").decode()


def test_markdown_marks_figures_in_place_and_tells_each_in_a_footnote():
    lines = markdown(draft()).split("\n\n")
    assert lines[:3] == [
        "*3 figures: 1 supported, 1 contradicted, 1 not found.*",
        "Ferries",
        "In 2021, **4,130**[^1] ferries were repaired. Some 50[^2] crews came, and **812**[^3] whales.",
    ]
    assert lines[3] == (
        "[^1]: **Contradicted.** The digits are swapped: the documents state 4,310. "
        f"The documents state: 4,310 ferries, in 2021. “{QUOTE}” — "
        "Ann Oe, remarks, item 2. Yard report, 4 March 2022. Write instead: **4,310**"
    )
    assert lines[5].strip() == "[^3]: **Not found.** Nothing in the documents states it."


def test_hostile_and_marked_text_is_only_text():
    page = markdown(draft(f"{HOSTILE}\n# 812\n1. one\n- two\n    code"))
    rendered = MarkdownIt("commonmark").render(page)
    assert set(re.findall(r"<(\w+)", rendered)) <= {"p", "em", "strong"}
    assert "&lt;script&gt;" in rendered
    assert "\u202e" not in page and "[U+202E]" in rendered


def test_json_is_that_of_the_interface_and_can_be_verified(tmp_path):
    write(draft(), tmp_path / "a.json")
    saved = json.loads((tmp_path / "a.json").read_text())
    assert saved["text"] == DRAFT
    assert saved["sha256"] == sha256(DRAFT.encode()).hexdigest()
    first = saved["claims"][0]
    assert DRAFT[first["start"] : first["end"]] == first["span"]
    assert (first["figure"], first["verdict"], first["why"]) == ("4,130", "contradicted", "digits swapped")
    assert (first["source_figure"], first["correction"]) == ("4,310", "4,310")
    assert first["citation"]["quote"] == QUOTE
    assert saved["claims"][2]["citation"] is None and saved["claims"][2]["source"] is None
    assert {receipt.text for receipt in read_receipts(tmp_path / "a.json")} == {QUOTE, "4,310"}


@pytest.mark.parametrize("name", ["a.pdf", "a", "none/a.docx"])
def test_place_that_cannot_be_written_is_refused(tmp_path, name):
    with pytest.raises(ExportRefused):
        check_place(tmp_path / name)
    with pytest.raises(ExportRefused):
        write(draft(), tmp_path / name)
    assert list(tmp_path.iterdir()) == []


def test_unknown_form_is_refused():
    with pytest.raises(ExportRefused, match="cannot be written as .pdf"):
        exported(draft(), ".pdf")
