"""Questions for one figure: the right one, on the right basis, of the right year."""

import pytest

from stdqa.types import Basis, FigureKind, Status


def bug(reason):
    return pytest.mark.xfail(reason=reason, strict=True)


def first(answer):
    assert answer.status is Status.ANSWERED
    return answer.figures[0].figure


@pytest.mark.parametrize(
    ("question", "figure"),
    [
        ("How many readers were enrolled in 2021?", "151,200"),
        ("HOW MANY READERS WERE ENROLLED IN 2021?", "151,200"),
        ("how many readers were enrolled in 2021", "151,200"),
        ('How many villages has the "Open Shelf" programme reached?', "86"),
        ("How many pages were scanned for the catalogue of manuscripts?", "310,000"),
        ("How many railway stations have received a book chest?", "33"),
        ("How many blind readers use talking newspapers?", "2,400"),
        ("How many books must a reading corner hold at least?", "50"),
        ("How many exchange agreements were signed?", "9"),
        ("How many librarians were sent abroad in 2021?", "132"),
        ("How many new titles did publishers deliver in 2021?", "5,350"),
        ("How many translations were there among the new titles?", "610"),
        ("How many times were the lifeboats called out?", "1,912"),
        ("How many tonnes of fish did the fleet land?", "412,000"),
        ("How many people did the libraries employ?", "12,500"),
        ("How many bookbinders are there?", "1,300"),
        ("How many pupils passed the young librarian's examination?", "14,700"),
        ("How many schools have a librarian of their own?", "1,140"),
        ("number of bookmobiles bought in 2021", "26"),
        ("How many of the public libraries are floating libraries?", "40"),
        ("How many printed books were lent in 2021?", "21.4 million"),
        ("How many audiobooks were lent?", "1.3 million"),
        ("How many rare books were in good condition?", "18,240"),
    ],
)
def test_count_is_the_one_asked_for(ask, question, figure):
    assert first(ask(question)).text == figure


@pytest.mark.parametrize(
    ("question", "figure"),
    [
        ("How many landings did Norwick count?", "980"),
        ("How many landings did Skelling count?", "1,230"),
        ("How many landings did Tarn count?", "640"),
        ("How many branches does Aldmoor have?", "120"),
        ("How many branches are there in Brisk?", "95"),
        ("How many branches does Carrow have?", "81"),
        ("How many branches does Dunmere have?", "57"),
        ("How many volunteers did Aldmoor train?", "240"),
        ("How many volunteers did Brisk train?", "175"),
        ("How many cold stores does Norwick have?", "21"),
        ("How many slipways does Skelling have?", "7"),
    ],
)
def test_figure_of_a_list_is_that_of_the_place_asked_for(ask, question, figure):
    assert first(ask(question)).text == figure


@pytest.mark.parametrize(
    "case",
    [
        "rare books are in fair condition: 9,600",
        "rare books are in poor condition: 4,160",
    ],
)
def test_figure_whose_noun_is_left_out_is_told_by_its_clause(ask, case):
    asked, _, figure = case.partition(": ")
    assert first(ask(f"How many {asked}?")).text == figure


@pytest.mark.parametrize(
    ("flow", "stock", "during", "as_of"),
    [
        ("How many public libraries were opened in 2021?", "How many public libraries were there by the end of 2021?", "64", "2,318"),
        ("How many public libraries were opened during 2021?", "How many public libraries were there in total?", "64", "2,318"),
        ("How many school libraries were newly set up?", "What is the total number of school libraries on record?", "412", "9,846"),
        ("How many reading corners were set up during 2021?", "How many reading corners are registered altogether?", "95", "3,120"),
        ("How many fishing vessels were registered in 2021?", "How many fishing vessels are in the register in all?", "310", "6,480"),
        ("How many bookmobiles were bought last year?", "How many bookmobiles are there so far?", "26", "538"),
    ],
)  # fmt: skip
def test_flow_and_stock_are_told_apart(ask, flow, stock, during, as_of):
    of_year, of_end = first(ask(flow)), first(ask(stock))
    assert (of_year.text, of_end.text) == (during, as_of)
    assert (of_year.period.basis, of_end.period.basis) == (Basis.DURING, Basis.AS_OF)


def test_text_says_of_what_time_the_figure_is(ask):
    assert "in 2021" in ask("How many public libraries were opened in 2021?").text
    assert "31 December 2021" in ask("How many public libraries were there by the end of 2021?").text


def test_other_basis_is_mentioned_beside_the_figure_asked_for(ask):
    answer = ask("How many public libraries were opened in 2021?")
    also = {beside.figure.text: beside.why for beside in answer.also}
    assert "the total" in also["2,318"]


@pytest.mark.parametrize(
    ("question", "both"),
    [
        ("number of school libraries", ["412", "9,846"]),
        ("Reading corners 2021", ["95", "3,120"]),
        ("How many bookmobiles?", ["26", "538"]),
    ],
)
def test_open_basis_shows_flow_and_stock_with_their_times(ask, question, both):
    answer = ask(question)
    assert sorted(quoted.figure.text for quoted in answer.figures) == sorted(both)
    assert "in 2021" in answer.text
    assert "as of 31 December 2021" in answer.text


@pytest.mark.parametrize(
    ("thing", "of_2020", "of_2021"),
    [("public libraries were opened", "71", "64"), ("fishing vessels were registered", "288", "310")],
)
def test_year_asked_for_excludes_the_figure_of_another_year(ask, thing, of_2020, of_2021):
    for year, wanted in (("2020", of_2020), ("2021", of_2021)):
        answer = ask(f"How many {thing} in {year}?")
        assert [quoted.figure.text for quoted in answer.figures] == [wanted]


def test_exact_figure_is_preferred_to_its_rounding(ask):
    assert first(ask("How many public libraries does Marenna have in total?")).text == "2,318"


def test_qualifier_is_printed_with_the_figure(ask):
    answer = ask("How many blind readers use talking newspapers?")
    assert answer.figures[0].figure.qualifier == "more than"
    assert answer.text.startswith("More than 2,400")


def test_number_in_words_is_quoted_as_printed_and_has_its_value(ask):
    figure = first(ask("How many lighthouses have received a book chest?"))
    assert (figure.text, figure.value) == ("Seventeen", 17)


@pytest.mark.parametrize(
    ("question", "figure"),
    [
        ("What percentage of the population held a library card?", "38.5%"),
        ("What is the fitness rate of rare books?", "87.0%"),
        ("What share of the rare books was in good condition?", "57.0%"),
        ("What share of the rare books was in poor condition?", "13.0%"),
        ("What percentage of rare books is in fair condition?", "30.0%"),
        ("What share of the catch was herring?", "46%"),
        ("What share of the catch was cod?", "21%"),
        ("What proportion of the catch was mackerel?", "18%"),
    ],
)
def test_share_stated_is_the_one_of_the_part_asked_for(ask, question, figure):
    found = first(ask(question))
    assert (found.text, found.kind) == (figure, FigureKind.PERCENTAGE)


@pytest.mark.parametrize(
    ("question", "figure", "change"),
    [
        ("By how much did the number of printed books lent rise?", "8.2%", "increase"),
        ("By what percentage did the number of printed books lent grow?", "8.2%", "increase"),
        ("By what percentage did the number of audiobooks lent fall?", "3.1%", "decrease"),
    ],
)
def test_change_is_answered_by_the_change_not_by_the_level(ask, question, figure, change):
    found = first(ask(question))
    assert (found.text, found.change) == (figure, change)


def test_money_is_answered_where_money_is_stated(ask):
    answer = ask("How much money was paid to owners of vessels that lay idle?")
    assert first(answer).value == 12_400_000


@pytest.mark.parametrize(
    "question",
    [
        "How many reeding corners were set up in 2021?",
        "How many raeding corners were set up in 2021?",
        "how many reading cornrs were set up in 2021",
    ],
)
def test_misspelt_question_is_answered_all_the_same(ask, question):
    assert first(ask(question)).text == "95"


@pytest.mark.parametrize(
    "question",
    [
        "Could you tell me how many bookmobiles were purchased in 2021, please?",
        "Bookmobiles: how many were bought in 2021?",
        "In 2021, how many bookmobiles were bought?",
        "Over 2021 as a whole, what number of bookmobiles was bought?",
    ],
)
def test_other_wording_asks_for_the_same(ask, question):
    assert first(ask(question)).text == "26"


def test_citation_names_speaker_item_and_date(ask):
    citation = ask("How many exchange agreements were signed?").citations[0]
    assert citation.document == "library-briefing"
    assert citation.speaker.name == "Odile Brandt"
    assert citation.locator == "Odile Brandt, opening remarks, item 8"
    assert citation.date.isoformat() == "2022-02-14"
    assert not citation.digest


def test_citation_of_a_report_names_its_section(ask):
    citation = ask("How many times were the lifeboats called out?").citations[0]
    assert citation.title == "Fisheries of Marenna, 2021"
    assert "Rescue at sea" in citation.locator
