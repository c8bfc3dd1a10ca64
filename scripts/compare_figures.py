"""Compare the figures of each digest with those of the text it was made from.

usage: python scripts/compare_figures.py ORIGINALS_DIR DIGEST_DIR

A digest is a Markdown file whose front matter names its original: `original: press-conference` stands for
ORIGINALS_DIR/press-conference.txt. Every figure is read as a value with its unit and its qualifier, so
"Twelve" equals "12" and "over 60" equals "more than 60", while "nearly 60", "60" and "60%" differ.
A digest may repeat a figure, because its sentences stand alone; it may not carry one less often than the
original does, nor one that the original lacks. Ends with 0 where no figure differs and with 1 otherwise.
"""

import re
import sys
from collections import Counter
from decimal import Decimal
from pathlib import Path

import yaml
from text_to_num import text2num

MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
ORDINALS = "first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth"
WORD = (
    "(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|"
    "seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand)"
)
SCALES = {"thousand": 10**3, "million": 10**6, "billion": 10**9}
QUALIFIERS = {
    "more than": r"more than|over|above|exceed(?:s|ed|ing)?|greater than|upwards of",
    "less than": r"less than|under|below|fewer than",
    "at least": r"at least",
    "at most": r"at most|up to",
    "nearly": r"nearly|almost|close to",
    "about": r"about|around|approximately|roughly",
    "end of": r"end of",  # a state at the end of a year is not what happened in it
}

FRONT_MATTER = re.compile(r"\A---\n(.*?)\n---\n", re.DOTALL)
QUESTION_NUMBER = re.compile(r"^#+ Question \d+:", re.MULTILINE)
# The points of a list, in words in the originals ("First, ...") and in digits in the digests ("### 1. ...").
POINT = re.compile(rf"(?:^|(?<=[.:?!] ))({ORDINALS.title()}), |^(?:#+ )?(\d{{1,2}})\. ", re.MULTILINE)
DATE = re.compile(
    rf"(?P<year>\d{{4}})-(?P<month>\d\d)-(?P<day>\d\d)"
    rf"|(?P<name>{MONTHS}) (?P<day2>\d{{1,2}})\b(?:, (?P<year2>\d{{4}}))?"
    rf"|(?P<day3>\d{{1,2}}) (?P<name3>{MONTHS})\b(?: (?P<year3>\d{{4}}))?"
)
FIGURE = re.compile(
    rf"(?:\b(?P<qualifier>{'|'.join(QUALIFIERS.values())}) )?"
    rf"(?:(?P<clock>\d\d?:\d\d)\b|(?P<model>\d\+X)|(?P<rank>\b\d+)(?:st|nd|rd|th)\b"
    rf"|(?P<ordinal>\b(?:{ORDINALS})\b)|(?P<half>\bhalf\b)"
    rf"|(?:(?P<digits>\d+(?:,\d{{3}})*(?:\.\d+)?)|\b(?P<words>{WORD}(?:(?:-| | and ){WORD})*)\b)"
    rf"(?: (?P<scale>{'|'.join(SCALES)})\b)?(?P<percent>%| percent\b| per cent\b)?)",
    re.IGNORECASE,
)


def take_points(text: str, found: Counter[str]) -> str:
    """Count the numbers of list points and return the text without them."""
    names = ORDINALS.title().split("|")
    for word, digits in POINT.findall(text):
        found[f"point {names.index(word) + 1 if word else digits}"] += 1
    return POINT.sub(" ", text)


def take_dates(text: str, found: Counter[str]) -> str:
    """Count the days and the years of full dates and return the text without them."""
    names = MONTHS.split("|")
    for match in DATE.finditer(text):
        part = match.groupdict()
        month = int(part["month"] or names.index(part["name"] or part["name3"]) + 1)
        found[f"{names[month - 1]} {int(part['day'] or part['day2'] or part['day3'])}"] += 1
        if year := part["year"] or part["year2"] or part["year3"]:
            found[year] += 1
    return DATE.sub(" ", text)


def value_of(match: re.Match[str]) -> str:
    """Give the value and unit of one figure, the same for every way of writing it."""
    part = match.groupdict()
    if part["clock"] or part["model"]:
        return part["clock"] or part["model"].upper()
    if part["half"]:
        return "half"
    if part["rank"] or part["ordinal"]:
        number = int(part["rank"] or ORDINALS.split("|").index(part["ordinal"].lower()) + 1)
        return f"number {number} in order"
    amount = Decimal(
        part["digits"].replace(",", "") if part["digits"] else text2num(part["words"].lower(), "en")
    )
    amount *= SCALES[part["scale"].lower()] if part["scale"] else 1
    year = 1900 <= amount <= 2100
    return f"{amount.normalize():{'f' if year else ',f'}}{'%' if part['percent'] else ''}"


def figures(text: str) -> Counter[str]:
    """Count the figures of a text, each written in one normal form with its qualifier."""
    found: Counter[str] = Counter()
    text = QUESTION_NUMBER.sub("", FRONT_MATTER.sub("", text))
    text = " ".join(take_dates(take_points(text, found), found).split())
    for match in FIGURE.finditer(text):
        spoken = match["qualifier"] or ""
        meaning = next((name for name, p in QUALIFIERS.items() if re.fullmatch(p, spoken, re.IGNORECASE)), "")
        found[f"{meaning} {value_of(match)}".strip()] += 1
    return found


def differences(original: str, digest: str) -> list[str]:
    """List the figures that the digest lacks, carries less often than the original, or adds."""
    before, after = figures(original), figures(digest)
    lines = [
        f"missing: {f} (original {n} times, digest {after[f]})" for f, n in before.items() if after[f] < n
    ]
    return lines + [f"added: {f} (digest {n} times, original 0)" for f, n in after.items() if f not in before]


def compare_folders(originals: Path, digests: Path) -> bool:
    """Print the comparison of every pair and tell whether all figures agree."""
    waiting = {path.stem: path for path in sorted(originals.glob("*.txt"))}
    agree = bool(waiting)
    for path in sorted(digests.rglob("*.md")):
        text = path.read_text(encoding="utf-8")
        header = FRONT_MATTER.match(text)
        stem = str((yaml.safe_load(header[1]) or {}).get("original") if header else None)
        source = waiting.pop(stem, None)
        if source is None:
            print(f"{path.name}: no original for `original: {stem}` in {originals}")
            agree = False
            continue
        original = source.read_text(encoding="utf-8")
        lines = differences(original, text)
        print(f"{path.name} against {source.name} ({len(figures(original))} different figures):")
        print("\n".join(f"  {line}" for line in lines) or "  no difference")
        agree = agree and not lines
    for source in waiting.values():
        print(f"{source.name}: no digest names it as its original")
    return agree and not waiting


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit("usage: python scripts/compare_figures.py ORIGINALS_DIR DIGEST_DIR")
    agreed = compare_folders(Path(sys.argv[1]), Path(sys.argv[2]))
    print("no difference" if agreed else "the figures differ")
    sys.exit(0 if agreed else 1)
