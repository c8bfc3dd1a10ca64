"""Stdqa's own form of a set in its three kinds of file."""

from dataclasses import replace

import pytest
from ferry import CAPTAIN, FLOW, STOCK, YEAR, YEAR_END, question, quoted

from stdqa.errors import BadQuestionSet
from stdqa.evaluation.question import Kind, Place
from stdqa.evaluation.sets import read_set
from stdqa.evaluation.sets.own import as_csv, as_json_lines, as_toml
from stdqa.types import Reason, Verdict

QUESTIONS = (
    question(evidence=((quoted(FLOW), quoted(STOCK)),), category="figure", part="dev", tags=("cars", "flow")),
    question(id="q2", figures=("4,310", "12"), kind=Kind.FIGURES, mistakes=(), evidence=((quoted(FLOW),), (quoted(STOCK),)), period=None),
    question(Kind.TEXT, id="q3", answers=("Nils Berg", "Berg"), history=("How many boats?", "And cars?"), evidence=((Place("ferry", start=0, end=9),),)),
    question(Kind.NONE, id="q4", reason=Reason.OTHER_PERIOD),
    question(Kind.NONE, id="q5"),
    question(Kind.VERDICT, id="q6", verdict=Verdict.CONTRADICTED, figures=("12",), period=YEAR_END),
    question(Kind.LIST, id="q7", items=("cars", "boats"), category="list", evidence=((Place("ferry", whole=True),),)),
    question(Kind.RESULT, id="q8", figures=("4,298",), accepted=("4.3 thousand",), period=YEAR),
    question(Kind.POINTS, id="q9", question='Say “what” — it\'s\n"is"?', points=("captain",), evidence=((quoted(CAPTAIN),),)),
    question(Kind.EVIDENCE, id="q10", question="=1+1", evidence=((quoted(FLOW),),)),
    question(Kind.FIGURE, id="q11", generated=True, note="Look: \"this\"\nand that", style="plain", working="12 + 3"),
    question(Kind.EVIDENCE, id="q12", generated=True, note="Add what is right."),
)  # fmt: skip
WRITERS = {".jsonl": as_json_lines, ".csv": as_csv, ".toml": as_toml}


def written(tmp_path, name, text):
    path = tmp_path / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


@pytest.mark.parametrize("ending", WRITERS)
def test_set_comes_back_as_it_was_written(tmp_path, ending):
    path = written(tmp_path, f"set{ending}", WRITERS[ending](QUESTIONS))
    read = read_set(path)
    assert read.name == "set"
    assert [replace(one, line=1) for one in read.questions] == list(QUESTIONS)


def test_alternatives_within_several_needs_come_back(tmp_path):
    nested = (question(evidence=((quoted(FLOW), quoted(CAPTAIN)), (quoted(STOCK),))),)
    for ending in (".jsonl", ".toml"):
        path = written(tmp_path, f"set{ending}", WRITERS[ending](nested))
        assert read_set(path).questions == (replace(nested[0], line=1),)
    with pytest.raises(BadQuestionSet, match="a table cannot tell"):
        as_csv(nested)


def test_text_with_the_bar_that_parts_texts_is_refused_in_a_table():
    with pytest.raises(BadQuestionSet, match="q1 holds “|”"):
        as_csv((question(answers=("a | b",), kind=Kind.TEXT),))


def test_table_runs_nothing_in_a_spreadsheet():
    cells = as_csv((question(Kind.TEXT, question="=cmd()", answers=("+1",), category="@sum"),)).decode()
    assert "'=cmd()" in cells and "'+1" in cells and "'@sum" in cells


def test_table_of_a_spreadsheet_with_semicolons_is_read(tmp_path):
    text = (
        "\ufeffquestion;figures;document;quote\r\nHow many cars?;4,310 | 4310;ferry;" + FLOW + "\r\n;;;\r\n"
    )
    (read,) = read_set(written(tmp_path, "s.csv", text)).questions
    assert (read.figures, read.evidence, read.id) == (("4,310", "4310"), ((quoted(FLOW),),), "line 2")


def test_lines_of_problems_are_those_of_the_file(tmp_path):
    rows = (
        'question,figures,document,quote\n"two\nlines",1,ferry,x\nHow many?,,ferry,\nHow?,1,a | b | c,x | y\n'
    )
    with pytest.raises(BadQuestionSet) as raised:
        read_set(written(tmp_path, "s.csv", rows))
    assert "s.csv, line 4: a piece of `evidence` has neither" in str(raised.value)
    assert "s.csv, line 5: document, quote do not hold the same number" in str(raised.value)


def test_all_bad_lines_of_json_are_told(tmp_path):
    lines = '{"question": "How many?", "figures": ["1"]}\n{"question"\n\n[1]\n{"question": "Who?"}\n'
    with pytest.raises(BadQuestionSet, match="3 problems") as raised:
        read_set(written(tmp_path, "s.jsonl", lines))
    told = str(raised.value)
    assert "line 2: it is not JSON" in told and "line 4: it is not an object" in told
    assert "line 5: nothing is expected" in told


def test_line_of_a_toml_problem_is_that_of_its_table(tmp_path):
    text = '[[question]]\nquestion = "A?"\nfigures = ["1"]\n\n[[question]]\nquestion = "B?"\nfigurs = ["1"]\n'
    with pytest.raises(BadQuestionSet, match=r"s.toml, line 5: there is no field `figurs`"):
        read_set(written(tmp_path, "s.toml", text))


@pytest.mark.parametrize(
    ("name", "text", "wrong"),
    [
        ("s.toml", "question = 1", "holds no"),
        ("s.toml", "[[question", "is not TOML"),
        ("s.csv", 'question\n"open', "not comma-separated"),
        ("s.csv", "", "holds no questions"),
        ("s.jsonl", "\n", "holds no questions"),
        ("s.jsonl", b"\xff\xfe", "not UTF-8"),
        ("s.txt", "How many?", "in no form that is known"),
    ],
)
def test_file_that_is_no_set_is_refused(tmp_path, name, text, wrong):
    with pytest.raises(BadQuestionSet, match=wrong):
        read_set(written(tmp_path, name, text))


def test_missing_file_is_named(tmp_path):
    with pytest.raises(BadQuestionSet, match="no question set"):
        read_set(tmp_path / "none.jsonl")


def test_id_twice_is_a_problem(tmp_path):
    line = '{"id": "a", "question": "How many?", "figures": ["1"]}\n'
    with pytest.raises(BadQuestionSet, match="line 2: the id a is that of line 1 too"):
        read_set(written(tmp_path, "s.jsonl", line * 2))


def test_part_narrows_and_an_unknown_one_is_refused(tmp_path):
    path = written(tmp_path, "s.jsonl", as_json_lines(QUESTIONS))
    assert [one.id for one in read_set(path, "dev").questions] == ["q1"]
    with pytest.raises(BadQuestionSet, match="no part 'test'; it has dev"):
        read_set(path, "test")


def test_seal_of_a_set_changes_with_what_is_expected_and_not_with_lines(tmp_path):
    from stdqa.evaluation.question import QuestionSet

    one = QuestionSet("a", "a", (question(),))
    assert one.sha256 == QuestionSet("b", "b", (question(line=9),)).sha256
    assert one.sha256 != QuestionSet("a", "a", (question(figures=("4,311",)),)).sha256
