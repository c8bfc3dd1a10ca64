"""Drafts against a corpus: verdicts, reasons, citations and corrections."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stdqa.drafts import corrected
from stdqa.retrieval import Finder
from stdqa.types import ClaimVerdict

SUPPORTED, CONTRADICTED, NOT_FOUND = "supported", "contradicted", "not_found"


@pytest.mark.parametrize(
    "text",
    [
        "In 2021, 310 fishing vessels were registered.",
        "More than 300 fishing vessels were registered in 2021.",
        "By the end of 2021, the register held 6,480 fishing vessels.",
        "Herring made up 46 per cent of the catch.",
        "The fleet landed 412,000 tonnes of fish.",
        "The harbour of Norwick counted 980 landings in 2021.",
    ],
)
def test_what_the_documents_state_is_supported(told, text):
    assert [verdict for _, verdict, _ in told(text)] == [SUPPORTED]


@pytest.mark.parametrize(
    ("text", "why", "source"),
    [
        ("In 2021, 301 fishing vessels were registered with the Council.", "digits swapped", "310"),
        ("In 2021, 350 fishing vessels were registered with the Council.", "wrong figure", "310"),
        ("In 2021, 6,480 fishing vessels were registered with the Council.", "wrong period", "310"),
        ("By the end of 2021, 310 fishing vessels were in the register.", "wrong period", "6,480"),
        ("Herring made up 64% of the catch.", "digits swapped", "46%"),
        (
            "The Council paid 12.4 billion crowns in 2021 to owners of idle vessels.",
            "wrong unit",
            "12.4 million crowns",
        ),
        ("More than 420,000 tonnes of fish were landed by the fleet in 2021.", "rounding", "412,000"),
    ],
)
def test_what_they_state_otherwise_is_contradicted_with_why(checked, text, why, source):
    (claim,) = checked(text).claims
    assert (claim.verdict.value, claim.why.value) == (CONTRADICTED, why)
    assert claim.source.text == source
    assert source in checked(text).citations[claim.citation].quote


@pytest.mark.parametrize(
    "text",
    [
        "In 2017, 295 fishing vessels were registered with the Council.",
        "Some 40 submarines of the navy took part in manoeuvres.",
    ],
)
def test_what_they_do_not_state_is_not_found(told, text):
    assert [verdict for _, verdict, _ in told(text)] == [NOT_FOUND]


def test_only_the_wrong_figure_of_several_is_contradicted(told):
    said = told("Herring made up 46% of the catch, cod 12% and mackerel 18%.")
    assert said == [
        ("46%", SUPPORTED, None),
        ("12%", CONTRADICTED, "digits swapped"),
        ("18%", SUPPORTED, None),
    ]


def test_figures_in_each_others_place_are_contradicted(checked):
    text = "The lifeboats were called out 734 times in 2021 and brought 1,912 people ashore."
    assert [(c.figure.text, c.source.text) for c in checked(text).claims] == [
        ("734", "1,912"),
        ("1,912", "734"),
    ]
    assert all(c.verdict is ClaimVerdict.CONTRADICTED for c in checked(text).claims)


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("Mackerel made up 21% of the catch.", "18%"),
        ("In 2021 the harbour of Easby counted 640 landings.", "415"),
        ("Cod made up 18% of the catch.", "21%"),
    ],
)
def test_neighbours_figure_is_contradicted(checked, text, right):
    (claim,) = [c for c in checked(text).claims if c.figure.kind.value != "date"]
    assert (claim.verdict, claim.why.value) == (ClaimVerdict.CONTRADICTED, "wrong figure")
    assert claim.source.text == right


def test_total_told_after_a_year_is_not_of_the_year(told):
    said = "In 2021, 310 fishing vessels were registered. Counted from the start, 6,480 fishing vessels are in the register."
    assert [verdict for _, verdict, _ in told(said)] == [SUPPORTED, SUPPORTED]
    brought = "In 2021, 310 fishing vessels were registered, bringing the total in the register to 6,480."
    assert [verdict for _, verdict, _ in told(brought)] == [SUPPORTED, SUPPORTED]


def test_correction_accepted_makes_the_draft_hold(checked):
    text = "In 2021, some 301 fishing vessels were registered with the Council. Cod was 21% of the catch."
    draft = checked(text)
    assert not draft.holds
    mended = corrected(text, draft.claims)
    assert (
        mended == "In 2021, 310 fishing vessels were registered with the Council. Cod was 21% of the catch."
    )
    assert checked(mended).holds


def test_correction_keeps_the_drafts_way_of_saying_per_cent(checked):
    (claim,) = checked("Herring made up 64 per cent of the catch.").claims
    assert claim.correction == "46 per cent"


def test_draft_without_figures_holds_and_has_no_claims(checked):
    draft = checked("The Council thanks all crews.")
    assert (draft.claims, draft.citations, draft.holds) == ((), (), True)


def test_empty_draft_gives_no_answer_but_an_error(assistant):
    with pytest.raises(Exception, match="empty"):
        assistant.check("  ")


def test_progress_counts_the_figures(assistant):
    steps = []
    assistant.check("Herring 46%, cod 21%.", lambda done, total: steps.append((done, total)))
    assert steps == [(1, 2), (2, 2)]


def test_citation_is_told_once_for_figures_of_one_sentence(checked):
    draft = checked("Herring made up 46% of the catch, cod 21% and mackerel 18%.")
    assert [claim.citation for claim in draft.claims] == [0, 0, 0]
    assert len(draft.citations) == 1


def test_total_does_not_go_on_about_the_year_told_before_it(told):
    said = told("In 2021, 310 fishing vessels were registered. All told, there are 6,480 fishing vessels.")
    assert said == [("310", SUPPORTED, None), ("6,480", SUPPORTED, None)]


def test_level_reached_is_not_judged_by_the_way_to_it(drafted):
    from stdqa.drafts.ways import told_way

    draft = drafted("The catch fell by 19.2% to 412,000 tonnes.")
    ways = [told_way(draft.sentence(f), f, f.sentence_start) for f in draft.figures]
    assert [way.name if way else None for way in ways] == ["DOWN", None]


PIECES = st.sampled_from(
    ["310", "6,480", "46%", "12.4 million crowns", "half of", "vessels", "by the end of 2021", "In 2021,", "more than",
     "\n", "- ", "(", ")", "“", "\u202e", "\x00", "１２", "1.", "fell by", "percentage points", "Herring", "|", ";"]
)  # fmt: skip


@settings(max_examples=60, deadline=None, derandomize=True)
@given(st.lists(PIECES, min_size=1, max_size=20).map(" ".join))
def test_any_text_is_checked_without_harm(assistant, text):
    if not text.strip():
        return
    draft = assistant.check(text)
    for claim in draft.claims:
        assert draft.text[claim.figure.start : claim.figure.end] == claim.figure.text
        assert 0 <= claim.start <= claim.figure.start < claim.figure.end <= claim.end <= len(draft.text)
        assert (claim.citation is None) is (claim.source is None)
        assert claim.correction is None or claim.correction_start <= claim.figure.start < claim.correction_end
    corrected(draft.text, draft.claims)


def test_comparison_with_nothing_after_it_is_read(assistant):
    assert [claim.figure.text for claim in assistant.check("more than ; 310").claims] == ["310"]


@pytest.fixture
def looked_up(monkeypatch):
    """The sentences that were searched for."""
    sentences = []
    find = Finder.find

    def noted(self, question, text):
        sentences.append(text)
        return find(self, question, text)

    monkeypatch.setattr(Finder, "find", noted)
    return sentences


def test_sentence_that_is_there_again_is_looked_up_once_and_told_each_time(told, looked_up):
    again = "In 2021, 301 fishing vessels were registered with the Council."
    found = told("\n".join([again] * 5 + ["In 2021, 310 fishing vessels were registered."]))
    assert [one[0] for one in found] == ["301"] * 5 + ["310"]
    assert set(found[:5]) == {("301", CONTRADICTED, "digits swapped")}
    assert looked_up.count(again) == 2  # the first has none before it


def test_sentence_that_is_there_again_in_another_place_is_looked_up_anew(told, looked_up):
    again = "310 fishing vessels were registered with the Council."
    told(f"In 2021, the fleet grew. {again} In 1999, 12 boats sank. {again}")
    assert looked_up.count(again) == 2


def test_items_of_a_list_are_looked_up_one_by_one(told, looked_up):
    told("Fishing in 2021: vessels registered, 310; landings in Norwick, 980; people brought ashore, 734.")
    assert looked_up == [
        "Fishing in 2021: vessels registered, 310; ",
        "Fishing in 2021: landings in Norwick, 980; ",
        "Fishing in 2021: people brought ashore, 734.",
    ]


@pytest.fixture
def told_of(asking):
    """Verdicts on a draft over one text."""

    def tell(source, draft):
        assistant = asking({"source.md": f"# Boats of Marenna in 2021\n\n{source}\n"}).assistant
        return [claim.verdict.value for claim in assistant.check(draft).claims]

    return tell


def test_number_that_another_place_states_exactly_is_not_held_against_its_rounding(told_of):
    source = "In 2021, owners declared 546,160 small boats. In short, over 540,000 small boats were declared in 2021."
    assert told_of(source, "Owners declared more than 546,000 small boats in 2021.") == [SUPPORTED]
    assert told_of(source, "Owners declared more than 548,000 small boats in 2021.") == [CONTRADICTED]


def test_what_stands_is_of_no_year_told_before_it(told_of):
    source = "In 2021, 12 ferries were sold. Seventeen boat sheds have been built on the coast."
    assert told_of(source, "So far 17 boat sheds have been built on the coast.") == [SUPPORTED]
    flow = "In 2021, 12 ferries were sold. Seventeen boat sheds were built on the coast."
    assert told_of(flow, "By the end of 2021, 17 boat sheds were built on the coast.") == [CONTRADICTED]


def test_figure_of_another_place_is_contradicted(told):
    assert told("In 2021, Pellworth counted 980 landings.") == [("980", CONTRADICTED, "wrong scope")]
    assert told("In 2021, Norwick counted 980 landings.") == [("980", SUPPORTED, None)]


def test_item_of_a_list_is_held_against_the_figure_of_its_label(told_of):
    source = (
        "By the end of 2021, there were 74,240 ferry plans. By the end of 2021, there were 80,828 dock plans. "
        "By the end of 2021, there were 69,709 harbour plans. In 2021, 10,751 harbour plans were filed."
    )
    draft = (
        "Stock at the end of 2021: ferry plans, over 74,000; dock plans, 80,828; harbour plans, over 70,000."
    )
    assert told_of(source, draft) == [SUPPORTED, SUPPORTED, CONTRADICTED]


def test_undated_figure_contradicts_none_of_a_year_before_the_report(told_of):
    source = "The share of ferries that were repaired in time reached 82.2%."
    draft = "the share of ferries that were repaired in time was 79%."
    assert told_of(source, f"In 2019, {draft}") == [NOT_FOUND]
    assert told_of(source, f"In 2021, {draft}") == [CONTRADICTED]
