import pytest

from stdqa.figures import measures, nouns
from stdqa.figures.kinds import figures_of
from stdqa.figures.periods import time_phrases
from stdqa.figures.sentence import parse


def described(text):
    """The measure of each figure of a sentence, by the figure's text."""
    sentence = parse(text, 0, len(text), time_phrases(text))
    told = measures.describe(sentence, tuple(figures_of(sentence)))
    return {text[one.reading.start : one.reading.end]: one.measure for one in told}


@pytest.mark.parametrize(
    ("text", "number", "unit", "words"),
    [
        ("The office filed 40 harbour plans in 2023.", "40", "harbour plans", "harbour plans"),
        ("It took 9 new chair and vice-chair positions.", "9", *["new chair and vice-chair positions"] * 2),
        ("There are 550 technical committees (TC).", "550", *["technical committees (TC)"] * 2),
        ("It signed 12 accords with ports.", "12", "accords", "accords with ports"),
        ("It drew up 12 lists of boats.", "12", "lists", "lists of boats"),
        ("They drafted 86 such plans.", "86", "plans", "plans"),
        ('It had 640 "leader" plans.', "640", *['"leader" plans'] * 2),
        ("The number of harbour plans rose to 40.", "40", "harbour plans", "number of harbour plans"),
        ("The participation rate reached 82.2%.", "82.2%", "%", "participation rate"),
        ("The rate rose by 2 percentage points.", "2 percentage points", "percentage points", "rate"),
        ("Repairs cost $2.6 million.", "$2.6 million", "USD", "Repairs cost"),
        ("The wall is 29 kilometres long.", "29", "kilometres", "wall"),
        ("Nearly 1,200 of which involved ferries.", "1,200", None, ""),
        ("It won 21 IEC 1906 Awards.", "21", "IEC 1906 Awards", "IEC 1906 Awards"),
    ],
)
def test_measure_is_told_in_the_words_of_the_text(text, number, unit, words):
    measure = described(text)[number]
    assert (measure.unit, measure.words) == (unit, words)


@pytest.mark.parametrize(
    ("text", "number", "of"),
    [
        ("13.1% of the total were new.", "13.1%", "total"),
        ("They made up 17.5% of all fruit trees.", "17.5%", "fruit trees"),
        ("The rate was 17.5%.", "17.5%", None),
    ],
)
def test_share_is_of_what_follows_it(text, number, of):
    assert described(text)[number].of == of


@pytest.mark.parametrize(
    ("text", "number", "scope"),
    [
        ("In 2023, the Harbour Office filed 40 plans.", "40", "Harbour Office"),
        ("There are 40 boats in Lowmark.", "40", "Lowmark"),
        ("Lowmark, meanwhile, set up 40 yards.", "40", "Lowmark"),
        ("Lowmark has 40 boats.", "40", "Lowmark"),
        ("Repairs took 40 days.", "40", None),
        ('It applied the "Rules of Repair" to 40 boats.', "40", None),
    ],
)
def test_scope_is_the_nearest_name(text, number, scope):
    assert described(text)[number].scope == scope


def test_list_of_places_shares_the_noun_before_it_and_each_has_its_place():
    found = described("The number of boats is highest in: Lowmark with 24,163, Highmark with 23,309.")
    assert {number: (m.words, m.scope) for number, m in found.items()} == {
        "24,163": ("boats", "Lowmark"),
        "23,309": ("boats", "Highmark"),
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "In 2021, the harbour of Skelling counted 1,230 landings, Norwick 980 and Easby 415.",
            [("1,230", "landings", "Skelling"), ("980", "landings", "Norwick"), ("415", "landings", "Easby")],
        ),
        (
            "The networks grew, Aldmoor with 120 branches, Brisk with 95 and Carrow with 81.",
            [("120", "branches", "Aldmoor"), ("95", "branches", "Brisk"), ("81", "branches", "Carrow")],
        ),
        (
            "It was good: Aldmoor and Brisk trained 240 and 175 volunteers respectively.",
            [("240", "volunteers", "Aldmoor"), ("175", "volunteers", "Brisk")],
        ),
        (
            "It found 18,240 rare books in good condition, or 57.0% of all examined; 9,600 in fair condition.",
            [("18,240", "rare books", None), ("57.0%", "%", None), ("9,600", "rare books", None)],
        ),
        (
            "The number of books rose to 21 million, and the number of tapes fell to 1.3 million.",
            [("21 million", "books", None), ("1.3 million", "tapes", None)],
        ),
    ],
)
def test_noun_left_out_in_a_list_is_that_of_its_neighbours(text, expected):
    assert [(number, m.unit, m.scope) for number, m in described(text).items()] == expected


def test_shares_of_a_list_are_of_the_same_whole():
    found = described("Herring made up 46% of the catch, cod 21% and mackerel 18%.")
    assert [(m.words, m.of) for m in found.values()] == [
        ("Herring", "catch"),
        ("cod", "catch"),
        ("mackerel", "catch"),
    ]


def test_change_beside_a_share_is_of_no_whole():
    assert described("They are 46% of the catch, a rise of 2%.")["2%"].of is None


@pytest.mark.parametrize("text", ["4 million readers held a card.", "40 readers use it.", "40 readers alone"])
def test_noun_ends_before_what_becomes_of_the_things(text):
    assert [m.unit for m in described(text).values()] == ["readers"]


def test_part_of_a_count_takes_its_noun():
    found = described("It filed 23,000 harbour plans, 12,000 of which involved ferries.")
    assert (found["12,000"].unit, found["12,000"].words) == (
        "harbour plans",
        "harbour plans involved ferries",
    )


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Apples and pears accounted for 12% and 10% respectively.", ["Apples", "pears"]),
        (
            "In 2023, apples, pears and plums made up 12%, 10% and 3%, respectively.",
            ["apples", "pears", "plums"],
        ),
        ("In the field of fruit, apples and pears made up 12% and 10% respectively.", ["apples", "pears"]),
        (
            "Nuts were 20%, apples and pears accounting for 12% and 10% respectively.",
            ["Nuts", "apples", "pears"],
        ),
    ],
)
def test_respectively_gives_each_number_its_own_subject(text, words):
    assert [m.words for m in described(text).values()] == words


def test_uneven_respectively_gives_no_number_a_part_of_the_subject():
    found = described("Apples, pears and plums accounted for 12% and 10% respectively.")
    assert not {m.words for m in found.values()} & {"Apples", "pears", "plums"}


def test_last_number_before_a_verb_still_has_its_noun():
    text = "the 18th Regatta"
    assert nouns.after(parse(text, 0, len(text)), 8)
    assert not nouns.after(parse("on the 27th that", 0, 16), 11)


@pytest.mark.parametrize(
    ("text", "number", "unit", "words"),
    [
        ("Of these plans, 1,902 relate to ferries.", "1,902", "plans", "plans relate to ferries"),
        (
            "Nearly 1,200 of these sea plans concern ferries.",
            "1,200",
            "sea plans",
            "sea plans concern ferries",
        ),
        ("Of the members new in 2023, 40 represent firms.", "40", "members", "members represent firms"),
        ("640 of Lowmark's plans are in force.", "640", "plans", "plans are in force"),
        ("It filed 41 sea plans, including 9 plans for ferries.", "9", "sea plans", "sea plans for ferries"),
        (
            "It found 40 books in good condition; 9 in poor condition.",
            "9",
            "books",
            "books in poor condition",
        ),
    ],
)
def test_part_of_a_whole_counts_what_the_whole_does(text, number, unit, words):
    measure = described(text)[number]
    assert (measure.unit, measure.words) == (unit, words)


@pytest.mark.parametrize(
    ("text", "number", "unit", "words"),
    [
        ('In 2023, the "sea" plans released number 53.', "53", '"sea" plans', '"sea" plans released'),
        ('Plans that became "leaders" numbered 36.', "36", "Plans", 'Plans that became "leaders"'),
        ("Lowmark's newly registered pilots numbered 12.", "12", *["newly registered pilots"] * 2),
        ("They came from 65 countries and regions.", "65", "countries", "countries and regions"),
        ("It trained 40 pilots and gives courses.", "40", "pilots", "pilots"),
        ("They correspond to 38 sea bodies that meet.", "38", "sea bodies", "sea bodies"),
        ("The 108 accords include 57 sea accords.", "108", "accords", "accords"),
        ("There were 83 deaths per 100,000 people.", "83", *["deaths per 100,000 people"] * 2),
        ("By sea plans, Lowmark stands at 115.", "115", "sea plans", "sea plans"),
        ("The number of boats rose from 40 to 52.", "52", "boats", "number of boats"),
        ("Sales rose by 19% year-on-year to 1,900 in all, boats included.", "1,900", "Sales", "Sales"),
    ],
)
def test_unit_is_a_clean_name_of_the_things(text, number, unit, words):
    measure = described(text)[number]
    assert measure.unit == unit
    assert measure.words in (words, f"Lowmark's {words}")


@pytest.mark.parametrize(
    ("text", "number", "words", "of"),
    [
        (
            "Nearly 12 of these plans concern ferries, a share of 50.3%.",
            "50.3%",
            "plans concern ferries",
            "plans",
        ),
        (
            "5,784 of the plans are in force, which is 13.1% of the total.",
            "13.1%",
            "plans are in force",
            "plans",
        ),
        (
            "It filed 41 plans, including 9 for ferries, accounting for 22%.",
            "22%",
            "plans for ferries",
            "plans",
        ),
        (
            "It gained 7 members, 4 of them firms, which is 57% of all new members.",
            "57%",
            None,
            "new members",
        ),
        ("Of the sea plans in force, ferries make up 14% and boats 8%.", "8%", "boats", "sea plans in force"),
        ("64.1% of the top ports are in the north.", "64.1%", "top ports in the north", "top ports"),
        ("38.5% of the population held a card.", "38.5%", "population held a card", "population"),
        ("12.5% of gifts made in shops were returned.", "12.5%", "gifts made in shops returned", None),
        ("According to the survey, 93.7% is the rate at which plans are kept.", "93.7%", None, None),
        (
            "4 million people held a card, 38.5% of the population.",
            "38.5%",
            "people held a card",
            "population",
        ),
        (
            "It found 40 books in good condition, or 57% of all examined; 9 in poor, or 13%.",
            "13%",
            None,
            None,
        ),
        ("The survey shows that the rate of repair reached 93.7%.", "93.7%", "rate of repair", None),
    ],
)
def test_share_tells_what_has_it_and_of_what(text, number, words, of):
    measure = described(text)[number]
    assert words is None or measure.words == words
    assert of is None or measure.of == of


def test_number_after_its_rate_takes_the_words_after_it():
    found = described("According to the survey, 93.7% is the rate at which plans are kept.")
    assert found["93.7%"].words == "rate at which plans are kept"


def test_list_of_counts_with_shares_names_the_whole_once():
    found = described(
        "It found 40 books in good condition, or 57% of all examined; 9 in poor condition, or 13%."
    )
    assert [found[share].of for share in ("57%", "13%")] == ["books examined", "books examined"]


@pytest.mark.parametrize(
    ("text", "number", "scope"),
    [
        ("In 2023, Lowmark took 9 posts in bodies of the Sea League, took on 7 offices.", "7", "Lowmark"),
        ("The experts received 34 Sea League Awards.", "34", None),
        ("The experts received 34 Sea League Awards and 21 Port Awards.", "21", None),
        ("Lowmark, Highmark, and Easby each have 40 boats.", "40", "Lowmark, Highmark, and Easby"),
        ("There are 40 boats in each of Lowmark, Easby and Norwick.", "40", "Lowmark, Easby and Norwick"),
        ("This year, as Ada Quill put it, 40 boats were built.", "40", None),
        ("In the Lowmark Valley, 11 towns and ports met.", "11", "Lowmark Valley"),
        ("40 plans were approved by the Harbour Office.", "40", "Harbour Office"),
        ("It notified the Sea League of 84 plans.", "84", "Sea League"),
        ("The harbour of Lowmark counted 40 boats.", "40", "Lowmark"),
        ("40 Lowmark boats were built.", "40", None),
        ("Ada Quill: It takes 40 days.", "40", None),
    ],
)
def test_scope_is_told_by_the_part_of_a_name_in_the_sentence(text, number, scope):
    assert described(text)[number].scope == scope


@pytest.mark.parametrize("number", ["40-plus", "40-odd", "40+", "40 or more", "40 or so"])
def test_what_is_counted_stands_behind_the_qualifier(figures, number):
    (figure,) = figures(f"The yard repaired {number} wooden boats in 2021.")
    assert (figure.text, figure.measure) == ("40", "wooden boats")


def test_year_on_year_is_nothing_counted(figures):
    grown, _ = figures("The number of boats grew by a fifth year on year, to 340 boats.")
    assert (grown.unit, grown.change) == ("boats", "increase")


@pytest.mark.parametrize(
    ("text", "number", "unit", "words"),
    [
        ("It built 38 ferries for the islands and 12 small ones.", "12", "ferries", "small ferries"),
        ("Thirty harbour plans were new. Twelve basic ones are older.", "Twelve", "plans", "basic plans"),
        (
            "Some 120 plans are new. So are 21 of those that owners filed.",
            "21",
            "plans",
            "plans that owners filed",
        ),
        ("It filed 12 plans on winter sports and 15 on health.", "15", "plans", "plans on health"),
    ],
)
def test_things_are_those_told_before(figures, text, number, unit, words):
    (figure,) = (one for one in figures(text) if one.text == number)
    assert (figure.unit, figure.measure) == (unit, words)


def test_respective_shares_follow_an_opening_that_names_a_group():
    text = "Within the boats, general and special repairs had a share of 10% and 12% respectively."
    assert described(text)["12%"].words == "special repairs"
