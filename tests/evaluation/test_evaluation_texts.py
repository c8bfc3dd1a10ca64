import pytest

from stdqa.evaluation.texts import Texts


def test_texts_are_those_of_the_documents(assistant):
    texts, documents = Texts(assistant.index), assistant.index.documents()
    assert dict(texts) == {document.id: document.text for document in documents}
    assert len(texts) == len(documents) > 1
    assert documents[0].id in texts and "none" not in texts


def test_document_that_is_not_there_has_no_text(assistant):
    assert Texts(assistant.index).get("none") is None
    with pytest.raises(KeyError):
        Texts(assistant.index)["none"]
