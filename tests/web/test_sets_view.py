"""The question sets as HTML: what is shown, escaped, linked and said of each question."""

import pytest
from canned import HOSTILE

from stdqa.evaluation.question import Kind, Place, Question, Span
from stdqa.types import Reason, Verdict
from stdqa.web.sets import question_view
from stdqa.web.sets.form_view import form
from stdqa.web.sets.question_view import Look, Shown, address_of, expectation, state_of, trap_of
from stdqa.web.sets.view import MOST_MADE, PAGE, Listed, home, one_set
from stdqa.web.strings import sets as strings


def made(number=1, **fields):
    defaults = {
        "id": f"q{number}",
        "line": number,
        "question": f"How many boats, {number}?",
        "kind": Kind.FIGURE,
    }
    return Question(**(defaults | {"figures": ("12",), "generated": True} | fields))


def shown(*questions, look=None, **fields):
    return one_set(Shown("made/mine.jsonl", questions, questions, look or Look(), **fields))


def test_home_names_sets_with_their_counts_and_every_trap():
    html = home([Listed("made/a b.jsonl", True, 12, 3), Listed("sets/q.jsonl", False, 1809)], 4)
    assert 'href="#evaluate/sets/made/a%20b.jsonl"' in html
    assert ">12<" in html and ">3<" in html and ">1,809<" in html
    assert html.count('type="checkbox"') == html.count("checked") == len(strings.TRAPS)
    assert "4 marked" in html
    assert f'max="{MOST_MADE}"' in html


@pytest.mark.parametrize(
    ("question", "state"),
    [
        (made(), "draft"),
        (made(generated=False), "accepted"),
        (made(kind=Kind.EVIDENCE, figures=()), "incomplete"),
    ],
)
def test_state_of_a_question(question, state):
    assert state_of(question) == state
    words = {"draft": strings.DRAFT, "accepted": strings.ACCEPTED, "incomplete": strings.INCOMPLETE}[state]
    assert f'class="chip {state}">{words}<' in shown(question)


def test_trap_is_told_by_its_tag():
    assert trap_of(made(tags=("mine", "trap:year"))) == "year"
    assert trap_of(made(tags=("feedback",))) == "feedback"
    assert trap_of(made(tags=("trap:none",))) == ""
    assert strings.TRAPS["year"][0] in shown(made(tags=("trap:year",)))


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"figures": ("12", "13"), "mistakes": ("57",)}, ("12; 13", "57")),
        ({"kind": Kind.VERDICT, "verdict": Verdict.CONTRADICTED}, (strings.VERDICTS["no"],)),
        (
            {"kind": Kind.NONE, "figures": (), "reason": Reason.OTHER_PERIOD},
            (f"{strings.NO_ANSWER}: {strings.REASONS['other_period']}",),
        ),
        ({"kind": Kind.NONE, "figures": ()}, (f"{strings.NO_ANSWER}: {strings.REASONS['']}",)),
        ({"kind": Kind.EVIDENCE, "figures": ()}, ("Nothing is expected yet",)),
    ],
)
def test_expectation_is_told_in_words(fields, words):
    html = expectation(made(**fields))
    assert all(word in html for word in words)


def test_evidence_leads_to_its_place_in_the_source():
    one = made(evidence=((Place("port s", "12 boats"), Place("port s", "Gone.")),))
    places = {(0, 0): Span("port s", 4, 12), (0, 1): None}
    html = shown(one, look=Look(current="q1"), places=places)
    assert 'href="#sources/port%20s/4-12"' in html
    assert html.count(strings.OPEN_SOURCE) == 1
    assert strings.NOT_FOUND_THERE in html


def test_only_the_open_question_shows_what_is_expected():
    html = shown(made(1), made(2, figures=("9,999",)), look=Look(current="q2"))
    assert "9,999" in html
    assert html.count(f">{strings.ACCEPT}<") == html.count('aria-expanded="true"') == 1
    assert f">{strings.ACCEPT}<" not in shown(made(generated=False), look=Look(current="q1"))


def test_set_that_is_only_read_has_nothing_to_change_it_with():
    html = shown(made(), look=Look(current="q1"), changes=False)
    assert strings.ONLY_READ in html
    for words in (strings.ACCEPT, strings.EDIT, strings.REJECT, strings.ADD_ONE, strings.UNDO):
        assert f">{words}<" not in html
    assert ".toml" in html


def test_long_set_is_shown_in_pages():
    many = [made(number) for number in range(1, 2 * PAGE + 2)]
    html = shown(*many, look=Look(page=1))
    assert f"How many boats, {PAGE + 1}?" in html
    assert f"How many boats, {PAGE}?" not in html
    assert strings.PAGE.format(first=PAGE + 1, last=2 * PAGE, total=2 * PAGE + 1) in html


def test_words_of_others_are_escaped_everywhere():
    hostile = made(
        question=HOSTILE, figures=(HOSTILE,), note=HOSTILE, mistakes=(HOSTILE,), tags=(HOSTILE,),
        category=HOSTILE, id=HOSTILE, evidence=((Place(HOSTILE, HOSTILE),),), history=(HOSTILE,),
    )  # fmt: skip
    fields = {
        "question": HOSTILE,
        "figures": HOSTILE,
        "category": HOSTILE,
        "evidence": [{"doc": HOSTILE, "quote": HOSTILE}],
    }
    pages = (
        shown(hostile, look=Look(current=HOSTILE)),
        home([Listed(f"made/{HOSTILE}", True, wrong=HOSTILE)], 0),
        form(fields, {"figures": (HOSTILE,), "": (HOSTILE,)}, {HOSTILE: HOSTILE}, False, True),
    )
    for html in pages:
        assert "<script" not in html and "<img" not in html
        assert HOSTILE not in html


def test_form_has_each_error_beside_its_field_and_unfolds_the_others():
    html = form(
        {"basis": "during", "part": "dev"}, {"figures": ("Bad.",), "part": ("Worse.",)}, {}, False, False
    )
    assert html.index('name="figures"') < html.index("Bad.") < html.index('name="wrong_figures"')
    assert 'aria-describedby="wrong-figures"' in html
    assert "<details open>" in html
    assert strings.SAVE_AND_ACCEPT not in html


def test_form_keeps_groups_that_it_has_no_place_for():
    html = form({"grouped": True, "evidence": [{"doc": "a", "quote": "b"}]}, {}, {"a": "A"}, False, False)
    assert strings.GROUPED in html
    assert 'name="quote"' not in html


def test_address_names_set_and_question():
    assert address_of("made/a/b.jsonl", "q 1") == "#evaluate/sets/made/a%2Fb.jsonl/q%201"
    assert question_view.back().count("#evaluate/sets") == 1
