import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stdqa.text import content_stems, function_words, search_form, sentences, stem, trim, words


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("2,902 Boats", "2902 boats"),
        ("1\u00a0234\u202f567", "1234567"),
        ("１２３", "123"),
        ("２，９０２", "2902"),
        ("Lowmark’s", "lowmark's"),
        ("2,90 and 1,2", "2,90 and 1,2"),
        ("", ""),
    ],
)
def test_search_form_is_narrow_lower_case_and_without_thousands(text, form):
    assert search_form(text) == form


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("standards", "standard"),
        ("Filed", "filing"),
        ("organisation", "organization"),
        ("harbour", "harbor"),
        ("programme", "program"),
        ("labelled", "labeled"),
        ("centre", "center"),
        ("boat's", "boats"),
        ("2,902", "2902"),
    ],
)
def test_forms_of_a_word_share_a_stem(one, other):
    assert stem(one) == stem(other)


@pytest.mark.parametrize(("one", "other"), [("harbour", "harvest"), ("2,902", "2,903"), ("13.1%", "13.1")])
def test_different_words_have_different_stems(one, other):
    assert stem(one) != stem(other)


def test_content_stems_leave_out_grammar_and_keep_repeats():
    assert content_stems("The boats of the boat were 40") == ("boat", "boat", "40")


def test_function_words_hold_no_number_word_that_counts():
    assert not {stem("hundred"), stem("percent")} & function_words()


def test_words_keep_their_places():
    text = "In 2023, 2,902 boats (13.1%) didn’t sail."
    assert [text[w.start : w.end] for w in words(text)] == [
        "In",
        "2023",
        "2,902",
        "boats",
        "13.1%",
        "didn’t",
        "sail",
    ]


def test_words_between_two_places_only():
    assert [w.text for w in words("one two three", 4, 7)] == ["two"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ports grew. Boats sank.", ["Ports grew.", "Boats sank."]),
        ("It rose 13.1% in 2023. It fell.", ["It rose 13.1% in 2023.", "It fell."]),
        ("Mr. Tolley spoke. He left.", ["Mr. Tolley spoke.", "He left."]),
        ("Growth was 2.5 per cent, i.e. small.", ["Growth was 2.5 per cent, i.e. small."]),
        ("The “Rules. For Boats.” apply. Boats sank.", ["The “Rules. For Boats.” apply.", "Boats sank."]),
        ("Title of a page\nPorts grew.", ["Title of a page", "Ports grew."]),
        (
            "The office filed a great many plans in the course of\nthe year and repaired ports.",
            ["The office filed a great many plans in the course of\nthe year and repaired ports."],
        ),
        (
            "Fishing boats and ferries that were taken out of service: 84\nDocks: 6",
            ["Fishing boats and ferries that were taken out of service: 84", "Docks: 6"],
        ),
        (
            "The office told what it had filed in the course of it: 84\nplans and two rules.",
            ["The office told what it had filed in the course of it: 84\nplans and two rules."],
        ),
        ("Ports grew.\n\nBoats sank.", ["Ports grew.", "Boats sank."]),
        ("no full stop\n\nBoats sank.", ["no full stop", "Boats sank."]),
        ("Release date:\n3 May 2023\nPorts grew.", ["Release date:\n3 May 2023", "Ports grew."]),
        ("Ports grew.\r\nBoats sank.", ["Ports grew.", "Boats sank."]),
        ("  Ports grew.  ", ["Ports grew."]),
        ("", []),
        (" \n ", []),
    ],
)
def test_sentences_are_cut_where_they_end(text, expected):
    assert [text[a:b] for a, b in sentences(text)] == expected


@pytest.mark.parametrize("title", ["Ms.", "Mr.", "Mrs.", "Dr."])
def test_title_before_a_name_ends_no_sentence(title):
    text = f"With me is {title} Odile Brandt of the Council. She will answer."
    assert [text[a:b] for a, b in sentences(text)] == [text[: text.index(" She")], "She will answer."]


def test_sentences_between_two_places_keep_the_offsets_of_the_text():
    text = "Ports grew. Boats sank. Fish fled."
    assert [text[a:b] for a, b in sentences(text, 12, 23)] == ["Boats sank."]


def test_characters_outside_the_basic_plane_do_not_shift_the_places():
    text = "🚢🚢 Ports grew. Boats sank."
    assert [text[a:b] for a, b in sentences(text)] == ["🚢🚢 Ports grew.", "Boats sank."]


@pytest.mark.parametrize(("span", "expected"), [((0, 6), (2, 4)), ((4, 6), (4, 4)), ((2, 4), (2, 4))])
def test_trim_leaves_no_space_at_the_ends(span, expected):
    assert trim("  ab  ", *span) == expected


@settings(max_examples=150, deadline=None, derandomize=True)
@given(st.text(alphabet=st.sampled_from('ab.A?! \n\t"“”:;,é🚢1\u00a0'), max_size=120))
def test_sentences_hold_every_visible_character_once_and_in_order(text):
    spans = sentences(text)
    assert all(a < b for a, b in spans)
    assert all(one[1] <= after[0] for one, after in zip(spans, spans[1:], strict=False))
    assert "".join("".join(text[a:b].split()) for a, b in spans) == "".join(text.split())


@pytest.mark.parametrize(("word", "form"), [("Warũhiũ", "waruhiu"), ("Müller", "muller"), ("が", "が")])
def test_accents_of_latin_letters_are_left_out_of_the_search_form(word, form):
    assert search_form(word) == form
