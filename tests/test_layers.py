"""The order of the modules: each imports only from levels below its own, or from its own package."""

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parents[1] / "src" / "stdqa"
LEVELS = (
    "collecting errors version",
    "types",
    "dates minilm projection saved serialize settings text",
    "models",
    "embedding files glossary loaders outline testing",
    "figures passages reading spelling",
    "index questions",
    "register retrieval",
    "answering",
    "drafts",
    "assistant batch store",
    "receipts second",
    "briefs evaluation",
    "web",
    "cli",
    "__main__",
)
LEVEL = {name: level for level, names in enumerate(LEVELS) for name in names.split()}
HOMES = {
    "gradio": {"web/app.py", "web/places/"},
    "uvicorn": {"web/server.py"},
    "faiss": {"index/vectors.py"},
    "sqlite3": {"index/catalog.py", "store/file.py"},
    "torch": {"embedding.py", "minilm.py", "reading/"},
    "sentence_transformers": {"embedding.py"},
    "transformers": {"embedding.py"},
    "typer": {"cli/"},
}
FILES = sorted(file for file in PACKAGE.rglob("*.py") if file != PACKAGE / "__init__.py")


def imports(file):
    """Every module that a file imports, wherever in it; of ``from a import b``, a.b where that is a module."""
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, f"{file} imports by dots"
            for alias in node.names:
                parts = (*node.module.split(".")[1:], alias.name)
                below = PACKAGE.joinpath(*parts)
                is_module = node.module.startswith("stdqa") and (
                    below.is_dir() or below.with_suffix(".py").exists()
                )
                yield f"{node.module}.{alias.name}" if is_module else node.module


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.relative_to(PACKAGE).as_posix())
def test_module_imports_only_from_below(file):
    name = file.relative_to(PACKAGE).parts[0].removesuffix(".py")
    assert name in LEVEL, f"{name} has no level in this test's table"
    for module in imports(file):
        top, *rest = module.split(".")
        if top == "stdqa":
            assert rest, f"{file} imports from the package's root"
            assert rest[0] == name or LEVEL[rest[0]] < LEVEL[name], f"{name} must not import {module}"
        homes = tuple(HOMES.get(top, {""}))
        assert file.relative_to(PACKAGE).as_posix().startswith(homes), f"{top} belongs into {homes}"


def test_every_level_names_modules_that_exist():
    assert set(LEVEL) == {file.relative_to(PACKAGE).parts[0].removesuffix(".py") for file in FILES}
