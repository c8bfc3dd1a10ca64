import json
import shutil

import pytest

from stdqa.errors import IndexDamaged, IndexMismatch, IndexMissing
from stdqa.index.index import Index
from stdqa.index.manifest import Layout, Manifest, Seal, read_current

FILES = ("manifest.json", "catalog.sqlite", "vectors.faiss", "tokens.npy", "token_rows.npy")


def file_of(place, name):
    return place.index / "CURRENT" if name == "CURRENT" else place.current() / name


def test_manifest_written_and_read_is_the_same():
    manifest = Manifest(
        1,
        2,
        "m",
        "f",
        384,
        600,
        3,
        9,
        12,
        "2024-03-27T10:00:00+00:00",
        Seal(1, "a"),
        Seal(2, "b"),
        Seal(3, "c"),
        Seal(4, "d"),
    )
    assert Manifest.from_mapping(json.loads(manifest.to_json())) == manifest


def test_manifest_states_what_was_built(built):
    manifest = read_current(Layout(built.index)).manifest
    assert (manifest.documents, manifest.passages, manifest.figures) == (3, 6, 6)
    assert (manifest.model, manifest.dimension, manifest.passage_chars) == ("counting", 256, 600)
    assert manifest.catalog == Seal.of(built.current() / "catalog.sqlite")
    assert manifest.tokens == Seal.of(built.current() / "tokens.npy")
    assert manifest.token_rows == Seal.of(built.current() / "token_rows.npy")


@pytest.mark.parametrize("name", ("CURRENT", *FILES))
@pytest.mark.parametrize("part", (0, 0.5, 0.999))
def test_truncated_file_is_named(built, name, part):
    file = file_of(built, name)
    content = file.read_bytes()
    file.write_bytes(content[: int(len(content) * part)])
    with pytest.raises(IndexDamaged, match=f"{file.name}.* stdqa index --corpus"):
        Index.open(built.index)


@pytest.mark.parametrize("name", FILES)
def test_altered_file_is_named(built, name):
    file = file_of(built, name)
    content = bytearray(file.read_bytes())
    content[len(content) // 2] ^= 1
    file.write_bytes(content)
    with pytest.raises(IndexDamaged, match=file.name):
        Index.open(built.index)


@pytest.mark.parametrize("name", FILES)
def test_missing_file_is_named(built, name):
    file_of(built, name).unlink()
    with pytest.raises(IndexDamaged, match=name):
        Index.open(built.index)


@pytest.mark.parametrize("text", ("", "000001", "../../etc " + "0" * 64 + "\n", "000009 " + "0" * 64 + "\n"))
def test_current_naming_no_generation_is_damage(built, text):
    (built.index / "CURRENT").write_text(text)
    with pytest.raises(IndexDamaged):
        Index.open(built.index)


def test_index_without_current_is_missing(built):
    (built.index / "CURRENT").unlink()
    with pytest.raises(IndexMissing, match="CURRENT.* stdqa index"):
        Index.open(built.index)


@pytest.mark.parametrize("name", ("none", "file", "file/below"))
def test_place_that_holds_no_index_is_missing(tmp_path, name):
    (tmp_path / "file").write_text("no folder")
    with pytest.raises(IndexMissing, match="stdqa index"):
        Index.open(tmp_path / name)


def test_folder_with_odd_name_is_quoted_in_the_message(tmp_path):
    with pytest.raises(IndexMissing, match=r"--index '.*no index'$"):
        Index.open(tmp_path / "no index")


def test_other_format_is_a_mismatch(place, monkeypatch):
    monkeypatch.setattr("stdqa.index.build.FORMAT_VERSION", 99)
    place.build()
    with pytest.raises(IndexMismatch, match="format 99"):
        Index.open(place.index)
    monkeypatch.undo()
    assert "format 99" in place.build().rebuilt


def test_generation_that_went_between_two_reads_is_looked_up_again(built, monkeypatch):
    from stdqa.index import manifest

    old = built.current()
    read_named, calls = manifest._read_named, []

    def read_and_switch(layout):
        named = read_named(layout)
        if not calls:
            calls.append(named)
            built.write("fourth.txt", "One more.\n")
            built.build()
        return named

    monkeypatch.setattr(manifest, "_read_named", read_and_switch)
    with Index.open(built.index) as index:
        assert index.manifest.documents == 4
    assert not old.exists()


def test_index_moved_elsewhere_still_opens(built, tmp_path):
    shutil.move(built.index, tmp_path / "moved")
    with Index.open(tmp_path / "moved") as index:
        assert index.manifest.documents == 3
