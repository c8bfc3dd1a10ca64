"""SQuAD, BEIR, TREC and questions beside their texts: read, written, and the same after both."""

import json

import pytest
from ferry import FLOW, STOCK, TEXT, TEXTS, gold, question, quoted

from stdqa.errors import BadQuestionSet, ExportRefused
from stdqa.evaluation.grounding import ground
from stdqa.evaluation.question import Kind, Place, QuestionSet
from stdqa.evaluation.sets import export_set, read_set
from stdqa.evaluation.sets.linked import as_printed
from stdqa.evaluation.sets.trec import as_qrels, as_run, read_qrels, read_run
from stdqa.types import Context, Passage, Reason

PARAGRAPHS = ("The quay opened in 1901.", "Ten cranes stand on the quay; ten more are on order.")


def squad(version="v2.0"):
    first = {
        "id": "a",
        "question": "When did it open?",
        "answers": [{"text": "1901", "answer_start": 19}] * 3,
    }
    second = {
        "id": "b", "question": " How many cranes stand there? ",
        "answers": [{"text": "Ten", "answer_start": 0}, {"text": "Ten cranes", "answer_start": 0}],
    }  # fmt: skip
    third = {
        "id": "c", "question": "How many cranes fell?", "is_impossible": True, "answers": [],
        "plausible_answers": [{"text": "ten", "answer_start": 30}],
    }  # fmt: skip
    asked = [[first], [second, third] if version == "v2.0" else [second]]
    made = [{"context": text, "qas": qas} for text, qas in zip(PARAGRAPHS, asked, strict=True)]
    return {"version": version, "data": [{"title": "Quay", "paragraphs": made}]}


def saved(tmp_path, content, name="squad.json"):
    path = tmp_path / name
    path.write_text(json.dumps(content))
    return path


@pytest.mark.parametrize("version", ["1.1", "v2.0"])
def test_squad_is_read(tmp_path, version):
    read = read_set(saved(tmp_path, squad(version)))
    assert read.texts == {"Quay#000": PARAGRAPHS[0], "Quay#001": PARAGRAPHS[1]}
    opened, cranes, *fallen = read.questions
    assert (opened.kind, opened.answers, opened.evidence) == (
        Kind.TEXT,
        ("1901",),
        ((Place("Quay#000", "1901", 19, 23),),),
    )
    assert (cranes.question, cranes.answers) == ("How many cranes stand there?", ("Ten", "Ten cranes"))
    assert [(one.kind, one.reason, one.mistakes) for one in fallen] == (
        [(Kind.NONE, Reason.NOT_IN_SOURCES, ("ten",))] if version == "v2.0" else []
    )


def test_squad_comes_back_as_it_was(tmp_path):
    read = read_set(saved(tmp_path, squad()))
    out = tmp_path / "again.json"
    export_set(read, out, ground(read, read.texts), read.texts, ())
    again = read_set(out)
    assert again.questions == read.questions
    assert again.texts == read.texts


def test_answer_that_is_not_where_squad_says_is_an_error(tmp_path):
    content = squad()
    content["data"][0]["paragraphs"][0]["qas"][0]["answers"][0]["answer_start"] = 3
    read = read_set(saved(tmp_path, content))
    with pytest.raises(BadQuestionSet, match="question a: characters 3 to 7"):
        ground(read, read.texts)


@pytest.mark.parametrize(
    "content", [[], {"data": [{"title": "x"}]}, {"data": [{"paragraphs": [{"context": "a"}]}]}]
)
def test_json_that_is_no_squad_is_refused(tmp_path, content):
    with pytest.raises(BadQuestionSet, match="not in the form of SQuAD"):
        read_set(saved(tmp_path, content))


def test_own_questions_become_squad_with_the_figure_as_the_answer(tmp_path):
    asked = QuestionSet("s", "s", (question(evidence=((quoted(FLOW),),)), question(Kind.NONE, id="q2")))
    export_set(asked, tmp_path / "s.json", {"q1": gold(FLOW), "q2": ()}, TEXTS, ())
    (article,) = json.loads((tmp_path / "s.json").read_text())["data"]
    (paragraph,) = article["paragraphs"]
    figure, none = paragraph["qas"]
    assert paragraph["context"] == TEXT
    assert figure["answers"] == [{"text": "4,310", "answer_start": TEXT.index("4,310")}]
    assert (none["is_impossible"], none["answers"]) == (True, [])


def beir(folder):
    (folder / "qrels").mkdir(parents=True)
    corpus = [
        {"_id": "d/1", "title": "Quay", "text": "It opened."},
        {"_id": "d2", "title": "", "text": "Cranes."},
    ]
    queries = [
        {"_id": "q1", "text": "When?"},
        {"_id": "q2", "text": "What?"},
        {"_id": "q3", "text": "Unjudged?"},
    ]
    for name, records in (("corpus", corpus), ("queries", queries)):
        (folder / f"{name}.jsonl").write_text("".join(json.dumps(one) + "\n" for one in records))
    rows = "query-id\tcorpus-id\tscore\nq1\td/1\t1\nq2\td/1\t2\nq2\td2\t1\nq1\td2\t0\n"
    (folder / "qrels" / "test.tsv").write_text(rows)
    return folder


def test_beir_is_read_with_whole_texts_as_evidence(tmp_path):
    read = read_set(beir(tmp_path / "set"))
    assert read.texts == {"d/1": "Quay\n\nIt opened.", "d2": "Cranes."}
    assert [one.id for one in read.questions] == ["q1", "q2"]
    assert read.questions[0].evidence == ((Place("d/1", whole=True),),)
    assert read.questions[1].evidence == ((Place("d/1", whole=True), Place("d2", whole=True)),)


def test_beir_comes_back_as_it_was(tmp_path):
    read = read_set(beir(tmp_path / "set"))
    export_set(read, tmp_path / "again", ground(read, read.texts), read.texts, ())
    again = read_set(tmp_path / "again")
    assert again.questions == read.questions
    assert again.texts == read.texts


def test_bad_lines_of_beir_are_told_together(tmp_path):
    folder = beir(tmp_path / "set")
    with (folder / "qrels" / "test.tsv").open("a") as out:
        out.write("q1\tnone\t1\nq1 d2\nq9\td2\t1\n")
    with pytest.raises(BadQuestionSet, match="3 problems") as raised:
        read_set(folder)
    assert "'none' is no text" in str(raised.value) and "'q9' is no query" in str(raised.value)


def test_passages_are_what_beir_gets_of_our_own_questions(tmp_path):
    at = TEXT.index(STOCK)
    passages = [
        Passage("p1", "ferry", 0, len(FLOW), FLOW, Context(1)),
        Passage("p2", "ferry", at, at + len(STOCK), STOCK, Context(1)),
    ]
    asked = QuestionSet("s", "s", (question(evidence=((quoted(STOCK),),)), question(Kind.NONE, id="q2")))
    export_set(asked, tmp_path / "out", {"q1": gold(STOCK), "q2": ()}, TEXTS, passages)
    assert (tmp_path / "out/qrels/test.tsv").read_text() == "query-id\tcorpus-id\tscore\nq1\tp2\t1\n"
    assert len((tmp_path / "out/corpus.jsonl").read_text().splitlines()) == 2


def test_unknown_ending_of_an_export_is_refused(tmp_path):
    with pytest.raises(ExportRefused, match="not known for question sets"):
        export_set(QuestionSet("s", "s", ()), tmp_path / "s.xml", {}, {}, ())


def test_trec_files_come_back_as_they_were(tmp_path):
    qrels = {"q 1": {"p%1": 1, "p2": 0}, "q2": {"p3": 2}}
    run = {"q 1": {"p2": 9.5, "p%1": 3.0}}
    (tmp_path / "qrels").write_bytes(as_qrels(qrels))
    (tmp_path / "run").write_bytes(as_run(run))
    assert read_qrels(tmp_path / "qrels") == qrels
    assert read_run(tmp_path / "run") == run
    assert (tmp_path / "run").read_text().splitlines()[0] == "q%201 Q0 p2 1 9.5 stdqa"


def test_trec_files_are_those_that_the_library_reads(tmp_path):
    import ir_measures

    (tmp_path / "qrels").write_bytes(as_qrels({"q1": {"p1": 1}}))
    (tmp_path / "run").write_bytes(as_run({"q1": {"p2": 2.0, "p1": 1.0}}))
    read = (
        ir_measures.read_trec_qrels(str(tmp_path / "qrels")),
        ir_measures.read_trec_run(str(tmp_path / "run")),
    )
    assert ir_measures.calc_aggregate([ir_measures.RR], *read)[ir_measures.RR] == 0.5


@pytest.mark.parametrize(("read", "row"), [(read_qrels, "q1 0 p1\n"), (read_run, "q1 Q0 p1 1 high x\n")])
def test_bad_line_of_a_trec_file_is_named(tmp_path, read, row):
    (tmp_path / "f").write_text("\n" + row)
    with pytest.raises(BadQuestionSet, match="f, line 2"):
        read(tmp_path / "f")


def linked(folder, texts_name, questions_name, texts, questions):
    folder.mkdir()
    for name, records in ((texts_name, texts), (questions_name, questions)):
        (folder / name).write_text("".join(json.dumps(one) + "\n" for one in records))
    return folder


def test_figures_asked_of_paragraphs_are_read(tmp_path):
    asked = {
        "id": "a", "question": "How many cranes?", "answerable": True, "kind": "count", "paragraph_id": "P#1",
        "answers": [{"text": "Ten", "answer_start": 0}, {"text": "ten", "answer_start": 30}],
    }  # fmt: skip
    texts = [{"paragraph_id": "P#1", "text": PARAGRAPHS[1]}]
    unanswered = {"id": "b", "question": "Who?", "answerable": False, "paragraph_id": "P#1"}
    folder = linked(tmp_path / "set", "x.paragraphs.jsonl", "x.jsonl", texts, [asked, unanswered])
    first, second = read_set(folder).questions
    assert (first.kind, first.figures, first.accepted, first.category) == (
        Kind.FIGURE,
        ("Ten",),
        ("ten",),
        "count",
    )
    assert first.evidence == ((Place("P#1", "Ten", 0, 3), Place("P#1", "ten", 30, 33)),)
    assert second.kind is Kind.NONE
    assert read_set(folder / "x.jsonl").questions == (first, second)


def test_sentences_to_find_are_read_with_the_figure_as_printed(tmp_path):
    texts = [
        {"sentence_id": "s1", "text": "of the crew, 11% are new."},
        {"sentence_id": "s2", "text": "none left."},
    ]
    asked = [
        {"id": "a", "question": "how many are new?", "sentence_id": "s1", "figure_in_sentence": "11"},
        {
            "id": "b",
            "question": "how many left?",
            "sentence_id": "s2",
            "figure_in_sentence": None,
            "source": "port",
        },
    ]
    first, second = read_set(
        linked(tmp_path / "set", "d.corpus.jsonl", "d.questions.jsonl", texts, asked)
    ).questions
    assert (first.figures, first.evidence) == (("11%",), ((Place("s1", whole=True),),))
    assert (second.kind, second.tags) == (Kind.EVIDENCE, ("port",))


def test_question_of_a_text_that_is_missing_is_an_error(tmp_path):
    folder = linked(
        tmp_path / "set", "x.paragraphs.jsonl", "x.jsonl", [{"text": "no id"}],
        [{"question": "Who?", "paragraph_id": "P#2"}, {"question": "", "paragraph_id": "P#2"}],
    )  # fmt: skip
    with pytest.raises(BadQuestionSet, match="3 problems") as raised:
        read_set(folder)
    assert "x.jsonl, line 1: its text 'P#2' is not in the file beside" in str(raised.value)


@pytest.mark.parametrize(
    ("text", "figure", "printed"),
    [("it is 11% now", "11", "11%"), ("some 2.5 million", "2.5", "2.5 million"), ("in 111 of 11", "11", "11"), ("no", "3", "3")],
)  # fmt: skip
def test_number_keeps_the_sign_or_scale_that_is_printed_with_it(text, figure, printed):
    assert as_printed(text, figure) == printed


def test_documents_are_what_beir_gets_where_there_is_no_index(tmp_path):
    read = read_set(saved(tmp_path, squad()))
    export_set(read, tmp_path / "out", ground(read, read.texts), read.texts, ())
    again = read_set(tmp_path / "out")
    assert [one.evidence for one in again.questions] == [
        ((Place("Quay#000", whole=True),),),
        ((Place("Quay#001", whole=True),),),
    ]
