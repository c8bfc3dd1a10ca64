"""Why a question was missed, in words: where its evidence came, and how the right figure fared."""

from __future__ import annotations

from collections.abc import Iterator

from stdqa.evaluation.rows import FigurePart, Found, Quoted, Row, Weighed

# What each part of a figure's score is about (stdqa/retrieval/signals.py).
PARTS = {
    "similarity": "its passage by meaning",
    "overlap": "its passage by words",
    "fusion": "the rank of its passage",
    "moderator": "a moderator says it",
    "coverage": "the question's words beside it",
    "late": "its sentence by meaning",
    "late_clause": "its clause by meaning",
    "counted": "it counts what is asked for",
    "uncounted": "it counts something else",
    "unasked": "it counts what the question does not name",
    "kind": "its kind",
    "other_kind": "another kind than asked for",
    "particular": "another kind where only one will do",
    "basis": "its basis",
    "other_basis": "another basis than asked for",
    "other_year": "another year than asked for",
    "change": "it is a change",
    "level": "it is a change where none is asked for",
    "elsewhere": "the sentence has another figure for the place asked for",
    "rounded": "it is rounded, as asked for",
    "approximate": "it is rounded",
    "stated": "the question states it",
    "reader": "the trained reader",
}
# So many parts are told.
MOST_PARTS = 5


def why(row: Row) -> Iterator[str]:
    """Where the evidence came in the ranking, what came before it, and how the right figure fared."""
    yield from _of_passages(row)
    if row.figure_part:
        yield from _of_figure(row.figure_part)


def _of_passages(row: Row) -> Iterator[str]:
    if not row.evidence:
        return
    if not row.wanted:
        yield "No passage of the index holds the evidence."
        return
    for one in row.wanted[:3]:
        yield f"The passage with the evidence ({place(one.document, one.start, one.end)}) {ranks(one)}."
    best = row.wanted[0].rank
    if best == 1 and "right" in row.scores:
        yield "It was found first; what went wrong is in reading it."
    wanted = {one.id for one in row.wanted}
    ahead = [one for one in row.passages if one.id not in wanted and (best is None or (one.rank or 0) < best)]
    for one in ahead[:2]:
        yield f"Before it: {quoted(one)} {ranks(one)}."


def _of_figure(part: FigurePart) -> Iterator[str]:
    if part.read is False:
        yield "The figure expected was not read in the evidence: the register has no such figure there."
    if part.expected is None:
        if part.read:
            yield "The figure expected was read in the evidence, and is not among those that were weighed."
        if part.chosen:
            yield f"Weighed best of {part.candidates:,}: {_figure(part.chosen)}."
        return
    rank = f"number {part.expected.rank:,} of {part.candidates:,} weighed"
    yield f"The figure expected is {rank}: {_figure(part.expected)}."
    if part.chosen is None:
        yield "What was given is not among them: it was worked out, or found in another search."
    elif part.chosen.rank == part.expected.rank:
        yield "It was weighed best; what went wrong is in what was made of it."
    else:
        yield f"Chosen: {_figure(part.chosen)}."
        yield from _apart(part)


def _apart(part: FigurePart) -> Iterator[str]:
    named = [f"{PARTS.get(name, name)} {_signed(worth)}" for name, worth in part.apart.items()]
    if named:
        yield f"What set it apart, in points of the score: {'; '.join(named[:MOST_PARTS])}."


def _figure(one: Weighed) -> str:
    told = [one.measure, one.period or "no period", *([one.basis.replace("_", " ")] if one.basis else [])]
    words = ", ".join(" ".join(text.split()) for text in told if text)
    return f"{one.text} ({words}; {place(one.document, one.start, one.end)}), score {one.score:.2f}"


def _signed(worth: float) -> str:
    return f"{worth:+.2f}".replace("-", "−")


def quoted(one: Quoted | Found) -> str:
    """Words with their place."""
    return f"“{' '.join(one.text.split())}” ({place(one.document, one.start, one.end)})"


def ranks(one: Found) -> str:
    """The ranks of a passage in words."""
    if one.rank is None:
        return "is no candidate, neither by meaning nor by words"
    parts = [
        f"{label} {value}" if value is not None else f"{label} not among the candidates"
        for label, value in (("by meaning", one.dense_rank), ("by words", one.lexical_rank))
    ]
    near = f", similarity {one.similarity:.2f}" if one.similarity is not None else ""
    return f"ranks {one.rank} ({', '.join(parts)}{near})"


def place(document: str, start: int, end: int) -> str:
    """A place of a document."""
    return f"{document}, {start:,}–{end:,}"
