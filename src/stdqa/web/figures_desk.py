"""The register behind the Figures place: made once for the index that is open, shown and exported from."""

from __future__ import annotations

import csv
import io
import json
import logging
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Lock
from typing import TYPE_CHECKING

from stdqa.register import Register, write_spreadsheet
from stdqa.serialize import REGISTER_COLUMNS, figure_json, register_rows
from stdqa.types import Figure
from stdqa.web.figures_compared import charts, conflicts, sums
from stdqa.web.figures_look import Look, look_of
from stdqa.web.figures_record import record
from stdqa.web.figures_view import COLUMNS, failed, table
from stdqa.web.markup import Html
from stdqa.web.told import Told, file, text

if TYPE_CHECKING:
    from stdqa.index import Index

log = logging.getLogger(__name__)

FILE_NAME = "figures"


class FiguresDesk:
    """Shows and exports the figures of an assistant's index; usable from several threads."""

    def __init__(self, assistant: object) -> None:
        """Take an assistant, whose figures are read when they are first asked for.

        :param assistant: one without an ``index`` has no figures.
        """
        self._assistant = assistant
        self._lock = Lock()
        self._made: tuple[object, Register] | None = None

    def register(self) -> Register:
        """The register of the index that is open now."""
        with self._lock:
            index = getattr(self._assistant, "index", None)
            if self._made is None or self._made[0] is not index:
                register = register_of(index) if index is not None else Register((), {})
                register.prepare(COLUMNS)
                self._made = index, register
            return self._made[1]

    def shown(self, told: object) -> Html:
        """The part of the page below the search box, for what the page's script tells."""
        try:
            return self._shown(look_of(told))
        except Exception:
            # The last door: the page must say that something is wrong, and go on.
            log.exception("The figures could not be shown")
            return failed()

    def _shown(self, look: Look) -> Html:
        register = self.register()
        if look.figure is not None:
            return record(register, look.figure)
        if look.view == "table":
            return table(register, look)
        chosen = register.choose(look.filters)
        show = {"chart": charts, "conflicts": conflicts, "sums": sums}[look.view]
        return show(register, look, chosen)

    def export(self, told: object) -> Told:
        """The figures looked at as a file: its name, and its content in Base64; or what went wrong."""
        ending = text(told, "ending")
        make = {".csv": _as_csv, ".json": _as_json, ".xlsx": _as_xlsx}.get(ending, _as_csv)
        try:
            register = self.register()
            content = make(register, register.choose(look_of(told).filters))
        except Exception:
            log.exception("The figures could not be exported")
            return {"failed": str(failed())}
        name = f"{FILE_NAME}{ending if make is not _as_csv else '.csv'}"
        return file(name, content)


def register_of(index: Index) -> Register:
    """The register of an open index."""
    documents = {document.id: document for document in index.documents()}
    locators = {
        passage.id: passage.context.locator for name in documents for passage in index.passages_of(name)
    }
    return Register(index.figures(), documents, locators)


def _as_csv(register: Register, figures: Sequence[Figure]) -> bytes:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(REGISTER_COLUMNS)
    writer.writerows(register_rows(figures))
    # Spreadsheets take the mark before the text as a sign that it is UTF-8.
    return out.getvalue().encode("utf-8-sig", "replace")


def _as_json(register: Register, figures: Sequence[Figure]) -> bytes:
    told = {"figures": [figure_json(figure) for figure in figures]}
    return json.dumps(told, ensure_ascii=False, indent=1).encode("utf-8", "replace")


def _as_xlsx(register: Register, figures: Sequence[Figure]) -> bytes:
    with TemporaryDirectory() as folder:
        path = Path(folder) / f"{FILE_NAME}.xlsx"
        write_spreadsheet(path, register, figures)
        return path.read_bytes()
