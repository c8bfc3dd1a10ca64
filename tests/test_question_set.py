"""The question set: every expected answer is borne out, word for word, by the corpus it names."""

import json
import math
import re
from collections import Counter
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
QUESTIONS = ROOT / "evaluation" / "questions.jsonl"
CORPUS = {path.stem: path.read_text(encoding="utf-8") for path in sorted((ROOT / "corpus").glob("*.md"))}
BODIES = {name: text.split("\n---\n", 1)[1] for name, text in CORPUS.items()}

AT_LEAST = {
    "figure": 60,
    "figure-stock-vs-flow": 30,
    "percentage": 20,
    "figure-list": 15,
    "comparison": 15,
    "derived": 15,
    "entity": 20,
    "list": 12,
    "yes-no": 18,
    "definition": 10,
    "unanswerable": 22,
    "false-premise": 10,
    "follow-up": 13,
}
REASONS = {"not_in_sources", "other_period", "other_scope", "too_vague", "off_topic"}
STYLES = {"plain", "formal", "british", "casual", "keyword", "typo", "synonym", "long"}
PERIODS = {
    "in 2023": ("in 2023",),
    "by the end of 2023": ("by the end of 2023", "of the end of 2023"),
    "": (),
}
REQUIRED = {
    "id",
    "part",
    "category",
    "question",
    "figures",
    "wrong_figures",
    "answers",
    "period",
    "evidence",
    "evidence_mode",
    "style",
}
OPTIONAL = {
    "history",
    "accept_rounded",
    "accept_also",
    "items",
    "key_points",
    "verdict",
    "operands",
    "working",
    "ambiguous",
    "reason",
    "note",
}
# What a category needs beside the required fields; no other category has it.
NEEDS = {
    "list": {"items"},
    "definition": {"key_points"},
    "yes-no": {"verdict"},
    "derived": {"operands", "working"},
    "follow-up": {"history"},
}
VALUES = {"six": 6, "seven": 7, "eight": 8, "nine": 9, "eleven": 11, "twelve": 12, "seventeen": 17} | {
    "twenty-three": 23,
    "thirty-four": 34,
    "thirty-nine": 39,
    "fifty": 50,
}
NUMBER = re.compile(r"(?<![\w.,-])\d+(?:,\d{3})*(?:\.\d+)?(?:%| million)?(?![\w%+]|[.,-]\d)")
WORD = re.compile(rf"\b(?:{'|'.join(VALUES)})\b", re.IGNORECASE)
# The numbers of the corpus that belong to a date or a name.
NOT_ASKED = {"2023", "2024", "27", "29", "1906"}


def load() -> list[dict]:
    return [json.loads(line) for line in QUESTIONS.read_text(encoding="utf-8").splitlines()]


def holds(text: str, figure: str) -> bool:
    """Whether a text prints a figure, and not merely a longer number that contains it."""
    pattern = rf"(?<![\w.,]){re.escape(figure)}(?![\w%]|[.,]\d)"
    return re.search(pattern, text, re.IGNORECASE) is not None


def number(figure: str) -> float:
    figure = figure.casefold()
    if figure in VALUES:
        return float(VALUES[figure])
    return float(figure.replace(",", "").replace("%", "").replace(" million", ""))


def accepted(question: dict) -> list[str]:
    return [*question["figures"], *question.get("accept_rounded", []), *question.get("accept_also", [])]


def worked_out(working: str) -> tuple[float, str]:
    """The value of the left side of a working, and its right side as printed."""
    left, _, right = working.partition(" = ")
    expression = re.sub(r"([\d.]+)%", r"(\1/100)", left.replace(",", ""))
    if not re.fullmatch(r"[\d.\s()+*/-]+", expression):
        raise ValueError(working)
    value = eval(expression, {"__builtins__": {}})  # noqa: S307 - digits and operators only, checked above
    return (value * 100 if right.endswith("%") else value), right


def is_rounded_from(value: float, printed: str) -> bool:
    decimals = len(printed.rstrip("%").partition(".")[2])
    return math.isclose(number(printed), value, abs_tol=0.5 * 10**-decimals + 1e-9)


def problems(question: dict) -> list[str]:
    """What is wrong with one question; empty if nothing is."""
    fields = set(question)
    if REQUIRED - fields or fields - REQUIRED - OPTIONAL:
        return [f"fields: {REQUIRED - fields} missing, {fields - REQUIRED - OPTIONAL} unknown"]
    found = [*_shape(question), *_evidence(question), *_figures(question)]
    if question["category"] == "derived":
        found += _working(question)
    if question["category"] == "comparison":
        found += _comparison(question)
    return found


def _shape(question: dict) -> list[str]:
    found = []
    category = question["category"]
    if category not in AT_LEAST:
        found.append(f"unknown category {category}")
    for owner, fields in NEEDS.items():
        if any(bool(question.get(field)) != (owner == category) for field in fields):
            found.append(f"{sorted(fields)}: only and always in {owner}")
    for field, known in (
        ("style", STYLES),
        ("part", {"dev", "test"}),
        ("evidence_mode", {"any", "all"}),
        ("period", set(PERIODS)),
    ):
        if question[field] not in known:
            found.append(f"unknown {field} {question[field]!r}")
    if (
        question.get("verdict", "yes") not in {"yes", "no"}
        or question.get("reason", "off_topic") not in REASONS
    ):
        found.append("unknown verdict or reason")
    if category == "false-premise" and not question.get("note"):
        found.append("a false premise without a note that says what is false")
    return found


def _evidence(question: dict) -> list[str]:
    found = []
    quotes = [one["quote"] for one in question["evidence"]]
    for one in question["evidence"]:
        if not one["quote"] or one["quote"] not in BODIES.get(one["doc"], ""):
            found.append(f"not in {one['doc']}: {one['quote']!r}")
    unanswerable = bool(question.get("reason"))
    if question["category"] == "unanswerable" and not unanswerable:
        found.append("unanswerable without a reason")
    if unanswerable and (accepted(question) or quotes or question["answers"]):
        found.append("unanswerable, and yet with an answer")
    if not unanswerable and not (quotes and question["answers"]):
        found.append("answerable, and yet without evidence or answer")
    wordings = PERIODS.get(question["period"], ())
    if wordings and not any(wording in quote.casefold() for quote in quotes for wording in wordings):
        found.append("no quote states the period")
    together = " ".join(quotes).casefold()
    for field in ("items", "key_points"):
        found += [
            f"{field}: {one!r} not in the evidence"
            for one in question.get(field, [])
            if one.casefold() not in together
        ]
    if question["category"] == "entity" and not any(
        one.casefold() in together for one in question["answers"]
    ):
        found.append("no answer is in the evidence")
    return found


def _figures(question: dict) -> list[str]:
    found = []
    quotes = [one["quote"] for one in question["evidence"]]
    figures, also = question["figures"], question.get("accept_also", [])
    if question["category"] != "derived":
        for text in quotes if question["evidence_mode"] == "any" else [" ".join(quotes)]:
            missing = [figure for figure in figures if not holds(text, figure)]
            if missing and not any(holds(text, figure) for figure in also):
                found.append(f"{missing} not in {text!r}")
    right = {one.casefold() for one in accepted(question)}
    for wrong in question["wrong_figures"]:
        if wrong.casefold() in right or wrong in question.get("operands", []):
            found.append(f"{wrong} is both right and wrong")
        if holds(question["question"], wrong):
            found.append(f"the question itself holds the wrong figure {wrong}; say so in the note instead")
    for rounded in question.get("accept_rounded", []):
        if not any(math.isclose(number(rounded), number(figure), rel_tol=0.05) for figure in figures):
            found.append(f"{rounded} rounds none of {figures}")
    return found


def _working(question: dict) -> list[str]:
    found = []
    quotes = " ".join(one["quote"] for one in question["evidence"])
    value, right = worked_out(question["working"])
    if not is_rounded_from(value, right):
        found.append(f"working: {question['working']} (it is {value})")
    result = question["figures"][0]
    if len(question["figures"]) != 1 or result.removesuffix(" million") != right:
        found.append(f"figures {question['figures']} are not the result {right}")
    found += [
        f"the result {result} is printed in {name}" for name, text in BODIES.items() if holds(text, result)
    ]
    for operand in question["operands"]:
        if not holds(quotes, operand) or operand.removesuffix(" million") not in question["working"]:
            found.append(f"operand {operand} is not in the evidence or not in the working")
    return found


def _comparison(question: dict) -> list[str]:
    figures = [number(figure) for figure in question["figures"]]
    found = []
    if len(figures) < 2 or figures[0] != max(figures) or figures.count(figures[0]) != 1:
        found.append("the first figure must be the winner's, the largest")
    if not any(question["answers"][0].startswith(name) for name in question["answers"][1:]):
        found.append("the first answer does not begin with the winner's name")
    return found


SET = load()


@pytest.mark.parametrize("question", SET, ids=[question["id"] for question in SET])
def test_question_is_borne_out_by_the_corpus(question):
    assert problems(question) == []


def test_ids_and_questions_are_unique():
    assert len({question["id"] for question in SET}) == len(SET)
    asked = Counter((*question.get("history", []), question["question"].casefold()) for question in SET)
    assert [one for one, times in asked.items() if times > 1] == []


def test_every_category_has_its_share_and_both_parts():
    counts = Counter(question["category"] for question in SET)
    assert {name: counts[name] for name, least in AT_LEAST.items() if counts[name] < least} == {}
    for name in AT_LEAST:
        parts = Counter(question["part"] for question in SET if question["category"] == name)
        # The first questions were drawn half and half, the later ones three to two.
        assert 0.35 <= parts["test"] / counts[name] <= 0.55, (name, parts)


def test_yes_no_questions_are_half_false():
    verdicts = Counter(question["verdict"] for question in SET if question["category"] == "yes-no")
    assert abs(verdicts["yes"] - verdicts["no"]) <= 2


def test_every_style_is_used():
    styles = Counter(question["style"] for question in SET)
    assert set(styles) == STYLES
    assert styles["typo"] >= 0.06 * len(SET) and styles["keyword"] >= 0.08 * len(SET)


def test_every_figure_of_the_corpus_is_asked_about():
    asked = {figure.casefold() for question in SET for figure in accepted(question)}
    printed = set()
    for text in BODIES.values():
        text = re.sub(r"^(#.*|\d\. )", "", text, flags=re.MULTILINE)
        printed |= {match.group().casefold() for match in NUMBER.finditer(text)}
        printed |= {match.group().casefold() for match in WORD.finditer(text)}
    assert len(printed) > 100
    assert sorted(printed - asked - NOT_ASKED) == []


def first(category: str) -> dict:
    return next(question for question in SET if question["category"] == category)


def change(question: dict, **fields: object) -> dict:
    return {**question, **fields}


def quoting(question: dict, quote: str) -> dict:
    return change(question, evidence=[{"doc": question["evidence"][0]["doc"], "quote": quote}])


FIGURE, STOCK, DERIVED = first("figure"), first("figure-stock-vs-flow"), first("derived")
COMPARISON, LISTED, ENTITY, REFUSED = (
    first("comparison"),
    first("list"),
    first("entity"),
    first("unanswerable"),
)
BROKEN = {
    "quote with a word changed": quoting(STOCK, STOCK["evidence"][0]["quote"].replace("approved", "adopted")),
    "quote of an unknown document": change(FIGURE, evidence=[{**FIGURE["evidence"][0], "doc": "other"}]),
    "quote of the front matter": quoting(ENTITY, "side: moderator"),
    "figure that its evidence does not print": change(FIGURE, figures=["1,234"]),
    "figure that is part of a longer one": change(STOCK, figures=[STOCK["figures"][0][-3:]]),
    "figure that is also a wrong one": change(STOCK, wrong_figures=STOCK["figures"]),
    "wrong figure in the question": change(STOCK, wrong_figures=["2023"]),
    "rounding that is far off": change(STOCK, accept_rounded=["9"]),
    "period that the evidence does not state": change(STOCK, period="by the end of 2023"),
    "unknown category": change(FIGURE, category="number"),
    "unknown style": change(FIGURE, style="rude"),
    "unknown field": change(FIGURE, answer="75"),
    "missing field": {key: value for key, value in FIGURE.items() if key != "wrong_figures"},
    "field of another category": change(FIGURE, verdict="yes"),
    "follow-up without history": change(first("follow-up"), history=[]),
    "no answer": change(FIGURE, answers=[]),
    "no evidence": change(FIGURE, figures=[], period="", evidence=[]),
    "unanswerable with a figure": change(REFUSED, figures=["1"]),
    "unanswerable for no known reason": change(REFUSED, reason="dull"),
    "working that is wrong": change(DERIVED, working=DERIVED["working"][:-1] + "9"),
    "result that is not the working's": change(DERIVED, figures=["41,368"]),
    "result that is printed": change(
        DERIVED, figures=["5,784"], working="5,784 + 0 = 5,784", operands=["5,784"]
    ),
    "operand that is also a wrong figure": change(DERIVED, wrong_figures=DERIVED["operands"]),
    "operand that is not in the evidence": change(DERIVED, operands=["9,999"]),
    "loser named first": change(COMPARISON, answers=["Neither", *COMPARISON["answers"][1:]]),
    "loser's figure first": change(COMPARISON, figures=COMPARISON["figures"][::-1]),
    "item that is not in the evidence": change(LISTED, items=[*LISTED["items"], "Atlantis"]),
    "name that is not in the evidence": change(ENTITY, answers=["Nobody"]),
    "false premise that is not named": change(first("false-premise"), note=""),
}


@pytest.mark.parametrize("broken", BROKEN.values(), ids=BROKEN)
def test_a_broken_question_is_reported(broken):
    assert problems(broken) != []
