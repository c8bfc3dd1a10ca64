from pathlib import Path

import pytest
from ferry import question

from stdqa.errors import ExportRefused
from stdqa.evaluation.brought import file_name, index_brought, renamed, write_corpus
from stdqa.evaluation.grounding import ground
from stdqa.evaluation.question import Place, QuestionSet
from stdqa.index import Index
from stdqa.settings import Settings
from stdqa.testing import HashEncoder


def test_ids_stay_where_a_file_can_have_them():
    for name in ("Quay#001", "s-1(2)", "été.v2"):
        assert file_name(name).isprintable()
    assert file_name("Quay#001") == "Quay#001"
    assert file_name("s-1(2)") == "s-1(2)"


def test_ids_that_are_no_names_become_names_each_its_own():
    names = ["a/b", "a%2Fb", "..", ".hidden", "x" * 300, "x" * 301, "a\\b", "a:b"]
    made = [file_name(name) for name in names]
    assert len(set(made)) == len(names)
    assert not any("/" in name or "\\" in name or name.startswith(".") or len(name) > 200 for name in made)


def test_documents_are_indexed_and_the_evidence_found_in_them(tmp_path, monkeypatch):
    encoder = HashEncoder()
    monkeypatch.setattr("stdqa.evaluation.brought.SentenceEncoder", lambda _: encoder)
    texts = {"dir/one": "The quay opened in 1901.", "two": "Ten cranes stand there."}
    asked = (
        question(evidence=((Place("dir/one", "1901", 19, 23),), (Place("two", whole=True),)), asked_of="two"),
    )
    made = renamed(QuestionSet("s", "s", asked, texts))
    settings = index_brought(made, tmp_path, Settings.read())
    with Index.open(settings.index) as index:
        known = {document.id: document.text for document in index.documents()}
        first = index.manifest
    assert known == {"dir%2Fone": texts["dir/one"], "two": texts["two"]}
    assert [len(group) for group in ground(made, known)["q1"]] == [1, 1]
    index_brought(made, tmp_path, Settings.read())
    with Index.open(settings.index) as index:
        assert index.manifest == first


def brought(texts):
    return QuestionSet("s", "s", (question(),), texts)


def test_folder_of_the_texts_appears_when_it_is_whole(tmp_path, monkeypatch):
    (tmp_path / ".corpus.part").mkdir()
    (tmp_path / ".corpus.part" / "left.txt").write_text("half")
    write, written = Path.write_bytes, []

    def watched(path, content):
        written.append((path.parent.name, (tmp_path / "corpus").exists()))
        return write(path, content)

    monkeypatch.setattr(Path, "write_bytes", watched)
    folder = write_corpus(brought({"one": "The quay opened in 1901.", "two": "Ten cranes."}), tmp_path)
    assert written == [(".corpus.part", False)] * 2
    assert {file.name: file.read_text() for file in folder.iterdir()} == {
        "one.txt": "The quay opened in 1901.",
        "two.txt": "Ten cranes.",
    }
    assert [one.name for one in tmp_path.iterdir()] == ["corpus"]


def test_texts_that_are_there_are_left_and_those_that_changed_are_written(tmp_path):
    write_corpus(brought({"one": "The quay.", "two": "Ten cranes."}), tmp_path)
    before = {name: (tmp_path / "corpus" / name).stat().st_mtime_ns for name in ("one.txt", "two.txt")}
    write_corpus(brought({"one": "The quay.", "two": "Twelve cranes.", "three": "Rain."}), tmp_path)
    assert (tmp_path / "corpus" / "one.txt").stat().st_mtime_ns == before["one.txt"]
    assert (tmp_path / "corpus" / "two.txt").read_text() == "Twelve cranes."
    assert (tmp_path / "corpus" / "three.txt").exists()


def test_place_where_nothing_can_be_written_is_named(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(ExportRefused, match="Choose another --out"):
        write_corpus(brought({"one": "The quay."}), tmp_path / "file")


def test_index_for_ranking_alone_has_the_same_passages_and_neither_figures_nor_tokens(tmp_path):
    encoder = HashEncoder()
    made = brought({"one": "In 2021, 310 boats were registered.", "two": "Ten cranes stood there in 2020."})
    full = index_brought(made, tmp_path, Settings.read(), encoder=lambda: encoder)
    bare = index_brought(made, tmp_path, Settings.read(), encoder=lambda: encoder, retrieval=True)
    assert full.index != bare.index
    with Index.open(full.index) as whole, Index.open(bare.index) as few:
        assert [whole.passages_of(name) for name in ("one", "two")] == [
            few.passages_of(name) for name in ("one", "two")
        ]
        assert (whole.manifest.figures > 1, few.manifest.figures) == (True, 0)
        query = encoder.encode_query("boats registered")
        assert whole.search_vectors(query, 2) == few.search_vectors(query, 2)
        assert whole.search_text(["boats"], 2) == few.search_text(["boats"], 2)
