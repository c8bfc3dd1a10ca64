import json
import subprocess
import sys

import pytest

from stdqa.embedding import SentenceEncoder
from stdqa.errors import ModelUnavailable
from stdqa.models import resolve_model
from stdqa.settings import DEFAULT_MODEL

TEXTS = (
    "How many ferries were there in 2023?",
    "",
    "  Two   spaces, “quotes”, café and naïve; 1,234.5 % of Überläufer 日本 ",
    "The harbour master counts the ferries. " * 100,
    "x" * 300,
)


@pytest.fixture(scope="module")
def library():
    from sentence_transformers import SentenceTransformer

    return SentenceTransformer(resolve_model(DEFAULT_MODEL), device="cpu", local_files_only=True)


@pytest.fixture(scope="module")
def encoder():
    return SentenceEncoder()


@pytest.mark.model
@pytest.mark.parametrize("text", TEXTS, ids=("plain", "empty", "letters", "too long", "one long word"))
def test_vector_and_token_states_are_those_of_sentence_transformers(library, encoder, text):
    expected = library.encode_query(
        text, output_value=None, normalize_embeddings=True, show_progress_bar=False
    )
    vector, states = encoder._small().encode(text)
    assert states.shape == expected["token_embeddings"].shape
    assert (states - expected["token_embeddings"]).abs().max() < 1e-5
    assert (vector - expected["sentence_embedding"]).abs().max() < 1e-6


@pytest.mark.model
@pytest.mark.parametrize("text", TEXTS[:4])
def test_tokens_are_those_of_the_library(library, encoder, text):
    from stdqa.embedding import _own_tokenizer

    expected, told = _own_tokenizer(library).encode(text), encoder._small().tokenizer.encode(text)
    assert (told.ids, told.offsets) == (expected.ids, expected.offsets)


@pytest.mark.model
def test_layers_that_the_reader_works_on_are_those_of_the_library(library, encoder):
    import torch

    from stdqa.reading.network import LOWER, ReaderNetwork
    from stdqa.reading.unpadded import Layers

    ids = torch.tensor(encoder._small().tokenizer.encode(TEXTS[0]).ids)
    model = library[0].auto_model

    def lower(one):
        entering = one.embeddings(input_ids=ids[None])[0]
        return Layers.of(one, one.encoder.layer[:LOWER])([entering])[0]

    with torch.inference_mode():
        assert (lower(encoder.network) - lower(model)).abs().max() < 1e-5
    ours, theirs = (ReaderNetwork.on(one, 3, 2).layers.state_dict() for one in (encoder.network, model))
    assert ours.keys() == theirs.keys()
    assert all(torch.equal(weight, theirs[name]) for name, weight in ours.items())


@pytest.mark.model
def test_question_to_the_default_model_imports_no_sentence_transformers():
    code = """
import sys
from stdqa.embedding import SentenceEncoder
SentenceEncoder().encode_query_tokens("How many?")
print(sorted({"sentence_transformers", "transformers", "sklearn"} & set(sys.modules)))
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert json.loads(done.stdout) == []


def test_model_named_by_its_folder_is_left_to_sentence_transformers():
    assert SentenceEncoder(resolve_model(DEFAULT_MODEL))._small() is None


def test_damaged_package_is_refused_with_what_to_run(encoder, tmp_path, monkeypatch):
    broken = SentenceEncoder()
    monkeypatch.setattr(broken, "_source", str(tmp_path))
    with pytest.raises(ModelUnavailable, match="cannot be loaded.*pip install"):
        broken.encode_query(TEXTS[0])
