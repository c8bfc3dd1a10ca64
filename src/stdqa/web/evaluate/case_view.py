"""One question of a run as HTML: what was expected and given, its evidence, and why that was not found."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from stdqa.evaluation.measures import MEASURES
from stdqa.evaluation.report.why import place
from stdqa.evaluation.report.wording import NOTHING
from stdqa.evaluation.rows import Found, Row
from stdqa.types import Status
from stdqa.web.evaluate.figure_view import figure_part
from stdqa.web.evaluate.list_view import fault_marks
from stdqa.web.evaluate.look import Seen
from stdqa.web.evaluate.parts import (
    Corpus,
    lower_mark,
    notice,
    quotation,
    run_address,
    source_link,
    table,
)
from stdqa.web.evaluate.runs import Opened
from stdqa.web.markup import Html, button, element, joined, quoted
from stdqa.web.strings import evaluate as strings


def question(opened: Opened, row: Row, seen: Seen, corpus: Corpus) -> Html:
    """One question: what was expected and given, its evidence, and why that was not found."""
    return element(
        "article",
        _around(opened.name, row, seen),
        _title(row),
        case(row, corpus),
        class_="case",
    )


def case(row: Row, corpus: Corpus) -> Html:
    """What a question came to, below its title."""
    evidence = [quotation(one, corpus) for one in row.evidence]
    cited = [quotation(one, corpus) for one in row.cited]
    return joined(
        element(
            "div",
            element(
                "section", element("h3", strings.EXPECTED), element("p", quoted(row.expected), class_="said")
            ),
            element("section", element("h3", strings.GIVEN), *given(row)),
            class_="sides",
        ),
        element("h3", strings.EVIDENCE),
        *(evidence or [element("p", strings.NO_EVIDENCE, class_="note")]),
        *_why(row, corpus),
        *(figure_part(row.figure_part, corpus) if row.figure_part else ()),
        *((element("h3", strings.CITED), *cited) if cited else ()),
        element("h3", strings.MEASURES_OF),
        _scores(row.scores),
    )


def no_question(name: str) -> Html:
    """In the place of a question that is not there."""
    return notice(strings.NO_SUCH_QUESTION.format(name=name))


def given(row: Row) -> Iterator[Html]:
    """What an answer said."""
    reason = f" ({row.reason})" if row.reason else ""
    told = [strings.STATUSES.get(row.status, row.status) + reason]
    if row.status == Status.ANSWERED:
        told.append(strings.CONFIDENCE.format(value=f"{row.confidence:.2f}"))
    told.append(strings.TIME.format(value=f"{row.milliseconds:,.0f}"))
    if row.status == Status.ANSWERED or row.status == Status.ERROR:
        yield element("p", quoted(row.text), class_="said")
    if row.figures:
        figures = (element("span", quoted(one), class_="figure-given") for one in row.figures)
        yield element("p", element("span", strings.FIGURES, class_="label"), *figures, class_="figures-given")
    yield element("p", quoted(" · ".join(told)), class_="line")


def _around(run: str, row: Row, seen: Seen) -> Html:
    place, before, after = seen.around(row.id)
    return element(
        "nav",
        element("a", f"← {strings.QUESTION_BACK}", href=run_address(run, ""), class_="back"),
        element(
            "span",
            strings.PLACE_IN_LIST.format(place=place, count=len(seen.rows)),
            class_="at",
            title=strings.KEYS,
        )
        if place
        else None,
        _step(strings.PREVIOUS, "previous", run, before) if place else None,
        _step(strings.NEXT, "next", run, after) if place else None,
        class_="around",
        aria_label=strings.VIEWS["questions"],
    )


def _step(words: str, way: str, run: str, to: Row | None) -> Html:
    if to is None:
        return element("span", words, class_="step", aria_disabled="true")
    return element("a", words, href=run_address(run, to.id), class_="step", data_step=way, data_key=way)


def _title(row: Row) -> Html:
    names = (row.category, *row.tags, row.part)
    return element(
        "header",
        element("p", element("span", quoted(row.id), class_="id"), *fault_marks(row), class_="marks"),
        element("p", f"{strings.ASKED_BEFORE}: ", *_history(row.history), class_="history")
        if row.history
        else None,
        element("h2", quoted(row.question), class_="title"),
        element(
            "p",
            *(element("span", quoted(one), class_="sort") for one in names if one),
            # What came before a question would be missing there.
            None if row.history else button(strings.ASK, "ask", data_question=row.question),
            class_="sorts",
        ),
    )


def _history(history: Sequence[str]) -> Iterator[Html | str]:
    for at, one in enumerate(history):
        yield " / " if at else ""
        yield quoted(one)


def _why(row: Row, corpus: Corpus) -> Iterator[Html]:
    """Where the passage with the evidence stood, and what stood before it."""
    best = row.wanted[0] if row.wanted else None
    if row.evidence:
        yield element("h3", strings.WHY if best is None or best.rank != 1 else strings.WHY_RIGHT)
        yield element("p", " ".join(_found(row, best)))
    if row.passages:
        yield _passages(row, corpus)


def _found(row: Row, best: Found | None) -> Iterator[str]:
    if best is None:
        yield strings.NO_PASSAGE
    elif best.rank is None:
        yield strings.NOT_A_CANDIDATE
    elif best.rank == 1:
        if row.missed:
            yield strings.FOUND_FIRST
        else:
            yield strings.FOUND_AT.format(rank=1, ranks=f" ({_ranks(best)})")
    else:
        yield strings.FOUND_AT.format(rank=best.rank, ranks=f" ({_ranks(best)})")
        before = strings.BEATEN_BY_ONE if best.rank == 2 else strings.BEATEN
        yield before.format(count=f"{best.rank - 1:,}")


def _ranks(one: Found) -> str:
    meaning = (
        strings.NOT_BY_MEANING if one.dense_rank is None else strings.BY_MEANING.format(rank=one.dense_rank)
    )
    words = (
        strings.NOT_BY_WORDS if one.lexical_rank is None else strings.BY_WORDS.format(rank=one.lexical_rank)
    )
    return f"{meaning}, {words}"


def _passages(row: Row, corpus: Corpus) -> Html:
    wanted = {one.id for one in row.wanted}
    shown = {one.id for one in row.passages}
    ranked = [*row.passages, *(one for one in row.wanted if one.id not in shown)]
    rows = [
        (
            _number(one.rank),
            _passage(one, one.id in wanted, corpus),
            _number(one.dense_rank),
            _number(one.lexical_rank),
            NOTHING if one.score is None else f"{one.score:.3f}",
            NOTHING if one.similarity is None else f"{one.similarity:.2f}",
        )
        for one in ranked
    ]
    columns = (
        strings.RANK, strings.PASSAGE, strings.BY_MEANING_COLUMN, strings.BY_WORDS_COLUMN, strings.SCORE,
        strings.SIMILARITY,
    )  # fmt: skip
    return element(
        "details",
        element("summary", strings.PASSAGES),
        table(columns, rows, "passages", words=2),
        class_="ranked",
        open=row.missed,
    )


def _passage(one: Found, holds: bool, corpus: Corpus) -> Html:
    text = corpus.text(one.document, one.start, one.end) or one.text
    there = corpus.holds(one) if one.text else corpus.text(one.document, one.start, one.end) is not None
    link = source_link(one) if there else None
    where = quoted(place(one.document, one.start, one.end))
    return element(
        "span",
        element("span", strings.HOLDS, class_="holds") if holds else None,
        element("span", quoted(text), class_="text") if text else None,
        element("span", where, " " if link else None, link, class_="line"),
        class_="passage wanted" if holds else "passage",
    )


def _number(value: int | None) -> str:
    return NOTHING if value is None else f"{value:,}"


def _scores(scores: Mapping[str, float]) -> Html:
    known = [name for name in MEASURES if name in scores]
    cells = (
        element(
            "li",
            element("span", name, lower_mark(name), class_="name"),
            element("span", f"{scores[name]:.3g}", class_="number"),
            title=MEASURES[name].says,
            class_="bad"
            if (scores[name] == 0) != MEASURES[name].lower_is_better and scores[name] in (0, 1)
            else None,
        )
        for name in known
    )
    return element("ul", *cells, class_="scores")
