"""Receipts read from the JSON that was saved: of an answer, a batch, a brief or a checked draft.

Only what a receipt needs is looked at, so that the JSON of another program can be verified too.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from stdqa.errors import SavedUnreadable
from stdqa.receipts.receipt import Part, Receipt

Json = dict[str, Any]


def read_receipts(path: Path) -> tuple[Receipt, ...]:
    """The receipts in a saved answer, a batch's lines of them, a brief, or a checked draft.

    :raises SavedUnreadable: if it is none of these, naming the file and, in a batch, the line.
    """
    try:
        text = path.read_text("utf-8-sig")
    except UnicodeDecodeError as error:
        raise SavedUnreadable(f"{path} is not UTF-8 text (byte {error.start}). Save it again.") from error
    except OSError as error:
        raise SavedUnreadable(
            f"{path} cannot be read ({error.strerror or error}). Check its name."
        ) from error
    if path.suffix.lower() == ".jsonl":
        return tuple(_batch(text, path))
    try:
        saved = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise SavedUnreadable(f"{path} is not JSON ({error}). Save it again with --json.") from error
    return tuple(receipts_of(saved, str(path)))


def receipts_of(saved: object, where: str = "This") -> Iterator[Receipt]:
    """The receipts in what was saved, read from its JSON.

    :param where: what it is called in an error.
    :raises SavedUnreadable: if it is no answer, brief or checked draft.
    """
    if isinstance(saved, dict) and "stdqa_brief" in saved:
        for number, entry in enumerate(_list(saved, "entries", where), start=1):
            within = f"{where}, entry {number}"
            answer = _field(entry, "answer", dict, within)
            parts = [answer] if entry.get("checked") is None else [answer, entry["checked"]]
            yield from (
                replace(one, entry=number, question=str(entry.get("question", "")))
                for part in parts
                for one in _parts(part, within)
            )
    else:
        yield from _parts(saved, where)


def _batch(text: str, path: Path) -> Iterator[Receipt]:
    if not text.strip():
        raise SavedUnreadable(f"{path} is empty. Give the answers of a batch, an answer a line.")
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        where = f"{path}, line {number}"
        try:
            saved = json.loads(line)
        except (ValueError, RecursionError) as error:
            raise SavedUnreadable(f"{where} is not JSON ({error}). Make the batch again.") from error
        for one in receipts_of(saved, where):
            question = saved.get("question")
            yield replace(one, entry=number, question=question if isinstance(question, str) else None)


def _parts(saved: object, where: str) -> Iterator[Receipt]:
    """The receipts of one answer, or of one checked draft."""
    if not isinstance(saved, dict) or "citations" not in saved or not {"status", "claims"} & saved.keys():
        raise SavedUnreadable(
            f"{where} is no answer, brief or checked draft as stdqa saves one. Save it again with --json."
        )
    citations = [_citation(one, where) for one in _list(saved, "citations", where)]
    figures = [one for name in ("figures", "also") for one in _list(saved, name, where, optional=True)]
    claims = _list(saved, "claims", where, optional=True)
    own = [claim["citation"] for claim in claims if isinstance(claim.get("citation"), dict)]
    yield from dict.fromkeys([*citations, *(_citation(one, where) for one in own)])
    for claim in claims:
        figures += [_of_claim(claim, where)] if isinstance(claim.get("source"), dict) else []
    for figure in figures:
        if "start" in figure:
            yield _figure(figure, citations, where)


def _of_claim(claim: Json, where: str) -> Json:
    """The figure of the sources that a claim was held against, with its citation, wherever that stands."""
    cited = claim.get("citation")
    if not isinstance(cited, dict):
        return {**claim["source"], "citation": cited}
    citation = _citation(cited, where)
    return {"document": citation.document, **claim["source"], "within": (citation.start, citation.end)}


def _citation(saved: object, where: str) -> Receipt:
    return Receipt(
        part=Part.CITATION,
        document=_field(saved, "document", str, where),
        start=_field(saved, "start", int, where),
        end=_field(saved, "end", int, where),
        text=_field(saved, "quote", str, where),
        sha256=_field(saved, "sha256", str, where),
    )


def _figure(saved: Json, citations: Sequence[Receipt], where: str) -> Receipt:
    place = saved.get("citation")
    cited = citations[place] if isinstance(place, int) and 0 <= place < len(citations) else None
    # An answer's figure need not name its document: it is that of its citation.
    document = saved if "document" in saved or cited is None else {"document": cited.document}
    return Receipt(
        part=Part.FIGURE,
        document=_field(document, "document", str, where),
        start=_field(saved, "start", int, where),
        end=_field(saved, "end", int, where),
        text=_field(saved, "text", str, where),
        within=(cited.start, cited.end) if cited else saved.get("within"),
    )


def _list(saved: object, name: str, where: str, optional: bool = False) -> list[Any]:
    found = saved.get(name, []) if optional and isinstance(saved, dict) else _field(saved, name, list, where)
    if not isinstance(found, list) or not all(isinstance(one, dict) for one in found):
        raise SavedUnreadable(f"{where}: {name!r} is not a list of objects. Save it again with --json.")
    return found


def _field(saved: object, name: str, kind: type, where: str) -> Any:  # noqa: ANN401
    value = saved.get(name) if isinstance(saved, dict) else None
    if not isinstance(value, kind) or isinstance(value, bool):
        raise SavedUnreadable(f"{where}: {name!r} is missing or is not as stdqa saves it. Save it again.")
    return value
