"""Rows and runs made by hand."""

from pathlib import Path

from stdqa.evaluation.rows import Found, Quoted, Row
from stdqa.evaluation.runs import Run

HOSTILE = "<script>alert(1)</script> [x](http://evil.example) | `a` \u202e2,902 \"' &amp; =1+1"


def row(name, right=1.0, **fields):
    scores = {"right": right, "figure": right, "fooled": 0.0, "hit@1": 1.0, "hit@5": 1.0}
    values = {
        "id": name,
        "question": f"How many of {name}?",
        "history": (),
        "kind": "figure",
        "category": "figure",
        "part": "dev",
        "tags": (),
        "expected": "12",
        "evidence": (Quoted("ferry", 0, 9, "12 boats."),),
        "status": "answered",
        "reason": None,
        "text": "12 boats.",
        "figures": ("12",),
        "confidence": 0.75,
        "milliseconds": 20.0,
        "cited": (Quoted("ferry", 0, 9, "12 boats."),),
        "passages": (found("p2", 1), found("p1", 2)),
        "wanted": (found("p1", 2),),
        "scores": scores,
    }
    return Row(**(values | fields))


def found(name, rank, **fields):
    values = {"id": name, "document": "ferry", "start": 0, "end": 9, "rank": rank, "dense_rank": rank}
    values |= {"lexical_rank": None, "score": 0.5, "similarity": 0.25, "text": f"Text of {name}."}
    return Found(**(values | fields))


def run(*rows, name="a", **about):
    made = {
        "format": 1,
        "stdqa": "1.0",
        "set": {"name": "set", "sha256": "5" * 64, "questions": len(rows), "part": None},
        "index": {"id": "1" * 64, "documents": 1, "passages": 2, "figures": 3},
        "settings": {"model": "m"},
        "versions": {"python": "3.11"},
        "machine": {"system": "s", "processor": "p"},
        "started": "2024-01-02T03:04:05+00:00",
    }
    return Run(Path(name), made | about, rows)


def hostile_row():
    return row(
        HOSTILE, 0.0, question=HOSTILE, category=HOSTILE, tags=(HOSTILE,), expected=HOSTILE, text=HOSTILE,
        figures=(HOSTILE,), history=(HOSTILE,), evidence=(Quoted(HOSTILE, 0, 9, HOSTILE),),
        cited=(Quoted(HOSTILE, 0, 9, HOSTILE),), wanted=(found(HOSTILE, 3, document=HOSTILE, text=HOSTILE),),
        passages=(found("p9", 1, document=HOSTILE, text=HOSTILE),), part=HOSTILE,
    )  # fmt: skip
