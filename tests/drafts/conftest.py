"""Drafts checked against the corpus of tests/answering, without a model."""

import pytest

from stdqa.drafts.draft import read_draft
from stdqa.figures import Clock


@pytest.fixture(scope="session")
def checked(assistant):
    """Check a draft; every citation has been found to stand where it says."""

    def check(text):
        draft = assistant.check(text)
        for citation in draft.citations:
            document = assistant.index.document(citation.document)
            assert document.text[citation.start : citation.end] == citation.quote
        for claim in draft.claims:
            assert draft.text[claim.figure.start : claim.figure.end] == claim.figure.text
            assert claim.start <= claim.figure.start < claim.figure.end <= claim.end
        return draft

    return check


@pytest.fixture(scope="session")
def told(checked):
    """The figures of a draft with their verdicts and reasons, as printed."""

    def tell(text):
        return [
            (claim.figure.text, claim.verdict.value, claim.why.value if claim.why else None)
            for claim in checked(text).claims
        ]

    return tell


@pytest.fixture
def drafted():
    return lambda text: read_draft(text, Clock(None, 2021), 600)
