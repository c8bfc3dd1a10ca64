"""Tasks shared between two processes: each is done once, in order, whatever befalls the other process."""

from concurrent.futures import Future
from pathlib import Path

import pytest

from stdqa.assistant import Assistant
from stdqa.second import MANY, Second, Shared, lines_in, second_for
from stdqa.settings import Settings


def doubled(task, host):
    """What both processes do in these tests; the host keeps what was done here."""
    host.append(task)
    return 2 * task


class Quick:
    """Stands for a process that has each task done at once, or fails."""

    def __init__(self, fails=lambda task: False):
        self.fails, self.done = fails, []

    def submit(self, work, task):
        future = Future()
        self.done.append(task)
        if self.fails(task):
            future.set_exception(OSError("killed"))
        else:
            future.set_result(work(task, []))
        return future


def shared(count, second):
    here, told = [], []
    results = Shared(range(count), doubled, here, second).results(told.append)
    return results, here, told


@pytest.mark.parametrize("count", [0, 1, 2, 9])
def test_results_are_in_order_with_a_second_and_without(count):
    wanted = [2 * task for task in range(count)]
    assert shared(count, None)[0] == wanted
    second = Quick()
    results, here, told = shared(count, second)
    assert results == wanted
    assert sorted([*here, *second.done]) == list(range(count))
    assert told == list(range(1, count + 1))


def test_both_have_a_part():
    second = Quick()
    _, here, _ = shared(20, second)
    assert len(here) > 3
    assert len(second.done) > 3


@pytest.mark.parametrize("fails", [lambda task: True, lambda task: task < 7])
def test_what_the_second_loses_is_done_here(fails):
    results, _, told = shared(12, Quick(fails))
    assert results == [2 * task for task in range(12)]
    assert told[-1] == 12


def test_second_that_cannot_take_tasks_is_done_without():
    class Broken:
        def submit(self, work, task):
            raise RuntimeError("cannot schedule new futures after shutdown")

    assert shared(5, Broken())[0] == [0, 2, 4, 6, 8]


def test_fault_of_the_listener_is_not_the_seconds():
    def told(done):
        raise KeyError(done)

    with pytest.raises(KeyError):
        Shared(range(5), doubled, [], Quick()).results(told)


def test_task_that_fails_here_is_told():
    def fails(task, host):
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        Shared(range(3), fails, None, None).results(lambda done: None)


def test_few_questions_need_no_second_process(settings):
    with second_for(MANY - 1, settings) as second:
        assert second is None


@pytest.mark.parametrize(
    ("name", "content", "lines"),
    [("q.txt", "One?\nTwo?\n", 2), ("q.JSONL", "{}\n", 1), ("q.docx", "\n\n\n", 0), ("q.json", "[\n]\n", 0)],
)
def test_lines_of_a_file_are_known_before_its_questions(tmp_path, name, content, lines):
    (tmp_path / name).write_text(content, "utf-8")
    assert lines_in(tmp_path / name) == lines


def test_file_that_is_not_there_has_no_lines(tmp_path):
    assert lines_in(tmp_path / "none.txt") == 0


def asked(question, assistant):
    """The answer's text, by an assistant that is in this process or in the other."""
    return assistant.ask(question).text


def test_other_process_answers_as_this_one(tmp_path):
    settings = Settings.read(corpus=Path("corpus").absolute(), index=tmp_path / "index")
    from stdqa.embedding import SentenceEncoder
    from stdqa.index import Index

    Index.build(settings.corpus, settings.index, settings, lambda: SentenceEncoder(settings.model))
    question = "How many national standards were there by the end of 2023?"
    with Second(settings) as second, Assistant.open(settings) as here:
        assert second.submit(asked, question).result(timeout=120) == here.ask(question).text


def test_brief_goes_on_where_no_process_can_be_started(settings, monkeypatch):
    def refused(*_args, **_more):
        raise OSError("no semaphores")

    monkeypatch.setattr("stdqa.second.ProcessPoolExecutor", refused)
    with second_for(MANY, settings) as second:
        assert second is None


def test_other_process_without_an_index_fails_and_loses_nothing(tmp_path):
    settings = Settings.read(corpus=tmp_path, index=tmp_path / "nowhere")
    with Second(settings) as second:
        results = Shared(range(4), doubled, [], second).results(lambda done: None)
    assert results == [0, 2, 4, 6]
