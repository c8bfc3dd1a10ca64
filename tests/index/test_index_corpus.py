import os

import pytest
from line_reader import CountingEncoder

from stdqa.errors import CorpusEmpty
from stdqa.index.corpus import Reader


def refused(report):
    return dict(report.refused)


def test_hidden_files_and_folders_are_left_out(place):
    place.write(".hidden.txt", "1\n")
    place.write(".git/config.txt", "1\n")
    report = place.build()
    assert report.added == ("first", "second", "third")
    assert report.refused == ()


def test_unknown_kind_is_refused_with_the_kinds_that_are_read(place):
    place.write("table.xlsx", "1")
    place.write("README", "1")
    assert refused(place.build()) == {
        "README": "kind not read: no ending (read are .txt)",
        "table.xlsx": "kind not read: .xlsx (read are .txt)",
    }


def test_ending_in_capitals_is_read(place):
    place.write("LOUD.TXT", "A line.\n")
    assert "LOUD" in place.build().added


def test_bad_files_are_refused_and_the_rest_is_indexed(place):
    place.write("binary.txt", b"\xff\xfe\x00")
    place.write("blank.txt", " \n\n")
    place.write("mistake.txt", "MISTAKE")
    place.write("surrogate.txt", "SURROGATE\n")
    report = place.build()
    assert report.added == ("first", "second", "third")
    assert refused(report)["binary.txt"] == "is not text"
    assert refused(report)["blank.txt"] == "holds no text"
    assert refused(report)["mistake.txt"] == "cannot be read: ZeroDivisionError: a mistake of the loader"
    assert "surrogates not allowed" in refused(report)["surrogate.txt"]


def test_second_file_of_a_name_is_refused_naming_both(place):
    place.write("sub/first.txt", "Another.\n")
    assert refused(place.build()) == {
        "sub/first.txt": "has the same id 'first' as first.txt: rename one of them"
    }


def test_file_is_read_where_its_namesake_cannot_be(place):
    place.write("first.txt", b"\xff")
    place.write("sub/first.txt", "Another.\n")
    report = place.build()
    assert "first" in report.added
    assert list(refused(report)) == ["first.txt"]


def test_links_in_a_circle_end(place):
    os.symlink(place.corpus, place.corpus / "sub" / "up", target_is_directory=True)
    os.symlink("itself.txt", place.corpus / "itself.txt")
    os.symlink("nowhere.txt", place.corpus / "broken.txt")
    report = place.build()
    assert report.added == ("first", "second", "third")
    assert refused(report)["sub/up"] == "is a link to a folder: copy the folder"
    assert refused(report)["itself.txt"].startswith("cannot be read: Too many levels")
    assert refused(report)["broken.txt"].startswith("cannot be read: No such file")


def test_link_to_a_file_is_read(place, tmp_path):
    (tmp_path / "elsewhere.txt").write_text("A line.\n")
    os.symlink(tmp_path / "elsewhere.txt", place.corpus / "linked.txt")
    assert "linked" in place.build().added


def test_pipe_does_not_hang(place):
    os.mkfifo(place.corpus / "pipe.txt")
    assert refused(place.build()) == {"pipe.txt": "is not a regular file"}


def test_name_that_is_not_utf8_is_refused(place):
    with open(os.fsencode(place.corpus) + b"/\xff.txt", "wb") as stream:
        stream.write(b"A line.\n")
    assert refused(place.build()) == {"\ufffd.txt": "its name is not UTF-8: rename it"}


def test_index_inside_the_corpus_is_not_part_of_it(place):
    place.index = place.corpus / "index"
    place.write("index/README.md", "1")
    place.build()
    assert place.build().refused == ()


@pytest.mark.parametrize("name", ("with space", "a#b", "a?b=c", "文件"))
def test_corpus_and_index_with_odd_names_are_built(tmp_path, name):
    from line_corpus import Place

    place = Place(tmp_path / name)
    assert place.build().added == ("first", "second", "third")
    assert place.build().unchanged == ("first", "second", "third")


def test_missing_corpus_is_named(place):
    place.corpus = place.corpus / "absent"
    with pytest.raises(CorpusEmpty, match=r"no corpus folder .*absent.*put documents into it"):
        place.build()
    assert not place.index.exists()


def test_empty_corpus_is_named(tmp_path, place):
    place.corpus = tmp_path / "empty"
    place.corpus.mkdir()
    with pytest.raises(CorpusEmpty, match=r"empty could be indexed.*Put documents"):
        place.build()


def test_corpus_of_refused_files_names_them_and_leaves_the_index(built):
    before = built.current()
    for file in built.corpus.rglob("*.txt"):
        file.write_bytes(b"\xff")
    with pytest.raises(CorpusEmpty, match=r"first\.txt: is not text; second\.txt"):
        built.build(CountingEncoder())
    assert built.current() == before


def test_reader_of_passages_alone_reads_no_figures_and_no_year(tmp_path):
    path = tmp_path / "ferries.md"
    path.write_text(
        "---\ntitle: Ferries\nperiod: '2021'\n---\n# Ferries\n\nIn 2021, 40 ferries were built.\n"
    )
    alone, whole = Reader.of_passages(), Reader.standard()
    document = alone.load(path, tmp_path)
    passages = alone.split(document, 600)
    assert passages == whole.split(document, 600)
    assert whole.figures(document, passages)
    assert whole.report_year(document) == 2021
    assert alone.figures(document, passages) == ()
    assert alone.report_year(document) is None
