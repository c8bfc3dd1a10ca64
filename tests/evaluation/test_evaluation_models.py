"""Two real models side by side in one command: the default one, and one that averages its vectors of words."""

import json
import os
import shutil

import numpy as np
import pytest
from typer.testing import CliRunner

from stdqa.cli import app
from stdqa.embedding import SentenceEncoder
from stdqa.evaluation import read_run
from stdqa.models import resolve_model
from stdqa.settings import DEFAULT_MODEL

pytestmark = pytest.mark.model
TEXTS = {
    "lake": "The lake froze over in January. Skaters crossed it for nine weeks.",
    "mill": "The mill ground 1,240 sacks of rye in 2021.",
    "fair": "Some 310 stalls stood at the autumn fair, more than ever before.",
    "bells": "Four bells were cast for the tower after the fire.",
}
QUERIES = {
    "lake": "For how long was there ice?",
    "mill": "How much grain was milled?",
    "fair": "How many booths were there in autumn?",
}
DIMENSION = 64


@pytest.fixture(scope="module")
def words_alone(tmp_path_factory):
    """A folder of a model without layers: what the default one knows of each word, shortened and averaged."""
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import StaticEmbedding

    whole = SentenceEncoder(DEFAULT_MODEL).load()
    weights = whole[0].auto_model.embeddings.word_embeddings.weight.detach().numpy()[:, :DIMENSION]
    folder = tmp_path_factory.mktemp("models") / "words"
    static = StaticEmbedding(whole.tokenizer.backend_tokenizer, embedding_weights=weights.copy())
    SentenceTransformer(modules=[static]).save(str(folder))
    return folder


@pytest.fixture(scope="module")
def short_sighted(tmp_path_factory):
    """The default model in a folder of its own, reading no more than eight tokens of a text."""
    folder = tmp_path_factory.mktemp("models") / "short"
    shutil.copytree(resolve_model(DEFAULT_MODEL), folder)
    config = folder / "sentence_bert_config.json"
    config.write_text(json.dumps(json.loads(config.read_text()) | {"max_seq_length": 8}))
    return folder


@pytest.fixture
def beir(tmp_path, monkeypatch):
    for name in os.environ:
        if name.startswith("STDQA_"):
            monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "small"
    (folder / "qrels").mkdir(parents=True)
    lines = lambda rows: "".join(json.dumps(row) + "\n" for row in rows)  # noqa: E731
    (folder / "corpus.jsonl").write_text(
        lines({"_id": name, "title": "", "text": text} for name, text in TEXTS.items())
    )
    (folder / "queries.jsonl").write_text(
        lines({"_id": f"q-{name}", "text": text} for name, text in QUERIES.items())
    )
    (folder / "qrels" / "test.tsv").write_text(
        "query-id\tcorpus-id\tscore\n" + "".join(f"q-{name}\t{name}\t1\n" for name in QUERIES)
    )
    return folder


def test_questions_embedded_together_are_those_embedded_one_by_one():
    encoder, texts = SentenceEncoder(DEFAULT_MODEL), list(QUERIES.values())
    together = encoder.encode_queries(texts)
    assert together.dtype == np.float32
    assert together == pytest.approx(np.stack([encoder.encode_query(text) for text in texts]), abs=1e-5)
    assert encoder.encode_queries([]).shape == (0, 384)


def test_texts_embedded_without_their_tokens_are_the_same():
    encoder, texts = SentenceEncoder(DEFAULT_MODEL), list(TEXTS.values())
    assert encoder.encode(texts) == pytest.approx(encoder.encode_tokens(texts)[0], abs=1e-6)


def test_model_without_layers_embeds_and_tells_no_tokens(words_alone):
    encoder = SentenceEncoder(str(words_alone))
    vectors, tokens = encoder.encode_tokens(list(TEXTS.values()))
    assert vectors.shape == (4, DIMENSION)
    assert np.linalg.norm(vectors, axis=1) == pytest.approx(1, abs=1e-5)
    assert [len(one.spans) for one in tokens] == [0] * 4
    assert len(encoder.encode_query_tokens("ice")[1].spans) == 0


def test_two_models_are_measured_in_one_command_and_it_goes_on(beir, words_alone):
    options = [
        "eval",
        str(beir),
        "--model",
        DEFAULT_MODEL,
        "--model",
        str(words_alone),
        "--fusion-dense",
        "1",
        "--out",
        "swept",
    ]
    result = CliRunner().invoke(app, options)
    assert result.exit_code == 0, result.output
    assert "mrr@10" in result.stdout
    assert result.stdout.count("fusion_dense=1.0") == 2
    runs = sorted(
        (run for run in beir.parent.glob("swept/model=*")), key=lambda run: "all-MiniLM" not in run.name
    )
    first, second = map(read_run, runs)
    assert (first.about["index"]["dimension"], second.about["index"]["dimension"]) == (384, DIMENSION)
    assert first.complete and second.complete and first.retrieval
    assert [row.scores["hit@1"] for row in first.rows] == [1, 1, 1]
    assert (beir.parent / "swept" / "sweep.html").exists()
    before = {run: (run / "rows.jsonl").stat().st_mtime_ns for run in runs}
    assert CliRunner().invoke(app, options).exit_code == 0
    assert {run: (run / "rows.jsonl").stat().st_mtime_ns for run in runs} == before


def test_answers_of_two_models_are_measured_in_one_command(beir, short_sighted):
    options = [
        "eval",
        str(beir),
        "--answers",
        "--model",
        DEFAULT_MODEL,
        "--model",
        str(short_sighted),
        "--out",
        "swept",
    ]
    result = CliRunner().invoke(app, options)
    assert result.exit_code == 0, result.output
    runs = [read_run(run) for run in beir.parent.glob("swept/model=*")]
    assert len(runs) == 2 and not any(run.retrieval for run in runs)
    assert {row.status for run in runs for row in run.rows} <= {"answered", "abstained"}
