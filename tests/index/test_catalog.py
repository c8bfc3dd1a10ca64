import threading
from dataclasses import fields, replace
from datetime import date
from decimal import Decimal

import pytest
from line_reader import figure_at

from stdqa.index.catalog import Catalog, write_catalog
from stdqa.index.manifest import FORMAT_VERSION
from stdqa.index.records import FIGURE_COLUMNS, Entry
from stdqa.types import (
    Basis,
    Block,
    BlockKind,
    Context,
    Document,
    Figure,
    FigureKind,
    Metadata,
    Passage,
    Period,
    Side,
    Speaker,
)

TEXT = "Überschrift\n“2,902” standards — 标准 😀\0 end"
SPEAKER = Speaker("Xiao Han", "Vice Minister", Side.JOURNALIST)
DOCUMENT = Document(
    "paper",
    "sub/paper.txt",
    TEXT,
    "f" * 64,
    Metadata(
        "Title", "Publisher", "Event", date(2024, 3, 27), "2023", "en", "other", "https://a", (SPEAKER,)
    ),
    (Block(0, 11, BlockKind.HEADING, 2), Block(12, len(TEXT), BlockKind.TABLE)),
)
PASSAGES = (
    Passage("p1", "paper", 0, 11, TEXT[:11], Context(1)),
    Passage("p2", "paper", 12, len(TEXT), TEXT[12:], Context(2, "h", "s", SPEAKER, 3, "t")),
)
FIGURES = (
    figure_at(PASSAGES[1], 13, "2,902"),
    Figure(
        "f2",
        "paper",
        "p2",
        1,
        2,
        "x",
        Decimal("13.10"),
        FigureKind.PERCENTAGE,
        "unit",
        "nearly",
        Period(Basis.AS_OF, date(2023, 1, 1), date(2023, 12, 31), "in 2023", True),
        "measure",
        "scope",
        "of",
        "increase",
        3,
        4,
        5,
        6,
        Side.OFFICIAL,
    ),
    replace(figure_at(PASSAGES[1], 14, "9"), period=None, value=Decimal("1E+3")),
    replace(figure_at(PASSAGES[1], 15, "9"), period=Period(None)),
)
LINES = (
    "2,902 national standards were approved",
    "the websites were visited by consumers",
    "a standard of the café",
    "NEAR AND NOT OR",
)


@pytest.fixture
def catalog(tmp_path):
    file = tmp_path / "catalog.sqlite"
    write_catalog(file, [Entry("sub/paper.txt", "0" * 64, DOCUMENT, PASSAGES, FIGURES, 2023)], LINES)
    catalog = Catalog(file)
    yield catalog
    catalog.close()


def test_what_was_written_is_read(catalog):
    assert catalog.entry("sub/paper.txt") == Entry(
        "sub/paper.txt", "0" * 64, DOCUMENT, PASSAGES, FIGURES, 2023
    )
    assert str(catalog.figures_of("paper")[1].value) == "13.10"
    assert catalog.passage(1) == PASSAGES[1]
    assert catalog.figures_in("p2") == FIGURES
    assert catalog.figures_in("p1") == ()


def test_year_of_each_document_is_filed(catalog):
    assert catalog.report_years() == {"paper": 2023}


def test_passages_and_figures_of_each_document_are_counted(catalog):
    assert catalog.counts() == {"paper": (2, 4)}


def test_row_is_found_by_the_passage_and_the_passage_by_the_row(catalog):
    assert [catalog.row_of(passage.id) for passage in PASSAGES] == [0, 1]
    assert catalog.passage(catalog.row_of("p2")) == PASSAGES[1]


def test_unknown_ids_are_key_errors(catalog):
    with pytest.raises(KeyError, match="absent"):
        catalog.document("absent")
    with pytest.raises(KeyError, match="77"):
        catalog.passage(77)
    with pytest.raises(KeyError, match="p77"):
        catalog.row_of("p77")


def test_columns_of_another_format_raise_its_version():
    # When this fails, the file on disk has changed: raise FORMAT_VERSION, then both lines here.
    assert FORMAT_VERSION == 4
    assert len(FIGURE_COLUMNS) == 24
    assert {field.name for field in fields(Figure)} <= {*FIGURE_COLUMNS, "period"}


@pytest.mark.parametrize(
    ("words", "rows"),
    [
        (["2902"], [0]),
        (["2,902"], [0]),
        (["２９０２"], [0]),
        (["approval", "websites"], [0, 1]),
        (["website"], [1]),
        (["cafe"], [2]),
        (["standards"], [0, 2]),
        (["near"], [3]),
        (["not"], [3]),
        ([], []),
        ([" "], []),
        (["absent"], []),
        (["!!!"], []),
        (["!!!", "visited"], [1]),
        (['"'], []),
        (['visited" OR "standard'], []),
        (["text:visited", "visit*"], [1]),
        (["NEAR(visited consumers)"], []),
        (["-visited", "^visited", "(", ")", "{", "+"], [1]),
        (["\ud800", "visited"], [1]),
        (["visited\0"], [1]),
        (["标准", "😀"], []),
    ],
)
def test_words_are_looked_up_and_never_read_as_syntax(catalog, words, rows):
    assert sorted(row for row, _ in catalog.search(words, 10)) == rows


def test_best_row_comes_first_with_the_highest_score(catalog):
    hits = catalog.search(["standard", "approved", "national"], 10)
    assert [row for row, _ in hits] == [0, 2]
    assert hits[0][1] > hits[1][1]
    assert catalog.search(["standard", "approved"], 1) == catalog.search(["standard", "approved"], 2)[:1]


def test_question_of_a_thousand_words_is_searched(catalog):
    assert catalog.search([*(f"word{number}" for number in range(1000)), "visited"], 5)[0][0] == 1


@pytest.mark.parametrize("name", ("a b", "a#b", "a?mode=rw", "a%20b", "a'\"b", "文件"))
def test_folder_with_odd_name_is_opened(tmp_path, name):
    (tmp_path / name).mkdir()
    file = tmp_path / name / "catalog.sqlite"
    write_catalog(file, [Entry("x", "0", DOCUMENT, (), ())], [])
    catalog = Catalog(file)
    assert catalog.document_ids() == ("paper",)
    catalog.close()
    assert [child.name for child in file.parent.iterdir()] == ["catalog.sqlite"]


def test_removed_file_stays_readable_from_every_thread(tmp_path, catalog):
    (tmp_path / "catalog.sqlite").unlink()
    seen, start = [], threading.Barrier(8)

    def read():
        start.wait()
        for _ in range(50):
            seen.append(
                (catalog.passage(1).id, len(catalog.search(["standards"], 5)), len(catalog.figures_in("p2")))
            )

    threads = [threading.Thread(target=read) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(seen) == 400
    assert set(seen) == {("p2", 2, 4)}
