"""Which part of what a reader writes asks, and which part only leads up to it.

All functions keep the offsets of the text: what is left out is blank.
"""

from __future__ import annotations

import re

from stdqa.questions.cues import idle_phrases
from stdqa.questions.operations import LEFT_OUT, TOGETHER, operation
from stdqa.text import sentences

# "Not the annual figure but everything to date": what is named only to say that it is not meant. A "not"
# inside a clause ("how many are not in services") excludes something and is left to the computation.
# A "not" at the head of a clause, but for "not in services", "not counting services".
_NOT = r"(?=not\b)(?!not (?:\w+ing|yet|in|from|by|with|of|for|at|to|all)\b)"
_RATHER = (
    r"(?=rather than\b|instead of\b|as opposed to\b|(?:leaving|setting|putting) aside\b|disregarding\b|"
    r"ignoring\b|never mind\b|not (?:just|only|merely|simply)\b"
    r"|do(?:n['’]t| not) (?:give|want|need|mean|show|tell|send)\b)"
)
# "… and not the total": what an "and" joins to a "not" is denied, with an article or without a verb.
_NOR = r"(?:and |but )(?=not (?:just|only|merely|simply|the|those|what|that)\b)"
CONTRAST = re.compile(
    r"(?!\W*(?:and |but )?not (?:only|just|merely)\b[^.?!]*\bbut also\b)"
    rf"(?:(?:^|[,;:.!?(–—]|\s-)\s*(?:and |but )?{_NOT}|\b{_RATHER}|\b{_NOR})"
    # "Boats (not ferries!) sold": the mark goes with it, or it would end a sentence.
    r"(?P<denied>\S+\s[^.,;:?!()–—]*?(?:[?!]+(?=\)))?)"
    r"(?=\s+(?:but|just(?! \w+ed\b)|rather)\b|[.,;:?!()–—]|$)",
    re.I,
)


def blanked(text: str, spans: list[tuple[int, int]]) -> str:
    """The text with the characters of some spans turned to spaces."""
    kept = list(text)
    for start, end in spans:
        kept[start:end] = " " * (end - start)
    return "".join(kept)


def contrasts(text: str) -> list[tuple[int, int]]:
    """The places of what a question names only to say that it is not meant."""
    denied = [match.span("denied") for match in CONTRAST.finditer(text)]
    denied += [match.span() for match in PUT_ASIDE.finditer(text)]
    # "A and B together, without C": C is none of what is added up.
    if TOGETHER.search(text):
        left_out = LEFT_OUT.search(text)
    else:
        left_out = None if operation(text) else OTHERS_LEFT_OUT.search(text) or BESIDE_OTHERS.search(text)
    return [*denied, left_out.span()] if left_out else denied


PUT_ASIDE = re.compile(r"\b(?:leaving|setting|putting) [^,?]{2,40}? aside\b", re.I)
# "Lifts, not counting cranes": but "lifts, not counting those in towers" is a whole less a part of it.
OTHERS_LEFT_OUT = re.compile(
    rf"(?!.*\b(?:counting|excluding|out|aside|without) (?:any|those|ones)\b){LEFT_OUT.pattern}", re.I
)
# "How many ferries are there, next to the coastal ones?" asks for no coastal ones.
BESIDE_OTHERS = re.compile(
    r",?\s(?:next to|beside|alongside|in addition to|on top of) (?:the |those )?[^,?]+? ones?(?=\W*$)", re.I
)


def without_idle_phrases(text: str) -> str:
    """The question without politeness and talk about the asking itself."""
    return blanked(text, [m.span() for pattern in idle_phrases() for m in pattern.finditer(text)])


ASKS = re.compile(
    r"\?\s*$|^\W*(?:(?:and|so|but|then|now|just|only|please|also|well|ok|okay)\b[\s,]*)*(?:how|what|which|who|"
    r"whom|whose|when|where|why|is|are|was|were|do(?!n)|does|did|has|have|had|can|could|would|will|name|"
    r"list|give|tell|state|show|find|compare|break|count|add|sum|say|explain|describe|define|i mean)\b"
    r"|\b(?:i|we)\b(?:['’]d| would| should| only| just| still| really| also)* (?:want|need|lack|like|love|"
    r"look|am looking|are looking|require)\b"
    r"|\b(?:please|wanted|needed)\W*$",
    re.I,
)

# "A quick check before I file: …": what stands before the colon is about the reader.
LEAD_IN = re.compile(
    r"^[^:?]*\b(?:i|i['’]\w+|we|my|our|me|us)\b[^:?]*:(?=\s)|^for (?:a|an|the|some) [^:?]{2,60}:(?=\s)|"
    # "I know that 40 came last year, but how many are there?"
    r"^(?:i|we)(?:['’]\w+|\s\w+)?\s(?:told|aware|know|heard|hear|understand|see|read)\b[^?]*?\bbut\s"
    r"(?=(?:what|whats|how|which|who|when|where)\b)|"
    # "We are making a leaflet for sailors and would like to know how many there are"
    r"^(?:i|we)(?:['’](?:m|re|ve)|\s(?:am|are|have))(?: (?:been|just|only|now|still|busy))* \w+ing\b"
    r"[^?:]*?"
    r"(?:\b(?:know|ask|so|and|wonder|wondering)|;)\s"
    r"(?=(?:(?:about|at|by|for|from|in|of|on|to|with) )?(?:what|how|which|who|whose|when|where)\b)",
    re.I,
)


# "…, and I require one figure. What is it?", "I was told that … Is that so?": what is meant stands before.
BARE_ASK = re.compile(
    r"\W*(?:so,? |and |but )?(?:what|which|how (?:many|much))"
    r"(?: (?:is|was|are|were)(?: it| that| they| those)?)?"
    r"(?: (?:figure|number|total|share))?\W*$|"
    r"\W*(?:so,? |and |but )?is (?:that|this|it) (?:so|right|true|correct|the case)\W*$|"
    r"\W*(?:so,? |and |but )?(?:what|which (?:figure|number)) (?:do|should|shall|can|could|must) (?:we|i|"
    r"one) "
    r"(?:say|answer|reply|tell (?:him|her|them)|give|state|quote)\W*$|"
    r"\W*(?:does|would) (?:that|this|it) (?:hold|stand|check out)(?: up| true| water)?\W*$|"
    r"\W*(?:is (?:that|this|it) )?(?:correct|true|right|accurate|ok|okay|agreed|yes)\W*$|"
    r"\W*(?:can|may|could) (?:i|we) (?:print|publish|quote|confirm|say|use) (?:that|this|it)\W*$|"
    r"\W*(?:please |pls )?(?:confirm|verify|check)(?: (?:please|this|that|it))*\W*$|"
    r"\W*what(?:['’]?s| is| was) the (?:difference|gap|sum|total|ratio|result|margin)"
    r"(?: between (?:them|the two|those|these))?\W*$",
    re.I,
)


def asking(text: str) -> list[tuple[int, int]]:
    """The places of the sentences that ask; the whole text where none of them does, or all do."""
    spans = sentences(text)
    asks = [ASKS.search(text[a:b]) is not None for a, b in spans]
    for place, (a, b) in enumerate(spans):
        if place and asks[place] and BARE_ASK.match(text[a:b]):
            asks[place - 1] = True
    return [span for span, one in zip(spans, asks, strict=True) if one] or [(0, len(text))]


# "In fields such as trade and health": examples tell what is meant, and are no list of things asked for.
EXAMPLES = re.compile(
    r",?\s+(?:in (?:\w+ ){0,2}(?:areas|fields|sectors|industries|domains) )?"
    r"(?:such as|including|e\.g\.,?|for (?:example|instance),?|(?<=[a-z]s )like) [^?.;:]+?"
    r"(?=,?\s+(?:is|are|was|were|do|does|did|has|have|had)\b|[?.;:]|\s[-–—]\s|$)|"
    # "Ferries, barges and the like"
    r"(?:[^,?.;:]+,\s)*[^,?.;:]+?,?\s"
    r"(?:(?:and|or) (?:the like|suchlike|such like|so on|so forth|such things)|etc)\b",
    re.I,
)


def without_examples(text: str) -> str:
    """A question without the examples in it."""
    return EXAMPLES.sub(" ", text)


def lead_ins(text: str, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The places in some sentences that only lead up to what is asked; not one that says what the numbers
    are of: "For a page on the ferries I need three numbers: …"."""
    found = ((start, LEAD_IN.match(text[start:end])) for start, end in spans)
    return [(start, start + m.end()) for start, m in found if m and not OF_NUMBERS.search(m.group())]


OF_NUMBERS = re.compile(r"\b(?:counts|numbers|figures|totals|values|shares|percentages)\W*$", re.I)


# A sentence that points back ("What did all those bodies publish?") asks about what was said before it.
POINTS_BACK = re.compile(
    r"\b(?:it|its|they|them|their|those|these|this|that|there|he|she|his|her|such|which one|"
    r"ones?)\b(?! year)",
    re.I,
)
FEW = 3


def points_back(asked: str, concepts: int) -> bool:
    """Whether the sentence that asks needs the ones before it to be understood."""
    return concepts < FEW or POINTS_BACK.search(asked) is not None
