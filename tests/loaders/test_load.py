import hashlib

import pytest

from stdqa.errors import LoadError
from stdqa.loaders import SUFFIXES, load
from stdqa.types import BlockKind


def write(folder, name, data):
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return path


def test_document_has_the_file_s_name_path_text_and_sum(tmp_path):
    path = write(tmp_path, "year/ports.txt", "Ports\r\n\r\nPorts grew.\r\n")
    document = load(path, tmp_path)
    assert (document.id, document.path, document.text) == (
        "ports",
        "year/ports.txt",
        "Ports\r\n\r\nPorts grew.\r\n",
    )
    assert document.sha256 == hashlib.sha256(document.text.encode()).hexdigest()


@pytest.mark.parametrize(
    ("name", "data", "kind"),
    [
        ("a.txt", "# Ports", BlockKind.PARAGRAPH),
        ("a.md", "# Ports", BlockKind.HEADING),
        ("a.MD", "# Ports", BlockKind.HEADING),
        ("a.html", "<h1>Ports</h1>", BlockKind.HEADING),
        ("a.htm", "<p># Ports</p>", BlockKind.PARAGRAPH),
    ],
)
def test_kind_of_a_file_is_told_by_its_ending(tmp_path, name, data, kind):
    assert load(write(tmp_path, name, data), tmp_path).blocks[0].kind is kind


def test_suffixes_are_those_that_can_be_loaded():
    assert {".txt", ".md", ".html", ".htm"} == SUFFIXES


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("a.pdf", "x", r"kind \.pdf is not read\. Read are \.htm, \.html, \.md, \.txt"),
        ("a", "x", r"kind \(none\) is not read"),
        ("a.txt", "", "is empty"),
        ("a.txt", b"\xff\xfe\x00", "is not UTF-16 text"),
        ("a.html", "<script>1</script>", "holds no text"),
        ("a.md", "---\ntitle: x\n---\n", "holds no text"),
    ],
)
def test_file_that_is_no_document_is_refused_with_the_reason(tmp_path, name, data, reason):
    path = write(tmp_path, name, data)
    with pytest.raises(LoadError, match=reason) as refused:
        load(path, tmp_path)
    assert str(path) in str(refused.value)


def test_file_outside_the_corpus_is_told_by_its_name(tmp_path):
    assert load(write(tmp_path, "out/a.txt", "x"), tmp_path / "corpus").path == "a.txt"
