"""The things that a question sets beside each other: alternatives, and lists."""

from __future__ import annotations

import re
from dataclasses import dataclass

from stdqa.figures import time_phrases
from stdqa.glossary import Glossary
from stdqa.questions.forms import BIGGER, CHOICE, LEAST, MOST, OF_TWO, SMALLER, WITHIN
from stdqa.text import content_stems


@dataclass(frozen=True, slots=True)
class Parts:
    """The things a question names side by side ("logistics or waste handling"), and what they share."""

    options: tuple[str, ...]
    shared: str


def options(text: str) -> Parts:
    """The alternatives of a question ("…: logistics or waste handling?"); none if it names none."""
    bare = BIGGER_ONE.sub("", WITHIN.sub("which ", BY_WHAT.sub("", text.rstrip("?!. "))))
    if two := OF_TWO.search(bare):
        # What follows the second is told by the verb before the word that compares.
        cut = SAID_MORE.search(two["rest"])
        if cut and cut.start():
            rest = f"{bare[: two.start()]} {two['rest'][cut.start() :]}"
            return Parts(_clean(two["a"], two["rest"][: cut.start()]), rest)
    than = re.search(rf"\b(?:{BIGGER}|{SMALLER})\s+(.+?)\s+than\s+(.+)$", bare, re.I)
    if than:
        return Parts(_clean(than.group(1), than.group(2)), f"{bare[: than.start()]} {_rest(than.group(2))}")
    joint = re.search(r"\s(?:or|versus|vs?\.?)\s", bare, re.I) or re.search(
        r"(?<=\w)\sagainst\s(?=[^:]*:)", bare, re.I
    )
    if not joint:
        pair = re.search(r"\b(?:compare|between)\s+(.+?)\s+(?:and|with|to)\s+(.+)$", bare, re.I)
        return Parts(_clean(pair.group(1), pair.group(2)), bare[: pair.start()]) if pair else Parts((), bare)
    right = bare[joint.end() :]
    if fronted := re.match(r"(?P<last>[^:,]+)(?::|,| -)\s(?=(?:which|who|what)\b)", right, re.I):
        # "Tarn or Easby: which has more piers?": the alternatives come first.
        named = re.split(r",\s*", bare[: joint.start()])
        if all(len(part.split()) <= MOST_FRONTED for part in named):
            return Parts(_clean(*named, fronted["last"]), right[fronted.end() :])
    left, before = _left_of(bare[: joint.start()], right)
    tail = re.split(r"[,;:]\s|\s[-–—]\s", right)
    # "… or industry standards filed in 2023": what was done is said of all alternatives.
    shared = " ".join([before, *tail[1:], _rest(tail[0])])
    listed = [part for part in re.split(r",\s*", left) if part.strip()]
    # "… or quays form the bigger part": what is said of either is no part of the last.
    more = SAID_MORE.search(tail[0])
    last = tail[0][: more.start()] if more and more.start() else tail[0]
    return Parts(_clean(*listed, last), shared)


# "…, and on what figures?" asks for nothing that an answer would not show.
BY_WHAT = re.compile(
    r",?\s+and\s+(?:(?:on|by|with|from|at)\s+)?(?:what|which)\s+(?:figures?|numbers?|values?|counts?|margin|amounts?)"
    r"(?:\s(?:is|are|was|were)\s(?:that|it|they|those))?$|,?\s+and by how (?:much|many)$",
    re.I,
)
# A verb and the word that compares: "has more", "forms the bigger part".
SAID_MORE = re.compile(rf"\s+\w+\s+(?:the\s+|an?\s+)?(?:{BIGGER}|{SMALLER}|{MOST}|{LEAST})\b", re.I)


THERE_ARE_MORE = re.compile(
    rf"^(?P<more>(?:[^,]*,\s)?(?:is|are|was|were) there (?:{BIGGER}|{SMALLER}))"
    r"(?:\s(?!(?:in|at|of|for|by|among)\b)\S+){1,3}$",
    re.I,
)


def _left_of(text: str, right: str) -> tuple[str, str]:
    """The alternatives before "or", and the rest: after the colon or dash, else after the comma, else
    from the word that the other alternative also begins with, else after the comparing word."""
    for mark in (r":\s", r"\s[-–—]\s"):
        cuts = list(re.finditer(mark, text))
        if cuts:
            return text[cuts[-1].end() :], text[: cuts[-1].start()]
    opening = right.split(maxsplit=1)[0] if right.split() else ""
    if re.fullmatch(BIGGER, opening, re.I) and (more := list(re.finditer(rf"\b{opening}\b", text, re.I))):
        # "…, did they gain more chairs or more secretaries?"
        return text[more[-1].start() :], text[: more[-1].start()]
    comma = list(re.finditer(r",\s", text))
    if comma:
        # "…, A, B or C": all short parts at the end belong to the list.
        cut = comma[-1]
        for one in reversed(comma[:-1]):
            if len(text[one.end() : cut.start()].split()) > 3:
                break
            cut = one
        if there := THERE_ARE_MORE.match(text[: cut.start()]):
            # "Are there more A, B or C?"
            return text[there.end("more") :], text[: there.end("more")]
        return text[cut.end() :], text[: cut.start()]
    first = right.split()[0] if right.split() else ""
    same = list(re.finditer(rf"\b{re.escape(first)}\b", text, re.I)) if first else []
    if same:
        return text[same[-1].start() :], text[: same[-1].start()]
    choice = list(CHOICE.finditer(text))
    if choice:
        return text[choice[-1].end() :], text[: choice[-1].start()]
    words = text.split()
    return " ".join(words[-2:]), " ".join(words[:-2])


def _clean(*found: str) -> tuple[str, ...]:
    bare = (LEADING.sub("", AMOUNT_OF.sub("", _timeless(part).strip(' "“”'))) for part in found)
    trimmed = (_up_to_verb(part)[0].strip(' "“”') for part in bare)
    return _with_head(tuple(ONES.sub("", part) for part in trimmed if content_stems(part)))


def _rest(part: str) -> str:
    """What an alternative is said to do, or to have had done: the words cut off by :func:`_clean`."""
    bare = LEADING.sub("", part.strip())
    timeless = _timeless(bare)
    return f"{_up_to_verb(timeless)[1]} {bare[len(timeless) :]}".strip()


def _with_head(found: tuple[str, ...]) -> tuple[str, ...]:
    """ "Industry, group and enterprise standards" are industry standards, group standards, …: single
    words in small letters before a last part of two words share its last word."""
    if len(found) < 2 or not all(
        re.fullmatch(r"[a-z-]+", part) and not part.endswith("s") for part in found[:-1]
    ):
        return found
    last = found[-1].split()
    if len(last) == NOUN_AND_DONE and last[2].endswith("ed"):
        # "Group and enterprise standards lodged".
        last = last[:2]
    if len(last) != 2 or not last[1].endswith("s"):
        return found
    return (*(f"{part} {last[1]}" for part in found[:-1]), " ".join(last))


NOUN_AND_DONE = 3


# "Greater" with a capital begins a name: the Greater Bay Area.
LEADING = re.compile(
    rf"^(?:(?i:did|do|does|was|were|is|are|has|have|had|which|who|what|and|or|the|for|in|of|by|"
    rf"to|with|at|either|those|are there|is there|there are|how many)\s+|(?:{BIGGER}|{SMALLER})\s+)+"
)


def coordinated(text: str, glossary: Glossary | None = None) -> Parts:
    """The things that a question asks several figures for ("new chairs, new secretariats and experts").

    The list is the run of short parts around the last "and", or what follows a colon or dash; what is
    before and after it is shared.

    :param glossary: terms with an "and" of their own ("Belt and Road") that are no lists.
    """
    bare, asked = _small_first(text.rstrip("?!. "), glossary), ""
    for mark in (r":\s", r"\s[-–—]\s"):
        head = re.split(mark, bare, maxsplit=1)
        if len(head) == 2 and ONLY_ASKS.match(head[1]):
            # "Rules on farms and villages – how many came out?"
            bare, asked = head[0], f" {head[1]}"
            break
        if len(head) == 2 and re.search(r",|\band\b|\bplus\b", head[1]):
            return Parts(of_noun(_clean(*LIST_CUT.split(head[1])), head[0]), head[0])
    joints = [
        m
        for m in re.finditer(r",?\s+(?:and|plus|as well as)\s+", bare, re.I)
        if not in_term(bare, m, glossary) and not does_two(bare, m)
    ]
    if not joints:
        return Parts((), bare)
    joint = joints[-1]
    last, tail = _up_to_verb(THOSE_OF.sub("", bare[joint.end() :]))
    items = [THOSE_OF.sub("", item) for item in LIST_CUT.split(bare[: joint.start()])]
    listed = [last]
    while items and len(listed) <= MOST_LISTED:
        item = items.pop()
        own = _after_lead(item)
        listed.insert(0, own)
        if len(own) < len(re.sub(r"^(?:the|an?)\s+", "", item)) or len(item.split()) > 4:
            items.append(item[: len(item) - len(own)])
            break
    return Parts(_clean(*listed), f"{' '.join(items)} {tail}{asked}".strip())


def _small_first(text: str, glossary: Glossary | None) -> str:
    """A question with its first word in small letters, where that begins a term of two words and a list: in
    "Sector and local rules" it is no name."""
    first = re.match(r"(?P<word>[A-Z][a-z]+)(?:,| and )", text)
    if first is None or glossary is None:
        return text
    known = any(len(term) == 2 and (term[0],) == content_stems(first["word"]) for term in glossary.written)
    return text[0].lower() + text[1:] if known else text


# "Was the pile of ferries or that of barges …": ferries and barges are meant.
AMOUNT_OF = re.compile(
    r"^(?:(?:was|were|is|are) )?(?:(?:the )?(?:pile|stock|number|total|count|amount|quantity)|that|those) of "
    r"(?:the )?",
    re.I,
)
BIGGER_ONE = re.compile(rf",?\s+the (?:{BIGGER}|{SMALLER}) (?:one|group|pile|number|of the two)$", re.I)
ONLY_ASKS = re.compile(r"(?:how (?:many|much)|what|which)\b(?!.*(?:,|\band\b|\bor\b|\bplus\b))", re.I)
# "The rules of Tarn, those of Easby and the Norwick ones": the thing is said once.
THOSE_OF = re.compile(r"^(?:those|that|the ones|the same) (?:of|in|from|for|by|with|at) ", re.I)
ONES = re.compile(r"(?<=\w) ones$", re.I)


PLURAL = re.compile(r"\b(?P<noun>\w{3,}s)\b")


def of_noun(found: tuple[str, ...], head: str) -> tuple[str, ...]:
    """ "New standards in 2023: national, local" are national standards and local standards."""
    noun = PLURAL.search(head)
    if noun is None or not all(re.fullmatch(r"[a-z-]+(?<!s)", one) for one in found):
        return found
    return tuple(f"{one} {noun['noun']}" for one in found)


def in_term(text: str, joint: re.Match[str], glossary: Glossary | None) -> bool:
    """Whether an "and" stands inside a term of several words."""
    before = re.search(r"([\w-]+)$", text[: joint.start()])
    after = re.match(r"([\w-]+)", text[joint.end() :])
    if glossary is None or not before or not after:
        return False
    joined = f"{before.group()} {after.group()}"
    pair, said = content_stems(joined), content_stems(text)
    # "Benchmarking and compliance" is joined in whatever follows; "ISO and IEC" may be two names.
    return len(pair) == 2 and any(
        pair in zip(term, term[1:], strict=False)
        and _joins(written)
        and (joined.islower() or set(term) <= set(said))
        for term, written in glossary.written.items()
    )


# "For drafting and reviewing standards": two things done to one.
DOING = re.compile(r"\b(?:for|by|of|in|on|about)\s(?:\w+ly\s)?\w{2,}ing$", re.I)
DOING_IT = re.compile(r"\w{2,}ing\s+(?:the\s)?(?:[\w-]+\s)?\w{3,}s\b", re.I)


def does_two(text: str, joint: re.Match[str]) -> bool:
    """Whether an "and" joins what is done to one thing, and no two things."""
    after = DOING_IT.match(text, joint.end())
    return DOING.search(text[: joint.start()]) is not None and after is not None


def _joins(term: str) -> bool:
    """Whether a term joins its own words: "benchmarking and compliance project", "Tarn-Easby-Skelling"."""
    return " and " in term or term.count("-") > 1


MOST_FRONTED = 8

LIST_CUT = re.compile(
    r",\s*(?:and\s+)?(?:how many\s+)?|\s+(?:and|or)\s+(?:how many\s+)?|\s+as well as\s+|\s+plus\s+|;\s*", re.I
)

MOST_LISTED = 8

LEAD = re.compile(
    r"^.*\b(?:how many|numbers? of|counts? of|totals? of|sum of|for|of|in|at|from|by|both|"
    r"about|concern(?:ing)?|cover(?:ing)?|touch(?:ing)?|address(?:ing)?|regarding|"
    r"(?:relat(?:ed|ing)|devoted) to|involving|"
    r"affecting|"
    r"between|are|is|were|was|did|does|do|i\.e\.|the|"
    r"number|total|share|many|combined)\s+(?=\S)",
    re.I,
)

VERB = re.compile(
    r"\s(?:are|is|were|was|did|does|do|have|has|had|can|could|will|in|by|at|on|during|as|when|"
    r"that|which|together|combined|altogether|filed|published|released|approved|issued)\b",
    re.I,
)


def _after_lead(item: str) -> str:
    """The list's own words of its first part: "secretariats" of "How many new secretariats"."""
    item = re.sub(r"^(?:the|an?)\s+", "", item)
    match = LEAD.match(item)
    return item[match.end() :] if match else item


def _timeless(text: str) -> str:
    """The words up to the first phrase that dates them."""
    phrase = next(iter(time_phrases(text)), None)
    return text[: phrase.start] if phrase and phrase.start else text


def _up_to_verb(text: str) -> tuple[str, str]:
    match = VERB.search(text)
    return (text[: match.start()], text[match.start() :]) if match else (text, "")
