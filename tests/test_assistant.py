"""The assistant from without: bad and odd input, threads, determinism, JSON, what it opens and refuses."""

import json
import os
import re
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest

from stdqa.assistant import Assistant
from stdqa.errors import BadQuestion, IndexMismatch, IndexMissing, StdqaError
from stdqa.glossary import shipped_glossary
from stdqa.index.build import build
from stdqa.index.catalog import Catalog
from stdqa.serialize import answer_json
from stdqa.testing import HashEncoder
from stdqa.types import Status, Verdict

QUESTIONS = (
    "How many readers were enrolled in 2021?",
    "How many public libraries were there by the end of 2021?",
    "How many librarians and assistants are there together?",
    "Were there more librarians or assistants?",
    "Is it true that 74 public libraries were opened in 2021?",
    "Who answered the correspondent of Radio Harbour?",
    "What is meant by a reading corner?",
    "number of school libraries",
    "How many public libraries were opened in 2019?",
    "How many branches are there in Zanzibar?",
    "How do I bake bread?",
    "What?",
)


def timeless(answer):
    return replace(answer, timings_ms={})


@pytest.mark.parametrize(
    "question",
    [
        "",
        " ",
        "\n\t  \r\n",
        "\u00a0\u2003\u3000",
        "\x00\x01\x1b\x7f",
        "\u200b\u200e\u202e\ufeff",
        "?!…",
        "🐟🐟",
        "(-_-)",
    ],
)
def test_question_without_a_word_is_refused(assistant, question):
    with pytest.raises(BadQuestion, match="empty"):
        assistant.ask(question)


def test_question_that_is_too_long_is_refused_with_both_numbers(assistant):
    with pytest.raises(BadQuestion, match=r"2,001 characters; at most 2,000"):
        assistant.ask("a" * 2001)


def test_refusal_is_safe_to_show():
    assert issubclass(BadQuestion, StdqaError)


@pytest.mark.parametrize(
    "question",
    [
        "How many readers were enrolled in 2021? " * 50,
        "a" * 2000,
        "word " * 400,
        "(" * 1999 + "a",
        "1" * 2000,
        "9" * 500 + "%",
        "and " * 500,
        "who or what or which or " * 83,
        "How many " + "a, " * 600 + "and b?",
        '"' * 1000 + "libraries",
    ],
)
def test_question_of_the_greatest_length_is_answered_or_declined(ask, question):
    question = question[:2000]
    assert ask(question).question == " ".join(question.split())


@pytest.mark.parametrize(
    "question",
    [
        '" OR NEAR( *',
        '"libraries" AND NOT (opened OR *) NEAR/2 ^x: {y}',
        "text:libraries -public +school*",
        "NEAR(libraries opened, 2)",
        "AND OR NOT",
        "libraries'; DROP TABLE passages; --",
        '""" libraries ""',
        "readers\\ \\' \\\" %s {0} $HOME `id`",
        "<script>alert('libraries')</script>",
        "../../etc/passwd",
        "[[libraries]](http://example.invalid)",
        "libraries\x00opened",
        "=1+1 libraries",
        ".*(libraries)+[a-z]{2,}?",
    ],
)
def test_syntax_of_other_languages_does_no_harm(ask, question):
    assert ask(question).status in (Status.ANSWERED, Status.ABSTAINED)


@pytest.mark.parametrize(
    "question",
    [
        "2021年新开了多少公共图书馆？",
        "图书馆",
        "كم عدد المكتبات العامة؟",
        "Сколько библиотек открылось в 2021 году?",
        "कितने पुस्तकालय?",
        "ＨＯＷ ＭＡＮＹ ＲＥＡＤＥＲＳ？",
        "Z̷a̴l̵g̷o̶ libraries",
        "how many ﬁshing vessels",
        "H\u0336ow many readers?",
        "½ of the libraries",
        "Ⅷ libraries ٣ ४",
        "how many libraries \ud800?",
        "e\u0301tage caf\u00e9 \u0130stanbul \u1e9e",
    ],
)
def test_other_scripts_and_odd_letters_do_no_harm(ask, question):
    answer = ask(question)
    assert answer.status in (Status.ANSWERED, Status.ABSTAINED)
    answer.question.encode("utf-8")


@pytest.mark.parametrize(
    "question",
    [
        "\u200fHow many \u202ereaders\u202c were enrolled in 2021?",
        "📚 How many readers were enrolled in 2021? 📚",
        "How many read\u200bers were enrolled in 2021?",
        "How\tmany\nreaders\r\nwere enrolled\u00a0in 2021?",
        "\ufeffHow many readers were enrolled in 2021?\x00",
        "“How many readers were enrolled in 2021?”",
    ],
)
def test_invisible_and_decorative_characters_change_no_answer(ask, question):
    assert ask(question).figures[0].figure.text == "151,200"


def test_history_may_hold_anything(assistant, check):
    check(assistant.ask("And in total?", ["", "\x00", "图书馆", '" OR *', "a" * 5000, "what? " * 40]))


def test_four_threads_get_the_answers_that_one_gets(assistant):
    alone = [timeless(assistant.ask(question)) for question in QUESTIONS]
    with ThreadPoolExecutor(4) as pool:
        rounds = list(pool.map(assistant.ask, QUESTIONS * 4))
    assert [timeless(answer) for answer in rounds] == alone * 4


def test_encoder_is_made_once_though_four_threads_ask_at_once(settings, assistant):
    made = []

    def make():
        made.append(1)
        return HashEncoder()

    fresh = Assistant(assistant.index, make, settings, shipped_glossary())
    assert made == []
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(fresh.ask, QUESTIONS[:4]))
    assert made == [1]


def test_same_question_gets_the_same_answer_each_time(assistant):
    for question in QUESTIONS:
        assert timeless(assistant.ask(question)) == timeless(assistant.ask(question))


def test_index_built_again_gives_the_same_answers(assistant, settings, tmp_path):
    again = settings.model_copy(update={"index": tmp_path / "index"})
    encoder = HashEncoder()
    build(again.corpus, again.index, again, lambda: encoder)
    with Assistant.open(again, encoder) as other:
        for question in QUESTIONS:
            assert timeless(other.ask(question)) == timeless(assistant.ask(question))


ANSWER = """
import sys
from pathlib import Path
from stdqa.assistant import Assistant
from stdqa.settings import Settings
from stdqa.testing import HashEncoder

with Assistant.open(Settings.read(index=Path(sys.argv[1])), HashEncoder()) as assistant:
    for question in sys.argv[2:]:
        answer = assistant.ask(question)
        print(answer.status, answer.reason, answer.verdict, answer.computation, answer.text.encode())
        print(*(q.figure.id for q in (*answer.figures, *answer.also)), *(h.passage.id for h in answer.hits))
"""


def test_answers_are_the_same_in_every_process(assistant, settings):
    asked = (*QUESTIONS, "Which were more in 2021, printed books lent or audiobooks lent?")
    running = [
        subprocess.Popen(
            [sys.executable, "-c", ANSWER, settings.index, *asked],
            env=os.environ | {"PYTHONHASHSEED": seed},
            stdout=subprocess.PIPE,
        )
        for seed in ("0", "1", "2")
    ]
    outputs = [process.communicate()[0] for process in running]
    assert [process.returncode for process in running] == [0, 0, 0]
    assert len(set(outputs)) == 1


def test_answers_are_sound_whatever_form_they_have(ask):
    for question in QUESTIONS:
        ask(question)


def test_passages_shown_are_at_most_as_many_as_set(settings):
    few = settings.model_copy(update={"passages_shown": 2})
    with Assistant.open(few, HashEncoder()) as sparing:
        answer = sparing.ask("How many public libraries were opened in 2021?")
    assert len(answer.hits) == 2
    assert answer.figures[0].figure.text == "64"


def test_passage_that_answers_comes_first(ask):
    answer = ask("How many exchange agreements were signed?")
    first, figure = answer.hits[0].passage, answer.figures[0].figure
    assert first.document == figure.document
    assert first.start <= figure.start < first.end


def test_warm_up_makes_no_difference(settings, assistant):
    with Assistant.open(settings, HashEncoder()) as warm:
        warm.warm_up()
        assert timeless(warm.ask(QUESTIONS[0])) == timeless(assistant.ask(QUESTIONS[0]))


def test_summary_counts_what_the_index_holds(assistant):
    summary = assistant.summary()
    assert summary.documents == len(summary.titles) == 3
    assert "Fisheries of Marenna, 2021" in summary.titles
    assert summary.figures == len(list(assistant.index.figures()))
    assert summary.passages == sum(
        len(assistant.index.passages_of(id)) for id in assistant.index.document_ids()
    )
    assert summary.updated is not None
    assert not summary.digest


def test_assistant_opens_without_reading_a_text(settings, monkeypatch):
    def refused(*_):
        raise AssertionError("the text of a document was read")

    for method in ("document", "documents", "text"):
        monkeypatch.setattr(Catalog, method, refused)
    with Assistant.open(settings, HashEncoder()) as assistant:
        assert assistant.clock.report_year == 2021
        assert assistant.summary().documents == 3


def test_index_that_is_not_there_is_named(settings, tmp_path):
    with pytest.raises(IndexMissing, match="nowhere"):
        Assistant.open(settings.model_copy(update={"index": tmp_path / "nowhere"}), HashEncoder())


def test_index_of_another_model_is_refused(settings, assistant):
    with pytest.raises(IndexMismatch):
        Assistant.open(settings)


def test_index_may_be_moved(settings, assistant, tmp_path):
    moved = tmp_path / "moved"
    shutil.copytree(settings.index, moved)
    with Assistant.open(settings.model_copy(update={"index": moved}), HashEncoder()) as opened:
        assert timeless(opened.ask(QUESTIONS[0])) == timeless(assistant.ask(QUESTIONS[0]))


def test_nothing_is_written_when_questions_are_asked(settings, assistant):
    before = {path: path.stat().st_mtime_ns for path in settings.index.rglob("*")}
    for question in QUESTIONS:
        assistant.ask(question)
    assert {path: path.stat().st_mtime_ns for path in settings.index.rglob("*")} == before


FIELDS = {
    "question", "status", "reason", "text", "figures", "citations", "passages", "verdict", "computation", "also",
    "confidence", "timings_ms",
}  # fmt: skip
FIGURE = {"text", "value", "kind", "unit", "qualifier", "period", "start", "end", "citation"}
CITATION = {"document", "title", "locator", "date", "quote", "start", "end", "sha256"}
PASSAGE = {"document", "start", "end", "text", "score"}
PERIOD = {"basis", "start", "end", "text"}
KINDS = {"count", "percentage", "money", "ratio", "rank", "date", "duration", "quantity"}
REASONS = {"not_in_sources", "other_period", "other_scope", "too_vague", "conflict", "off_topic"}


@pytest.mark.parametrize("question", QUESTIONS)
def test_json_of_an_answer_has_the_fields_promised(ask, question):
    said = json.loads(json.dumps(answer_json(ask(question))))
    assert said.keys() >= FIELDS
    assert "id" not in said
    assert said["question"] == question
    assert said["status"] in ("answered", "abstained")
    assert said["reason"] in REASONS | {None}
    assert said["verdict"] in ("confirmed", "contradicted", None)
    for figure in said["figures"]:
        assert figure.keys() >= FIGURE
        assert figure["kind"] in KINDS
        assert re.fullmatch(r"-?\d+(\.\d+)?", figure["value"])
        assert 0 <= figure["citation"] < len(said["citations"])
        assert figure["period"] is None or figure["period"].keys() >= PERIOD
    for citation in said["citations"]:
        assert citation.keys() >= CITATION
        assert re.fullmatch(r"[0-9a-f]{64}", citation["sha256"])
        assert re.fullmatch(r"\d{4}-\d\d-\d\d", citation["date"])
    for passage in said["passages"]:
        assert passage.keys() >= PASSAGE
    assert all(also.keys() >= {"text", "why", "citation"} for also in said["also"])
    if said["computation"] is not None:
        assert said["computation"].keys() == {"expression", "result", "operands"}
    assert said["timings_ms"].keys() == {"embed", "search", "answer"}


def test_json_gives_values_in_plain_digits_and_dates_in_iso_form(ask):
    said = answer_json(ask("How many readers held a library card by the end of 2021?"))
    figure = said["figures"][0]
    assert (figure["text"], figure["value"], figure["kind"]) == ("4.6 million", "4600000", "count")
    assert figure["period"]["basis"] == "as_of"
    assert figure["period"]["end"] == "2021-12-31"


def test_json_of_a_percentage_and_of_a_word(ask):
    share = answer_json(ask("What percentage of the population held a library card?"))["figures"][0]
    word = answer_json(ask("How many lighthouses have received a book chest?"))["figures"][0]
    assert (share["text"], share["value"], share["kind"]) == ("38.5%", "38.5", "percentage")
    assert (word["text"], word["value"], word["kind"]) == ("Seventeen", "17", "count")


def test_json_of_a_working_points_at_its_operands(ask):
    said = answer_json(ask("How many librarians and assistants are there together?"))
    assert said["computation"] == {"expression": "7,300 + 3,900", "result": "11,200", "operands": [0, 1]}


def test_json_of_a_verdict(ask):
    answer = ask("Is it true that 74 public libraries were opened in 2021?")
    assert answer.verdict is Verdict.CONTRADICTED
    assert answer_json(answer)["verdict"] == "contradicted"


def test_json_of_a_batch_carries_the_id_of_the_line(ask):
    assert answer_json(ask(QUESTIONS[0]), "q-7")["id"] == "q-7"
