"""The Evaluate place without a page: sets offered and uploaded, runs begun, watched, stopped and gone on with."""

import base64
import json
import threading
import time

import pytest
from evaluate_made import BROKEN, LINES, QUESTIONS, made_assistant

from stdqa.evaluation import read_run, read_set
from stdqa.testing import HashEncoder
from stdqa.web.evaluate import offered, runs
from stdqa.web.evaluate.desk import EvaluateDesk
from stdqa.web.evaluate.turns import TURN, encoder_in_turn
from stdqa.web.library import Measurable
from stdqa.web.strings import evaluate as strings
from stdqa.web.worker import Worker


@pytest.fixture
def assistant(tmp_path):
    with made_assistant(tmp_path) as opened:
        yield opened


@pytest.fixture
def worker(assistant):
    made = Worker(assistant)
    yield made
    made.close()


@pytest.fixture
def desk(assistant, worker):
    return EvaluateDesk(assistant, worker)


def until(told, seconds=20):
    """Wait for something to be so."""
    end = time.monotonic() + seconds
    while not told():
        assert time.monotonic() < end, "it has not come about"
        time.sleep(0.01)


def finish(desk):
    until(lambda: not desk.progress({})["running"])
    return desk.progress({})


def measured(desk, **told):
    begun = desk.begin({"set": "sets/small.jsonl", **told})
    assert "failed" not in begun
    assert strings.OPEN_RUN in finish(desk)["html"]
    return begun["run"]


def sent(content):
    return base64.b64encode(content.encode()).decode()


def test_what_looks_like_a_set_is_offered_and_nothing_else(desk):
    html = desk.show({})["html"]
    assert all(f'value="sets/{name}"' in html for name in ("small.jsonl", "broken.jsonl", "mill.json"))
    assert "README" not in html


def test_picked_set_tells_its_questions_parts_and_categories(desk):
    html = desk.pick({"set": "sets/small.jsonl"})["html"]
    assert "6 questions" in html
    assert all(words in html for words in ("All (6)", "dev (4)", "test (2)", "unanswerable</bdi> 1"))


def test_broken_set_tells_every_problem_with_its_line(desk):
    html = desk.pick({"set": "sets/broken.jsonl"})["html"]
    assert "broken.jsonl, line 1: there is no field `colour`" in html
    assert "broken.jsonl, line 3: it is not JSON" in html
    assert strings.RUN not in html


def test_evidence_is_looked_up_when_a_set_is_picked(desk, assistant):
    (assistant.settings.sets / "lost.jsonl").write_text(BROKEN.split("\n")[1], "utf-8")
    html = desk.pick({"set": "sets/lost.jsonl"})["html"]
    assert "line 1: question two: “No such words.” is not in" in html


def test_set_that_is_gone_is_told(desk):
    assert "no longer there" in desk.pick({"set": "sets/gone.jsonl"})["failed"]
    assert "no longer there" in desk.begin({"set": "../small.jsonl"})["failed"]


def test_upload_is_kept_under_a_safe_name_and_overwrites_nothing(desk, assistant):
    first = desk.upload({"name": "..\\..\\my <set>.jsonl", "content": sent(LINES)})
    assert first["key"] == "made/my -set.jsonl"
    kept = assistant.settings.made / first["key"].removeprefix("made/")
    assert kept.read_text("utf-8") == LINES
    assert [one.name for one in assistant.settings.made.iterdir()] == [kept.name]
    again = desk.upload({"name": kept.name, "content": sent(LINES)})
    assert again["key"] == first["key"] and "already" in again["said"]
    other = desk.upload({"name": kept.name, "content": sent(LINES.splitlines()[0])})
    assert other["key"] == f"made/{kept.stem}-2.jsonl" and kept.name in other["said"]
    assert kept.read_text("utf-8") == LINES


def test_broken_upload_is_refused_with_its_problems_and_not_kept(desk, assistant):
    refused = desk.upload({"name": "bad.jsonl", "content": sent(BROKEN)})
    assert "bad.jsonl, line 1: there is no field `colour`" in refused["html"]
    assert "line 3: it is not JSON" in refused["html"]
    assert not assistant.settings.made.exists()
    assert "no form that is known" in desk.upload({"name": "a.docx", "content": sent("x")})["html"]
    assert "html" in desk.upload({"name": "a.jsonl", "content": "%%%"})


def test_run_is_measured_listed_and_reported(desk, assistant):
    name = measured(desk, part="dev")
    run = read_run(assistant.settings.runs / name)
    assert run.complete and [row.id for row in run.rows] == ["cars", "wrong", "hostile", "none"]
    assert (run.folder / "report.html").is_file() and (run.folder / "report.md").is_file()
    html = desk.show({})["html"]
    assert "small, part dev" in html and f"#evaluate/{name}" in html
    report = desk.show({"run": name})["html"]
    assert "headline" in report and "<svg" in report and strings.BY_CATEGORY in report


def test_misses_are_filtered_and_looked_at(desk):
    name = measured(desk, part="dev")
    told = {"run": name, "view": "questions"}
    ids = [row.id for row in read_run(desk._runs.folder(name)).rows if row.missed]
    html = desk.show(told)["html"]
    assert all(f"#evaluate/{name}/{one}" in html for one in ids) and "wrong" in ids
    only = desk.show(told | {"look": {"tag": "hard"}})
    assert only["said"] == "1 of 4 questions" and f"#evaluate/{name}/hostile" not in only["html"]
    assert desk.show(told | {"look": {"words": "no such words here"}})["said"] == "0 of 4 questions"
    case = desk.show({"run": name, "question": "wrong"})["html"]
    assert "13" in case and "By the end of 2023, the ferry line had" in case
    assert "#sources/ferry/" in case and strings.PASSAGES in case


def test_held_out_part_is_counted_and_hidden_until_it_is_asked_for(desk):
    name = measured(desk)
    told = {"run": name, "view": "questions", "look": {"show": "all"}}
    hidden = desk.show(told)
    assert hidden["said"] == "4 of 6 questions" and f"/{name}/secret" not in hidden["html"]
    assert "2 of the part “test”" in hidden["html"]
    assert "9,999" not in desk.show({"run": name, "question": "secret"})["html"]
    told["look"] = {"show": "all", "held_out": True}
    assert desk.show(told)["said"] == "6 of 6 questions"
    assert "9,999" in desk.show({"run": name, "question": "secret", "look": {"held_out": True}})["html"]


def test_people_who_ask_meanwhile_wait_for_one_question_only(desk, assistant, worker):
    assistant.slow_s = 0.15
    desk.begin({"set": "sets/small.jsonl"})
    until(lambda: desk.progress({}).get("done", 0) >= 1)
    answer = worker.submit(assistant.ask, "How many cars did the ferry carry in 2023?").result()
    far = desk.progress({})
    assert answer.figures[0].figure.text == "4,310"
    assert far["running"] and far["done"] < 6
    finish(desk)


def test_only_one_run_goes_on_and_everybody_sees_it(desk, assistant):
    assistant.slow_s = 0.1
    begun = desk.begin({"set": "sets/small.jsonl"})
    assert desk.begin({"set": "sets/mill.json"})["failed"] == strings.ONE_AT_A_TIME
    until(lambda: desk.progress({}).get("done", 0) >= 2)
    far = desk.progress({})
    assert far["run"] == begun["run"] and far["total"] == 6
    assert "of 6" in far["words"] and "left" in far["words"]
    assert desk.remove({"run": begun["run"]})["failed"] == strings.GOES_ON
    finish(desk)


def test_stopped_run_keeps_its_answers_and_goes_on_later(desk, assistant):
    assistant.slow_s = 0.1
    name = desk.begin({"set": "sets/small.jsonl"})["run"]
    until(lambda: desk.progress({}).get("done", 0) >= 2)
    desk.stop({})
    assert strings.OPEN_RUN in finish(desk)["html"]
    done = len(read_run(assistant.settings.runs / name).rows)
    assert 2 <= done < 6
    assert strings.UNFINISHED in desk.show({})["html"]
    assert strings.GO_ON in desk.show({"run": name})["html"]
    assistant.slow_s = 0
    assert desk.again({"run": name})["run"] == name
    finish(desk)
    run = read_run(assistant.settings.runs / name)
    assert run.complete and run.about["asked"] == 6 - done
    assert strings.GO_ON not in desk.show({"run": name})["html"]


def test_run_whose_set_has_changed_cannot_go_on(desk, assistant):
    assistant.slow_s = 0.1
    name = desk.begin({"set": "sets/small.jsonl"})["run"]
    until(lambda: desk.progress({}).get("done", 0) >= 1)
    desk.stop({})
    finish(desk)
    (assistant.settings.sets / "small.jsonl").write_text(LINES.replace("4,310", "4,311"), "utf-8")
    assert strings.GO_ON not in desk.show({"run": name})["html"]
    assert "small" in desk.again({"run": name})["failed"]


def test_run_is_read_and_summed_up_once_until_it_changes(desk, assistant, monkeypatch):
    name = measured(desk, part="dev")
    read = []
    monkeypatch.setattr(runs, "read_run", lambda folder: read.append(folder.name) or read_run(folder))
    for _ in range(2):
        desk.show({})
        desk.show({"run": name})
        desk.show({"run": name, "view": "questions"})
    # Once for the list, once to be looked at.
    assert read == [name] * 2
    rows = assistant.settings.runs / name / "rows.jsonl"
    rows.write_bytes(rows.read_bytes() + b"\n")
    desk.show({})
    assert read == [name] * 3


def test_drafts_are_asked_when_they_are_wanted_and_the_run_goes_on_with_them(desk, assistant):
    lines = "".join(json.dumps(one | {"generated": True}) + "\n" for one in QUESTIONS)
    (assistant.settings.sets / "drafts.jsonl").write_text(lines, "utf-8")
    told = {"set": "sets/drafts.jsonl"}
    assert "6" in desk.pick(told)["html"] and 'data-field="generated"' in desk.pick(told)["html"]
    desk.begin(told)
    assert "none has been accepted" in finish(desk)["html"]
    assistant.slow_s = 0.1
    name = desk.begin(told | {"generated": True})["run"]
    until(lambda: desk.progress({}).get("done", 0) >= 1)
    desk.stop({})
    finish(desk)
    assistant.slow_s = 0
    assert desk.again({"run": name})["run"] == name
    finish(desk)
    assert read_run(assistant.settings.runs / name).complete


def test_set_of_an_unfinished_run_is_read_once_a_page(desk, assistant, monkeypatch):
    assistant.slow_s = 0.1
    name = desk.begin({"set": "sets/small.jsonl"})["run"]
    until(lambda: desk.progress({}).get("done", 0) >= 1)
    desk.stop({})
    finish(desk)
    read = []
    monkeypatch.setattr(offered, "read_set", lambda *given: read.append(given) or read_set(*given))
    assert strings.GO_ON in desk.show({"run": name})["html"]
    assert len(read) == 1


def test_questions_of_a_run_take_their_turns_with_those_of_people(desk, assistant, monkeypatch):
    ask, threads = assistant.ask_showing, []

    def noted(question, history=()):
        threads.append(threading.current_thread().name)
        return ask(question, history)

    monkeypatch.setattr(assistant, "ask_showing", noted)
    measured(desk, part="dev")
    # One more may be asked to warm up.
    assert len(threads) >= 4 and set(threads) == {"stdqa-desk_0"}


def test_set_that_brings_its_documents_is_asked_about_those(desk, assistant):
    desk.begin({"set": "sets/mill.json"})
    finish(desk)
    name = desk.progress({})["run"]
    run = read_run(assistant.settings.runs / name)
    assert run.complete and {row.id for row in run.rows} == {"m1", "m2"}
    assert run.rows[0].evidence[0].text == "7"
    assert (run.folder / "index").is_dir()
    # Nothing of it stands in the documents that are open.
    assert "#sources/" not in desk.show({"run": name, "question": "m1"})["html"]


def test_run_that_fails_says_why_and_leaves_nothing(desk, assistant):
    (assistant.settings.sets / "lost.jsonl").write_text(BROKEN.split("\n")[1], "utf-8")
    begun = desk.begin({"set": "sets/lost.jsonl"})
    assert "is not in" in finish(desk)["html"]
    assert not (assistant.settings.runs / begun["run"]).exists()


def test_folder_that_cannot_be_read_is_listed_with_the_reason(desk, assistant):
    name = measured(desk, part="dev")
    runs = assistant.settings.runs
    for bad, content in (
        ("torn", "{"),
        ("empty", '{"format": 1}'),
        ("<b>odd", '{"format": 1, "set": 3}'),
    ):
        (runs / bad).mkdir()
        (runs / bad / "run.json").write_text(content, "utf-8")
        (runs / bad / "rows.jsonl").write_text("", "utf-8")
    (runs / "not-a-run").mkdir()
    html = desk.show({})["html"]
    assert f"#evaluate/{name}" in html and html.count('class="broken"') == 3
    assert "&lt;b&gt;odd" in html and "not-a-run" not in html
    assert "failed" in desk.show({"run": "torn"})
    assert "failed" in desk.show({"run": "empty"})
    assert "failed" not in desk.remove({"run": "torn"}) and not (runs / "torn").exists()


def test_runs_of_a_sweep_are_listed_too(desk, assistant):
    name = measured(desk, part="dev")
    runs = assistant.settings.runs
    (runs / "sizes").mkdir()
    (runs / name).rename(runs / "sizes" / "one")
    assert "#evaluate/sizes%2Fone" in desk.show({})["html"]
    assert "headline" in desk.show({"run": "sizes/one"})["html"]


@pytest.mark.parametrize("name", ["..", "../index", "", "nothing", "/tmp"])
def test_no_other_folder_is_opened_or_deleted(desk, assistant, name):
    measured(desk, part="dev")
    assert "failed" in desk.remove({"run": name})
    assert (assistant.settings.index / "CURRENT").is_file()


def test_deleted_run_leaves_what_is_not_its_own(desk, assistant):
    name = measured(desk, part="dev")
    folder = assistant.settings.runs / name
    (folder / "notes.txt").write_text("mine", "utf-8")
    assert desk.remove({"run": name})["said"] == strings.DELETED.format(name=name)
    assert [one.name for one in folder.iterdir()] == ["notes.txt"]
    assert f"#evaluate/{name}" not in desk.show({})["html"]


def test_two_runs_are_compared_and_what_is_left_out_is_named(desk, assistant):
    first = measured(desk, part="dev")
    changed = LINES.replace('["13"]', '["14"]').replace("How many bicycles", "How many scooters")
    (assistant.settings.sets / "small.jsonl").write_text(changed, "utf-8")
    second = measured(desk)
    told = {"first": first, "second": second}
    html = desk.show(told)["html"]
    assert "2 questions in both" in html
    assert strings.CHANGED.format(count="2 questions") in html and "wrong, none" in html
    assert strings.UNPAIRED.format(count="2 questions") in html and "follow, secret" in html
    assert strings.SETTINGS_SAME in html
    both = desk.show(told | {"question": "cars"})["html"]
    assert strings.A_GAVE in both and strings.B_GAVE in both and both.count("4,310") >= 3
    assert desk.show({"first": first, "second": first})["failed"] == strings.SAME_RUN
    assert desk.download(told | {"form": "html"})["name"] == "comparison.html"


def test_flips_are_listed_with_both_answers(desk, assistant):
    first = measured(desk, part="dev")
    rows = assistant.settings.runs / first / "rows.jsonl"
    second = measured(desk, part="dev")
    lines = [json.loads(line) for line in rows.read_text("utf-8").splitlines()]
    lines[0] |= {"figures": ["999"], "scores": lines[0]["scores"] | {"right": 0.0, "figure": 0.0}}
    rows.write_text("".join(json.dumps(one) + "\n" for one in lines), "utf-8")
    html = desk.show({"first": first, "second": second})["html"]
    assert f"#evaluate/compare/{first}/{second}/cars" in html
    assert html.index("999") > html.index(strings.ONLY_B) and html.index("999") < html.index(strings.ONLY_A)


def test_reports_and_rows_are_downloaded(desk):
    name = measured(desk)
    html, markdown, rows = (desk.download({"run": name, "form": form}) for form in ("html", "md", "jsonl"))
    assert [one["name"] for one in (html, markdown, rows)] == [
        f"{name}{end}" for end in (".html", ".md", ".jsonl")
    ]
    assert b"9,999" not in base64.b64decode(html["content"])
    shown = desk.download({"run": name, "form": "md", "look": {"held_out": True}})
    assert b"9,999" in base64.b64decode(shown["content"])
    assert len(base64.b64decode(rows["content"]).splitlines()) == 6


@pytest.mark.parametrize("told", [None, 3, [], {"look": {"show": [], "page": "x"}}, {"run": 7}, {"set": {}}])
def test_whatever_a_page_sends_something_is_told(desk, told):
    for act in (desk.show, desk.pick, desk.begin, desk.again, desk.remove, desk.download, desk.upload):
        assert isinstance(act(told), dict)
    assert not desk.progress(told)["running"]


def test_question_fails_alone_and_the_run_goes_on(desk, assistant, monkeypatch):
    ask = assistant.ask_showing

    def broken(question, history=()):
        if "boats" in question:
            raise ValueError("torn")
        return ask(question, history)

    monkeypatch.setattr(assistant, "ask_showing", broken)
    name = measured(desk, part="dev")
    statuses = {row.id: row.status for row in read_run(assistant.settings.runs / name).rows}
    assert statuses["wrong"] == "error" and statuses["cars"] == "answered"


def test_assistant_without_settings_is_not_measured():
    assert not isinstance(object(), Measurable)


def test_texts_are_embedded_a_few_at_a_time(worker):
    encoder, told = HashEncoder(), []
    texts = [f"text {number}" for number in range(TURN + 3)]
    made = encoder_in_turn(encoder, worker).encode(texts, lambda *far: told.append(far))
    assert made.tolist() == encoder.encode(texts).tolist()
    assert told == [(TURN, TURN + 3), (TURN + 3, TURN + 3)]
