"""What was measured, kept whole as it comes in: a run that was cut short goes on from there."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from stdqa.files import write_whole

Json = dict[str, Any]


def read(file: Path) -> Json | None:
    """What was kept; None where there is nothing, or nothing whole."""
    try:
        kept: Json = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return kept


def write(file: Path, content: object) -> None:
    """Keep one thing, whole or not at all."""
    write_whole(file, json.dumps(content, indent=1).encode())


def resumed(file: Path, key: Sequence[str]) -> list[Json]:
    """The rounds of before, with the file ready for further ones; none where they measured something else.

    :param key: what they measure, written in the first line. A last line that was cut short is dropped.
    """
    found = _lines(file)
    about = {"key": list(key)}
    rounds = found[1:] if found[:1] == [about] else []
    write_whole(file, "".join(f"{json.dumps(one)}\n" for one in (about, *rounds)).encode())
    return rounds


def add(file: Path, one: Json) -> None:
    """Keep one more round."""
    with file.open("a", encoding="utf-8") as out:
        out.write(json.dumps(one) + "\n")


def _lines(file: Path) -> list[Json]:
    found: list[Json] = []
    try:
        for line in file.read_bytes().splitlines():
            found.append(json.loads(line))
    except (OSError, ValueError):
        return found
    return found
