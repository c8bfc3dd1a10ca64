"""Reports: what stands in them, and that no text in them becomes markup."""

import re
from dataclasses import replace
from html.parser import HTMLParser
from xml.etree import ElementTree

import pytest
from made_rows import HOSTILE, found, hostile_row, row, run

from stdqa.evaluation import compare, summarise
from stdqa.evaluation.report import (
    as_html,
    as_markdown,
    as_text,
    comparison_report,
    measure_tables,
    run_report,
)
from stdqa.evaluation.report.blocks import Bar, Bars, Case, Histogram, Lines, Note, Report, Series, Table
from stdqa.evaluation.report.charts import bars, histogram, lines
from stdqa.evaluation.report.why import why


def reported(*rows, **options):
    made = run(*rows)
    return run_report(made, summarise(rows), **options)


def cases(report):
    return [block for block in report.blocks if isinstance(block, Case)]


def test_miss_is_told_with_what_was_expected_given_and_why():
    (case,) = cases(reported(row("q1"), row("q2", 0, expected="13")))
    assert case.title == "q2. How many of q2?"
    facts = dict(case.facts)
    assert facts["Expected"] == "13"
    assert facts["Given"] == "answered: 12 boats. Figures: 12. Confidence 0.75."
    assert facts["Evidence"] == facts["Cited"] == "“12 boats.” (ferry, 0–9)"
    assert facts["Why"].split("\n") == [
        "The passage with the evidence (ferry, 0–9) ranks 2 (by meaning 2, by words not among the candidates, similarity 0.25).",
        "Before it: “Text of p2.” (ferry, 0–9) ranks 1 (by meaning 1, by words not among the candidates, similarity 0.25).",
    ]  # fmt: skip


def test_why_tells_what_was_found_first_not_at_all_and_nowhere():
    first = row("q", 0, wanted=(found("p2", 1),))
    assert list(why(first))[1] == "It was found first; what went wrong is in reading it."
    lost = row("q", 0, wanted=(found("p7", None, dense_rank=None, similarity=None),))
    assert "is no candidate" in list(why(lost))[0]
    assert len(list(why(lost))) == 3
    assert list(why(replace(first, wanted=()))) == ["No passage of the index holds the evidence."]
    assert list(why(replace(first, evidence=()))) == []


def test_misses_of_the_part_that_is_only_counted_are_not_shown():
    rows = (row("q1", 0, part="test"), row("q2", 0))
    hidden = reported(*rows)
    assert [case.title for case in cases(hidden)] == ["q2. How many of q2?"]
    assert any("of the part “test” (1)" in block.text for block in hidden.blocks if isinstance(block, Note))
    assert len(cases(reported(*rows, show_held_out=True))) == 2


def test_measures_carry_n_and_interval():
    table = next(measure_tables(summarise((row("q1"), row("q2", 0)))))
    right = next(line for line in table.rows if line[0] == "right")
    assert right[2:] == ("0.500", "0.000 to 1.000", "2")
    text = list(as_text(table))
    assert len(text) == 1 + len(table.rows)
    assert text[1].startswith("right ")


class Parsed(HTMLParser):
    def __init__(self, page):
        super().__init__()
        self.tags, self.attributes, self.text = set(), set(), []
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}

    def handle_data(self, data):
        self.text.append(data)


@pytest.mark.parametrize("comparing", [False, True])
def test_hostile_text_stays_text(comparing):
    rows = (hostile_row(), row("q1"))
    report = reported(*rows)
    if comparing:
        better = replace(rows[0], scores={"right": 1.0})
        report = comparison_report(compare(run(*rows, name="x"), run(better, row("q1", 0), name="<b>")))
    page = Parsed(as_html(report).decode())
    assert not page.tags & {"script", "a", "img", "iframe", "link", "b"}
    assert not any(name.startswith("on") or name in ("href", "src") for name in page.attributes)
    assert "<script>alert(1)</script>" in "".join(page.text)
    assert "\u202e" not in as_html(report).decode()
    markdown = as_markdown(report).decode()
    assert "\u202e" not in markdown
    assert not re.search(r"(?<!\\)<script|(?<!\\)\[x|https?://", markdown)
    head = next(
        line for line in markdown.splitlines() if line.startswith("| \\<script") or HOSTILE[:4] in line
    )
    assert "\\|" in markdown and head


def test_markdown_is_a_document_whose_tables_have_equal_rows():
    from markdown_it import MarkdownIt

    tokens = (
        MarkdownIt("commonmark")
        .enable("table")
        .parse(as_markdown(reported(hostile_row(), row("q1"))).decode())
    )
    kinds = [token.type for token in tokens]
    assert "html_block" not in kinds
    inner = [child.type for token in tokens for child in token.children or ()]
    assert "link_open" not in inner and "html_inline" not in inner
    assert kinds.count("table_open") >= 6


def test_page_fetches_and_runs_nothing():
    page = as_html(reported(row("q1"))).decode()
    assert "default-src 'none'" in page
    assert "http" not in page.replace("http-equiv", "")
    assert "<script" not in page


def elements(drawn, name):
    return [one for one in ElementTree.fromstring(str(drawn)).iter(name)]


def test_bars_are_as_long_as_their_shares():
    drawn = bars(Bars("Right", (Bar("a", 0.5, "50%", 0.25, 0.75), Bar("b", 1.0, "100%"))))
    ground, half, _, whole = (float(one.get("width")) for one in elements(drawn, "rect"))
    assert half == pytest.approx(ground / 2)
    assert whole == pytest.approx(ground)
    (whisker,) = elements(drawn, "line")
    assert float(whisker.get("x2")) - float(whisker.get("x1")) == pytest.approx(ground / 2)


def test_line_rises_with_its_values_and_is_named_at_its_end():
    chart = Lines(
        "Recall",
        "k",
        "share",
        (Series("hit", ((1, 0.5), (5, 1.0))), Series("recall", ((1, 0.5), (5, 1.0)))),
        even=True,
    )
    drawn = lines(chart)
    first = elements(drawn, "polyline")[0].get("points").split()
    (_, low), (_, high) = (map(float, one.split(",")) for one in first)
    assert high < low
    labels = [one for one in elements(drawn, "text") if (one.text or "").endswith("1.000")]
    assert [one.text for one in labels] == ["hit 1.000", "recall 1.000"]
    assert float(labels[1].get("y")) - float(labels[0].get("y")) >= 15


def test_columns_are_as_high_as_their_counts():
    drawn = histogram(Histogram("Times", "ms", (0.0, 10.0, 20.0, 30.0), (4, 2, 0), (("p50", 8.0),)))
    tall, half = (float(one.get("height")) for one in elements(drawn, "rect"))
    assert half == pytest.approx(tall / 2, abs=0.02)
    assert any(one.text == "p50 8" for one in elements(drawn, "text"))


def test_chart_of_nothing_is_still_drawn():
    for drawn in (
        bars(Bars("x", ())),
        lines(Lines("x", "k", "y", ())),
        histogram(Histogram("x", "ms", (0.0, 0.0), (0,))),
    ):
        assert elements(drawn, "svg")


def test_report_of_a_comparison_tells_flips_either_way():
    report = comparison_report(
        compare(run(row("q1", 1), row("q2", 0)), run(row("q1", 0), row("q2", 1), name="b"))
    )
    assert [case.title[:2] for case in cases(report)] == ["q2", "q1"]
    table = next(block for block in report.blocks if isinstance(block, Table) and block.head[0] == "Measure")
    assert table.rows[0] == ("right", "0.500", "0.500", "+0.000", "−1.000 to 1.000", "1.0000", "2")


def test_long_curve_is_thinned_in_markdown_and_keeps_its_end():
    points = tuple((at / 1000, at / 1000) for at in range(1, 1001))
    told = as_markdown(Report("r", (Lines("Risk", "coverage", "risk", (Series("risk", points),)),))).decode()
    assert len(told.splitlines()) < 40
    assert "| 1 | 1.000 |" in told


def test_comparison_of_retrieval_tells_where_the_evidence_came_and_no_answers():
    fields = {"status": "retrieved", "text": "", "figures": (), "cited": (), "milliseconds": 0.0}
    first = run(row("q1", scores={"hit@1": 0.0}, **fields), name="a", retrieval=True)
    second = run(
        row("q1", scores={"hit@1": 1.0}, wanted=(found("p1", 1),), **fields), name="b", retrieval=True
    )
    report = comparison_report(compare(first, second))
    (case,) = cases(report)
    assert [label for label, _ in case.facts] == ["Expected", "Why"]
    assert dict(case.facts)["Why"].startswith("The passage with the evidence (ferry, 0–9) ranks 2")
    (median,) = [
        cells
        for block in report.blocks
        if isinstance(block, Table)
        for cells in block.rows
        if cells[0] == "Median"
    ]
    assert median[1:] == ("–", "–")


def test_groups_have_columns_for_what_applies_to_them():
    answered = reported(row("q1"), row("q2", 0))
    heads = [block.head for block in answered.blocks if isinstance(block, Table) and block.head[0] == ""]
    assert heads[0] == ("", "Questions", "Right", "Interval", "Fooled", "hit@5")
    only = reported(row("q1", scores={"hit@1": 1.0, "hit@5": 1.0}))
    heads = [block.head for block in only.blocks if isinstance(block, Table) and block.head[0] == ""]
    assert heads == [("", "Questions", "hit@5")]


def test_calibration_is_drawn_beside_the_diagonal():
    charts = [block for block in reported(row("q1"), row("q2", 0)).blocks if isinstance(block, Lines)]
    (chart,) = [chart for chart in charts if chart.across == "confidence"]
    answers, diagonal = chart.series
    assert answers.points == ((0.75, 0.5),)
    assert diagonal.points == ((0, 0), (1, 1))


def test_report_begins_with_what_was_measured_and_tells_the_time_it_took():
    made = run(row("q1"), spent={"asking": 12.25, "judging": 0.5}, seconds=13)
    report = run_report(made, summarise(made.rows))
    assert report.blocks[0] == Note(
        "1 of 1 questions over 1 document, 2 passages, 3 figures; stdqa 1.0, 2024-01-02."
    )
    rows = {cells[0]: cells[1] for block in report.blocks if isinstance(block, Table) for cells in block.rows}
    assert rows["Time"] == "asking 12.2 s, judging 0.5 s"
