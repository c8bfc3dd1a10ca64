"""What a question in words seeks: a person, a body, a place, a title or things; one or several."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from stdqa.questions import Form, Question
from stdqa.questions.cues import Wants
from stdqa.text import content_stems, stem, words


class Sort(StrEnum):
    """A sort of words that may answer."""

    PERSON = "person"
    BODY = "body"
    PLACE = "place"
    TITLE = "title"
    THING = "thing"


@dataclass(frozen=True, slots=True)
class Sought:
    """What a question seeks.

    ``head`` is the stem of the noun that it uses for it ("" for a bare "who" or "where"); ``number`` how many
    there must be, ``many`` that several are wanted; ``located`` that the answer is where something is;
    ``named`` the stems of what a name is asked of ("By what name is the model known?").
    """

    sort: Sort
    head: str = ""
    number: int | None = None
    many: bool = False
    located: bool = False
    named: frozenset[str] = frozenset()

    @property
    def has_name(self) -> bool:
        """Whether of what is sought each has a name, so that without one nothing is told."""
        return self.head in sorts()["town"]

    @property
    def in_names(self) -> bool:
        """Whether what is sought is called by its noun: a museum is called a museum."""
        return self.head in sorts()["in_names"]


@cache
def sorts() -> dict[str, frozenset[str]]:
    """The stems of the nouns of each sort."""
    raw = tomllib.loads((files("stdqa") / "data" / "sorts.toml").read_text(encoding="utf-8"))
    return {name: frozenset(stem(word) for word in nouns) for name, nouns in raw.items()}


def sort_of(noun: str) -> Sort | None:
    """The sort that a noun's stem tells; None where it tells none."""
    known = sorts()
    return next((sort for sort in Sort if noun in known[sort]), None)


# "What was the number of texts for which plans were issued" seeks no plans.
COUNTS = re.compile(
    r"\bhow (?:many|much|old|long|far|big|large|often|high|tall)\b|"
    r"\bwhat(?: is| was| are| were|['’]s)? (?:the )?(?:\w+ )?"
    r"(?:numbers?|quantity|count|tally|shares?|percentages?|proportions?|pct|per ?cent|bit|slice|chunk|"
    r"cut) of\b|"
    r"^(?:please )?(?:state|give|provide|indicate|specify|report|tell|supply|quote)\b.{0,30}?"
    r"\b(?:number|count|total|share|percentage)s? of\b",
    re.I,
)
# "By what measures was it told how much they are used?" seeks the measures.
BY_WHICH = re.compile(r"^(?:by|with|under|through|using) (?:which|what) (?P<noun>\w+)", re.I)
WHICH = re.compile(
    r"\b(?P<way>in |on |at |from |under |by |with |for |of |into |to )?"
    r"(?:which|what|whose)\s+(?!the\b|an?\b)(?=\w)",
    re.I,
)
WHO_ARE = re.compile(r"^who (?:is|are|was|were) (?:the|its|their) (?=\w)", re.I)
NAME = re.compile(
    r"\b(?:name|list|enumerate|mention|identify|(?<![\w’'] )state|tell me|give me|"
    r"show me)\s+(?:for me\s+|me\s+|all\s+|of\s+)*"
    r"(?:the|all|those|some)\s+(?:of\s+(?:the|these|those|its|their)\s+)?(?=\w)",
    re.I,
)
CALLED = re.compile(
    r"\b(?:what|how)\b.*\b(?:called|titled|entitled|known as)\b|\bwhat (?:do|does|did) (?:they|people|"
    r"one|it) call\b|\b(?:the )?(?:names?|titles?) of\s+(?=\w)|"
    r"\bunder (?:which|what) (?:title|name)\b",
    re.I,
)
# Within a question only in small letters: "Doctor Who" is a name.
# "Everyone who joined" is nobody sought.
OPENS_WHO = re.compile(
    r"^(?:who|whom|whose)\b|^(?:\w+,? ){0,3}(?<!one )(?<!body )(?<!those )(?<!people )(?<!all )"
    r"(?-i:who|whom|whose|by whom|to whom|with whom|from whom)\b",
    re.I,
)
# Only people do this.
BY_PERSON = re.compile(
    r"\b(?:wrote|written|penned|authored|author(?:s|ed)?|was born|invented|painted|composed by)\b", re.I
)
OPENS_WHERE = re.compile(r"^(?:and |so |but |from )?where\b", re.I)
BARE = re.compile(
    r"\b(?:which|what)(?: (?:ones?|of them|are they|is it))?(?:,? (?:please|pls))?\s*[?.!]*\s*$", re.I
)
# "Food associations named against waste": keywords that ask for names.
NAMED = re.compile(r"\b(?:named|mentioned|credited|listed|cited|quoted|involved|responsible)\b", re.I)
# "Six measures of the survey": but "six ports, number of ferries" asks for a number.
OF_NUMBER = re.compile(
    r"^(?:the |all )?(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen) (?=[a-z])"
    r"(?!.*\b(?:numbers?|totals?|counts?|figures?|shares?|percent\w*|rates?|sum|together)\b)",
    re.I,
)
ASKS = re.compile(
    r"\b(?:which|what|whose|who|whom|where|when|why|how|is|are|was|were|do|does|did|has|have|had|can|could|"
    r"will|would|whats)\b",
    re.I,
)
# A noun phrase ends before these.
ENDS = re.compile(
    r"(?:is|are|was|were|do|does|did|has|have|had|can|could|will|would|should|shall|may|must|that|which|who|"
    r"whom|in|on|at|by|from|with|to|for|as|about|against|among|between|under|into|than|where|when|if|so|not|"
    r"it|they|he|she|we|you|the|a|an|this|these|those|there)$",
    re.I,
)
ARTICLE = re.compile(r"(?:the|an?|this|these|those)$", re.I)
KIND_OF = frozenset(
    ("kind", "type", "sort", "categori", "name", "titl", "exampl", "list", "one", "pair", "group")
)
NUMBERS = {
    "both": 2,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
    "eleven": 11,
    "twelve": 12,
    "thirteen": 13,
}
MANY = frozenset({"people", "media", "women", "men", "ladies", "criteria", "goods"})
MOST_WORDS = 8
PLACED = ("in", "at", "on", "to", "from")
# "Which port ranks fourth?" asks for a name.
PLACE_ASKED = re.compile(
    r"\b(?:ranks?|ranked|comes?|came|is|was|placed|stands?)\s+(?:in\s+)?(?:the\s+)?"
    r"(?:second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)\b",
    re.I,
)
# "… : what associations published or what authorities filed?" sets two things beside each other.
OPTION = re.compile(r"(?::|\bor)\s*$")


class Phrase(NamedTuple):
    """The noun phrase that a question uses for what it seeks: its words, whether it asks where something is,
    and whether a verb says that they are several."""

    words: list[str]
    located: bool = False
    several: bool = False


def what_is_sought(question: Question) -> Sought | None:
    """What a question seeks, where it is surely words of one sort; None where it is not."""
    text = question.text
    means = BY_WHICH.match(text)
    things = means is not None and sort_of(stem(means["noun"])) is Sort.THING
    if question.form is Form.VERDICT or (COUNTS.search(text) and not things):
        return None
    # "The first document" compares nothing where its name is asked for.
    if question.form is Form.COMPARISON and not (CALLED.search(text) or PLACE_ASKED.search(text)):
        return None
    phrase = _phrase(text)
    if phrase is not None:
        sought = _of_phrase(phrase)
        return replace(sought, named=_named(text)) if sought and sought.sort is Sort.TITLE else sought
    if WITH_WHOM.search(text):
        return Sought(Sort.BODY, many=True)
    if OPENS_WHO.search(text):
        return Sought(Sort.PERSON, head="person" if BY_PERSON.search(text) else "")
    if OPENS_WHERE.search(text) and not (question.kinds and STANDS_AT.search(text)):
        return Sought(Sort.PLACE, located=True)
    return None


# "Where did the rate stand?" asks for a number.
STANDS_AT = re.compile(r"\b(?:stand|stood|lie|lay|get to|got to|end up)\b", re.I)
WITH_WHOM = re.compile(r"^(?:jointly |together )?with whom\b|\btogether with whom\b", re.I)
OF_NAME = re.compile(r"\b(?:names?|titles?|called|known|calls?|entitled)\b", re.I)
NAMED_THING = re.compile(
    r"\b(?:is|are|was|were|do|does|did|calls?|called|of|for|has|have)\s+(?:the|an?|its|their)\s+", re.I
)


def _named(text: str) -> frozenset[str]:
    """The stems of the thing whose name is asked for."""
    thing = (NAME_OF.search(text) or NAMED_THING.search(text)) if OF_NAME.search(text) else None
    found = " ".join(_words_from(text, thing.end())) if thing else ""
    # "The model of Tarn and Easby" is a model.
    return frozenset(content_stems(OF_WHOM.split(found, maxsplit=1)[0])) - sorts()["text"]


NAME_OF = re.compile(r"\b(?:names?|titles?) of (?:the|an?|its|their) (?=\w)", re.I)
OF_WHOM = re.compile(r"\b(?:of|and|or)\b", re.I)


def _phrase(text: str) -> Phrase | None:
    """The noun phrase that a question seeks, wherever in it that stands."""
    bare = BARE.search(text)
    if bare and bare.start():
        earlier = _earlier(text[: bare.start()], several="ones" in bare.group())
        return Phrase(earlier) if earlier else None
    named = NAME.search(text)
    if named and _head(found := _words_from(text, named.end()))[0]:
        return Phrase(found)
    members = WHO_ARE.search(text)
    if members and sort_of(_head(found := _words_from(text, members.end()))[0]) is Sort.BODY:
        return Phrase(found)
    for which in WHICH.finditer(text):
        if _head(found := _words_from(text, which.end()))[0] and not OPTION.search(text[: which.start()]):
            after = text[which.end() + len(" ".join(found)) :]
            several = re.match(r"\W*(?:are|were|have)\b", after) is not None
            return Phrase(found, (which["way"] or "").strip().lower() in PLACED, several)
    return _called(text) or _of_keywords(text)


def _called(text: str) -> Phrase | None:
    """ "What is the paper called", "the name of the first document"."""
    called = CALLED.search(text)
    if called is None:
        return None
    if _head(found := _words_from(text, called.end()))[0]:
        return Phrase(found)
    # "What is the new kind of lift called": what is sought is its name.
    opening = re.search(r"\b(?:what|how) (?:is|are|was|were|do|does) (?:the )?", text, re.I)
    found = _words_from(text, opening.end()) if opening else []
    named = _head(found)[0]
    return Phrase(found if named and sort_of(named) is not Sort.THING else ["title"])


def _of_keywords(text: str) -> Phrase | None:
    """Keywords that ask for names: "associations named against waste", "six measures of the survey"."""
    told = RELATIVE.match(text)
    if ASKS.search(text) or not (NAMED.search(text) or OF_NUMBER.match(text) or told):
        return None
    found = _words_from(text, 0)
    head = _head(found)[0]
    # Of several their number may be wanted: "firms that joined".
    one = head and not any(word.lower().endswith("s") for word in found)
    if told and not (one and sort_of(head) in (Sort.BODY, Sort.PLACE)):
        return None
    return Phrase(found) if head else None


# "Coastal body that signed the treaty?"
RELATIVE = re.compile(r"^(?:the |an? )?(?:[\w’'-]+ ){1,4}that (?=\w)", re.I)


def _words_from(text: str, start: int) -> list[str]:
    """The words of a noun phrase that begins at a place: up to a verb, a preposition or a mark."""
    found: list[str] = []
    at = start
    for word in words(text, start):
        if re.search(r"[,;:.?!()]", text[at : word.start]) or (
            ENDS.match(word.text) and (found or not ARTICLE.match(word.text))
        ):
            break
        if not ENDS.match(word.text):
            found.append(word.text)
        at = word.end
        if len(found) > MOST_WORDS:
            break
    return found


def _head(found: list[str]) -> tuple[str, int]:
    """The noun of a phrase that tells its sort, and its place; "" where none does."""
    kind = ""
    place = 0
    for at, word in enumerate(found):
        # "The documents and guidelines issued": what follows a participle is no noun of the phrase.
        if at and word.lower().endswith("ed") and len(word) > 4:
            break
        root = stem(word)
        if root in sorts()["number"]:
            return "", 0
        if word.lower() == "of" and kind and kind not in KIND_OF:
            break
        if sort_of(root) and not (kind and root in KIND_OF) and not ADJECTIVE.search(word):
            kind, place = root, at
    return kind, place


# "National" is no nation, though its stem is.
ADJECTIVE = re.compile(r"(?:[gtu]ional|unicipal)$", re.I)


def _earlier(text: str, several: bool) -> list[str]:
    """The phrase before a bare "Which ones?": the last plural, or the first noun after "one" or "a"."""
    opened = r"\b(?:one|an?|some|the|in|for)\s+(?=\w)" if several else r"\b(?:one|an?)\s+(?=\w)"
    found: list[str] = []
    for match in re.finditer(opened, text, re.I):
        phrase = _words_from(text, match.end())
        kind, place = _head(phrase)
        if kind and place <= 2 and (not several or phrase[place].endswith("s")):
            found = phrase[: place + 1]
            if not several:
                break
    return found


def _of_phrase(phrase: Phrase) -> Sought | None:
    kind, place = _head(phrase.words)
    sort = sort_of(kind)
    if sort is None:
        return None
    before = [word.lower() for word in phrase.words[:place]]
    number = next((NUMBERS[word] for word in before if word in NUMBERS), None)
    noun = phrase.words[place].lower()
    plural = phrase.several or noun in MANY or (noun.endswith("s") and not noun.endswith(("ss", "us", "is")))
    return Sought(
        sort=sort,
        head=kind,
        number=number,
        many=plural or bool(number),
        located=phrase.located and sort is Sort.PLACE,
    )


def as_words(question: Question, sought: Sought | None) -> Question:
    """The question as one for words, where it seeks words: "named" and "%" may make it look like one for a
    figure."""
    if question.form in (Form.WORDS, Form.VERDICT, Form.COMPARISON) and not CALLED.search(question.text):
        return question
    purpose = FOR_WHAT.search(question.text) and not COUNTS.search(question.text)
    if sought is None and not purpose:
        return question
    if sought and sought.sort is Sort.THING and question.form is not Form.FIGURE and not sought.many:
        return question
    return replace(question, form=Form.WORDS, wants=Wants.WORDS, kinds=frozenset())


# "Whats the point of …", however it is typed.
FOR_WHAT = re.compile(
    r"\b(?:what(?:['’]?s| is| was| are)|to) (?:the )?(?:point|purpose|use|what end)\b", re.I
)
