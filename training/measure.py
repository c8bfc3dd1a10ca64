"""How the shipped reader does on reports, beside the signals alone.

    python training/measure.py [NAME …]

"Both" is what stdqa ranks by: the signals, and what the reader's word is worth beside them. "None" is the
share of the questions without an answer that the reader doubts more than 95 of 100 others. Without names:
on the reports that the shipped weights were not trained on.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence

from examples import REPORTS, Prepared, examples, flat

from stdqa.embedding import SentenceEncoder
from stdqa.reading import PassageReader
from stdqa.retrieval.pages import (
    FIGURE_FEATURES,
    FIGURE_WORTH,
    SENTENCE_FEATURES,
    SENTENCE_WORTH,
    beside_the_point,
    gains,
)
from stdqa.settings import Settings

# Not seen in training: three held out, the others written later.
UNSEEN = (
    "agri-ministry-year",
    "energy-annual",
    "food-drug-inspectorate",
    "heritage-museums-report",
    "innovation-press-conference",
    "kctr-press-conference",
    "kelvarra-population",
    "postal-logistics-authority",
    "rail-metro-bulletin",
    "verania-justice",
    "water-shipping-authority",
)
DECLINED = 0.05

Scores = tuple[list[float], list[float]]
Shares = dict[str, float]


def main() -> None:
    """Measure and print, report by report and over all."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("names", nargs="*", default=UNSEEN)
    encoder = SentenceEncoder()
    reader = PassageReader(encoder)

    def by_reader(one: Prepared) -> Scores:
        reading = reader.read(one.example.question, one.example.pages)
        return [s for page in reading.figures for s in page], [s for page in reading.sentences for s in page]

    everything: list[Prepared] = []
    print(
        "| report | questions | figure: signals | reader | both | sentence: signals | reader | both | none |"
    )
    print("|---|--:|--:|--:|--:|--:|--:|--:|--:|")
    for name in parser.parse_args().names:
        found = [
            Prepared(example, *reader.prepared(example.question, example.pages))
            for example in examples(REPORTS / f"{name}.md", encoder)
        ]
        _row(name, found, by_reader)
        everything += found
    _row("all", everything, by_reader)


def _row(name: str, found: Sequence[Prepared], by_reader: Callable[[Prepared], Scores]) -> None:
    def by_both(one: Prepared) -> Scores:
        return together(one, by_reader(one))

    told = [shares(found, scores_of) for scores_of in (by_signals, by_reader, by_both)]
    cells = [f"{one[what]:.3f}" for what in ("figure", "sentence") for one in told]
    print(
        "|",
        " | ".join([name, f"{told[0]['questions']:.0f}", *cells, f"{told[1]['none']:.3f}"]),
        "|",
        flush=True,
    )


def shares(found: Sequence[Prepared], scores_of: Callable[[Prepared], Scores]) -> Shares:
    """The shares of questions whose figure and sentence come first among the pages that are read, and of
    those without an answer that are doubted more than 95 of 100 others. Questions for words are left out.

    :param scores_of: the scores of the figures and sentences of an example's pages, page after page.
    """
    most = Settings().passages_read
    first: dict[str, list[bool]] = {"figure": [], "sentence": []}
    best: dict[bool, list[float]] = {True: [], False: []}
    for one in found:
        read = one.only(range(min(most, len(one.pages))))
        example = read.example
        if example.kind == "word":
            continue
        figures, sentences = scores_of(read)
        none = example.kind == "none"
        best[none].append(max(figures, default=float("-inf")))
        if not none:
            first["figure"].append(leads(figures, flat(example.figures)))
            first["sentence"].append(leads(sentences, flat(example.sentences)))
    threshold = sorted(best[False])[int(DECLINED * len(best[False]))]
    caught = [score < threshold for score in best[True]]
    told = {name: _share(each) for name, each in {**first, "none": caught}.items()}
    return {"questions": len(best[False]), **told}


def leads(scores: Sequence[float], right: Sequence[bool]) -> bool:
    """Whether the highest score is that of a right one; not where there is none to choose."""
    return bool(scores) and right[max(range(len(scores)), key=scores.__getitem__)]


def _share(each: Sequence[bool]) -> float:
    return round(sum(each) / max(1, len(each)), 3)


FIGURE_SCORE, SENTENCE_SCORE = FIGURE_FEATURES.index("score"), SENTENCE_FEATURES.index("score")


def by_signals(one: Prepared) -> Scores:
    """The scores that the weighed signals give, without the reader."""
    pages = one.example.pages
    return (
        [row[FIGURE_SCORE] for page in pages for row in page.figure_features],
        [row[SENTENCE_SCORE] for page in pages for row in page.sentence_features],
    )


def together(
    one: Prepared, read: Scores, worth: tuple[float, float] = (FIGURE_WORTH, SENTENCE_WORTH)
) -> Scores:
    """The scores of the signals with what the reader's word is worth, for figures and for sentences."""
    figures, sentences = by_signals(one)
    beside = [beside_the_point(row) for page in one.example.pages for row in page.figure_features]
    return (
        [a + b for a, b in zip(figures, gains(read[0], beside, worth[0]), strict=True)],
        [a + b for a, b in zip(sentences, gains(read[1], [0.0] * len(sentences), worth[1]), strict=True)],
    )


if __name__ == "__main__":
    main()
