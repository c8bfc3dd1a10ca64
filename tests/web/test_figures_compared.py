"""Charts, conflicts and sums as HTML, without a browser."""

import re

import pytest
from figures_index import NOTES, REPORT, MemoryIndex

from stdqa.web.figures_compared import MOST_SHOWN, charts, conflicts, sums
from stdqa.web.figures_desk import register_of
from stdqa.web.figures_look import look_of
from stdqa.web.strings import figures as strings


@pytest.fixture(scope="module")
def register():
    return register_of(MemoryIndex(report=REPORT, notes=NOTES))


def shown(show, register, **told):
    look = look_of(told)
    return show(register, look, register.choose(look.filters))


def test_bars_are_as_long_as_their_values(register):
    html = shown(charts, register, measure="crossings")
    assert re.findall(r"width:([\d.]+)%", html) == ["62.2", "32.4", "100.0"]
    assert re.findall(r'class="label"><bdi>(\w+)', html) == ["Seaports", "Airports", "Tunnels"]
    assert "Crossings, of 72" in html


def test_shares_are_called_by_their_whole(register):
    assert "Shares of research" in shown(charts, register, kind="percentage")


def test_sum_that_adds_up_shows_its_working(register):
    html = shown(sums, register, measure="crossings")
    assert "23 + 12 + 37 = 72" in html
    assert strings.SUMS["adds_up"] in html


def test_sum_that_does_not_says_by_how_much(register):
    html = shown(sums, register, words="barges")
    assert "40 + 38 + 10 = 88" in html
    assert "The parts make 88, which is 2 less than 90." in html


def test_shares_have_their_sign(register):
    assert "14.8% + 20.1% + 65.1% = 100%" in shown(sums, register, kind="percentage")


def test_another_whole_is_not_called_an_error():
    register = register_of(
        MemoryIndex(
            survey="# Survey\n\nBy the end of 2022, there were 44,499 rules.\n\n"
            'According to a survey, 5,784 of the rules are in "strong" use, which is 13.1% of the total. '
            'The rules in "medium" use number 35,583, or 80.6%. The rules in "weak" use number 2,772, or 6.3%.\n'
        )
    )
    html = shown(sums, register)
    assert "The parts make 44,139. The 44,499 told beside them are 360 more: likely another whole." in html
    assert strings.BESIDE in html


def test_rounding_is_shown_with_the_exact_figure_and_its_journalist(register):
    html = shown(conflicts, register)
    assert strings.DIFFERENCES["rounding"] in html
    assert strings.JOURNALIST in html
    assert html.index("1,240") < html.index("1,200")


@pytest.mark.parametrize(
    ("show", "words"),
    [(charts, strings.NO_CHART), (conflicts, strings.NO_CONFLICTS), (sums, strings.NO_SUMS)],
)
def test_nothing_to_show_is_said(register, show, words):
    assert words in shown(show, register, words="ferries fleet")
    assert strings.NONE_YET in shown(show, register_of(MemoryIndex()))


def test_long_lists_are_cut_and_say_so():
    lines = "\n\n".join(
        f"The {2 * n + 5} boats of that pier comprise {n} ferries and {n + 5} tugs."
        for n in range(11, 11 + MOST_SHOWN + 7)
    )
    html = shown(sums, register_of(MemoryIndex(piers=f"# Piers\n\n{lines}\n")))
    assert html.count('class="sum"') == MOST_SHOWN
    assert "7 more; narrow them down" in html
