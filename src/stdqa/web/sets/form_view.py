"""The form of a question as HTML, with what is wrong beside each field."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from stdqa.evaluation.sets.fields import CATEGORIES
from stdqa.web.markup import Html, button, element
from stdqa.web.strings import sets as strings

Fields = Mapping[str, Any]
Wrong = Mapping[str, Sequence[str]]
# The fields that are always open, and those that are folded away while they are empty and right.
FIRST = (
    "question", "figures", "wrong_figures", "verdict", "unanswerable", "reason", "period", "tags", "evidence",
)  # fmt: skip
MORE = (
    "history", "category", "basis", "accept_also", "answers", "items", "key_points", "operands", "part",
    "note",
)  # fmt: skip
LONG = ("question", "note", "history")


def form(fields: Fields, wrong: Wrong, documents: Mapping[str, str], new: bool, generated: bool) -> Html:
    """The form of a question.

    :param documents: the titles of the documents, by their ids.
    :param generated: whether it has to be accepted yet.
    """
    general = [
        what for name, said in wrong.items() if name not in (*FIRST, *MORE) for what in said
    ]  # what concerns no field of the form
    unfolded = any(name in wrong for name in MORE) or any(fields.get(name) for name in ("history", "answers"))
    return element(
        "form",
        element("h3", strings.FORM_NEW if new else strings.FORM),
        _wrong("", general),
        *(_field(name, fields, wrong.get(name, ()), documents) for name in FIRST),
        element(
            "details",
            element("summary", strings.MORE_FIELDS),
            *(_field(name, fields, wrong.get(name, ()), documents) for name in MORE),
            open=unfolded,
        ),
        element(
            "p",
            element("button", strings.SAVE, type="submit", class_=None if generated else "primary"),
            button(strings.SAVE_AND_ACCEPT, "save-accept", class_="primary") if generated else None,
            button(strings.CANCEL, "cancel"),
            class_="acts",
        ),
        class_="question-form",
        data_form="question",
        novalidate=True,
    )


def _wrong(name: str, said: Sequence[str]) -> Html | None:
    if not said:
        return None
    return element("span", " ".join(said), class_="wrong", id=f"wrong-{name or 'all'}", role="alert")


def _field(name: str, fields: Fields, said: Sequence[str], documents: Mapping[str, str]) -> Html:
    label, hint = strings.LABELS[name], strings.HINTS.get(name)
    told = element("small", hint) if hint else None
    marked: dict[str, str | bool | None] = {"name_": name, "data_key": f"field-{name}"}
    if said:
        marked |= {"aria_invalid": "true", "aria_describedby": f"wrong-{name}"}
    if name == "evidence":
        legend = element("legend", label, told)
        return element("fieldset", legend, *_places(fields, documents), _wrong(name, said), class_="places")
    if name == "unanswerable":
        box = element("input", type="checkbox", checked=bool(fields.get(name)), **marked)
        return element("label", box, element("span", label), _wrong(name, said), class_="switch")
    return element(
        "label",
        element("span", label, told),
        _input(name, str(fields.get(name) or ""), marked),
        _wrong(name, said),
        class_="long" if name in LONG else None,
    )


CHOICES: Mapping[str, Mapping[str, str]] = {
    "verdict": strings.VERDICTS,
    "reason": strings.REASONS,
    "basis": strings.BASES,
}


def _input(name: str, value: str, marked: Mapping[str, str | bool | None]) -> Html:
    if name in CHOICES:
        return element("select", *_options(CHOICES[name].items(), value), **marked)
    if name == "category":
        own = () if value in ("", *CATEGORIES) else ((value, value),)
        listed = (("", strings.NONE), *((one, one) for one in CATEGORIES), *own)
        return element("select", *_options(listed, value), **marked)
    if name in ("period", "part"):
        return element("input", type="text", value=value, autocomplete="off", **marked)
    rows = max(2 if name in LONG else 1, min(6, value.count("\n") + 1))
    return element("textarea", value, rows=str(rows), **marked)


def _options(choices: Iterable[tuple[str, str]], chosen: str) -> Iterable[Html]:
    return (element("option", words, value=value, selected=value == chosen) for value, words in choices)


def _places(fields: Fields, documents: Mapping[str, str]) -> Iterable[Html]:
    if fields.get("grouped"):
        yield element("p", strings.GROUPED, class_="note")
        return
    # One more that is empty, to be filled in.
    told = [one for one in fields.get("evidence", ()) if one.get("quote") or "start" in one or "whole" in one]
    for place in (*told, {}):
        whole = place.get("whole") is True
        spanned = {name: str(place[name]) for name in ("start", "end") if name in place}
        name = str(place.get("doc") or "")
        known = documents if not name or name in documents else {name: name, **documents}
        titles = ((one, f"{one} – {title}" if title != one else one) for one, title in known.items())
        yield element(
            "div",
            element("select", *_options(titles, name), name_="doc", aria_label=strings.DOCUMENT),
            element(
                "textarea", str(place.get("quote") or ""), name_="quote", rows="2", aria_label=strings.QUOTE,
                disabled=whole,
            ),
            class_="place-of",
            data_start=spanned.get("start"),
            data_end=spanned.get("end"),
            data_whole=whole or None,
            data_was=str(place.get("quote") or ""),
        )  # fmt: skip
    if len(told) > 1:
        modes = _options(strings.MODES.items(), str(fields.get("evidence_mode")))
        yield element(
            "label", element("span", strings.MODE), element("select", *modes, name_="evidence_mode")
        )
