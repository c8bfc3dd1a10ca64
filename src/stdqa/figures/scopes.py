"""For whom or where a figure holds: the place or body that its sentence limits it to.

Not every name beside a number does so. A name is a scope by its part in the sentence: it has the number
("Carrow with 81"), is where or by whom ("in Lowmark", "by the Harbour Office"), or is the subject. What the
number counts, to whom things were sent and who tells of them are no scopes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from stdqa.dates import MONTHS
from stdqa.figures import subjects
from stdqa.figures.nouns import AFTER_PLURAL, AUXILIARIES, PAST_VERBS, STOPS
from stdqa.figures.sentence import Sentence, Span
from stdqa.text import function_words, stem, words

# Capitalised words, with the small ones inside a name: "Ministry of Science and Technology".
NAME = re.compile(r"(?<!\()\b[A-Z][\w'’&-]*(?:(?:\s(?:of|the|and|for|on))+(?=\s[A-Z])|\s[A-Z][\w'’&-]*)*")
JOINED = re.compile(r",?\sand\s(?:the\s)?")
LISTED = re.compile(r",\s(?:and\s)?(?:the\s)?|\sand\s(?:the\s)?")
# "Along the Yellow River" opens a sentence with a preposition, and names the river.
LEADING = re.compile(
    r"(?:Along|Across|Within|Throughout|Among|Under|Like|Unlike|Outside|Inside|Besides|Both|Over|Despite|After|Before|Since|In|For|At|By|From|Of|The)"
    r"\s(?:the\s)?"
)
# What may stand between a name and what it does: "Lowmark, meanwhile, took 40".
ASIDE = re.compile(
    r",\s(?:meanwhile|however|too|also|in turn|likewise|by contrast|in contrast|by comparison"
    r"|for (?:its|his|her|their) part|on the other hand|as well|in addition|in particular),(?=\s)"
)
# What tells a name at the start of a sentence: it has something, or another name stands in a list with it.
SHOWS_NAME = re.compile(rf"\s(?:with|has|had)\b|(?:,(?:\sand)?|\sand)\s[A-Z]|{ASIDE.pattern}")
NO_NAMES = frozenset(["Along", "Despite", "Unlike", "Besides", "According", "Together"])
BEFORE_CHARS = 24
WHERE = re.compile(r"\b(?:in|across|within|throughout|along|inside|each\s+of)\s+(?:the\s+)?$", re.I)
WHENCE = re.compile(r"\bfrom\s+(?:the\s+)?$|^for\s(?:the\s)?$", re.I)
AGENT = re.compile(r"\bby\s+(?:the\s+)?$", re.I)
OBJECT = re.compile(
    r"\b(?:of|to|with|from|on|at|through|via|by|as|than|like|including)\s+(?:the\s+|an?\s+)?$", re.I
)
# What opens the clause of a subject: "and the Harbour Office filed", "that Lowmark has".
OPENS_CLAUSE = re.compile(r"(?:^|[,;:(]|\b(?:that|and|while|where|but|whereas)\b)\s*(?:the\s+)?$", re.I)
# "The harbour of Lowmark counted": the subject is Lowmark's.
HEADED = re.compile(r"(?:\b[a-z][\w-]*\s){1,3}of\s(?:the\s)?$")
# What may stand between a name and the number that it has: "Carrow with 81", "Norwick (980)".
HAS = re.compile(
    r"\s?[:(]?\s*(?:(?:with|has|had|have|at|reached|counted|reported|recorded|each|more|than|over|nearly|about|almost"
    r"|some|only|around|stands?|stood|was|were|is)\s+)*\(?",
    re.I,
)
# Who only tells: "as Ada Quill put it", "Ada Quill said".
TELLS = re.compile(r",?\s(?:put|said|says|told|noted|pointed|introduced|explained|stressed|spoke)\b")
_PLACES = "region province city area district state county municipality zone group"
PLACES = frozenset(_PLACES.split())
_STANDING = "stand stands rank ranks lead leads"
STANDING = frozenset(_STANDING.split())
# Past forms that look like others; between a name and a number they tell what it did.
DID = frozenset({"set", "put", "cut", "let", "hit"})
OWNER = re.compile(r"['’]s?$")
LABEL = re.compile(r":(?!\s*\d)")


def of(sentence: Sentence, start: int, end: int, places: tuple[Span, ...]) -> str | None:
    """The place or body that a number holds for; ``end`` is where the number and what it counts end.

    :param places: where the names of the sentence stand that :func:`named` found.
    """
    if part := NAME.match(subjects.respectively(sentence, start)):
        return part.group()
    amounts = sentence.amounts(sentence.start, sentence.end)
    since = max((n.end for n in amounts if n.end <= start), default=sentence.start)
    until = min((n.start for n in amounts if n.start >= end), default=sentence.end)
    names = [span for span in places if span[1] <= start or span[0] >= end]
    before = [span for span in names if span[1] <= start]
    own = [span for span in before if span[0] >= since]
    clause_start, clause_end = sentence.clause(start)
    near = [span for span in names if max(clause_start, since) <= span[0] < min(clause_end, until)]
    subject = next((span for span in reversed(before) if _is_subject(sentence, span)), None)
    special = subject if subject and not _is_everywhere(sentence, subject) else None
    found = (
        next((span for span in reversed(own) if _has(sentence, span, start)), None)
        or next((span for span in near if _is_where(sentence, span, start)), None)
        or special
        or next((span for span in near if _preceded(sentence, span, AGENT)), None)
        or next((span for span in before if _is_where(sentence, span, start)), None)
        or next((span for span in own if _preceded(sentence, span, WHENCE)), None)
        or next((span for span in near if _receives(sentence, span, start)), None)
        or subject
    )
    return OWNER.sub("", " ".join(sentence.text[slice(*found)].split())) if found else None


def named(sentence: Sentence) -> tuple[Span, ...]:
    """The names of a sentence; those of a list ("Aldmoor, Brisk and Carrow") as one."""
    grouped: list[Span] = []
    for start, end in _names(sentence):
        link = LISTED.fullmatch(sentence.text, grouped[-1][1], start) if grouped else None
        # ", and" closes a list; after one name it opens another clause.
        if link and (not link.group().startswith(", and") or "," in sentence.text[slice(*grouped[-1])]):
            grouped[-1] = grouped[-1][0], end
        else:
            grouped.append((start, end))
    return tuple(grouped)


def _names(sentence: Sentence) -> Iterator[Span]:
    for match in NAME.finditer(sentence.text, sentence.start, sentence.end):
        start, end = match.span()
        leading = LEADING.match(sentence.text, start, end)
        start = leading.end() if leading else start
        if start < end and _is_name(sentence, start, end):
            yield start, end


def _is_name(sentence: Sentence, start: int, end: int) -> bool:
    if sentence.in_time(start) or sentence.in_title(start):
        return False
    if any(start <= numeral.start < end for numeral in sentence.numerals):
        return False
    if TELLS.match(sentence.text, end, sentence.end) or LABEL.match(sentence.text, end, sentence.end):
        return False
    first = re.split(r"[\s'’]", sentence.text[start:end])[0]
    if first in NO_NAMES or first.lower() in MONTHS or stem(first) in function_words():
        return False
    # A single capitalised word that opens the sentence may be any; that it is a name is seen elsewhere.
    opens = not re.search(r"\w", sentence.text[sentence.start : start])
    several = " " in sentence.text[start:end]
    return not opens or several or first in sentence.names or SHOWS_NAME.match(sentence.text, end) is not None


def _preceded(sentence: Sentence, span: Span, pattern: re.Pattern[str]) -> bool:
    return pattern.search(sentence.text[max(sentence.start, span[0] - BEFORE_CHARS) : span[0]]) is not None


def _is_everywhere(sentence: Sentence, span: Span) -> bool:
    """Whether a name is that of the whole document: in a report on Lowmark, "Lowmark has" limits little."""
    return OWNER.sub("", sentence.text[slice(*span)]) in sentence.everywhere


def _receives(sentence: Sentence, span: Span, start: int) -> bool:
    """Whether things went to a name: "84 plans sent to the Sea League", "notified the Sea League of 84"."""
    text = sentence.text
    before = text[max(sentence.start, span[0] - BEFORE_CHARS) : span[0]]
    if re.search(r"(?:ed|sent|gave|given)\sto\s(?:the\s)?$", before):
        return True
    told = span[1] <= start and text.startswith((" of ", " about "), span[1])
    return told and re.search(r"ed\s(?:the\s)?$", before) is not None


def _is_where(sentence: Sentence, span: Span, start: int) -> bool:
    """Whether a name is a place that the number is in, and not the neighbour of the number in a list."""
    return _preceded(sentence, span, WHERE) and not JOINED.fullmatch(sentence.text, span[1], start)


def _has(sentence: Sentence, span: Span, start: int) -> bool:
    """Whether a name has the number at a place, as each place of a list has its own."""
    return HAS.fullmatch(sentence.text, span[1], start) is not None and not _preceded(sentence, span, OBJECT)


def _is_subject(sentence: Sentence, span: Span) -> bool:
    """Whether a name does or has something, and is no mere attribute, as in "Lowmark boats were"."""
    text, (start, end) = sentence.text, span
    if not OPENS_CLAUSE.search(HEADED.sub("", text[sentence.start : start])):
        return False
    if OWNER.search(text[start:end]):
        return True
    aside = ASIDE.match(text, end, sentence.end)
    end = aside.end() if aside else end
    following = [word.text.lower() for word in islice(words(text, end, sentence.end), 3)]
    if not following or not text[end + 1 : sentence.end].lower().startswith(following[0]):
        return False
    # "Lowmark newly took", "the Lowmark region has"
    if following[0].endswith("ly") or following[0] in PLACES:
        following = following[1:] or following
    first, second = following[0], following[min(1, len(following) - 1)]
    if first in STOPS | AUXILIARIES | AFTER_PLURAL | STANDING | DID or first.endswith("ed"):
        return first not in ("of", "and", "or", "on", "for")
    verb = second in AUXILIARIES | PAST_VERBS or second.endswith("ed")
    return first.endswith("s") and len(following) > 1 and not verb
