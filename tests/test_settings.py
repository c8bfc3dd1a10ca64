"""Where settings come from, which wins, and what is said of those that make no sense."""

import os
import re
from pathlib import Path

import pytest

from stdqa.errors import BadSettings
from stdqa.settings import Settings

DOCS = Path(__file__).resolve().parents[1] / "docs" / "settings.md"
FIELDS = Settings.model_fields


@pytest.fixture(autouse=True)
def place(tmp_path, monkeypatch):
    """A folder without settings, and an environment without."""
    for name in os.environ:
        if name.startswith("STDQA_"):
            monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write(place, text):
    (place / "stdqa.toml").write_text(text, encoding="utf-8")


def test_defaults_hold_where_nothing_is_set():
    settings = Settings.read()
    assert (settings.corpus, settings.index) == (Path("corpus"), Path("index"))
    assert (settings.host, settings.port) == ("127.0.0.1", 7860)


def test_argument_wins_over_environment_over_file_over_default(place, monkeypatch):
    write(place, "port = 1\n")
    assert Settings.read().port == 1
    monkeypatch.setenv("STDQA_PORT", "2")
    assert Settings.read().port == 2
    assert Settings.read(port=3).port == 3


def test_argument_of_none_counts_as_not_given(place):
    write(place, 'index = "elsewhere"\n')
    assert Settings.read(index=None).index == Path("elsewhere")


def test_empty_variable_counts_as_not_set(monkeypatch):
    monkeypatch.setenv("STDQA_INDEX", "")
    assert Settings.read().index == Path("index")


@pytest.mark.parametrize("name", ["stdqa_port", "STDQA_PORT"])
def test_case_of_a_variable_does_not_matter(monkeypatch, name):
    monkeypatch.setenv(name, "5")
    assert Settings.read().port == 5


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("port", "no"),
        ("port", "70000"),
        ("port", "-1"),
        ("candidates", "0"),
        ("passages_shown", "11"),
        ("passage_chars", "99"),
        ("question_chars", "0"),
    ],
)
def test_value_that_makes_no_sense_is_named(place, monkeypatch, name, value):
    with pytest.raises(BadSettings, match=f"{name} is '{value}'"):
        Settings.read(**{name: value})
    monkeypatch.setenv(f"STDQA_{name.upper()}", value)
    with pytest.raises(BadSettings, match=f"{name} is '{value}'"):
        Settings.read()
    monkeypatch.undo()
    write(place, f'{name} = "{value}"\n')
    monkeypatch.chdir(place)
    with pytest.raises(BadSettings, match=f"{name} is '{value}'"):
        Settings.read()


def test_all_wrong_values_are_named_at_once():
    with pytest.raises(BadSettings, match=r"(?s)candidates.*port"):
        Settings.read(port="no", candidates=0)


def test_misspelt_setting_is_named_and_not_ignored(place):
    write(place, "passage_char = 300\n")
    with pytest.raises(BadSettings, match="passage_char: there is no such setting"):
        Settings.read()


def test_other_variables_of_the_prefix_are_none_of_our_business(monkeypatch):
    monkeypatch.setenv("STDQA_SOMETHING_ELSE", "1")
    assert Settings.read().port == 7860


@pytest.mark.parametrize("content", [b"port = [", b"port = 1\nport = 2\n", b"\xff\xfe"])
def test_file_that_is_not_toml_is_named(place, content):
    (place / "stdqa.toml").write_bytes(content)
    with pytest.raises(BadSettings, match=r"stdqa\.toml cannot be read"):
        Settings.read()


def test_settings_do_not_change():
    with pytest.raises(ValueError, match="frozen"):
        Settings.read().port = 1


@pytest.mark.parametrize("name", FIELDS)
def test_setting_is_documented_with_its_variable_and_default(name):
    rows = re.findall(
        rf"^\| `{name}` \| `STDQA_{name.upper()}` \| (.*?) \| (.+) \|$", DOCS.read_text("utf-8"), re.M
    )
    assert len(rows) == 1, f"docs/settings.md has no row for {name}"
    default = FIELDS[name].default
    assert rows[0][0] == ("none" if default is None else f"`{default}`")


def test_docs_name_no_setting_that_is_gone():
    assert set(re.findall(r"^\| `(\w+)` \|", DOCS.read_text("utf-8"), re.M)) == set(FIELDS)
