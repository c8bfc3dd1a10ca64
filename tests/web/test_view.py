import subprocess
import sys
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser

import pytest
from canned import (
    FLOW,
    HOSTILE,
    STOCK,
    Corpus,
    abstained,
    check,
    cite,
    comparison,
    computed,
    document,
    figure,
    flow,
    hit,
    hostile,
    sentence,
    share,
    stock,
)

from stdqa.types import AlsoFigure, Answer, Basis, FigureKind, Period, QuotedFigure, Reason, Status, Verdict
from stdqa.web import strings
from stdqa.web.bar import bar
from stdqa.web.conversation import conversation, welcome
from stdqa.web.evidence import evidence
from stdqa.web.markup import Html, element, escape
from stdqa.web.view import chip, marked_pieces, view


def page(*answers, examples=strings.EXAMPLES):
    return conversation([(answer.question, answer) for answer in answers], Corpus(), examples)


class Outline(HTMLParser):
    """The tags, attributes and text of a page, as a browser would find them."""

    def __init__(self, markup):
        super().__init__()
        self.tags, self.attributes, self.text, self.open = [], [], "", []
        self.balanced = True
        self.feed(markup)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.attributes += [(tag, *pair) for pair in attrs]
        self.open.append(tag)

    def handle_endtag(self, tag):
        self.balanced = self.balanced and bool(self.open) and self.open.pop() == tag

    def handle_data(self, data):
        self.text += data


def test_view_does_not_import_the_toolkit():
    code = "import stdqa.web.view, stdqa.web.conversation, stdqa.web.desk, sys; sys.exit('gradio' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@pytest.mark.parametrize(
    ("basis", "start", "end", "text", "words", "shape"),
    [
        (Basis.DURING, date(2023, 1, 1), date(2023, 12, 31), "In 2023", "during 2023", "period"),
        (
            Basis.AS_OF,
            date(2023, 1, 1),
            date(2023, 12, 31),
            "By the end of 2023",
            "as of 31 December 2023",
            "date",
        ),
        (Basis.AS_OF, date(2023, 12, 31), None, None, "as of 31 December 2023", "date"),
        (Basis.DURING, date(2021, 1, 1), date(2023, 12, 31), None, "during 2021 to 2023", "period"),
        (Basis.DURING, date(2024, 2, 1), date(2024, 2, 29), None, "during February 2024", "period"),
        (
            Basis.DURING,
            date(2023, 2, 1),
            date(2023, 2, 27),
            None,
            "during 1 February 2023 to 27 February 2023",
            "period",
        ),
        (Basis.DURING, None, None, "since last year", "since last year", "period"),
        (Basis.AS_OF, None, None, "to date", "to date", "date"),
        (None, None, None, "this time", "this time", "plain"),
        (None, date(2023, 1, 1), date(2023, 12, 31), None, "2023", "plain"),
        (Basis.DURING, None, None, None, "period not stated", "unstated"),
    ],
)
def test_period_is_worded_and_shaped_by_its_basis(basis, start, end, text, words, shape):
    shown = chip(Period(basis, start, end, text))
    assert (shown.words, shown.shape) == (words, shape)


def test_no_period_is_said_to_be_none():
    assert chip(None).words == "period not stated"


def test_period_and_date_differ_by_more_than_colour():
    during, as_of = evidence(view(flow()), 1), evidence(view(stock()), 1)
    assert 'class="chip period"' in during.split("<figure")[0]
    assert 'class="chip date"' in as_of.split("<figure")[0]
    assert during.split("<path")[1].split(">")[0] != as_of.split("<path")[1].split(">")[0]


def test_figure_is_marked_at_its_place_only():
    text = "In 2,902 villages, 2,902 standards apply."
    source = document(text)
    second = figure("2,902", "2,902 standards", source)
    assert marked_pieces(cite(text, source), [second]) == (
        ("In 2,902 villages, ", False),
        ("2,902", True),
        (" standards apply.", False),
    )


@pytest.mark.parametrize("shift", [-1, 1, 500, -500])
def test_figure_that_is_not_exactly_there_is_not_marked(shift):
    one = figure("2,902", FLOW)
    moved = replace(one, start=one.start + shift, end=one.end + shift)
    assert marked_pieces(cite(FLOW), [moved]) == ((FLOW, False),)


def test_overlapping_figures_repeat_nothing():
    whole, part = figure("2,902", FLOW), figure("902", FLOW)
    pieces = marked_pieces(cite(FLOW), [part, whole, whole])
    assert "".join(piece for piece, _ in pieces) == FLOW
    assert [piece for piece, is_figure in pieces if is_figure] == ["2,902"]


def test_figure_of_another_document_is_not_marked():
    assert marked_pieces(cite(FLOW), [replace(figure("2,902", FLOW), document="other")]) == ((FLOW, False),)


def test_quotation_is_kept_word_for_word():
    for answer in (flow(), stock(), comparison(), hostile()):
        for quote in view(answer).quotes:
            assert "".join(piece for piece, _ in quote.pieces) == answer.citations[quote.number - 1].quote


def test_answer_shows_figure_unit_period_place_and_what_is_also_there():
    shown = view(flow())
    (one,) = shown.figures
    assert (one.text, one.unit, one.chip.words) == ("2,902", "national standards", "during 2023")
    (quote,) = shown.quotes
    assert (quote.locator, quote.date) == ("Xiao Han, opening remarks, item 1", "27 March 2024")
    assert quote.origin == "Digest: our wording, figures as published"
    assert shown.markers == (1,)
    (also,) = shown.also
    assert (also.text, also.why, also.quote.number) == ("44,499", "total by the end of 2023", 2)
    # The two cited passages are not told a second time.
    assert len(shown.others) == 3
    assert "Other passages (3)" in evidence(shown, 1)


def test_passage_is_shown_without_the_marks_of_emphasis_around_its_speaker():
    found = hit(STOCK)
    written = "**Ann Lee, Head of Office:**\n\n2 ** 3 is no emphasis.\n__Bo__ went on, and **so on**."
    passage = replace(found, passage=replace(found.passage, text=written))
    (shown,) = view(replace(abstained(), citations=(), hits=(passage,))).others
    assert shown.text == "Ann Lee, Head of Office:\n\n2 ** 3 is no emphasis.\nBo went on, and **so on**."


def test_original_is_told_from_digest():
    source = document(digest=False)
    answer = replace(flow(), citations=(cite(FLOW, source), cite(STOCK, source)))
    assert view(answer).quotes[0].origin == "Original text"


def test_share_says_of_what():
    (one,) = view(share()).figures
    assert one.unit == "effectively implemented, of national standards"
    assert (one.before, one.after) == ("about", None)


@pytest.mark.parametrize(
    ("qualifier", "said"), [("more than", "more than 2,902"), ("or more", "2,902 or more"), (None, "2,902")]
)
def test_qualifier_stands_where_it_is_said(qualifier, said):
    rough = figure("2,902", FLOW, qualifier=qualifier)
    answer = replace(flow(), figures=(QuotedFigure(rough, 0),), also=(AlsoFigure(rough, "once more", 0),))
    panel = evidence(view(answer), 1)
    assert Outline(panel.split('class="hero">')[1].split("</p>")[0]).text.strip() == said
    assert Outline(panel.split("<summary>")[1].split("</summary>")[0]).text == f"{said} — once more"


@pytest.mark.parametrize(
    ("unit", "measure", "of", "words"),
    [
        ("%", "growth", None, "growth"),
        ("%", "", "national standards", "of national standards"),
        (None, "national standards", "national standards", "of national standards"),
    ],
)
def test_percentage_is_never_without_its_whole(unit, measure, of, words):
    percent = figure(
        "93.7%", share().citations[0].quote, kind=FigureKind.PERCENTAGE, unit=unit, measure=measure, of=of
    )
    shown = view(Answer("?", Status.ANSWERED, "", figures=(QuotedFigure(percent, None),)))
    assert shown.figures[0].unit == words


def test_working_is_told_with_each_operand_cited():
    shown = page(computed()).split("<section")[0]
    text = Outline(shown).text
    assert "National standards44,499" not in text  # the same thing is named once, the times tell them apart
    assert "national standards" in text
    assert "as of 31 December 2023" in text and "during 2023" in text
    assert shown.count('class="marker"') == 2


def test_computed_answer_shows_its_working_and_operands():
    shown = evidence(view(computed()), 1)
    assert "44,499 − 2,902 = 41,597" in shown
    assert strings.COMPUTED in shown
    assert shown.count("<tr>") == 2
    assert "<mark>41,597" not in shown


@pytest.mark.parametrize(
    ("verdict", "word"), [(Verdict.CONFIRMED, "Confirmed"), (Verdict.CONTRADICTED, "Contradicted")]
)
def test_verdict_is_a_word_with_a_sign(verdict, word):
    shown = page(replace(check(), verdict=verdict))
    assert word in Outline(shown).text
    assert f'class="verdict {verdict.value}"><svg' in shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Contradicted; the documents say 2,902.", "The documents say 2,902."),
        ("Contradicted.", ""),
        ("2,902 it is.", "2,902 it is."),
    ],
)
def test_verdict_is_not_said_twice(text, shown):
    assert view(replace(check(), text=text)).text == shown


@pytest.mark.parametrize("reason", Reason)
def test_every_abstention_says_why(reason):
    shown = page(replace(abstained(), reason=reason))
    assert strings.ABSTAINED in shown
    assert strings.REASONS[reason] in shown


def test_abstention_labels_the_nearest_as_not_the_answer():
    shown = view(abstained())
    assert shown.markers == ()
    assert shown.figures == ()
    panel = evidence(shown, 1)
    assert panel.index(strings.NEAREST) < panel.index("<mark>2,902</mark>")
    assert 'class="hero"' not in panel


def test_abstention_with_passages_only_opens_them():
    bare = Answer("?", Status.ABSTAINED, "", reason=Reason.NOT_IN_SOURCES, hits=(hit(FLOW),))
    assert '<details class="others" open>' in evidence(view(bare), 1)


def test_abstention_with_nothing_at_all_still_has_a_panel():
    bare = Answer("?", Status.ABSTAINED, "", reason=Reason.OFF_TOPIC)
    assert strings.NO_EVIDENCE in evidence(view(bare), 1)


def test_sentence_without_figure_leads_with_its_quotation():
    panel = evidence(view(sentence()), 1)
    assert "number" not in panel.split("<figure")[0]
    assert "<blockquote" in panel


def test_error_is_shown_as_one():
    shown = page(Answer("?", Status.ERROR, "The model is missing; run stdqa doctor."))
    assert strings.ERROR in shown
    assert "The model is missing" in shown


@pytest.mark.parametrize("place", [-1, 1, 99])
def test_citation_that_does_not_exist_is_left_out(place):
    answer = replace(sentence(), figures=(QuotedFigure(figure("2,902", FLOW), place),))
    shown = view(answer)
    assert shown.markers == ()
    assert shown.quotes == ()


def test_nothing_of_a_text_becomes_markup():
    shown = page(hostile())
    outline = Outline(shown)
    assert not {"script", "img", "i", "u", "b", "em"} & set(outline.tags)
    assert {value.split("/")[0] for tag, name, value in outline.attributes if name == "href"} == {"#sources"}
    assert outline.balanced and not outline.open
    assert not [name for _, name, _ in outline.attributes if name.startswith("on")]
    visible = HOSTILE.replace("\u202e", "[U+202E]").replace("\u202c", "[U+202C]")
    assert outline.text.count(visible.split(" 7 ")[0]) >= 3  # question, answer, quotation
    assert "[x](http://evil.example/a)" in outline.text
    assert "<mark>7</mark>" in shown
    assert "\u202e" not in shown


def test_documents_and_examples_are_escaped_before_the_first_question():
    corpus = Corpus(titles=("<b>bold</b>",))
    shown = welcome(corpus, (strings.Example("<i>kind</i>", '"><script>'),))
    assert not {"b", "i", "script"} & set(Outline(shown).tags)


def test_attribute_cannot_be_left():
    outline = Outline(element("p", title='"><img onerror=x>'))
    assert outline.tags == ["p"]


@pytest.mark.parametrize("character", ["\u202e", "\u2066", "\u0000", "\u0085"])
def test_character_that_reorders_or_hides_is_named(character):
    assert escape(f"a{character}b") == f"a[U+{ord(character):04X}]b"


def test_right_to_left_text_and_line_ends_are_left_alone():
    assert escape("שלום\n\t\u200f٣") == "שלום\n\t\u200f٣"


def test_markup_is_not_escaped_twice():
    assert element("p", element("b", "a & b")) == Html("<p><b>a &amp; b</b></p>")


def test_only_the_latest_answer_is_selected():
    shown = page(flow(), stock())
    assert shown.count("data-selected") == 1
    assert shown.index("data-selected") > shown.index("2,902 national standards were approved and released")
    assert shown.count('aria-expanded="true"') == 1


def test_ids_are_unique_in_a_long_conversation():
    ids = [
        value
        for _, name, value in Outline(page(flow(), stock(), flow(), computed())).attributes
        if name == "id"
    ]
    assert len(ids) == len(set(ids)) > 4


def test_marker_points_at_a_citation_that_is_there():
    outline = Outline(page(flow(), computed(), comparison()))
    ids = {value for _, name, value in outline.attributes if name == "id"}
    targets = {value for _, name, value in outline.attributes if name in ("data-citation", "aria-controls")}
    assert targets and targets <= ids


def test_long_last_word_stays_breakable():
    address = "http://example.org/" + "a" * 60
    assert "whole" not in page(replace(sentence(), text=f"See {address}")).split("<section")[0]


def test_bar_tells_the_corpus():
    text = Outline(bar(Corpus())).text
    assert "2 documents" in text and "312 figures" in text and "indexed 2 April 2024" in text
    assert "1 document1 figure" in Outline(bar(Corpus(documents=1, figures=1, updated=None))).text


def test_empty_corpus_says_what_to_do():
    assert strings.EMPTY_CORPUS in welcome(Corpus(documents=0, figures=0, titles=()), ())


def test_welcome_offers_six_examples_of_six_kinds():
    assert len({kind for kind, _ in strings.EXAMPLES}) == 6
    assert welcome(Corpus(), strings.EXAMPLES).count("data-example") == 6


def test_every_reason_and_verdict_has_words():
    assert set(strings.REASONS) == set(Reason)
    assert set(strings.VERDICTS) == set(Verdict)


def test_passage_of_a_document_that_is_not_cited_has_its_title():
    other = hit(FLOW)
    other = replace(other, passage=replace(other.passage, document="harbours"))
    answer = replace(abstained(), citations=(), hits=(other,))
    assert [one.title for one in view(answer).others] == ["harbours"]
    assert [one.title for one in view(answer, {"harbours": "All Harbours"}).others] == ["All Harbours"]
