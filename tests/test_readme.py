"""The session that the README shows is what stdqa says over the shipped corpus."""

import re
from pathlib import Path

import pytest

from stdqa.assistant import Assistant
from stdqa.embedding import SentenceEncoder
from stdqa.index import Index
from stdqa.settings import Settings

ROOT = Path(__file__).resolve().parents[1]
SHOWN = re.findall(r'^\$ stdqa ask "(.+)"\n(.+)$', (ROOT / "README.md").read_text("utf-8"), re.M)


@pytest.fixture(scope="module")
def shipped(tmp_path_factory):
    encoder = SentenceEncoder()
    settings = Settings.read(corpus=ROOT / "corpus", index=tmp_path_factory.mktemp("readme") / "index")
    Index.build(settings.corpus, settings.index, settings, lambda: encoder)
    with Assistant.open(settings, encoder) as assistant:
        yield assistant


@pytest.mark.model
@pytest.mark.parametrize(("question", "text"), SHOWN)
def test_answer_is_the_one_that_the_readme_shows(shipped, question, text):
    assert shipped.ask(question).text == text


@pytest.mark.model
def test_draft_is_checked_as_the_readme_shows(shipped):
    text = (ROOT / "README.md").read_text("utf-8")
    draft = re.search(r'^\$ echo "(.+)" \| stdqa check -$', text, re.M).group(1)
    (claim,) = shipped.check(draft).claims
    assert f"Contradicted, line 1: {draft[claim.start : claim.end]}" in text
    assert f"Write instead: {claim.correction}" in text
    assert shipped.check(draft).citations[claim.citation].quote in text


def test_readme_shows_answers():
    assert len(SHOWN) >= 3
