"""The pages of Evaluate as HTML: whatever a run holds is only text, and each thing leads where it says."""

import re

import pytest
from canned import HOSTILE

from stdqa.evaluation import compare, summarise
from stdqa.evaluation.rows import FigurePart, Found, Quoted, Row, Weighed
from stdqa.evaluation.runs import Run
from stdqa.web.evaluate.case_view import question
from stdqa.web.evaluate.compared_view import both, compared
from stdqa.web.evaluate.going import Going
from stdqa.web.evaluate.list_view import questions
from stdqa.web.evaluate.look import Look, faults, seen
from stdqa.web.evaluate.offered import safe_name
from stdqa.web.evaluate.parts import compare_address, percent, run_address
from stdqa.web.evaluate.run_view import Beside, head, report
from stdqa.web.evaluate.runs import Listed, Opened, differing
from stdqa.web.evaluate.view import finished, home
from stdqa.web.strings import evaluate as strings

WEIGHED = Weighed("64", "hotel", 10, 12, "count", "rooms", "in 2023", "during", 2, 0.5, {"overlap": 0.5})
BEST = Weighed("12", "ferry", 20, 22, "count", "boats", None, None, 1, 0.75, {"overlap": 0.75})


class Open:
    """Documents that hold every place, or none."""

    def __init__(self, there=True):
        self.there = there

    def text(self, document, start, end):
        return "Words." if self.there else None

    def holds(self, place):
        return self.there


def found(name, rank, dense=None, lexical=None, text="Words."):
    return Found(name, "ferry", 0, 9, rank, dense, lexical, 0.5, 0.25, text)


def row(name, right=1.0, **fields):
    values = {
        "id": name, "question": f"How many of {name}?", "history": (), "kind": "figure", "category": "figure",
        "part": "dev", "tags": (), "expected": "12, in 2023", "evidence": (Quoted("ferry", 0, 9, "12 boats."),),
        "status": "answered", "reason": None, "text": "12 boats.", "figures": ("12",), "confidence": 0.75,
        "milliseconds": 20.0, "cited": (), "passages": (found("p2", 1, 1, 2), found("p1", 2, 3, None)),
        "wanted": (found("p1", 2, 3, None),), "scores": {"right": right, "figure": right, "hit@1": 0.0, "hit@5": 1.0},
    }  # fmt: skip
    return Row(**(values | fields))


def opened(*rows, name="run", questions=None, **about):
    made = {
        "format": 1, "stdqa": "1.0",
        "set": {"name": "set", "sha256": "5" * 64, "questions": questions or len(rows), "part": None},
        "index": {"id": "1" * 64, "documents": 1, "passages": 2, "figures": 3},
        "settings": {"candidates": 24}, "versions": {"python": "3.11"},
        "machine": {"system": "s", "processor": "p"}, "started": "2024-01-02T03:04:05+00:00",
    }  # fmt: skip
    from pathlib import Path

    run = Run(Path(name), made | about, rows)
    return Opened(name, run, summarise(rows), {one.id: one for one in rows})


def case(one, corpus=None, others=()):
    rows = (one, *others)
    return question(opened(*rows), one, seen(rows, Look(show="all", held_out=True)), corpus or Open())


def text(html):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html))


def test_miss_shows_what_was_expected_given_and_where_the_evidence_was():
    html = case(row("a", 0.0, history=("How many ships?",)))
    words = text(html)
    assert "12, in 2023" in words and "How many ships?" in words and "confidence 0.75" in words
    assert "found in place 2 (by meaning 3, not among those by words). One passage stood before it." in words
    assert html.count(strings.HOLDS) == 1
    assert 'href="#sources/ferry/0-9"' in html
    # Without what came before, the question would be another one.
    assert 'data-act="ask"' not in html


def test_places_of_other_documents_have_no_way_to_them():
    html = case(row("a", 0.0), Open(there=False))
    assert "#sources/" not in html and "12 boats." in html


@pytest.mark.parametrize(
    ("wanted", "words"),
    [
        ((), strings.NO_PASSAGE),
        ((found("p1", None),), strings.NOT_A_CANDIDATE),
        ((found("p1", 1, 1, 1),), strings.FOUND_FIRST),
    ],
)
def test_why_the_passage_was_not_taken(wanted, words):
    assert words in text(case(row("a", 0.0, wanted=wanted)))


def test_passage_that_was_not_shown_is_listed_below_those_that_were():
    html = case(row("a", 0.0, wanted=(found("p9", 14, 14, None),)))
    rows = re.findall(r"<tr>.*?</tr>", html)
    assert strings.HOLDS in rows[-1] and ">14<" in rows[-1]


def test_figure_that_was_missed_stands_beside_the_one_chosen():
    part = FigurePart(True, 7, WEIGHED, BEST, {"overlap": 0.25, "late": -0.1})
    words = text(case(row("a", 0.0, figure_part=part)))
    assert strings.WEIGHED.format(rank=2, count=7) in words
    assert "in 2023, during that time" in words
    assert "its passage by words +0.25" in words and "its sentence by meaning −0.10" in words
    lost = text(case(row("a", 0.0, figure_part=FigurePart(False, 7, None, BEST, {}))))
    assert strings.NOT_READ in lost and strings.APART not in lost


def test_hostile_text_is_only_text():
    hostile = row(
        HOSTILE, 0.0, question=HOSTILE, category=HOSTILE, tags=(HOSTILE,), expected=HOSTILE, text=HOSTILE,
        figures=(HOSTILE,), evidence=(Quoted(HOSTILE, 0, 9, HOSTILE),), cited=(Quoted(HOSTILE, 0, 9, HOSTILE),),
        wanted=(found(HOSTILE, 3, text=HOSTILE),), status=HOSTILE, reason=HOSTILE,
    )  # fmt: skip
    shown = opened(hostile, name=HOSTILE, settings={HOSTILE: HOSTILE}, stdqa=HOSTILE, started=HOSTILE)
    shown.run.about["set"] |= {"name": HOSTILE, "part": HOSTILE}
    listed = Listed(HOSTILE, HOSTILE, HOSTILE, HOSTILE, 1, 1, {}, {HOSTILE: HOSTILE})
    broken = Listed(HOSTILE, HOSTILE, wrong=HOSTILE)
    made = compare(shown.run, shown.run)
    going = Going(run=HOSTILE, asked_of=HOSTILE, part=HOSTILE, phase="", ended=True, wrong=HOSTILE)
    pages = (
        head(shown, Beside((listed, broken), False, True), "report"), report(shown), case(hostile),
        questions(shown, Look(), seen(shown.run.rows, Look())), home((), (listed, broken), None), finished(going),
        compared(made, shown, shown, Look()), both(shown, shown, hostile, hostile, Open()),
    )  # fmt: skip
    for page in pages:
        assert not re.search(r"<(script|img|em|code)\b|\u202e|onerror=\"", page)


def test_addresses_are_coded_and_no_run_stands_in_the_way_of_another_page():
    assert run_address("a/b c", 'q"1') == "#evaluate/a%2Fb%20c/q%221"
    assert run_address("sets") == "#evaluate/%73ets"
    assert run_address("compare", "") == "#evaluate/%63ompare/"
    assert compare_address("sets", "b", "c") == "#evaluate/compare/sets/b/c"


def test_shares_are_told_in_per_cent():
    assert [percent(one) for one in (0.8466, 1.0, 0.0, None)] == ["84.7%", "100.0%", "0.0%", "–"]


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"scores": {"right": 0.0, "figure": 0.0, "fooled": 1.0, "hit@1": 1.0}}, ("fooled", "figure")),
        ({"status": "abstained", "scores": {"right": 0.0, "figure": 0.0, "false_abstention": 1.0}}, ("declined",)),
        ({"scores": {"right": 0.0, "fooled": 1.0, "abstention_recall": 0.0}}, ("fooled", "answered")),
        ({"scores": {"right": 1.0, "figure": 1.0, "period": 0.0}}, ("period",)),
        ({"scores": {"right": 1.0, "figure": 1.0, "wrong_sentence": 1.0}}, ("sentence",)),
        ({"scores": {"right": 0.0, "text": 0.0, "hit@1": 0.0, "hit@10": 0.0}}, ("words", "first", "found")),
        ({"status": "error", "scores": {"right": 0.0, "figure": 0.0}}, ("failed",)),
        ({"scores": {"right": 1.0, "list_recall": 0.9}}, ()),
    ],
)  # fmt: skip
def test_what_went_wrong_is_told_by_the_measures(fields, expected):
    assert faults(row("a", **fields)) == expected


def test_looking_narrows_by_all_that_is_set():
    rows = (row("a", 0.0, tags=("x",)), row("b", 0.0, category="list"), row("c"), row("d", 0.0, part="test"))
    ids = lambda **set_: [one.id for one in seen(rows, Look(**set_)).rows]  # noqa: E731
    assert ids() == ["a", "b"] and seen(rows, Look()).hidden == 1
    assert ids(held_out=True) == ["a", "b", "d"]
    assert ids(show="right") == ["c"] and ids(show="all") == ["a", "b", "c"]
    assert ids(tag="x") == ["a"] and ids(category="list") == ["b"]
    assert ids(words="MANY of b?") == ["b"] and ids(fault="fooled") == []


def test_what_a_page_sends_is_taken_only_where_it_makes_sense():
    given = {"show": ["all"], "fault": {}, "page": -3, "category": 4, "words": None, "held_out": "yes"}
    assert Look.of(given) == Look()
    assert Look.of({"show": "all", "fault": "fooled", "page": 2, "held_out": True}) == Look(
        show="all", fault="fooled", page=2, held_out=True
    )


def test_neighbours_are_those_of_the_list():
    rows = tuple(row(name, 0.0) for name in "abc")
    found_ = seen(rows, Look())
    assert found_.around("b") == (2, rows[0], rows[2])
    assert found_.around("a") == (1, None, rows[1])
    assert found_.around("z") == (None, None, None)


def test_long_list_comes_in_pages():
    rows = tuple(row(f"q{number:03}", 0.0) for number in range(60))
    html = questions(opened(*rows), Look(page=2), seen(rows, Look()))
    assert html.count("<li>") == 10 and "Page 3 of 3" in html
    # A page that is no more there is the last one.
    assert "Page 3 of 3" in questions(opened(*rows), Look(page=9), seen(rows, Look()))


def test_unlike_settings_are_told_and_like_ones_are_not():
    runs = tuple(
        Listed(name, "", told={"model": "m", "candidates": count})
        for name, count in (("a", "12"), ("b", "24"))
    )
    assert differing(runs) == ("candidates",)
    html = home((), runs, None)
    assert "candidates 24" in html and "model m" not in html


def test_intervals_stand_beside_their_measures():
    words = text(report(opened(*(row(str(number), float(number < 8)) for number in range(10)))))
    assert "80.0%" in words and re.search(r"Right 80\.0% \d+\.\d–\d+\.\d% · of 10", words)


def test_report_tells_what_the_run_was_of():
    words = text(report(opened(row("a"))).partition(strings.ABOUT)[2])
    for fact in ("Questions 1 of 1", "candidates 24", "python 3.11", "Started 2024-01-02T03:04:05+00:00"):
        assert fact in words
    assert "Mean" not in words


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("../../etc/passwd.csv", "passwd.csv"),
        ("C:\\sets\\mine.jsonl", "mine.jsonl"),
        ("<b>.toml", "b.toml"),
        (".jsonl", "jsonl"),
        ("…/", "questions"),
        (f"{'a' * 300}.csv", f"{'a' * 80}.csv"),
        ("\u202efdp.csv", "fdp.csv"),
    ],
)
def test_names_of_files_are_made_safe(name, safe):
    assert safe_name(name) == safe
