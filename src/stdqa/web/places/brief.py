"""The Brief place: questions in, entries to edit and order, documents out."""

from __future__ import annotations

from datetime import date
from typing import Any, cast

import gradio as gr

from stdqa import briefs
from stdqa.briefs import Brief
from stdqa.briefs.build import Desk as Assistant
from stdqa.errors import StdqaError
from stdqa.web import brief_desk
from stdqa.web.brief_beside import downloads, kept, made, progress, side
from stdqa.web.brief_desk import BriefDesk, Run, Undo, Verdicts
from stdqa.web.brief_view import listed
from stdqa.web.places.shared import QUIET, WAITING, Shared, script
from stdqa.web.strings import brief as strings

# What changes the brief is done one after another, so that each begins from what the one before has made;
# none of it may be dropped when it comes in quick succession, as the toolkit does unless told.
QUICK = {"concurrency_id": "brief", "concurrency_limit": 1, "trigger_mode": "multiple", **QUIET}
# What takes long changes nothing, and goes on beside it.
LONG = {"concurrency_limit": WAITING, "trigger_mode": "multiple", **QUIET}
# A second time while the first goes on would only do the same again.
ONCE = {"trigger_mode": "once"}


def place(shared: Shared) -> None:
    """Lay out the place for the brief, with its handlers. Other places add to ``shared.brief``."""
    desk = BriefDesk(cast(Assistant, shared.assistant), shared.worker, shared.documents)
    with gr.Column(elem_id="brief", elem_classes="place"):
        run, answered, verdicts, undo = gr.State(Run()), gr.State(None), gr.State(()), gr.State(None)
        entries = _html(listed(briefs.begun("", date.today())), "brief-list", "brief.js")
        with gr.Column(elem_id="brief-side"):
            add = _html(side(), "brief-add", "brief_side.js")
            doing = _html(progress(Run()), "brief-run", "brief_run.js")
            out = _html(downloads(), "brief-out", "brief_side.js")
            file = _html("", "brief-file", "brief_file.js")
            browser = _html("", "brief-kept", "brief_kept.js")
    brief = shared.brief
    acts = _Acts(desk)

    add.questions(acts.add, [brief, run], [run, doing], **QUICK)
    add.question_file(acts.file, [brief, run], [run, doing], **QUICK)
    doing.next(desk.answer, [run], [answered], **(LONG | ONCE)).then(
        acts.arrive, [brief, run, answered, undo], [brief, run, entries, doing], **QUICK
    )
    doing.stop(acts.stop, [run], [run, doing], **QUICK)

    shown = [brief, entries]
    changed = [brief, undo, entries]
    entries.line(acts.line, [brief, undo], shown, **QUICK).then(
        desk.verdicts, [brief], [verdicts], **LONG
    ).then(acts.judged, [brief, verdicts, undo], shown, **QUICK)
    entries.note(acts.note, [brief, undo], shown, **QUICK)
    entries.title(acts.title, [brief, undo], shown, **QUICK)
    entries.move(acts.move, [brief, undo], shown, **QUICK)
    entries.drop(acts.drop, [brief], changed, **QUICK)
    entries.undo(acts.undo, [brief, undo], changed, **(QUICK | ONCE))
    entries.shown(acts.shown, [brief, undo], [entries], **QUICK)
    entries.keep(acts.keep, [brief], [browser], **LONG)
    browser.restore(acts.restore, [brief], shown, **QUICK)
    out.anew(acts.clear, [brief, run], [*changed, run, doing], **QUICK)
    out.saved(acts.open, [brief, run], [brief, undo, entries, run, doing], **QUICK)
    out.export(acts.export, [brief, run], [file, run, doing], **(LONG | ONCE))


class _Acts:
    """What is done when somebody does something: the toolkit's events to the desk, values to the page."""

    def __init__(self, desk: BriefDesk) -> None:
        self.desk = desk

    def add(self, brief: Brief | None, run: Run, event: gr.EventData) -> tuple[Any, ...]:
        return _told(self.desk.take_text(event.text, run, brief))

    def file(self, brief: Brief | None, run: Run, event: gr.EventData) -> tuple[Any, ...]:
        return _told(self.desk.take_file(event.name, event.content, run, brief))

    def stop(self, run: Run) -> tuple[Any, ...]:
        return _told(self.desk.stop(run))

    def arrive(self, brief: Brief | None, run: Run, answered: Any, undo: Undo | None) -> tuple[Any, ...]:  # noqa: ANN401
        now, after = self.desk.arrive(brief, run, answered)
        return now, after, listed(now, undo), progress(after)

    def line(self, brief: Brief | None, undo: Undo | None, event: gr.EventData) -> tuple[Any, ...]:
        now = self.desk.current(brief)
        at = brief_desk.place_of(now, event.key)
        now = now if at is None else briefs.edited(now, at, str(event.text))
        return now, listed(now, undo, checking=True)

    def judged(self, brief: Brief | None, verdicts: Verdicts, undo: Undo | None) -> tuple[Any, ...]:
        now = self.desk.judged(brief, verdicts)
        return now, listed(now, undo)

    def note(self, brief: Brief | None, undo: Undo | None, event: gr.EventData) -> tuple[Any, ...]:
        now = self.desk.current(brief)
        at = brief_desk.place_of(now, event.key)
        now = now if at is None else briefs.noted(now, at, str(event.text))
        return now, listed(now, undo)

    def title(self, brief: Brief | None, undo: Undo | None, event: gr.EventData) -> tuple[Any, ...]:
        now = briefs.titled(self.desk.current(brief), str(event.text))
        return now, listed(now, undo)

    def move(self, brief: Brief | None, undo: Undo | None, event: gr.EventData) -> tuple[Any, ...]:
        now = self.desk.current(brief)
        at = brief_desk.place_of(now, event.key)
        now = now if at is None else briefs.moved(now, at, at + (1 if event.by == 1 else -1))
        return now, listed(now, undo)

    def drop(self, brief: Brief | None, event: gr.EventData) -> tuple[Any, ...]:
        now, undo = brief_desk.dropped(self.desk.current(brief), event.key)
        return now, undo, listed(now, undo)

    def undo(self, brief: Brief | None, undo: Undo | None) -> tuple[Any, ...]:
        now = brief_desk.undone(self.desk.current(brief), undo)
        return now, None, listed(now)

    def shown(self, brief: Brief | None, undo: Undo | None) -> str:
        return listed(self.desk.current(brief), undo)

    def keep(self, brief: Brief | None) -> str:
        return kept(self.desk.current(brief))

    def restore(self, brief: Brief | None, event: gr.EventData) -> tuple[Any, ...]:
        now = self.desk.restored(brief, event.saved)
        return now, listed(now)

    def clear(self, brief: Brief | None, run: Run) -> tuple[Any, ...]:
        old, new = self.desk.current(brief), self.desk.current(None)
        undo = Undo(brief=old) if old.entries else None
        # What was said of the brief before does not go for this one; questions that wait go on.
        told = run if run.pending else Run()
        return new, undo, listed(new, undo), *_told(told)

    def open(self, brief: Brief | None, run: Run, event: gr.EventData) -> tuple[Any, ...]:
        old = self.desk.current(brief)
        try:
            now = self.desk.opened(event.name, event.content)
        except StdqaError as error:
            return (*[gr.skip()] * 3, *_told(Run(run.pending, run.total, str(error), wrong=True)))
        undo = Undo(brief=old) if old.entries else None
        told = Run(run.pending, run.total, strings.OPENED.format(title=now.title))
        return now, undo, listed(now, undo), *_told(told)

    def export(self, brief: Brief | None, run: Run, event: gr.EventData) -> tuple[Any, ...]:
        now = self.desk.current(brief)
        if not now.entries:
            return gr.skip(), *_told(Run(run.pending, run.total, strings.NOTHING_TO_DOWNLOAD, wrong=True))
        try:
            return made(now, str(event.ending)), gr.skip(), gr.skip()
        except StdqaError as error:
            return gr.skip(), *_told(Run(run.pending, run.total, str(error), wrong=True))


def _told(run: Run) -> tuple[Any, ...]:
    return run, progress(run)


def _html(value: str, name: str, code: str) -> gr.HTML:
    return gr.HTML(value, elem_id=name, apply_default_css=False, js_on_load=script(code))
