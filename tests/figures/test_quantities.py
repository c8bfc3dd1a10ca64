"""When two figures state the same quantity: only where thing, time, basis, place and words say so."""

import hashlib
import time
from pathlib import Path

import pytest

from stdqa.figures import read
from stdqa.figures.quantities import conflicts, roundings
from stdqa.loaders import load
from stdqa.loaders.plain import load_plain
from stdqa.passages import split
from stdqa.types import Document, Metadata


def corpus(**texts):
    """Documents of texts, each titled by its first line, and their figures."""
    documents = {}
    for name, text in texts.items():
        title, _, body = text.partition("\n\n")
        documents[name] = Document(
            id=name,
            path=f"{name}.txt",
            text=text,
            sha256=hashlib.sha256(text.encode()).hexdigest(),
            metadata=Metadata(title=title, period="2022"),
            blocks=load_plain(text, Path(f"{name}.txt")).blocks,
        )
        assert body
    figures = [f for d in documents.values() for f in read(d, split(d, 600))]
    return figures, documents


def told(found):
    return [[figure.text for figure in conflict.figures] for conflict in found]


def pair(one, two):
    return corpus(annual=f"Parks of Varnholm\n\n{one}", courier=f"More parks in Varnholm\n\n{two}")


@pytest.mark.parametrize(
    ("one", "two", "values"),
    [
        ("In 2022, 48 playgrounds were opened.", "In 2022, 52 playgrounds were opened.", ["48", "52"]),
        ("In 2022, 48 playgrounds were opened.", "The city opened 52 playgrounds in 2022.", ["48", "52"]),
        (
            "In 2022, 48 playgrounds were opened in Varnholm.",
            "A spokesman said that 52 playgrounds were opened in 2022.",
            ["48", "52"],
        ),
        (
            "In 2022, the number of trees planted was 9,120.",
            "In 2022, 9,210 trees were planted.",
            ["9,120", "9,210"],
        ),
        (
            "By the end of 2022, there were 318 gardeners.",
            "By the end of 2022, the gardeners numbered 325 in all.",
            ["318", "325"],
        ),
        (
            "In 2022, the parks had a budget of 14.2 million crowns.",
            "In 2022, the parks had a budget of 15.1 million crowns.",
            ["14.2 million crowns", "15.1 million crowns"],
        ),
        (
            "The share of lawns in good condition was 62.4% in 2022.",
            "The share of lawns in good condition was 61.9% in 2022.",
            ["62.4%", "61.9%"],
        ),
        ("In 2022, 48 playgrounds were opened.", "In 2022, over 50 playgrounds were opened.", ["48", "50"]),
    ],
)
def test_same_thing_of_the_same_time_told_otherwise_is_a_conflict(one, two, values):
    assert told(conflicts(*pair(one, two))) == [values]


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("In 2022, 48 playgrounds were opened.", "In 2021, 52 playgrounds were opened."),
        ("In 2022, 48 playgrounds were opened.", "By the end of 2022, there were 1,312 playgrounds."),
        ("In 2022, 48 playgrounds were opened.", "In 2022, 12 playgrounds were closed."),
        ("In 2022, 48 playgrounds were opened.", "In 2022, 12 new playgrounds were painted."),
        ("In 2022, 48 playgrounds were opened.", "In 2022, 12 playgrounds were opened for toddlers."),
        ("In 2022, 48 playgrounds were opened.", "In the suburbs, 12 playgrounds were opened in 2022."),
        ("In 2022, 48 playgrounds were opened.", "In 2022, 12 playgrounds were opened in Norwick."),
        ("In 2022, 48 playgrounds were opened.", "In 2022, 12 playgrounds were not opened."),
        ("In 2022, 48 playgrounds were opened.", "In 2022, 12 skating parks were opened."),
        ("In 2022, 48 playgrounds were opened.", "In 2022, forty-eight playgrounds were opened."),
        ("In 2022, 48 playgrounds were opened.", "In 2022, nearly 50 playgrounds were opened."),
        (
            "The share of lawns in good condition was 62.4% in 2022.",
            "The share of lawns in poor condition was 11.9% in 2022.",
        ),
        (
            "In 2022, the number of loans rose by 8.2%.",
            "In 2022, the number of loans fell by 3.1%.",
        ),
        (
            "In 2022, Norwick planted 980 trees and Skelling 1,230.",
            "In 2022, 640 trees were planted by the ministry.",
        ),
    ],
)
def test_figures_of_something_else_are_no_conflict(one, two):
    assert conflicts(*pair(one, two)) == []


def test_reports_of_different_places_do_not_contradict_each_other():
    text = "The harbour of {0} is old. In 2022, {1} landings were counted in the harbour of {0}."
    more = "In {0} the fish hall is new. In 2022, {1} boats were built."
    found = conflicts(
        *corpus(
            norwick="Fisheries of Norwick\n\n" + f"{text} {more}".format("Norwick", 980),
            skelling="Fisheries of Skelling\n\n" + f"{text} {more}".format("Skelling", 1230),
        )
    )
    assert found == []


def test_sections_on_different_places_do_not_contradict_each_other(tmp_path):
    file = tmp_path / "report.md"
    sections = "".join(
        f"\n## {place}\n\nIn 2022, {count} boats were built. {place} is on the coast of the sea, and so is old {place}.\n"
        for place, count in (("Norwick", 12), ("Skelling", 15))
    )
    file.write_text(f"---\ntitle: Boats\n---\n# Boats\n{sections}", encoding="utf-8")
    document = load(file, tmp_path)
    assert conflicts(read(document, split(document, 600)), {document.id: document}) == []


def test_one_sentence_never_contradicts_itself():
    figures, documents = corpus(
        one="Boats\n\nIn 2022, 12 boats were built in the first yard, and 15 boats were built in the second yard."
    )
    assert conflicts(figures, documents) == []


def test_conflict_of_several_sources_names_each_value_once():
    line = "In 2022, {} playgrounds were opened."
    found = conflicts(
        *corpus(**{n: f"Parks\n\n{line.format(v)}" for n, v in zip("abcd", (48, 52, 48, 55), strict=True)})
    )
    assert told(found) == [["48", "52", "55"]]


def test_journalists_figure_contradicts_nobody(figures):
    text = (
        "Parks\n\nReporter of the Harbour Courier:\nIn 2022, 70 playgrounds were opened, we hear. Is that so?\n\n"
        "Ines Caro, Director of the Parks Board:\nIn 2022, 48 playgrounds were opened.\n"
    )
    assert conflicts(*corpus(one=text)) == []


@pytest.mark.parametrize(
    ("exact", "rounded"),
    [
        ("In 2022, 23,162 trees were planted.", "More than 23,000 trees were planted in 2022."),
        ("By the end of 2022, there were 1,312 playgrounds.", "Varnholm has about 1,300 playgrounds."),
        ("In 2022, 11,964 trees were pruned.", "Nearly 12,000 trees were pruned."),
        ("In 2022, 546,160 plans were declared by firms.", "Over 540,000 new declared plans were added."),
        ("In 2022, 19,641,230 bulbs were set.", "In 2022, 19.64 million bulbs were set."),
    ],
)
def test_rounding_is_told_from_the_exact_figure_beside_it(exact, rounded):
    (found,) = roundings(*pair(exact, rounded))
    assert found.exact.document == "annual"
    assert found.rounded.document == "courier"


@pytest.mark.parametrize(
    ("exact", "rounded"),
    [
        ("In 2022, 23,162 trees were planted.", "More than 23,000 shrubs were planted in 2022."),
        ("In 2022, 23,162 trees were planted.", "More than 23,000 trees were planted in 2021."),
        ("In 2022, 23,162 trees were planted.", "By the end of 2022, there were more than 23,000 trees."),
        ("In 2022, 23,162 trees were planted.", "In Norwick, more than 23,000 trees were planted in 2022."),
        ("In 2022, 23,162 trees were planted.", "Nearly 24,000 trees were planted in 2022."),
        ("There are 23,162 trees.", "There are more than 23,000 diseased trees."),
        ("For shade, 241 trees were planted.", "For fruit, over 200 trees were planted."),
    ],
)
def test_figure_of_something_else_is_no_rounding(exact, rounded):
    assert roundings(*pair(exact, rounded)) == []


def test_large_corpus_is_searched_quickly():
    """Ten thousand figures of a few nouns: all pairs would be fifty million."""
    nouns = ("boats", "trees", "parks", "lamps", "roads")
    texts = {
        f"d{n}": "Report\n\n"
        + " ".join(
            f"In {1950 + (n * 7 + i) % 70}, {5001 + n * i:,} {nouns[i % 5]} were built." for i in range(50)
        )
        for n in range(200)
    }
    figures, documents = corpus(**texts)
    assert len(figures) == 10_000
    started = time.perf_counter()
    found = conflicts(figures, documents)
    roundings(figures, documents)
    assert found
    assert time.perf_counter() - started < 20
