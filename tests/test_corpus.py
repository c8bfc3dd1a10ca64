"""The corpus that is shipped: complete front matter, plain Markdown, and every figure of the originals."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[1]
CORPUS = ROOT / "corpus"
DIGESTS = sorted(CORPUS.rglob("*.md"))
KEYS = {"title", "publisher", "event", "date", "period", "language", "digest_of", "original", "speakers"}
SIDES = {"official", "journalist", "moderator"}
ORIGINAL = (
    "The office held a meeting on March 27.\n"
    "First, in 2023, 2,902 standards were approved, more than 60 of them by Twelve bodies.\n"
    "Second, nearly 1.5 million entries were read, and 38 sites opened; another 38 sites closed.\n"
)
DIGEST = (
    "# Meeting of March 27\n\n### 1. Standards\nIn 2023 the office approved 2,902 standards. Over 60 came from 12 bodies.\n\n"
    "### 2. Survey\nThe 2023 reading took in almost 1,500,000 entries. While 38 sites opened, 38 closed.\n"
)


def compare(originals: Path, digests: Path) -> subprocess.CompletedProcess[str]:
    script = ROOT / "scripts" / "compare_figures.py"
    command = [sys.executable, str(script), str(originals), str(digests)]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)


def compare_texts(folder: Path, original: str, digest: str) -> subprocess.CompletedProcess[str]:
    (folder / "originals").mkdir()
    (folder / "digests").mkdir()
    (folder / "originals" / "meeting.txt").write_text(original, encoding="utf-8")
    (folder / "digests" / "any.md").write_text(f"---\noriginal: meeting\n---\n{digest}", encoding="utf-8")
    return compare(folder / "originals", folder / "digests")


@pytest.mark.reference
@pytest.mark.skipif(
    not os.environ.get("STDQA_REFERENCE"),
    reason="STDQA_REFERENCE does not name the folder that holds documents/, the originals of the digests",
)
def test_shipped_corpus_carries_every_figure_of_its_originals():
    result = compare(Path(os.environ["STDQA_REFERENCE"]) / "documents", CORPUS)
    assert result.returncode == 0, result.stdout + result.stderr
    assert "no difference" in result.stdout


def test_figures_written_in_other_ways_are_no_difference(tmp_path):
    result = compare_texts(tmp_path, ORIGINAL, DIGEST)
    assert result.returncode == 0, result.stdout + result.stderr
    assert result.stdout.endswith("no difference\n")


@pytest.mark.parametrize(
    ("printed", "written", "reported"),
    [
        pytest.param(
            "In 2023 the office approved 2,902 standards. ", "In 2023, ", ["missing: 2,902"], id="missing"
        ),
        pytest.param("2,902", "2,920", ["missing: 2,902", "added: 2,920"], id="changed"),
        pytest.param("12 bodies", "12 bodies of 5 regions", ["added: 5"], id="added"),
        pytest.param("12 bodies", "12% of bodies", ["missing: 12", "added: 12%"], id="other unit"),
        pytest.param(
            "Over 60", "Nearly 60", ["missing: more than 60", "added: nearly 60"], id="other qualifier"
        ),
        pytest.param("almost 1,500,000", "1,500,000", ["missing: nearly 1,500,000"], id="qualifier lost"),
        pytest.param("In 2023 the", "At the end of 2023 the", ["added: end of 2023"], id="stock for flow"),
        pytest.param(
            ", 38 closed", ", others closed", ["missing: 38 (original 2 times, digest 1)"], id="one of two"
        ),
        pytest.param("March 27", "March 29", ["missing: March 27", "added: March 29"], id="other day"),
        pytest.param("### 2. ", "### ", ["missing: point 2"], id="point lost"),
    ],
)
def test_figure_that_differs_is_named(tmp_path, printed, written, reported):
    assert DIGEST.count(printed) == 1
    result = compare_texts(tmp_path, ORIGINAL, DIGEST.replace(printed, written))
    assert result.returncode == 1
    assert result.stdout.endswith("the figures differ\n")
    for line in reported:
        assert f"  {line}" in result.stdout


def test_original_without_digest_is_a_difference(tmp_path):
    (tmp_path / "meeting.txt").write_text(ORIGINAL, encoding="utf-8")
    result = compare(tmp_path, CORPUS)
    assert result.returncode == 1
    assert "meeting.txt: no digest names it as its original" in result.stdout


def test_corpus_ships_both_digests():
    assert [path.name for path in DIGESTS] == ["news-report-digest.md", "press-conference-digest.md"]


@pytest.mark.parametrize("path", DIGESTS, ids=lambda path: path.name)
def test_digest_says_what_it_is(path):
    _, header, body = path.read_text(encoding="utf-8").split("---\n", 2)
    fields = yaml.safe_load(header)
    assert {key for key in KEYS if fields.get(key)} == KEYS
    assert all(
        speaker["name"] and speaker["role"] and speaker["side"] in SIDES for speaker in fields["speakers"]
    )
    assert body.startswith("# ")


@pytest.mark.parametrize("path", DIGESTS, ids=lambda path: path.name)
def test_digest_holds_no_raw_html(path):
    _, _, body = path.read_text(encoding="utf-8").split("---\n", 2)
    assert [line for line in body.splitlines() if re.search(r"<[A-Za-z/!?]|&#?\w+;", line)] == []


@pytest.mark.parametrize("path", DIGESTS, ids=lambda path: path.name)
def test_bold_paragraph_names_a_speaker_of_the_front_matter(path):
    _, header, body = path.read_text(encoding="utf-8").split("---\n", 2)
    names = [speaker["name"] for speaker in yaml.safe_load(header)["speakers"]]
    lines = re.findall(r"^\*\*(.+):\*\*$", body, re.MULTILINE)
    assert lines
    assert [line for line in lines if not line.startswith(tuple(names))] == []
