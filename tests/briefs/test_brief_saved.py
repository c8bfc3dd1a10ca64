"""A brief comes back from its JSON as it was, and what is none is refused with what is wrong."""

import json

import pytest
from harbour import DAY, Desk, boats, checked, document, hostile, others

from stdqa.briefs import Wanted, added, begun, brief_json, brief_of, build, edited, noted, read_brief
from stdqa.errors import SavedUnreadable


def full():
    wanted = [Wanted("boats in 2023?"), Wanted("and 2022?", ("boats?",)), Wanted("crash"), Wanted("master?")]
    brief = build(wanted, Desk(), "Harbour", DAY, [document()])
    brief = added(added(brief, "herring?", others()), "evil?", hostile())
    line = "57 cranes, 75 cranes and 99 cranes"
    return noted(edited(brief, 0, line, checked(line)), 1, "ask Ines")


def saved(brief):
    return json.loads(json.dumps(brief_json(brief)))


def test_brief_comes_back_whole():
    assert brief_of(saved(full())) == full()


def test_json_names_the_version_and_what_is_open():
    written = saved(full())
    assert written["stdqa_brief"] == 1
    assert [entry["open"] for entry in written["entries"]] == [False, True, True, False, False, False]


def test_verdicts_are_written_as_a_checked_draft():
    claims = saved(full())["entries"][0]["checked"]["claims"]
    assert [(one["span"], one["verdict"], one["why"], one["source_figure"]) for one in claims] == [
        ("57", "supported", None, "57"),
        ("75", "contradicted", "digits swapped", "57"),
        ("99", "not_found", "not stated", None),
    ]


@pytest.mark.parametrize(
    ("value", "wrong"),
    [
        ([], "no field 'stdqa_brief'"),
        ({"title": "x"}, "no field 'stdqa_brief'"),
        ({"stdqa_brief": 2}, "version 2"),
        ({"stdqa_brief": 1}, "it has no 'title'"),
        ({"stdqa_brief": 1, "title": 7}, "'title' is not text"),
        ({"stdqa_brief": 1, "title": "x", "date": "soon"}, "soon"),
    ],
)
def test_what_is_no_brief_is_refused_with_what_is_wrong(value, wrong):
    with pytest.raises(SavedUnreadable, match=wrong):
        brief_of(value)


def test_bad_entry_is_named_by_its_number():
    written = saved(added(begun("T", DAY), "a", boats()))
    written["entries"].append({"question": "b"})
    with pytest.raises(SavedUnreadable, match=r"Entry 2 cannot be read: it has no 'answer'"):
        brief_of(written)


def test_file_is_named_where_it_cannot_be_read(tmp_path):
    file = tmp_path / "brief.json"
    with pytest.raises(SavedUnreadable, match=r"brief\.json cannot be read"):
        read_brief(file)
    for content in (b"{", b"\xff\xfe\x00", b"[" * 100_000):
        file.write_bytes(content)
        with pytest.raises(SavedUnreadable, match=r"brief\.json is not JSON"):
            read_brief(file)
    file.write_bytes(b"\xfa")
    with pytest.raises(SavedUnreadable, match=r"brief\.json is not JSON, nor any text"):
        read_brief(file)
    file.write_text("{}")
    with pytest.raises(SavedUnreadable, match=r"brief\.json: This is no brief"):
        read_brief(file)
