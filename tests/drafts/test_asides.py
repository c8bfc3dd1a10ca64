"""What a draft mentions beside its figures, held against the documents."""

import pytest

from stdqa.assistant import Assistant
from stdqa.index import Index
from stdqa.settings import Settings
from stdqa.testing import HashEncoder

REPORT = """# The yard

The gate opens at 7:30 am, and the last ferry leaves the pier at 6 pm on Friday. The yard was founded in 1987.

The trawler Kestrel 40 was repaired under a 5G mast.

The yard grants a 15% rebate on the listed prices to new members for the first year of a contract. It lists
the top ten harbours by landings.

All landings are held in one register by the council.

The yard does not repair the 12 tugs. The council approved 34 plans for slipways.

The berth costs 40 crowns a month. The guarantee runs for two years.
"""


@pytest.fixture(scope="module")
def checked_yard(tmp_path_factory):
    place = tmp_path_factory.mktemp("yard")
    (place / "corpus").mkdir()
    (place / "corpus" / "yard.md").write_text(REPORT, "utf-8")
    settings = Settings.read(corpus=place / "corpus", index=place / "index")
    encoder = HashEncoder()
    Index.build(settings.corpus, settings.index, settings, lambda: encoder)
    with Assistant.open(settings, encoder, reader=lambda _: None) as assistant:
        yield assistant.check


@pytest.fixture(scope="module")
def told(checked_yard):
    return lambda text: [
        (c.figure.text, c.verdict.value, c.source.text if c.source else None)
        for c in checked_yard(text).claims
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The gate opens at half past seven.", ("half past seven", "supported", "7:30 am")),
        ("The gate opens at 8:30 am.", ("8:30 am", "contradicted", "7:30 am")),
        # The time is there, for another thing.
        ("The gate opens at 6 pm.", ("6 pm", "contradicted", "7:30 am")),
        ("The last ferry leaves on Saturday.", ("Saturday", "contradicted", "Friday")),
        ("The yard was founded in 1978.", ("1978", "contradicted", "1987")),
        ("The trawler Kestrel 14 was repaired.", ("14", "contradicted", "40")),
        ("The trawler Kestrel 40 was repaired.", ("40", "supported", "40")),
        ("It was repaired under a 4G mast.", ("4", "contradicted", "5")),
        ("There was no rebate on the listed prices for members.", ("no", "contradicted", "15%")),
        ("The yard does not grant a rebate on the listed prices.", ("not grant a", "contradicted", "15%")),
        ("All landings are held in several registers.", ("several", "contradicted", "one")),
        (
            "Members get it for the first quarter of a contract.",
            ("first quarter", "contradicted", "first year"),
        ),
        ("It lists the top two harbours by landings.", ("two", "contradicted", "ten")),
    ],
)
def test_what_the_documents_mention_otherwise_is_contradicted(told, text, expected):
    assert told(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "Choir practice starts at 9 pm.",
        "The Osprey-12 sailed.",
        "There was no surcharge on the listed prices for members.",
        "No rebate was ever thought of in Ostland.",
        "Tickets were sold on Monday.",
        # When something else came about.
        "The gate of the yard for the last ferry was painted in 1978.",
        "The next list of landings that the yard holds will be printed in 2031.",
        # "Several" is no figure that could be supported, and "one" beside it none to hold it against.
        "All landings are held in one register.",
    ],
)
def test_what_they_do_not_mention_is_left_alone(told, text):
    assert told(text) == []


def test_a_year_beside_a_figure_is_the_figures(told):
    assert [text for text, _, _ in told("In 1978, the council approved 34 plans for slipways.")] == ["34"]


@pytest.mark.parametrize(
    ("text", "why", "correction"),
    [
        ("The council never approved 34 plans for slipways.", "wrong direction", None),
        ("The yard repairs the 12 tugs.", "wrong direction", None),
        ("The berth costs 40 dollars a month.", "wrong unit", "40 crowns"),
        ("The berth costs 40 crowns a year.", "wrong unit", None),
        ("The guarantee runs for two weeks.", "wrong unit", "two years"),
    ],
)
def test_the_right_number_told_otherwise_is_contradicted(checked_yard, text, why, correction):
    (claim,) = checked_yard(text).claims
    assert (claim.verdict.value, claim.why.value, claim.correction) == ("contradicted", why, correction)


def test_an_amount_told_in_another_unit_is_supported(checked_yard):
    (claim,) = checked_yard("The guarantee runs for 24 months.").claims
    assert claim.verdict.value == "supported"
