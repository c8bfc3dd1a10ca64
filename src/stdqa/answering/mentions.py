"""What a sentence names: people, bodies, places, titles; and the lists in it. All by how it is printed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from stdqa.answering.sought import Sort, sorts
from stdqa.text import content_stems, function_words, search_form, stem


@dataclass(frozen=True, slots=True)
class Mention:
    """A name or title in a text, and the sort of thing that it is; ``text`` without its quotation marks."""

    start: int
    end: int
    text: str
    sort: Sort


@dataclass(frozen=True, slots=True)
class Listing:
    """A list in a text: where its items stand, and how many there are; ``names`` if names are listed."""

    start: int
    end: int
    items: tuple[str, ...]
    names: bool
    mentions: tuple[Mention, ...] = ()


QUOTED = re.compile(r"[“\"]([^“”\"\n]{2,240}?)[,.]?[”\"](?:\s\(\d{4}(?:[–-]\d{4})?\))?")
# "Radio Harbour", "Ministry of Education", "Beijing-Tianjin-Hebei", "ISO"
_CAPITAL = r"[A-Z][\w'’]*(?:[-–][A-Z0-9+][\w'’]*)*"
NAME = re.compile(rf"{_CAPITAL}(?:\s(?:(?:of|for|de|la|von|van|der)\s(?:the\s)?)?(?:{_CAPITAL}|\d{{4}}\b))*")
HONORIFIC = re.compile(
    r"\b(?:Mr|Ms|Mrs|Dr|Prof|Miss|Madam|Sir)\.?\s$|"
    r"\b(?:[Ss]ecretary|[Dd]irector|[Pp]resident|[Mm]inister|[Cc]hair(?:man|woman)?|[Rr]eporter|[Ii]nspector|[Hh]istorian|[Ff]ounder"
    r"|[Aa]uthor|[Ww]riter|[Jj]ournalist|[Mm]oderator|[Pp]rofessor|[Ee]ngineer|[Ss]cientist|[Ll]eader|[Kk]ing|[Qq]ueen|[Ll]ibrarian)"
    r"(?:\s(?:is|was))?\s$|"
    # "By the sculptor Jonas Pell": a noun of what somebody does.
    r"\b(?:the|its|our|and)\s[a-z]+(?:er|or|ist|ian|[a-z]man)\s$"
)
# Roles that stand as the first words of a name: "General Secretary Xi Jinping".
ROLE_WORDS = frozenset(
    (
        "general",
        "secretary",
        "director",
        "president",
        "minister",
        "chair",
        "chairman",
        "chairwoman",
        "deputy",
        "vice",
    )
    + (
        "chief",
        "reporter",
        "inspector",
        "professor",
        "mr",
        "ms",
        "mrs",
        "dr",
        "premier",
        "governor",
        "mayor",
        "prime",
        "head",
    )
)
ACRONYM = re.compile(r"[A-Z][A-Z0-9]{1,6}$")
# "Chinese experts", "Second-level", "March 27": no names, though they are written with a capital.
ADJECTIVE = re.compile(
    r"[A-Z][a-z]+(?:ese|ish)$|(?:French|German|Dutch|Swiss|Greek|Russian|Italian|Indian|European|American|African|"
    r"Asian|Australian|Canadian|Brazilian|Korean|Norwegian|Belgian|Austrian|Mexican|Egyptian)$"
)
NO_NAME = re.compile(
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|"
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days?|First|Second|Third|Fourth|Fifth|Sixth|Seventh|Eighth|Ninth|Tenth|I|The|A|"
    r"One|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten|Eleven|Twelve|\w+teen|(?:Twen|Thir|For|Fif|Six|Seven|Eigh|Nine)ty)$"
)


# "Seen by region, …", "Centered on …", "Widely …": no names, though they open a sentence.
PARTICIPLE = re.compile(r"(?:[a-z]{3}ed|[a-z]{4}ly|ing|een|iven|aken)$")


@dataclass(frozen=True, slots=True)
class Namer:
    """Finds names; it knows the people of the documents, which words are ever written small there, and which
    have a capital within a sentence.
    """

    people: frozenset[str]
    small: frozenset[str]
    proper: frozenset[str] = frozenset()

    def mentions(self, text: str) -> tuple[Mention, ...]:
        """The names and titles of a text, in order; no two overlap."""
        titles = [Mention(m.start(), m.end(), m[1], Sort.TITLE) for m in QUOTED.finditer(text)]
        named = [
            mention
            for start, end in _joined(text, self._runs(text))
            if not any(t.start < end and start < t.end for t in titles)
            and (mention := self._mention(text, start, end))
        ]
        return tuple(sorted([*titles, *named], key=lambda m: m.start))

    def _runs(self, text: str) -> Iterator[tuple[int, int]]:
        """The runs of words with a capital, without the first word of a sentence where it is no name."""
        for match in NAME.finditer(text):
            start, end = match.span()
            before = text[:start].rstrip(' *"“(')
            if not before or before[-1] in ".!?:：\n":
                first = re.match(r"[\w'’]+(?:[-–][\w'’]+)*", text[start:end])
                word = first.group() if first else ""
                alone = start + len(word) == end
                root = stem(word)
                if root in function_words() or (alone and not self._opens_names(word)):
                    start += len(word) + 1
                    start += len(text[start:end]) - len(text[start:end].lstrip())
                    # What is left must open with a capital of its own: "In the Republic".
                    if start >= end or not text[start].isupper():
                        continue
            yield start, end

    def _opens_names(self, word: str) -> bool:
        form = search_form(re.split(r"[-–'’]", word)[0])
        if form in self.small:
            return ACRONYM.match(word) is not None
        # "Beijing" is no participle.
        return form in self.proper or not PARTICIPLE.search(form) or ACRONYM.match(word) is not None

    def _mention(self, text: str, start: int, end: int) -> Mention | None:
        said = re.sub(r"['’]s?$", "", text[start:end])
        end = start + len(said)
        while (first := said.split(" ", 1))[0].lower() in ROLE_WORDS and len(first) > 1:
            rest = first[1].lstrip()
            start, said, titled = end - len(rest), rest, True
            if said.split()[0].lower() not in ROLE_WORDS:
                person = titled and _is_person(said)
                return Mention(start, end, said, Sort.PERSON) if person else None
        if said.lower() in ROLE_WORDS or len(said) < 2 or NO_NAME.match(said):
            return None
        if ADJECTIVE.match(said) and " " not in said and re.match(r"\s[a-z]", text[end:]):
            return None
        if " " not in said and not self._opens_names(said) and not _is_body(said):
            return None
        if said in self.people or (HONORIFIC.search(text[:start]) and _is_person(said)):
            return Mention(start, end, said, Sort.PERSON)
        return Mention(start, end, said, _sort(said))


def _is_person(name: str) -> bool:
    return (
        1 <= len(name.split()) <= 4 and not any(w[0].islower() for w in name.split()) and not _is_body(name)
    )


def _is_body(name: str) -> bool:
    return any(root in sorts()["body"] for root in map(stem, re.findall(r"[\w'’]+", name)))


def _sort(name: str) -> Sort:
    """The sort of a name that is no person's: by its nouns, else a place."""
    roots = [stem(word) for word in re.findall(r"[\w'’]+", name)]
    if any(root in sorts()["body"] for root in roots) or ACRONYM.match(name):
        return Sort.BODY
    if len(roots) > 1 and any(root in sorts()["title"] for root in roots):
        return Sort.TITLE
    return Sort.PLACE


def _joined(text: str, runs: Iterator[tuple[int, int]]) -> list[tuple[int, int]]:
    """Runs with "and" between them that are one name: "Ministry of Science and Technology", "News and
    Publicity Department"."""
    found: list[tuple[int, int]] = []
    for start, end in runs:
        if found and text[found[-1][1] : start] == " and ":
            before, after = text[found[-1][0] : found[-1][1]], text[start:end]
            governs = re.search(r"\b(?:of|for)\s", before) and _is_body(
                before.split(" of ")[0].split(" for ")[0]
            )
            own = re.split(r" (?:of|for) ", after)[0].split()
            closes = len(own) > 1 and _is_body(own[-1]) and not _is_body(before)
            if (governs and not _is_body(after)) or closes:
                found[-1] = (found[-1][0], end)
                continue
        found.append((start, end))
    return found


# What may stand between the names of one list: "Hebei with 24,163, Henan with 23,309", "with A and with B".
BETWEEN = re.compile(
    r"(?:\s\([^()]*\)|\s(?:with|at|by|in)?\s?[\d.,]*\d%?(?:\s[a-z]+){0,2})?"
    r"(?:,\s|;\s|\s)?(?:(?:and|&|or|as well as)\s)?(?:(?:with|in|by|from)\s)?(?:the\s)?"
)


def name_lists(text: str, mentions: Sequence[Mention]) -> Iterator[Listing]:
    """The lists of names of a text: names with nothing but commas, "and" and figures between them."""
    group: list[Mention] = []
    for mention in [*mentions, None]:
        if mention and group and _listed_with(text, group[-1], mention):
            group.append(mention)
            continue
        if len(group) > 1:
            yield Listing(group[0].start, group[-1].end, tuple(m.text for m in group), True, tuple(group))
        group = [mention] if mention else []


def _listed_with(text: str, one: Mention, two: Mention) -> bool:
    between = text[one.end : two.start]
    joined = re.search(r"\band\b|\bor\b|&", between)
    parted = joined or (re.search(r"[,;]", between) and one.sort is two.sort)
    return bool(parted) and BETWEEN.fullmatch(between) is not None


# Words after which a list of things begins, the surest first.
OPENINGS = (
    re.compile(
        r"\bwith\s(?=[^.;]{3,120}\bas (?:an )?examples?\b)|"
        r"\b(?:such as|including|like|namely|e\.g\.,?|i\.e\.,?|among them|"
        r"for (?:example|instance),?(?:\s(?:in|on|with))?)\s",
        re.I,
    ),
    re.compile(
        r"\b(?:are|were|includes?|included|covers?|covering|comprises?|comprising|named|contains?|won|"
        r"winning)\s|:\s"
    ),
    re.compile(r"\b(?:in|with|by|for|on|from|between|as|into)\s(?!(?:which|that|order|terms)\b)"),
    re.compile(r"\b(?:of|to)\s"),
)
# Where a clause goes on with something else than the list.
LIST_ENDS = re.compile(
    r"[.;:!?]\s|[.;:!?]$|"
    r",\s(?:which|who|that|where|with|so|thus|effectively|has|have|it|they|he|she|we|for which)\b|"
    r"\s(?:is|are|was|were|has|have|had|will|would|can|could|announced|served?|makes?|made|that|which|who|"
    r"through|as examples?)\b"
)
ITEM_WORDS = 9
JOINT = re.compile(r",\s(?:and\s|or\s)?|\s(?:and|or|as well as)\s")
OTHERS = re.compile(r"^(?:(?:and\s)?(?:many\s)?other(?:s|\s[\w\s-]+)?|etc\.?|so on)$", re.I)


def thing_lists(text: str, mentions: Sequence[Mention] = (), pairs: bool = False) -> tuple[Listing, ...]:
    """The lists of things of a text, in order: "in fields such as radar and night watches". Of lists that
    overlap the one with the surest opening is kept.

    :param pairs: whether two things without a sure opening ("in radar and weather reports") are a list too.
    """
    inside = [(m.start, m.end) for m in mentions]
    found = [
        listed
        for joint in re.finditer(r",\s|\sand\s", _hidden(text))
        # The "and" of "the Ministry of Science and Technology" joins no two things.
        if not any(a < joint.start() < b for a, b in inside)
        for listed in _lists_around(text, joint)
        if _plausible(*listed, 2 if pairs else 3)
    ]
    kept: list[Listing] = []
    for _, listing in sorted(found, key=lambda one: (one[0], -len(one[1].items), -one[1].end)):
        if not any(one.start < listing.end and listing.start < one.end for one in kept):
            kept.append(listing)
    return tuple(sorted(kept, key=lambda one: one.start))


def _plausible(sureness: int, listing: Listing, least: int) -> bool:
    """Whether what stands between commas is a list: behind a plain preposition only three things and more,
    none of them with a number or a participle."""
    if sureness < 2:
        return not any(re.search(r"\d", item) for item in listing.items) and not PASSIVE.match(
            listing.items[0]
        )
    return len(listing.items) >= least and not any(CLAUSE.search(item) for item in listing.items)


# "Were revised and issued" lists nothing, though "were" opens it.
PASSIVE = re.compile(r"(?:\w+ly\s|self-)?(?:\w+ed|being|becoming|drawn|put|set|made|the first)\b")
CLAUSE = re.compile(
    r"\d|^(?:\w+ly )?\w+(?:ed|ing)\s(?:by|to|of|the|a|an|its|their|at|in)\b|\b(?:there|it|we)\b", re.I
)


def _hidden(text: str) -> str:
    """A text of the same length without the commas and words inside quotation marks and brackets."""
    return re.sub(r"[“\"][^“”\"]*[”\"]|\([^()]*\)|\d,\d", lambda m: "\0" * len(m.group()), text)


def _lists_around(text: str, joint: re.Match[str]) -> Iterator[tuple[int, Listing]]:
    """The lists whose first joint stands at a place, and how sure their opening is (0 the surest)."""
    hidden = _hidden(text)
    clause = max((m.end() for m in re.finditer(r"[.;!?]\s|,\s", hidden[: joint.start()])), default=0)
    opened = ((n, _opening(pattern, hidden, clause, joint.start())) for n, pattern in enumerate(OPENINGS))
    sureness, start = next(((n, at) for n, at in opened if at is not None), (0, None))
    if start is None:
        return
    first_comma = hidden.find(",", joint.end())
    for end in (
        _list_end(hidden, start, joint.start(), sureness),
        first_comma if "and" in joint.group() else -1,
    ):
        items = _items(text[start:end]) if end > joint.end() else ()
        if len(items) > 1:
            yield sureness, Listing(start, start + len(text[start:end].rstrip(" .,")), items, False)


def _list_end(hidden: str, start: int, joint: int, sureness: int) -> int:
    """Where a list ends: with its clause, or where the main clause begins; -1 where it is none."""
    ended = LIST_ENDS.search(hidden, joint)
    end = ended.start() if ended else len(hidden)
    again = OPENINGS[0].search(hidden, joint, end)
    if again:
        # "…, and in other fields such as …": what opens the next list is no item of this one.
        end = hidden.rfind(",", joint, again.start())
    last = re.search(r",\s(?:and|or)\s[^,]+(?=,)", hidden[start:end])
    if last is None and LED_IN.match(hidden):
        # "In fields such as A, B and C, the office …": the main clause follows the list.
        last = re.search(r"\s(?:and|or)\s[^,]+(?=,)(?!.*,\s(?:and|or)\s)", hidden[start:end])
    if last:
        end = start + last.end()
    elif (
        sureness > 1
        and LED_IN.match(hidden)
        and "," not in hidden[:start]
        and "," in hidden[start : joint + 1]
    ):
        # "In the north, cod and herring …": what stands before the comma is no item.
        return -1
    # "…, winning three prizes": a participle after the comma opens another clause.
    running = re.search(
        r",\s[a-z]+ing\s(?:of\s)?(?:the|a|an|more|over|its|their|\d[\d,]*)\b", hidden[joint:end]
    )
    return joint + running.start() if running else end


LED_IN = re.compile(r"\s*(?:In|For|Among|Across|Within|With|Through|By|On|Of)\s")


def _opening(pattern: re.Pattern[str], text: str, start: int, end: int) -> int | None:
    """Where the first opening ends that leaves an item of few words before the joint."""
    ends = (match.end() for match in pattern.finditer(text, start, end))
    return next((at for at in ends if 0 < len(text[at:end].split()) <= ITEM_WORDS), None)


def _items(listed: str) -> tuple[str, ...]:
    """The items of a list: parted by commas, the last by "and"; "and others" is no item."""
    parts = _split(listed, r",\s(?:and\s|or\s)?")
    # Where commas part the items, only the last part may hold two of them.
    last = parts[-1]
    after_comma = re.search(r",\s(?:and|or)\s", _hidden(listed)) is not None
    if not after_comma:
        parts[-1:] = _pair(last)
    bare = (re.sub(r"^(?:with|on|in|for|by|from)\s", "", part.strip(" .")) for part in parts)
    kept = [part for part in bare if part and not OTHERS.match(part)]
    return tuple(kept) if all(len(p.split()) <= ITEM_WORDS for p in kept) else ()


def _pair(text: str) -> list[str]:
    """The two items around "and"; of several the one that an article follows is meant."""
    cut = re.search(r"\sand\s(?=the\s|an?\s)", _hidden(text)) or re.search(r"\sand\s", _hidden(text))
    return [text[: cut.start()], text[cut.end() :]] if cut else [text]


def _split(text: str, pattern: str) -> list[str]:
    """Split a text, but not inside quotation marks or brackets."""
    parts, at = [], 0
    for match in re.finditer(pattern, _hidden(text)):
        parts.append(text[at : match.start()])
        at = match.end()
    return [*parts, text[at:]]


def says_name(name: str, stems: frozenset[str]) -> bool:
    """Whether the words of a name are all among some stems: a question that says it does not seek it."""
    own = frozenset(content_stems(name))
    return bool(own) and own <= stems
