"""What the package exports, and that importing it costs nothing."""

import ast
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

import stdqa


def test_exported_names_are_sorted():
    assert stdqa.__all__ == sorted(stdqa.__all__)


@pytest.mark.parametrize("name", stdqa.__all__)
def test_exported_name_is_the_thing_itself(name):
    exported = getattr(stdqa, name)
    if name != "__version__":
        assert exported.__name__ == name
        assert getattr(import_module(exported.__module__), name) is exported


def test_type_checkers_see_the_same_names_in_the_same_places():
    tree = ast.parse(Path(stdqa.__file__).read_text("utf-8"))
    seen = {
        alias.name: node.module
        for block in tree.body
        if isinstance(block, ast.If)
        for node in block.body
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
    }
    assert seen == stdqa._HOMES
    assert sorted([*seen, "__version__"]) == stdqa.__all__


def test_unknown_name_is_an_attribute_error():
    with pytest.raises(AttributeError, match="no attribute 'Chatbot'"):
        _ = stdqa.Chatbot


def test_names_are_listed_before_they_are_used():
    assert set(stdqa.__all__) <= set(dir(stdqa))


def test_import_loads_no_other_package():
    code = (
        "import sys; before = set(sys.modules); import stdqa; "
        "print({name.split('.')[0] for name in set(sys.modules) - before} - set(sys.stdlib_module_names))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "{'stdqa'}\n"
