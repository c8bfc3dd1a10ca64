"""Questions and documents made from templates: invented, and the same on every machine."""

import random
from collections.abc import Iterator
from pathlib import Path

THINGS = (
    "national standards", "local standards", "industry standards", "group standards", "enterprise standards",
    "technical committees", "foreign editions", "pilot projects", "innovation bases", "test laboratories",
)  # fmt: skip
QUESTIONS = (
    "How many {} were approved in 2023?",
    "What was the total number of {} by the end of 2023?",
    "By how much did the number of {} grow over the year?",
    "Which body is responsible for {}?",
    "What share of {} is mandatory?",
    "How many {} were there in 2019?",
    "Is it true that more than 3,000 {} were revised last year?",
    "What will be done about {} next year?",
    "{}: latest figure?",
    "Were {} adopted from international ones, and how many?",
)
BODIES = (
    "The Harbour Office", "The Seed Council", "The Board of Weights", "The River Authority",
    "The Glass Guild", "The Bureau of Roads", "The Orchard Union", "The Signal Service",
    "The Archive of Maps", "The Timber Board",
)  # fmt: skip
VERBS = ("registered", "examined", "released", "revised", "withdrew", "counted", "repaired", "certified")
COUNTED = (
    "lighthouses", "seed varieties", "balances", "weirs", "window panes", "milestones", "apple trees",
    "signal masts", "sea charts", "sawmills", "ferries", "measuring rods", "wells", "greenhouses", "kilns",
)  # fmt: skip
PLACES = ("in the northern basin", "on the islands", "along the old canal", "in nine towns", "abroad")
REASONS = (
    "because the rules for inspection had been made simpler",
    "although the winter was long and two workshops stayed closed until April",
    "which its members had asked for at the autumn meeting",
    "after a survey of owners, masters and apprentices",
    "so that the list of older entries could be closed",
)
SENTENCES = (
    "{body} {verb} {count:,} {counted} {place} in {year}, {reason}.",
    "By the end of {year} there were {total:,} {counted} {place}.",
    "That was {share}% more than in the year before.",
    "Of the {counted}, {part} in every hundred had been {verb} by {body} itself, {reason}.",
    "Spending on {counted} came to {money:.2f} million crowns, {reason}.",
)


def questions() -> list[str]:
    """One hundred different questions such as people ask a report on standards."""
    return [question.format(thing) for question in QUESTIONS for thing in THINGS]


def write_corpus(folder: Path, passages: int) -> None:
    """Write documents of about so many passages in all, a paragraph each."""
    chance = random.Random(20)
    for number, first in enumerate(range(0, passages, 50)):
        paragraphs = [" ".join(_sentences(chance)) for _ in range(min(50, passages - first))]
        file = folder / f"report-{number:03}.txt"
        file.write_text(f"Yearly report {number}\n\n" + "\n\n".join(paragraphs) + "\n", encoding="utf-8")


OFFICES = (
    "the Norland Institute for Standards", "the Standards Office of Vellmark", "the Ostrava Bay Registry",
    "the Carrow Board of Norms", "the Highmoor Agency for Metrology", "the Sundby Code Council",
    "the Tellin Ministry of Trade", "the Brackwater Certification House",
)  # fmt: skip
ACTS = ("approved", "released", "revised", "withdrew", "filed", "drafted", "translated", "published")
FIELDS = (
    "food and farming", "machine building", "medical devices", "road transport", "clean energy",
    "water and soil", "office software", "household goods", "shipping", "public services",
)  # fmt: skip
# Longer than 200 characters each: what stdqa reads as a passage of its own is one for every system.
ALIKE = (
    "In {year}, {office} {act} {count:,} {thing} for {field}, of which {part:,} were mandatory and {rest:,} "
    "recommended; {more:,} enterprises took part in the work, {share}% more than in {before}, and {others} "
    "are to follow.",
    "By the end of {year} the number of {thing} in the care of {office} had come to {total:,}, among them "
    "{count:,} for {field}; {share}% had been adopted from foreign ones, and {part:,} were under revision.",
    "{share}% of the {thing} that {office} {act} in {year} concern {field}, a head of department said: "
    "{count:,} new ones stand beside {part:,} revised ones, and {more:,} experts sat on {rest:,} committees.",
    "A survey in {year} by {office} found that {more:,} of {total:,} firms in {field} use {thing} of their "
    "own, {share} percentage points more than in {before}; {part:,} of them had {act} theirs on a platform.",
)
OTHER = (
    "{body} {verb} {count:,} {counted} {place} in {year}, {reason}, and spent {money:.2f} million crowns on "
    "them; by the end of that year there were {total:,} in all, {share}% more than in {before}, of every age "
    "and kind.",
    "Of the {total:,} {counted} {place}, {part} in every hundred had been {verb} by {body} in {year}, "
    "{reason}; the others waited until the spring, when {count:,} owners wrote letters to the assembly.",
)


def distractors(count: int) -> Iterator[str]:
    """Paragraphs that answer no question: every second is about standards elsewhere and in other years,
    the others about other things."""
    chance = random.Random(21)
    for number in range(count):
        year = chance.randint(1994, 2018)
        things = dict(zip(("thing", "others"), chance.sample(THINGS, 2), strict=True))
        yield chance.choice(OTHER if number % 2 else ALIKE).format(
            **things,
            office=chance.choice(OFFICES),
            act=chance.choice(ACTS),
            field=chance.choice(FIELDS),
            body=chance.choice(BODIES),
            verb=chance.choice(VERBS),
            counted=chance.choice(COUNTED),
            place=chance.choice(PLACES),
            reason=chance.choice(REASONS),
            year=year,
            before=year - 1,
            count=chance.randint(120, 9000),
            part=chance.randint(12, 99),
            rest=chance.randint(12, 900),
            more=chance.randint(1000, 9999),
            total=chance.randint(10_000, 90_000),
            share=chance.randint(10, 700) / 10,
            money=chance.uniform(1, 900),
        )


def write_distractors(folder: Path, count: int, paragraphs: int = 100) -> None:
    """Write them as documents of so many paragraphs each."""
    made = distractors(count)
    for number, first in enumerate(range(0, count, paragraphs)):
        held = [next(made) for _ in range(min(paragraphs, count - first))]
        (folder / f"elsewhere-{number:04}.txt").write_text("\n\n".join(held) + "\n", encoding="utf-8")


def _sentences(chance: random.Random) -> Iterator[str]:
    for template in chance.sample(SENTENCES, chance.randint(2, 4)):
        yield template.format(
            body=chance.choice(BODIES),
            verb=chance.choice(VERBS),
            count=chance.randint(20, 4000),
            counted=chance.choice(COUNTED),
            place=chance.choice(PLACES),
            year=chance.randint(2015, 2024),
            reason=chance.choice(REASONS),
            total=chance.randint(4000, 90000),
            share=chance.randint(1, 400) / 10,
            part=chance.randint(2, 99),
            money=chance.uniform(1, 900),
        )
