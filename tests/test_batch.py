"""A batch: every line gets its answer in its place, whatever is wrong with the others."""

import json

import pytest

from stdqa.batch import run_batch
from stdqa.errors import BadBatch, BadQuestion, IndexDamaged
from stdqa.types import Answer, Status


class Echo:
    """An assistant that says back what it was asked; some questions are more than it can bear."""

    def ask(self, question, history=()):
        if question == "empty":
            raise BadQuestion("The question is empty.")
        if question == "bug":
            raise KeyError("seven")
        if question == "damaged":
            raise IndexDamaged("The index is damaged.")
        return Answer(question, Status.ANSWERED, " < ".join((question, *reversed(history))))


@pytest.fixture
def batch(tmp_path):
    """Run the lines given; the report, and the answers that were written."""

    def run(*lines, ends="\n"):
        content = b"".join(line + ends.encode() for line in map(encoded, lines))
        (tmp_path / "in.jsonl").write_bytes(content)
        report = run_batch(Echo(), tmp_path / "in.jsonl", tmp_path / "out.jsonl")
        written = (tmp_path / "out.jsonl").read_text("utf-8")
        return report, [json.loads(line) for line in written.splitlines()]

    return run


def encoded(line):
    if isinstance(line, bytes):
        return line
    return (line if isinstance(line, str) else json.dumps(line)).encode()


def line(question, **fields):
    return {"id": question, "question": question, **fields}


def test_answers_come_in_the_order_of_the_lines(batch):
    report, answers = batch(line("c"), line("a"), line("b"))
    assert [answer["id"] for answer in answers] == ["c", "a", "b"]
    assert (report.answered, report.bad) == (3, ())


def test_history_is_handed_over_oldest_first(batch):
    _, answers = batch(line("third", history=["first", "second"]), line("alone", history=None))
    assert [answer["text"] for answer in answers] == ["third < second < first", "alone"]


@pytest.mark.parametrize("identifier", [7, 0, -1, 1.5, "7", "", "é"])
def test_id_comes_back_as_it_was_given(batch, identifier):
    _, (answer,) = batch(line("a", id=identifier))
    assert answer["id"] == identifier and type(answer["id"]) is type(identifier)


@pytest.mark.parametrize("fields", [{}, {"id": None}, {"id": [1]}, {"id": {}}])
def test_line_without_an_id_has_its_number_for_one(batch, fields):
    _, answers = batch(line("a"), {"question": "b", **fields})
    assert answers[1]["id"] == "line 2"


@pytest.mark.parametrize(
    ("bad", "message"),
    [
        ("{", "not JSON"),
        ("nonsense", "not JSON"),
        ('{"id": "x", "question": "a"} {}', "not JSON"),
        ('{"id": NaN, "question": "a"}', "not JSON"),
        ('{"id": ' + "1" * 5000 + ', "question": "a"}', "not JSON"),
        ("[" * 100_000, "not JSON"),
        ("[]", "not an object"),
        ("7", "not an object"),
        ({"id": "x"}, "no `question`"),
        (line(""), "no `question`"),
        ({"id": "x", "question": 7}, "no `question`"),
        ({"id": "x", "question": ["a"]}, "no `question`"),
        (line("a", history="b"), "`history`"),
        (line("a", history=[1]), "`history`"),
        (line("empty"), "The question is empty."),
        (line("bug"), "KeyError"),
    ],
)
def test_bad_line_is_an_error_in_its_place_and_the_others_are_answered(batch, bad, message):
    report, answers = batch(line("a"), bad, line("b"))
    assert [answer["status"] for answer in answers] == ["answered", "error", "answered"]
    assert message in answers[1]["text"]
    assert (report.answered, [number for number, _ in report.bad]) == (2, [2])
    assert list(answers[1]) == list(answers[0])


def test_bad_line_keeps_its_id_where_it_has_one(batch):
    _, (answer,) = batch({"id": 7, "question": None})
    assert answer["id"] == 7


def test_damaged_index_stops_the_batch_and_leaves_nothing_half_done(batch, tmp_path):
    with pytest.raises(IndexDamaged):
        batch(line("a"), line("damaged"))
    assert [file.name for file in tmp_path.iterdir()] == ["in.jsonl"]


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\n\n", "\r\n \r\n"])
def test_line_ends_and_blank_lines_do_not_matter(batch, ends):
    report, answers = batch(line("a"), line("b"), ends=ends)
    assert [answer["id"] for answer in answers] == ["a", "b"]
    assert report.bad == ()


def test_last_line_needs_no_end_and_the_first_may_have_a_byte_order_mark(batch):
    _, answers = batch(b"\xef\xbb\xbf" + encoded(line("a")) + b"\n" + encoded(line("b")), ends="")
    assert [answer["id"] for answer in answers] == ["a", "b"]


@pytest.mark.parametrize("separator", ["\u2028", "\u2029", "\x85"])
def test_other_separators_inside_a_question_end_no_line(batch, separator):
    text = f"a{separator}b"
    report, answers = batch(json.dumps(line(text), ensure_ascii=False), line("c"))
    assert (report.answered, report.bad) == (2, ())
    assert answers[0]["question"] == text


def test_lone_surrogate_is_written_as_an_escape(batch, tmp_path):
    _, (answer,) = batch(line("a\ud800"))
    assert answer["question"] == "a\ud800"
    assert b"\\ud800" in (tmp_path / "out.jsonl").read_bytes()


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "holds no questions"),
        (b" \n\r\n", "holds no questions"),
        ('{"é": 1}'.encode("latin-1"), "not UTF-8"),
    ],
)
def test_file_that_holds_no_text_is_refused(batch, content, message):
    with pytest.raises(BadBatch, match=message):
        batch(content, ends="")


def test_file_that_is_missing_is_named(tmp_path):
    with pytest.raises(BadBatch, match="missing.jsonl cannot be read"):
        run_batch(Echo(), tmp_path / "missing.jsonl", tmp_path / "out.jsonl")


@pytest.mark.parametrize(
    ("place", "message"),
    [("nowhere/out.jsonl", "cannot be written"), (".", "not a file"), ("in.jsonl", "holds the questions")],
)
def test_place_that_cannot_take_the_answers_is_refused_before_any_question(tmp_path, place, message):
    questions = tmp_path / "in.jsonl"
    questions.write_text(json.dumps(line("bug")))
    with pytest.raises(BadBatch, match=message):
        run_batch(None, questions, tmp_path / place)
    assert questions.read_text() == json.dumps(line("bug"))


def test_earlier_answers_stay_until_the_new_ones_are_complete(batch, tmp_path):
    (tmp_path / "out.jsonl").write_text("earlier")
    with pytest.raises(IndexDamaged):
        batch(line("damaged"))
    assert (tmp_path / "out.jsonl").read_text() == "earlier"


def test_progress_counts_the_lines(tmp_path):
    (tmp_path / "in.jsonl").write_text("\n".join(json.dumps(line(name)) for name in "abc"))
    told = []
    run_batch(Echo(), tmp_path / "in.jsonl", tmp_path / "out.jsonl", lambda *counts: told.append(counts))
    assert told == [(1, 3), (2, 3), (3, 3)]
