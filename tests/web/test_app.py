import re
import socket
import threading
from dataclasses import replace
from types import SimpleNamespace

import pytest
from canned import CannedAssistant, Corpus, abstained, document

from stdqa.errors import BadQuestion, ModelUnavailable, StdqaError
from stdqa.web import desk as desk_module
from stdqa.web import strings
from stdqa.web.app import application, create_app, serve
from stdqa.web.desk import Desk
from stdqa.web.server import listen, with_head

FIRST = strings.EXAMPLES[0].question


@pytest.fixture
def assistant():
    return CannedAssistant()


@pytest.fixture
def desk(assistant):
    opened = Desk(assistant)
    yield opened
    opened.close()


def last(steps):
    *_, step = steps
    return step


def test_question_becomes_a_turn_and_the_box_is_emptied(desk):
    step = last(desk.ask(f"  {FIRST} ", ()))
    assert [question for question, _ in step.turns] == [FIRST]
    assert "<mark>2,902</mark>" in step.conversation
    assert "2,902 national standards" in step.status  # read aloud
    assert step.text == ""


def test_earlier_questions_go_along_oldest_first(desk, assistant):
    turns = last(desk.ask(FIRST, ())).turns
    turns = last(desk.ask("and in total?", turns)).turns
    last(desk.ask("and the share?", turns))
    assert assistant.asked[2] == ("and the share?", (FIRST, "and in total?"))


@pytest.mark.parametrize("text", ["", "   ", "\n"])
def test_empty_question_is_a_notice_and_nothing_is_lost(desk, assistant, text):
    turns = last(desk.ask(FIRST, ())).turns
    step = last(desk.ask(text, turns))
    assert step.turns == turns
    assert strings.EMPTY_QUESTION in step.status
    assert (step.conversation, step.text) == (None, None)
    assert len(assistant.asked) == 1


@pytest.mark.parametrize(
    "error",
    [BadQuestion("The question is longer than 2,000 characters."), ModelUnavailable("No <model> here.")],
)
def test_refused_question_stays_in_the_box_with_a_notice(desk, assistant, error):
    assistant.failing = error
    step = last(desk.ask("x", ()))
    assert step.turns == ()
    assert (step.conversation, step.text) == (None, None)
    assert str(error).split("<")[0] in step.status
    assert "<model>" not in step.status


def test_unforeseen_error_is_logged_and_kept_from_the_page(desk, assistant, caplog):
    assistant.failing = ZeroDivisionError("secret/path")
    step = last(desk.ask("x", ()))
    assert strings.FAILED in step.status
    assert "secret" not in step.status
    assert "secret/path" in caplog.text
    assistant.failing = None
    assert last(desk.ask(FIRST, ())).turns  # and the next one is answered


def test_time_limit_of_the_assistant_is_an_error_not_a_wait(desk, assistant):
    assistant.failing = TimeoutError("too slow")
    steps = list(desk.ask("x", ()))
    assert len(steps) == 1 and strings.FAILED in steps[0].status


def test_short_work_shows_nothing(desk):
    assert len(list(desk.ask(FIRST, ()))) == 1


def held(assistant, name, monkeypatch):
    """Hold one of the assistant's methods until told to go on."""
    go_on, original = threading.Event(), getattr(assistant, name)

    def waiting(*arguments):
        assert go_on.wait(10)
        return original(*arguments)

    monkeypatch.setattr(assistant, name, waiting)
    monkeypatch.setattr(desk_module, "QUIET_S", 0.01)
    return go_on


def test_question_waits_while_the_model_loads_and_the_page_says_so(assistant, monkeypatch):
    go_on = held(assistant, "warm_up", monkeypatch)
    desk = Desk(assistant)
    steps = desk.ask(FIRST, ())
    waiting = next(steps)
    assert strings.LOADING in waiting.status
    assert FIRST in waiting.conversation and waiting.turns == () and waiting.text == ""
    assert assistant.asked == []
    go_on.set()
    answered = last(steps)
    assert "<mark>2,902</mark>" in answered.conversation
    assert answered.text is None  # the box was emptied before; what is in it now was typed since
    desk.close()


def test_long_work_says_what_is_done_and_a_refusal_puts_the_text_back(desk, assistant, monkeypatch):
    desk._worker.submit(int).result(timeout=5)
    assistant.failing = BadQuestion("Too long.")
    go_on = held(assistant, "ask", monkeypatch)
    desk._assistant = assistant
    steps = desk.ask(" typed ", ())
    assert strings.SEARCHING in next(steps).status
    go_on.set()
    refused = last(steps)
    assert refused.text == " typed "
    assert "waiting" not in refused.conversation
    assert "Too long." in refused.status


def test_model_that_cannot_be_loaded_does_not_stop_the_chat(assistant, monkeypatch):
    def missing():
        raise ModelUnavailable("no model")

    monkeypatch.setattr(assistant, "warm_up", missing)
    desk = Desk(assistant)
    assert last(desk.ask(FIRST, ())).turns
    desk.close()


def test_example_is_asked_by_its_place(desk, assistant):
    last(desk.ask_example(5, ()))
    assert assistant.asked == [(strings.EXAMPLES[5].question, ())]


@pytest.mark.parametrize("place", [-1, 6, "0", None, 1.0])
def test_example_that_does_not_exist_is_not_heard(desk, assistant, place):
    assert last(desk.ask_example(place, ())).conversation is None
    assert assistant.asked == []


def test_new_conversation_forgets_the_turns_but_not_what_is_being_typed(desk):
    step = desk.clear()
    assert step.turns == () and "data-example" in step.conversation and step.text is None


def test_conversations_share_nothing(desk):
    mine = last(desk.ask(FIRST, ()))
    yours = last(desk.ask("What of the share?", ()))
    assert "2,902" not in yours.conversation
    assert len(mine.turns) == len(yours.turns) == 1


def test_app_takes_other_examples(assistant):
    app = create_app(assistant, examples=(strings.Example("A figure", "How many trees?"),))
    values = [block["props"].get("value") for block in app.get_config_file()["components"]]
    assert any("How many trees?" in value for value in values if isinstance(value, str))


def test_page_names_no_other_host_and_hands_out_no_interface(assistant):
    from fastapi.testclient import TestClient

    with TestClient(application(create_app(assistant)), base_url="http://127.0.0.1") as client:
        page = client.get("/")
        hosts = set(re.findall(r"(?:https?:)?//([a-z0-9.-]+\.[a-z0-9]+)", page.text))
        assert hosts <= {"127.0.0.1", "www.w3.org"}  # the latter names SVG and is never fetched
        assert "default-src 'self'" in page.headers["content-security-policy"]
        assert client.get("/theme.css").text.count("googleapis") == 0
        assert client.get("/gradio_api/info").json()["named_endpoints"] == {}
        assert client.get("/docs").status_code == 404
        config = client.get("/config").json()
        assert config["analytics_enabled"] is False
        assert config["footer_links"] == []


def test_head_is_ours():
    page = with_head(
        '<head><meta property="og:image"\n content="https://evil.example/x.png" /></head><body></body>'
    )
    assert "evil.example" not in page
    assert strings.PAGE_TITLE in page and "<noscript>" in page


def test_port_in_use_is_an_error_that_says_what_to_do(assistant):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(StdqaError, match=rf"Port {port} on 127\.0\.0\.1 is in use.*--port or STDQA_PORT"):
            serve(assistant, port=port, block=False)
    assert assistant.warm == 0  # nothing was started


def test_address_of_another_machine_is_an_error():
    with pytest.raises(StdqaError, match=r"192\.0\.2\.1 is not an address of this machine.*STDQA_HOST"):
        listen("192.0.2.1", 0)


def test_serve_tells_its_address_and_stops(assistant):
    told = []
    server = serve(assistant, port=0, block=False, ready=told.append)
    try:
        assert told == [server.url] == [str(server)]
        assert re.fullmatch(r"http://127\.0\.0\.1:\d+", server.url)
    finally:
        server.close()
    port = int(server.url.rsplit(":", 1)[1])
    listen("127.0.0.1", port).close()  # free again


def test_corpus_without_documents_still_opens():
    desk = Desk(CannedAssistant(corpus=Corpus(documents=0, figures=0, titles=(), digest=False, updated=None)))
    assert strings.EMPTY_CORPUS in desk.page()
    desk.close()


def test_other_passages_are_named_by_the_titles_of_their_documents():
    class Opened(CannedAssistant):
        index = SimpleNamespace(document=lambda name: {"press-conference": document()}[name])

    desk = Desk(Opened())
    answer = replace(abstained(), citations=())
    gone = replace(
        answer, hits=tuple(replace(h, passage=replace(h.passage, document="gone")) for h in answer.hits)
    )
    page = desk.page((("?", answer), ("?", gone)))
    assert document().metadata.title in page.split('class="others"')[1]
    assert "gone" in page.split('class="others"')[2]
    desk.close()
