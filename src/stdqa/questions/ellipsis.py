"""Follow-ups that leave words out, made whole by putting what they say into the question before them.

"And Southmere?" after "How many beds does Norland have?" asks how many beds Southmere has: what is said
takes the place of its like. A follow-up that has no like there is left to :mod:`follow_up`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from stdqa.glossary import Glossary
from stdqa.questions.cutting import AT_END, AUX, NAME, dated
from stdqa.questions.forms import LEAST, MOST, Form, wants_breakdown
from stdqa.questions.likes import COUNTS, THING_ENDS, fitted, is_named, like_of, run_of
from stdqa.questions.names import Lexicon
from stdqa.questions.operations import operation
from stdqa.questions.terms import request_of
from stdqa.text import content_stems


@dataclass(frozen=True, slots=True)
class Whole:
    """A question made whole. ``like`` and ``said`` are what was replaced and what replaced it, so that
    "together?" can speak of both; ``counted`` is what "of them" stands for."""

    text: str
    like: str = ""
    said: str = ""
    counted: str = ""


def made_whole(history: Sequence[str], lexicon: Lexicon, glossary: Glossary) -> list[Whole]:
    """The questions of a conversation, each as it would be asked alone, as far as that can be told."""
    wholes: list[Whole] = []
    for text in history:
        found = _resolved(text, wholes[-1], lexicon, glossary) if wholes else None
        wholes.append(found or Whole(text))
    return wholes


def _resolved(text: str, earlier: Whole, lexicon: Lexicon, glossary: Glossary) -> Whole | None:
    """A follow-up made whole by the questions before it; None where it stands alone or cannot be."""
    said = TAIL.sub("", BARE.sub("", text.strip().rstrip("?!. "))).strip(" ,")
    # "And those of companies?" are the company ones.
    said = THOSE_OF.sub(r"\g<which> ones", said)
    if OPERATES.fullmatch(said):
        return _operating(said, earlier, glossary)
    if CHOOSES.match(said):
        return _choosing(said, earlier, glossary)
    if SHARE.fullmatch(said):
        return _as_share(earlier)
    if COUNT.fullmatch(said):
        return _as_count(earlier)
    if OF_THEM.match(said):
        return _of_them(said, earlier, glossary)
    if (done := DONE.match(said)) and not PRONOUN.search(said):
        return _done(done["done"], earlier)
    if everywhere := EVERYWHERE.match(said):
        return _everywhere(everywhere["rest"], earlier, lexicon)
    if _stands_alone(text, said):
        return None
    return _replacing(said, earlier, lexicon)


THOSE_OF = re.compile(r"^(?:those|the ones|that) (?:of|from|by) (?:the )?(?P<which>[a-z]+)$")
# What opens a follow-up and says nothing.
BARE = re.compile(
    r"^(?:(?:and|so|but|or|ok|okay|then|also|well|now|h+m+|right|ah+|oh+)\b[ ,]*)*(?:(?:what|how) about|what "
    r"of|(?:the )?same (?:(?:question|thing|figure|number|again) )?"
    r"(?:for|with|of|but for)|likewise for|as for|for comparison)?\s*",
    re.I,
)
TAIL = re.compile(r"(?:[ ,]+(?:please|then|too|as well|though|again|exactly|by the way))+$", re.I)
OPERATES = re.compile(
    r"(?:and )?(?:(?:what(?:'s| is| was| would be)?|how (?:large|big) is) )?(?:the "
    r")?(?:(?P<difference>difference|gap)(?: between (?:them|the two|those|these))?|"
    r"(?P<together>together|combined|in all(?: together)?|altogether|added up|(?:the "
    r")?sum(?: of (?:them|both|the two|these))?|both together|"
    r"all together|taken together|(?:how many )?(?:are (?:there|they|that) |is that "
    r")?(?:together|in all|altogether|combined)))",
    re.I,
)
CHOOSES = re.compile(
    rf"(?:and )?(?:which|who|what)(?: one)?(?: of (?:them|these|those|the two|the three)"
    rf")?(?: \w+){{0,2}}? (?:is|are|was|were|has|have|had|comes?|leads?|\w+ed)\b.*\b"
    rf"(?:{MOST}|{LEAST}|more|fewer|larger|bigger|higher|smaller|lower|first|last|ahead|in front)\b",
    re.I,
)
SHARE = re.compile(
    r"(?:and )?(?:(?:what|which|how large|how big) )?(?:is |are |was |were )?(?:the |a |"
    r"an )?(?:share|percentage|proportion|per ?cent)"
    r"(?: (?:is|are|was|were) (?:that|this|it|they|those))?|(?:and )?(?:as|in) (?:a |an "
    r")?(?:share|percentage|per ?cent|proportion)|"
    r"(?:and )?what (?:share|percentage|proportion) (?:is|was|are|were|do|does) (?:that|"
    r"this|it|they)(?: (?:make up|represent))?",
    re.I,
)
COUNT = re.compile(
    r"(?:and )?(?:how many (?:is|are|was|were) (?:that|this|they|those)|"
    r"(?:what (?:is|was|are|were) (?:that|this|it|they) )?"
    r"in (?:absolute (?:terms|numbers|figures)|numbers)|the (?:absolute )?number|"
    r"how many in (?:absolute )?numbers|as a number|how many)",
    re.I,
)
OF_THEM = re.compile(
    r"(?:how many|what (?:share|percentage|proportion)) of (?:them|these|those)\b|(?:of|"
    r"out of|among) (?:them|these|those),? ",
    re.I,
)
ASKING = re.compile(
    r"^(?:who|whom|whose|where|why|when|which|what|how|is|are|was|were|did|does|do|has|have|can)\b", re.I
)
PRONOUN = re.compile(r"\b(?:it|its|they|them|their|those|these|that|he|she|his|her|there|this)\b", re.I)
ELLIPTIC = re.compile(
    r"^how (?:many|much)\s+(?:(?:are|is|were|was|have|has|had|in|by|at|with|from|for|did|do|does)\b|\w+ed$)",
    re.I,
)
# "And how many actually came out?" says what was done, and not of what.
DONE = re.compile(
    r"^how (?:many|much)\s+(?:(?:actually|really|then|finally|eventually|ever|of them)\s+)?"
    r"(?P<done>(?:came|went|got|became|began|ran|rose|fell|made|won|lost|left|took|grew|saw|failed)\b.*)$",
    re.I,
)
INNER = re.compile(r"\bhow (?:many|much)\b|\b(?:the )?ones?\b(?! ?$)", re.I)
MOST_WORDS = 9


def _stands_alone(text: str, said: str) -> bool:
    """Whether a follow-up is a question of its own, or one that only a pronoun ties to the one before."""
    if ELLIPTIC.match(said) and not PRONOUN.search(said):
        return False
    return (
        bool(ASKING.match(said) or INNER.search(said))
        or len(said.split()) > MOST_WORDS
        or bool(PRONOUN.search(said))
        or not said
    )


def _operating(said: str, earlier: Whole, glossary: Glossary) -> Whole | None:
    """ "Together?" and "The difference?" of the things just spoken of: a list, or two in turn."""
    match = OPERATES.fullmatch(said)
    if match is None:
        return None
    if earlier.said and earlier.like:
        joined = earlier.text.replace(earlier.said, f"{_bare(earlier.like)} and {_bare(earlier.said)}", 1)
        things = [_bare(earlier.like), _bare(earlier.said)]
    else:
        joined, things = earlier.text, _listed(earlier.text, glossary)
    if len(things) < 2 or operation(earlier.text) is not None:
        return None
    joined = joined.rstrip("?!. ")
    if match["difference"] and len(things) == 2:
        rest = _without(joined, things)
        return Whole(f"What is the difference between {things[0]} and {things[1]}, {rest}?")
    return Whole(f"{joined} together?") if match["together"] else None


def _listed(text: str, glossary: Glossary) -> list[str]:
    """The things that a question lists."""
    request = request_of(text, Form.FIGURE, glossary)
    return [term.name for term in request.terms if term.name] if request else []


def _bare(phrase: str) -> str:
    return re.sub(r"^(?:in|for|of|by|at|with|from|the|to|on)\s+", "", phrase.strip(), flags=re.I)


def _without(text: str, things: Sequence[str]) -> str:
    """The question without the things it lists: what they share."""
    left = re.sub(
        re.escape(things[0]) + r".*?" + re.escape(things[-1]), " ", text, count=1, flags=re.I | re.S
    )
    return " ".join(
        re.sub(r"^(?:how (?:many|much)|what (?:is|are|was|were))\b", " ", left, flags=re.I).split()
    )


def _choosing(said: str, earlier: Whole, glossary: Glossary) -> Whole | None:
    """ "Which of them is the largest?" of the things just listed, or of the list just asked for."""
    text = earlier.text.rstrip("?!. ")
    things = _listed(text, glossary)
    if earlier.said and earlier.like:
        things = [_bare(earlier.like), _bare(earlier.said)]
    direction = re.search(rf"\b(?:{LEAST}|fewer|smaller|lower)\b", said, re.I)
    rank = "the fewest" if direction else "the most"
    if len(things) >= 2:
        return Whole(
            f"Which is {rank.split()[1]}, {_without(text, things)}: {', '.join(things[:-1])} or {things[-1]}?"
        )
    if not (wants_breakdown(text) or EACH.search(text)):
        return None
    counted = EACH.sub(
        " ", re.sub(r"\b(?:breakdown|how many|what is|give me|of)\b|\bthe\b", " ", text, flags=re.I)
    )
    return Whole(f"Which {_kind(text)} has {rank} {' '.join(counted.split())}?")


EACH = re.compile(
    r"\b(?:(?:do|does|did|has|have) )?(?:each|every|the) (?P<kind>\w+)(?: (?:have|has|"
    r"count(?:ed)?|report(?:ed)?|handle|get|receive|train|employ|serve|hold))?$|\bby (?P<by>\w+)\b",
    re.I,
)


def _kind(text: str) -> str:
    match = EACH.search(text)
    return (match["kind"] or match["by"]) if match else "one"


HOW_MANY = re.compile(r"\bhow many(?: of)?\b(?: (?:the|these|those|all))*", re.I)


def _as_share(earlier: Whole) -> Whole | None:
    text = earlier.text
    if not HOW_MANY.search(text):
        return None
    return Whole(HOW_MANY.sub("what share of the", text, count=1))


WHAT_SHARE = re.compile(
    r"\b(?:what|which) (?:share|percentage|proportion|per ?cent)(?: (?:of|was|is))?\b(?: (?:the|all))*", re.I
)


def _as_count(earlier: Whole) -> Whole | None:
    if not WHAT_SHARE.search(earlier.text):
        return None
    return Whole(WHAT_SHARE.sub("how many", earlier.text, count=1))


def _of_them(said: str, earlier: Whole, glossary: Glossary) -> Whole | None:
    """ "How many of them came from abroad?": of the things that the question before counted."""
    match = re.search(
        rf"\b(?:how many|share of|percentage of|proportion of|number of)"
        rf"\s+(?:of\s+)?(?:the\s+)?(?P<thing>.+?)(?=\s+(?:{AUX.pattern})|\s+(?:in|by|at|on|for|"
        rf"from|to|per|there|work|hold|receive)\b|\s+\w+(?:ed|ly)\b|[,?]|$)",
        earlier.text,
        re.I,
    )
    if match is None or not content_stems(match["thing"]) or _listed(match["thing"], glossary):
        return None
    part = OF_THEM.sub("", said, count=1).strip()
    whole = re.sub(
        r"\b(of|among) (?:them|these|those)\b", rf"\1 the {match['thing'].strip()}", said, count=1, flags=re.I
    )
    return Whole(f"{whole}?", "", part if re.match(r"how many", said, re.I) else "", match["thing"])


def _done(said: str, earlier: Whole) -> Whole | None:
    """ "How many came out?": of what the question before counted."""
    counts = COUNTS.search(earlier.text)
    if counts is None:
        return None
    end = THING_ENDS.search(earlier.text, counts.end())
    thing = earlier.text[counts.end() : end.start() if end else len(earlier.text)].strip()
    return Whole(f"How many {thing} {said}?", "", said, thing) if content_stems(thing) else None


# "And nationwide?": of no place in particular.
EVERYWHERE = re.compile(
    r"^(?:nation-?wide|country-?wide|nationally|everywhere|(?:in|across|for|over|throughout) the "
    r"(?:(?:whole|entire) )?(?:country|nation)(?: as a whole)?)\b(?P<rest>.*)$",
    re.I,
)


def _everywhere(rest: str, earlier: Whole, lexicon: Lexicon) -> Whole | None:
    """The question before without the place that it names: "how many ferries does Tarn have", nationwide."""
    text = earlier.text.rstrip("?!. ")
    places = [m.span() for m in NAME.finditer(text) if m.start() and is_named(m.group(), lexicon)]
    if not places:
        return None
    start, end = run_of(places, text)
    before = re.sub(
        rf"(?:\s(?:{AUX.pattern}|in|of|for|from|by|at|within))?(?:\sthe)?\s$", "", text[:start], flags=re.I
    )
    after = re.sub(r"^(?:['’]s)?\s(?:have|has|had|hold|holds|own|owns|got|get)\b", "", text[end:], flags=re.I)
    return Whole(f"{before}{after}{rest}?")


OWN_PHRASE = re.compile(r"^\S+(?:\s\S+)*?\s(?P<word>for|of|on|with|from|about)\s\S", re.I)


def _replacing(said: str, earlier: Whole, lexicon: Lexicon) -> Whole | None:
    """What a follow-up says, in the place of its like in the question before."""
    text = earlier.text
    if ELLIPTIC.match(said):
        said = re.sub(
            r"^how (?:many|much)\s+(?:(?:are|is|were|was|have|has|had|did|do|does) )?", "", said, flags=re.I
        )
    phrases = dated(said)
    if phrases or AT_END.search(said) or not content_stems(said):
        # Another time, and what has none of its own, are taken over by the follow-up itself.
        return None
    like = like_of(said, text, lexicon)
    if like is None:
        return None
    start, end = like
    new = fitted(said, text[start:end])
    rest = text[end:]
    if own := OWN_PHRASE.match(new):
        # "And standards for care services?" brings a purpose of its own; that of the things before goes.
        rest = re.sub(
            rf"\s{own['word']}\s[^,?]+?(?=\s(?:in|by|at|during)\b|[,?]|$)", "", rest, count=1, flags=re.I
        )
    whole = f"{text[:start]}{new}{rest}"
    return Whole(whole, text[start:end], new)
