from ferry import question

from stdqa.evaluation.brought import file_name, index_brought, renamed
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
