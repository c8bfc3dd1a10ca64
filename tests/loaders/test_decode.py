import codecs
from pathlib import Path

import pytest

from stdqa.errors import LoadError
from stdqa.loaders.decode import decode, read_bytes

PATH = Path("report.txt")


@pytest.mark.parametrize(
    "data",
    [
        "Häfen: 40".encode(),
        codecs.BOM_UTF8 + "Häfen: 40".encode(),
        "Häfen: 40".encode("utf-16"),
        codecs.BOM_UTF16_BE + "Häfen: 40".encode("utf-16-be"),
        "Häfen: 40".encode("utf-32"),
    ],
)
def test_unicode_is_decoded_without_its_mark(data):
    assert decode(data, PATH) == "Häfen: 40"


def test_line_ends_are_kept_as_they_are():
    assert decode(b"a\r\nb\rc\n", PATH) == "a\r\nb\rc\n"


def test_latin_1_is_refused_and_the_byte_named():
    with pytest.raises(LoadError, match=r"report\.txt: is not UTF-8 text \(byte 7\)\. .*UTF-8"):
        decode("Lowmark\xe4".encode("latin-1"), PATH)


def test_utf_16_cut_in_the_middle_of_a_character_is_refused():
    with pytest.raises(LoadError, match="is not UTF-16 text"):
        decode("Häfen".encode("utf-16")[:-1], PATH)


@pytest.mark.parametrize(
    "data", [b"PK\x03\x04\x00\x00", b"text with a \0 in it", bytes(range(1, 32)) * 9, "a".encode("utf-16-le")]
)
def test_binary_is_refused_as_binary(data):
    with pytest.raises(LoadError, match="binary file"):
        decode(data, PATH)


@pytest.mark.parametrize("data", [b"", b" \n\t", codecs.BOM_UTF8 + b" "])
def test_file_without_text_is_refused_as_empty(tmp_path, data):
    path = tmp_path / "report.txt"
    path.write_bytes(data)
    with pytest.raises(LoadError, match="is empty"):
        decode(read_bytes(path), path)


@pytest.mark.parametrize("name", ["missing.txt", "folder.txt"])
def test_what_cannot_be_read_is_refused_with_its_path(tmp_path, name):
    (tmp_path / "folder.txt").mkdir()
    with pytest.raises(LoadError, match=rf"{name}: cannot be read"):
        read_bytes(tmp_path / name)
