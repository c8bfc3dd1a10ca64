"""What is done with question sets, apart from the page: each change is in the file at once, or nowhere."""

import base64
import json
import re
import shutil

import pytest
from canned import HOSTILE, flow
from sets_index import SetsAssistant

from stdqa.errors import ExportRefused
from stdqa.evaluation import read_set
from stdqa.evaluation.making import identity
from stdqa.store import Fault, Mark, Store
from stdqa.web.figures_desk import FiguresDesk
from stdqa.web.kept import Keeping
from stdqa.web.sets import kept
from stdqa.web.sets.desk import SetsDesk
from stdqa.web.strings import sets as strings

REPAIRED = "The number of lighthouses repaired in 2031 was 57."
ALL = ["plain", "list", "true", "year", "basis", "scope", "digits", "unit"]
OWN = {
    "question": "How many lighthouses were repaired?",
    "figures": "57",
    "evidence": [{"doc": "ports", "quote": REPAIRED}],
}


@pytest.fixture(scope="module")
def assistant(tmp_path_factory):
    opened = SetsAssistant(tmp_path_factory.mktemp("sets"))
    yield opened
    opened.close()


@pytest.fixture
def made(assistant, tmp_path):
    """The folder of the sets that are made, one for each test."""
    settings = assistant.settings
    assistant.settings = settings.model_copy(update={"made": tmp_path / "made"})
    yield tmp_path / "made"
    assistant.settings = settings


@pytest.fixture
def store(tmp_path):
    with Store.open(tmp_path / "desk.sqlite3") as opened:
        yield opened


@pytest.fixture
def desk(assistant, made, store):
    return SetsDesk(assistant, Keeping(store), FiguresDesk(assistant).register)


class Page:
    """A page that has a set open, and tells what its script tells."""

    def __init__(self, desk, made, name="mine"):
        self.desk = desk
        assert "failed" not in desk.make({"name": name, "most": 6, "traps": ALL})
        self.path = made / f"{name}.jsonl"
        self.told = {"set": f"made/{name}.jsonl", "current": ""}
        self.reload()

    def reload(self):
        self.last = self.desk.show(self.told)
        self.version, self.ids = self.last["version"], self.last["ids"]

    def tell(self, method, **told):
        self.last = getattr(self.desk, method)({**self.told, "version": self.version, **told})
        if "ids" in self.last:
            self.version, self.ids = self.last["version"], self.last["ids"]
        return self.last

    @property
    def questions(self):
        return read_set(self.path).questions

    def question(self, id_):
        return next(one for one in self.questions if one.id == id_)


@pytest.fixture
def page(desk, made):
    return Page(desk, made)


def test_set_is_made_whole_and_its_questions_are_drafts(page):
    assert len(page.questions) == 6
    assert all(one.generated for one in page.questions)
    assert page.ids == [one.id for one in page.questions]
    assert "0 accepted, 6 drafts" in page.last["html"]


@pytest.mark.parametrize(
    ("told", "words"),
    [
        ({"name": "mine", "most": 5, "traps": []}, strings.NO_TRAPS),
        ({"name": "mine", "most": 0, "traps": ALL}, "from 1 to"),
        ({"name": "mine", "most": True, "traps": ALL}, "from 1 to"),
        ({"name": " ", "most": 5, "traps": ALL}, strings.BAD_NAME),
        ({"name": "mine", "most": 5, "traps": ["list"]}, strings.NONE_MADE),
        ({"name": "mine", "most": None, "traps": ALL}, "from 1 to"),
        ("nothing", "from 1 to"),
    ],
)
def test_what_cannot_be_made_is_told_and_nothing_is_written(desk, made, told, words):
    assert words in desk.make(told)["failed"]
    assert not made.exists() or not list(made.iterdir())


def test_set_of_the_same_name_is_not_written_over(page):
    before = page.path.read_bytes()
    assert "already" in page.desk.make({"name": "mine", "most": 3, "traps": ALL})["failed"]
    assert page.path.read_bytes() == before


def test_name_leads_into_no_other_folder(desk, made):
    assert desk.make({"name": "../../out", "most": 2, "traps": ALL})["key"] == "made/out.jsonl"
    assert (made / "out.jsonl").exists()
    assert desk.show({"set": "made/../../etc/passwd"})["html"].count(strings.NO_SUCH_SET) == 1


def test_more_are_added_and_none_is_made_twice(page):
    page.tell("make", traps=ALL, most=4)
    words = [one.question for one in page.questions]
    assert len(words) == len(set(words)) == 10


def test_draft_is_accepted_and_that_undone(page):
    first = page.ids[0]
    assert page.tell("change", act="accept", id=first)["said"] == strings.SAID["accepted"]
    assert not page.question(first).generated
    assert "1 accepted, 5 drafts" in page.last["html"]
    page.tell("change", act="undo")
    assert page.question(first).generated


def test_rejected_question_is_gone_and_comes_back_to_its_place(page):
    before = page.path.read_bytes()
    page.tell("change", act="reject", id=page.ids[2])
    page.tell("change", act="reject", id=page.ids[2])
    assert len(page.questions) == 4
    page.tell("change", act="undo")
    page.tell("change", act="undo")
    assert page.path.read_bytes() == before
    assert page.tell("change", act="undo")["failed"] == strings.NOTHING_TO_UNDO


def test_file_that_changed_meanwhile_is_not_written_over(page):
    page.path.write_bytes(page.path.read_bytes() + b"\n")
    elsewhere = page.path.read_bytes()
    told = page.tell("change", act="accept", id=page.ids[0])
    assert told == {"failed": strings.CHANGED, "changed": True}
    assert page.path.read_bytes() == elsewhere
    form = page.tell("save", id=page.ids[0], fields=OWN)
    assert form["failed"] == strings.CHANGED_FORM
    assert page.path.read_bytes() == elsewhere
    # With what the page has seen by then, what was written is kept.
    page.version = form["version"]
    assert page.tell("save", id=page.ids[0], fields=OWN)["said"] == strings.SAID["saved"]


def test_step_that_could_not_be_written_is_not_remembered(page, monkeypatch):
    before = page.path.read_bytes()

    def full(*_):
        raise ExportRefused("The disk is full.")

    monkeypatch.setattr(kept, "write_whole", full)
    assert page.tell("change", act="reject", id=page.ids[0])["failed"] == "The disk is full."
    assert page.tell("save", id=page.ids[0], fields=OWN)["failed"] == "The disk is full."
    monkeypatch.undo()
    assert page.tell("change", act="undo")["failed"] == strings.NOTHING_TO_UNDO
    assert page.path.read_bytes() == before


def test_step_whose_question_is_gone_does_not_stand_in_the_way(page):
    first, second = page.ids[:2]
    page.tell("change", act="accept", id=first)
    page.tell("change", act="accept", id=second)
    lines = page.path.read_text("utf-8").splitlines(keepends=True)
    page.path.write_text("".join(line for line in lines if f'"{second}"' not in line), "utf-8")
    page.reload()
    assert page.tell("change", act="undo")["failed"] == strings.GONE
    assert page.tell("change", act="undo")["said"] == strings.SAID["undone"]
    assert page.question(first).generated


def test_files_are_read_again_only_when_they_changed(page, monkeypatch):
    read = []
    monkeypatch.setattr(kept, "read_set", lambda path: read.append(path.name) or read_set(path))
    for _ in range(2):
        page.desk.show({"set": ""})
        page.tell("show", current=page.ids[1])
    assert read == ["mine.jsonl"]
    page.path.write_bytes(page.path.read_bytes() + b"\n")
    page.desk.show({"set": ""})
    assert read == ["mine.jsonl"] * 2


def test_form_shows_the_question_and_keeps_what_is_changed(page):
    id_ = next(one.id for one in page.questions if one.tags == ("trap:plain",))
    assert strings.FORM in page.tell("edit", id=id_)["html"]
    page.tell("save", id=id_, accept=True, fields={**OWN, "tags": "lamps\nmine", "wrong_figures": "75"})
    one = page.question(id_)
    assert (one.question, one.figures) == (OWN["question"], ("57",))
    assert (one.mistakes, one.tags) == (("75",), ("lamps", "mine"))
    assert not one.generated
    assert page.last["current"] == id_


@pytest.mark.parametrize(
    ("fields", "field", "words"),
    [
        ({"figures": "58"}, "figures", "“58” is in none of the quotations"),
        ({"period": "some day"}, "period", "names no single time"),
        ({"question": " "}, "question", "Question"),
        ({"evidence": [{"doc": "ports", "quote": "Not there."}]}, "evidence", "is not in"),
        ({"evidence": [{"doc": "harbour", "quote": REPAIRED}]}, "evidence", "no document"),
        ({"unanswerable": True}, "all", "said to have no answer"),
    ],
)
def test_what_is_wrong_stands_beside_its_field_and_nothing_is_lost(page, fields, field, words):
    before = page.path.read_bytes()
    told = page.tell("save", id=page.ids[0], fields={**OWN, "note": "Keep <this>", **fields})
    assert told["wrong"]
    (wrong,) = re.findall(
        rf'<span class="wrong" id="wrong-{field}" role="alert">([^<]+)</span>', told["html"]
    )
    assert words in wrong
    assert "Keep &lt;this&gt;" in told["html"]
    assert page.path.read_bytes() == before


def test_question_of_ones_own_is_added_accepted(page):
    page.tell("save", id="", fields=OWN)
    assert page.last["said"] == strings.SAID["added"]
    one = page.questions[-1]
    assert (one.question, one.generated) == (OWN["question"], False)


def test_place_by_its_characters_stays_while_its_words_do(page):
    place = {"doc": "ports", "quote": "orts", "was": "orts", "start": 3, "end": 7}
    fields = {**OWN, "figures": "", "answers": "Orlanda", "evidence": [place]}
    page.tell("save", id=page.ids[0], fields=fields)
    (group,) = page.question(page.ids[0]).evidence
    assert (group[0].start, group[0].end) == (3, 7)
    changed = {**place, "quote": "Ports of Orlanda"}
    page.tell("save", id=page.ids[0], fields={**fields, "evidence": [changed]})
    (group,) = page.question(page.ids[0]).evidence
    assert (group[0].start, group[0].quote) == (None, "Ports of Orlanda")


def test_incomplete_draft_cannot_be_accepted(desk, made):
    made.mkdir(parents=True)
    (made / "mine.jsonl").write_text(json.dumps({"id": "q", "question": "What?", "generated": True}) + "\n")
    told = {"set": "made/mine.jsonl"}
    version = desk.show(told)["version"]
    refused = desk.change({**told, "version": version, "act": "accept", "id": "q"})["failed"]
    assert "nothing is expected" in refused.lower()
    assert read_set(made / "mine.jsonl").questions[0].generated


def test_states_and_kinds_are_filtered(page):
    page.tell("change", act="accept", id=page.ids[0])
    everything = page.ids
    assert page.tell("show", state="accepted")["ids"] == everything[:1]
    assert page.tell("show", state="draft")["ids"] == everything[1:]
    plain = page.tell("show", trap="plain", state="")["ids"]
    assert [page.question(id_).tags for id_ in plain] == [("trap:plain",)] * len(plain)
    assert strings.NOTHING_LEFT in page.tell("show", trap="list")["html"]


@pytest.mark.parametrize("ending", [".jsonl", ".csv", ".toml"])
def test_set_is_downloaded_in_each_form(page, tmp_path, ending):
    file = page.tell("download", ending=ending)
    (tmp_path / file["name"]).write_bytes(base64.b64decode(file["content"]))
    assert file["name"] == f"mine{ending}"
    read = read_set(tmp_path / file["name"]).questions
    assert [one.question for one in read] == [one.question for one in page.questions]
    assert "failed" in page.tell("download", ending=".exe")


def test_set_of_the_other_folder_is_only_read(desk, assistant):
    assistant.settings.sets.mkdir(exist_ok=True)
    path = assistant.settings.sets / "shipped.jsonl"
    path.write_text(json.dumps({"id": "q", "question": "How many?", "figures": ["57"]}) + "\n")
    told = {"set": "sets/shipped.jsonl"}
    shown = desk.show(told)
    assert strings.ONLY_READ in shown["html"]
    for method in ("change", "save", "edit", "make"):
        act = {"version": shown["version"], "act": "reject", "id": "q", "most": 3, "traps": ALL}
        refused = getattr(desk, method)(told | act)
        assert refused["failed"] == strings.ONLY_READ
    path.unlink()


def test_set_that_is_a_folder_is_shown_and_not_changed(desk, assistant):
    folder = assistant.settings.sets / "boats"
    (folder / "qrels").mkdir(parents=True)
    (folder / "corpus.jsonl").write_text('{"_id": "d1", "title": "", "text": "The boat is red."}\n')
    (folder / "queries.jsonl").write_text('{"_id": "q1", "text": "Which colour has the boat?"}\n')
    (folder / "qrels" / "test.tsv").write_text("query-id\tcorpus-id\tscore\nq1\td1\t1\n")
    assert 'href="#evaluate/sets/sets/boats"' in desk.show({"set": ""})["html"]
    shown = desk.show({"set": "sets/boats"})
    assert shown["ids"] == ["q1"] and strings.ONLY_READ in shown["html"]
    assert desk.change({"set": "sets/boats", "act": "reject", "id": "q1"})["failed"] == strings.ONLY_READ
    shutil.rmtree(folder)


def test_set_that_cannot_be_read_is_shown_with_what_is_wrong(desk, made):
    made.mkdir(parents=True)
    (made / "bad.jsonl").write_text('{"question": "What?", "figurs": ["1"]}\n')
    html = desk.show({"set": "made/bad.jsonl"})["html"]
    assert "Is `figures` meant?" in html
    assert strings.CANNOT_BE_READ in desk.show({"set": ""})["html"]


def test_feedback_becomes_a_question_once_and_is_shown_as_made(desk, made, store):
    conversation, turn = store.add("b" * 32, None, (("How many?", flow()),))
    store.mark(
        "b" * 32, conversation, turn, Mark(False, Fault.OTHER, HOSTILE, "57 lighthouses were repaired")
    )
    (said,) = store.feedback()
    shown = desk.show({"set": "feedback"})["html"]
    assert strings.MAKE_QUESTION in shown
    assert HOSTILE not in shown
    told = desk.feedback({"id": identity(said)})
    assert told["said"] == strings.MADE_QUESTION
    assert strings.MADE_ALREADY in told["html"] and strings.MAKE_QUESTION not in told["html"]
    desk.feedback({"id": identity(said)})
    (one,) = read_set(made / "feedback.jsonl").questions
    assert one.figures == ("57",)
    assert "2,902" in one.mistakes
    assert one.evidence[0][0].quote == REPAIRED
    assert desk.feedback({"id": "feedback-none"})["failed"] == strings.GONE


def test_without_a_store_the_page_says_so(assistant, made):
    assert (
        strings.NOT_KEPT_AT_ALL
        in SetsDesk(assistant, Keeping(), FiguresDesk(assistant).register).show({"set": "feedback"})["html"]
    )


@pytest.mark.parametrize("told", [None, 3, [], {"set": 4}, {"set": "made/none.jsonl"}, {"set": "x" * 5000}])
def test_nonsense_of_a_page_breaks_nothing(desk, told):
    for method in ("show", "make", "change", "edit", "save", "feedback", "download"):
        assert set(getattr(desk, method)(told)) & {"html", "failed"}


def test_folder_that_cannot_be_written_is_told(desk, made):
    made.parent.mkdir(exist_ok=True)
    made.write_text("a file, not a folder")
    assert "cannot be written" in desk.make({"name": "mine", "most": 2, "traps": ALL})["failed"]
