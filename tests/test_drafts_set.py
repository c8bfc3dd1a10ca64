"""The drafts that the weights are fitted on: each claim stands where it says, in its draft and in its report."""

import json
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
FILES = sorted((ROOT / "training" / "drafts").glob("*.jsonl"))
LABELS = {"supported", "contradicted", "not-found"}


def texts(name):
    folder = ROOT / "training" / "reports"
    files = [folder / f"{name}.md"] if (folder / f"{name}.md").exists() else (ROOT / "corpus").glob("*.md")
    return {file.stem: file.read_text("utf-8") for file in files}


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_every_claim_stands_in_its_draft_and_its_evidence_in_the_report(file):
    sources = texts(file.stem)
    ids = set()
    for line in file.read_text("utf-8").splitlines():
        draft = json.loads(line)
        assert draft["id"] not in ids
        ids.add(draft["id"])
        places = [draft["text"].find(claim["span"]) for claim in draft["claims"]]
        assert places == sorted(places) and -1 not in places, draft["id"]
        for claim in draft["claims"]:
            assert draft["text"].count(claim["span"]) == 1, claim["span"]
            assert claim["label"] in LABELS
            assert claim["label"] == "not-found" or claim["evidence"], claim["span"]
            assert claim["label"] != "contradicted" or claim["correct"], claim["span"]
            for evidence in claim["evidence"]:
                assert evidence["quote"] in sources[evidence["doc"]], evidence["quote"]


def test_there_are_drafts_over_the_corpus_and_over_reports():
    assert {"corpus", "customs-bulletin"} <= {file.stem for file in FILES}
