import os
import signal
import subprocess
import sys
import textwrap
import time
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from line_corpus import SECOND, THIRD
from line_reader import LINES, CountingEncoder

from stdqa.errors import IndexBusy, IndexUnwritable
from stdqa.index.index import Index

HERE = Path(__file__).parent
FILES = ("manifest.json", "catalog.sqlite", "vectors.faiss", "tokens.npy", "token_rows.npy")


def contents(place):
    """Everything a reader can see of an index."""
    with Index.open(place.index) as index:
        return (
            index.documents(),
            tuple(index.passages(range(index.manifest.passages))),
            tuple(index.figures()),
            index._vectors.rows().round(6).tolist(),
            index.search_text(["standards", "2023"], 10),
        )


def run(code, *arguments):
    """Run code in another process that finds the tests' reader."""
    environment = {**os.environ, "PYTHONPATH": str(HERE)}
    command = [sys.executable, "-c", textwrap.dedent(code), *map(str, arguments)]
    return subprocess.run(command, env=environment, capture_output=True, text=True, timeout=60, check=False)


def test_first_build_reports_what_it_did(place):
    steps = []
    report = place.build(progress=lambda done, total: steps.append((done, total)))
    assert report.added == ("first", "second", "third")
    assert (report.changed, report.unchanged, report.removed, report.refused) == ((), (), (), ())
    assert (report.passages, report.figures, report.embedded, report.rebuilt) == (6, 6, 6, None)
    assert 0 < report.seconds < 10
    assert steps == [(6, 6)]


def test_rebuild_gives_the_same(built):
    before, manifest = contents(built), Index.open(built.index).manifest
    for file in sorted(built.index.rglob("*"), reverse=True):
        file.unlink() if file.is_file() else file.rmdir()
    built.build()
    assert contents(built) == before
    rebuilt = Index.open(built.index).manifest
    assert (rebuilt.passages, rebuilt.figures, rebuilt.vectors) == (
        manifest.passages,
        manifest.figures,
        manifest.vectors,
    )


def test_updates_give_what_a_build_from_nothing_gives(built, tmp_path):
    built.write("first.txt", "In 2024, 3,000 standards.\nThe total reached 44,499 standards.\n")
    built.write("aaa.txt", "Comes before all others.\n")
    (built.corpus / "second.txt").unlink()
    report = built.build()
    assert (report.added, report.changed) == (("aaa",), ("first",))
    assert (report.unchanged, report.removed) == (("third",), ("second",))
    updated = contents(built)
    built.index = tmp_path / "fresh"
    built.build()
    assert contents(built) == updated


def test_changed_file_is_embedded_only_where_it_changed(built):
    built.write("second.txt", SECOND + "A third line, about 2025.\n")
    encoder = CountingEncoder()
    report = built.build(encoder)
    assert encoder.texts == ["Notes\nA third line, about 2025."]
    assert report.embedded == 1


def test_unchanged_files_are_not_read_again(built):
    read = []

    def load(path, root):
        read.append(path.name)
        return LINES.load(path, root)

    built.write("second.txt", "Other.\n")
    reader = replace(LINES, load=load)
    built.build(reader=reader)
    assert read == ["second.txt"]


def test_nothing_changed_leaves_the_generation(built):
    before = {file: file.stat().st_mtime_ns for file in built.index.rglob("*") if file.name != ".lock"}
    encoder = CountingEncoder()
    report = built.build(encoder)
    assert report.unchanged == ("first", "second", "third")
    assert (report.passages, report.figures, report.embedded, report.rebuilt) == (6, 6, 0, None)
    assert encoder.texts == []
    after = {file: file.stat().st_mtime_ns for file in built.index.rglob("*") if file.name != ".lock"}
    assert {file.name for file in after} >= {"CURRENT", *FILES}
    assert after == before


def test_nothing_changed_loads_no_model_and_no_faiss(built):
    from stdqa.embedding import SentenceEncoder

    fingerprint = SentenceEncoder().fingerprint
    built.build(CountingEncoder("sentence-transformers/all-MiniLM-L6-v2", fingerprint))
    result = run(
        """
        import sys
        from pathlib import Path
        from line_reader import LINES
        from stdqa.embedding import SentenceEncoder
        from stdqa.index import Index
        from stdqa.settings import Settings
        report = Index.build(Path(sys.argv[1]), Path(sys.argv[2]), Settings(), SentenceEncoder, None, LINES)
        assert len(report.unchanged) == 3 and report.rebuilt is None, report
        assert report.seconds < 1, report.seconds
        heavy = {"torch", "sentence_transformers", "transformers", "faiss"} & set(sys.modules)
        assert not heavy, heavy
        """,
        built.corpus,
        built.index,
    )
    assert result.returncode == 0, result.stderr


def test_equal_texts_are_embedded_once(place):
    place.write("copy.txt", THIRD)
    encoder = CountingEncoder()
    assert place.build(encoder).embedded == 6
    with Index.open(place.index) as index:
        assert index.manifest.passages == 8
        rows = [row for row, _ in index.search_text(["harvest"], 5)]
        assert {passage.document for passage in index.passages(rows)} == {"copy", "third"}


def test_other_model_embeds_everything_and_reads_nothing(built):
    reader = replace(LINES, load=None)
    report = built.build(CountingEncoder("other"), reader=reader)
    assert report.embedded == 6
    assert report.rebuilt == "the model is other, no longer counting"
    assert Index.open(built.index).manifest.model == "other"
    assert built.build(CountingEncoder("counting", "new")).embedded == 6


def test_same_weights_under_another_name_are_the_same_model(built):
    assert built.build(CountingEncoder("a/folder", "counting")).embedded == 0


def test_other_passage_length_reads_everything_again(built):
    report = built.build(passage_chars=100)
    assert report.rebuilt == "passage_chars is 100, no longer 600"
    assert report.unchanged == ("first", "second", "third")
    assert report.embedded == 0
    assert Index.open(built.index).manifest.passage_chars == 100


def test_other_rules_of_reading_read_everything_again(built, monkeypatch):
    monkeypatch.setitem(built.build.__globals__["build"].__globals__, "READING_VERSION", 0)
    assert built.build().rebuilt == "the rules of reading have changed"
    assert built.build().rebuilt is None


def test_file_that_moved_is_read_again_but_not_embedded(built):
    (built.corpus / "sub" / "third.txt").rename(built.corpus / "third.txt")
    report = built.build()
    assert (report.changed, report.removed, report.embedded) == (("third",), (), 0)
    with Index.open(built.index) as index:
        assert index.document("third").path == "third.txt"


def test_file_that_became_unreadable_leaves_the_index(built):
    built.write("second.txt", b"\xff")
    report = built.build()
    assert report.removed == ("second",)
    assert report.refused == (("second.txt", "is not text"),)
    with Index.open(built.index) as index:
        assert index.document_ids() == ("first", "third")


@pytest.mark.parametrize("name", ("CURRENT", *FILES))
@pytest.mark.parametrize("harm", ("truncate", "alter", "remove"))
def test_damaged_index_is_built_anew_and_said_to_be(built, name, harm):
    before = contents(built)
    file = built.index / name if name == "CURRENT" else built.current() / name
    if harm == "remove":
        file.unlink()
    else:
        file.write_bytes(file.read_bytes()[:20] if harm == "truncate" else b"x" + file.read_bytes()[1:])
    report = built.build()
    if (name, harm) != ("CURRENT", "remove"):
        assert str(file) in report.rebuilt
        assert "Build it" not in report.rebuilt
    assert report.added == ("first", "second", "third")
    assert contents(built) == before
    assert len(list((built.index / "generations").iterdir())) == 1


KILLED = """
import os, signal, sys, time
from pathlib import Path
from line_reader import LINES, CountingEncoder
from stdqa.index import Index, manifest
from stdqa.settings import Settings
build = sys.modules["stdqa.index.build"]
corpus, index, moment = sys.argv[1:]

def die(*_, **__):
    os.kill(os.getpid(), signal.SIGKILL)

class Encoder(CountingEncoder):
    def encode(self, texts, progress=None):
        if moment == "embedding":
            die()
        return super().encode(texts, progress)

def after(module, name):
    real = getattr(module, name)
    def then_die(*arguments, **named):
        real(*arguments, **named)
        die()
    setattr(module, name, then_die)

if moment == "half a catalog":
    build.VectorStore.of = die
    real = build.write_catalog
    build.write_catalog = lambda file, *rest: (real(file, *rest), os.truncate(file, 5000), die())
elif moment == "catalog":
    after(build, "write_catalog")
elif moment == "vectors":
    after(build.VectorStore, "write")
elif moment == "before the switch":
    os.replace = die
elif moment == "after the switch":
    after(os, "replace")
elif moment == "removing the old":
    manifest.shutil.rmtree = die
Index.build(Path(corpus), Path(index), Settings(), Encoder, None, LINES)
"""


@pytest.mark.parametrize(
    ("moment", "documents"),
    [
        ("embedding", 3),
        ("half a catalog", 3),
        ("catalog", 3),
        ("vectors", 3),
        ("before the switch", 3),
        ("after the switch", 4),
        ("removing the old", 4),
    ],
)
def test_killed_build_leaves_the_old_index_or_the_new(built, moment, documents):
    before = contents(built)
    built.write("fourth.txt", "A fourth document of 2025.\n")
    result = run(KILLED, built.corpus, built.index, moment)
    assert result.returncode == -signal.SIGKILL, result.stderr
    with Index.open(built.index) as index:
        assert len(index.documents()) == documents
    if documents == 3:
        assert contents(built) == before
    report = built.build()
    assert report.rebuilt is None
    assert report.added == (("fourth",) if documents == 3 else ())
    assert [child.name for child in (built.index / "generations").iterdir()] == [built.current().name]


def test_builds_killed_at_any_time_leave_a_whole_index(built):
    built.write("fourth.txt", "\n".join(f"Line {number} of many." for number in range(300)))
    code = """
    import sys
    from pathlib import Path
    from line_reader import LINES, CountingEncoder
    from stdqa.index import Index
    from stdqa.settings import Settings
    print("ready", flush=True)
    encoder = CountingEncoder(seconds_a_text=0.0003)
    Index.build(Path(sys.argv[1]), Path(sys.argv[2]), Settings(), lambda: encoder, None, LINES)
    """
    environment = {**os.environ, "PYTHONPATH": str(HERE)}
    command = [sys.executable, "-c", textwrap.dedent(code), str(built.corpus), str(built.index)]
    for delay in (0.0, 0.06, 0.12, 0.18):
        child = subprocess.Popen(command, env=environment, stdout=subprocess.PIPE)
        child.stdout.readline()
        time.sleep(delay)
        child.kill()
        child.wait()
        child.stdout.close()
        with Index.open(built.index) as index:
            assert len(index.documents()) in (3, 4)


def test_second_writer_is_told_that_the_index_is_busy(place):
    code = """
    import sys
    from pathlib import Path
    from line_reader import LINES, CountingEncoder
    from stdqa.errors import IndexBusy
    from stdqa.index import Index
    from stdqa.settings import Settings
    try:
        Index.build(Path(sys.argv[1]), Path(sys.argv[2]), Settings(), CountingEncoder, None, LINES)
    except IndexBusy as error:
        print(error)
    """
    results = []

    class Slow(CountingEncoder):
        def encode(self, texts, progress=None):
            results.append(run(code, place.corpus, place.index))
            with pytest.raises(IndexBusy):
                place.build()
            return super().encode(texts, progress)

    place.build(Slow())
    assert str(place.index) in results[0].stdout
    assert "try again" in results[0].stdout
    assert len(contents(place)[0]) == 3


def test_open_reader_keeps_its_index_while_a_writer_switches(built):
    with Index.open(built.index) as reader:
        old = built.current()
        built.write("first.txt", "Replaced.\n")
        built.build()
        assert not old.exists()
        assert reader.document("first").text.startswith("In 2023")
        query = CountingEncoder().encode_query("national standards approved in 2023")
        ((row, _),) = reader.search_vectors(query, 1)
        assert reader.passage(row).text.startswith("In 2023")
        assert reader.search_text(["2902"], 3)


def test_failing_encoder_leaves_the_old_index(built):
    class Broken(CountingEncoder):
        def encode(self, texts, progress=None):
            raise KeyboardInterrupt

    before = contents(built)
    built.write("fourth.txt", "New.\n")
    with pytest.raises(KeyboardInterrupt):
        built.build(Broken())
    assert contents(built) == before
    assert built.build().added == ("fourth",)


@pytest.mark.parametrize("below", (False, True))
def test_file_in_the_place_of_the_folder_is_unwritable(place, below):
    place.index.write_text("a file")
    if below:
        place.index = place.index / "index"
    with pytest.raises(IndexUnwritable, match=r"index.* cannot be written.*--index"):
        place.build()


def test_full_disk_is_unwritable_and_leaves_the_old_index(built, monkeypatch):
    def full(*_):
        raise OSError(28, "No space left on device")

    before = contents(built)
    built.write("fourth.txt", "New.\n")
    with monkeypatch.context() as patch:
        patch.setattr("stdqa.index.manifest.os.fsync", full)
        with pytest.raises(IndexUnwritable, match="No space left"):
            built.build()
    assert contents(built) == before
    assert len(list((built.index / "generations").iterdir())) == 1


def test_full_disk_under_sqlite_is_unwritable(place):
    # A limit on the size of files stands for a disk that is full.
    code = """
    import resource, signal, sys
    from pathlib import Path
    from line_reader import LINES, CountingEncoder
    from stdqa.errors import IndexUnwritable
    from stdqa.index import Index
    from stdqa.settings import Settings
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (8192, 8192))
    try:
        Index.build(Path(sys.argv[1]), Path(sys.argv[2]), Settings(), CountingEncoder, None, LINES)
    except IndexUnwritable as error:
        print(error)
    """
    result = run(code, place.corpus, place.index)
    assert "catalog.sqlite cannot be written" in result.stdout, result.stderr


def test_vectors_keep_their_passages_through_updates(built):
    built.write("second.txt", "Only one line remains.\n")
    built.build()
    encoder = CountingEncoder()
    with Index.open(built.index) as index:
        for row, passage in enumerate(index.passages(range(index.manifest.passages))):
            expected = encoder.encode_query(f"{passage.context.words}\n{passage.text}")
            assert np.allclose(index._vectors.rows()[row], expected, atol=1e-6)
