"""Drafts checked with the real model: over the shipped corpus, and over the reference documents."""

import json
import os
from collections import Counter
from pathlib import Path

import pytest

from stdqa.assistant import Assistant
from stdqa.embedding import SentenceEncoder
from stdqa.index import Index
from stdqa.settings import Settings

ROOT = Path(__file__).resolve().parents[2]
REFERENCE = os.environ.get("STDQA_REFERENCE")

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def opened(tmp_path_factory):
    """Opens an assistant over a corpus."""
    encoder, every = SentenceEncoder(), []

    def over(corpus):
        settings = Settings.read(corpus=corpus, index=tmp_path_factory.mktemp("drafts") / "index")
        Index.build(settings.corpus, settings.index, settings, lambda: encoder)
        every.append(Assistant.open(settings, encoder))
        return every[-1]

    yield over
    for assistant in every:
        assistant.close()


@pytest.fixture(scope="module")
def shipped(opened):
    return opened(ROOT / "corpus")


def outcomes(assistant, file):
    """How often each label is told each verdict."""
    told = Counter()
    for line in file.read_text("utf-8").splitlines():
        draft = json.loads(line)
        claims = assistant.check(draft["text"]).claims
        for labelled in draft["claims"]:
            start = draft["text"].find(labelled["span"])
            end = start + len(labelled["span"])
            found = next((c for c in claims if start <= c.figure.start < end), None)
            verdict = found.verdict.value.replace("_", "-") if found else "unseen"
            told[labelled["label"], verdict] += 1
    return told


@pytest.mark.parametrize(
    ("text", "verdicts"),
    [
        (
            "In 2023, 2,902 national standards, 4,141 industry standards and 10,571 local standards were added.",
            ["supported", "supported", "contradicted"],
        ),
        (
            "By the end of the year, 44,499 national standards were in place; in 2023, 80,828 industry standards "
            "were filed.",
            ["supported", "contradicted"],
        ),
        ("In 2022, 2,266 national standards were approved.", ["not_found"]),
        ("The products with a unified label fell by 19.2%.", ["contradicted"]),
    ],
)
def test_neighbours_and_periods_are_told_apart(shipped, text, verdicts):
    assert [claim.verdict.value for claim in shipped.check(text).claims] == verdicts


def test_drafts_over_the_corpus_keep_what_was_reached(shipped):
    told = outcomes(shipped, ROOT / "training" / "drafts" / "corpus.jsonl")
    right = sum(times for (label, verdict), times in told.items() if label == verdict)
    # These drafts were fitted on: a fall below this is a fault, a rise no proof.
    assert right >= 0.8 * told.total()
    assert told["not-found", "supported"] == 0


@pytest.mark.reference
@pytest.mark.skipif(REFERENCE is None, reason="STDQA_REFERENCE names no folder of reference documents")
def test_drafts_over_the_reference_documents(opened):
    folder = Path(REFERENCE)
    told = outcomes(opened(folder / "documents"), folder / "questions" / "drafts-sample.jsonl")
    right = sum(times for (label, verdict), times in told.items() if label == verdict)
    assert right >= 0.85 * told.total()
    assert sum(told["supported", verdict] for verdict in ("contradicted", "not-found", "unseen")) <= 1
