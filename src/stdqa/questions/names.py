"""Proper names in a question: places, bodies and people that an answer must be about."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files

from stdqa.glossary import Concept
from stdqa.questions.places import countries, provinces
from stdqa.text import ACRONYMS, function_words, search_form, stem, words
from stdqa.types import Metadata


# Words that begin with a capital in a question without being a name.
@cache
def not_names() -> frozenset[str]:
    """Stems of words that people write with a capital in a question without naming anything."""
    lines = (files("stdqa") / "data" / "not_names.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(stem(word) for line in lines if not line.startswith("#") for word in line.split())


@dataclass(frozen=True)
class Lexicon:
    """The words of the documents, in lower case: all of them, and those that open names there."""

    known: frozenset[str] = frozenset()
    proper: frozenset[str] = frozenset()

    @cached_property
    def stems(self) -> frozenset[str]:
        """The stems of all words."""
        return frozenset(map(stem, self.known))

    @cached_property
    def roots(self) -> frozenset[str]:
        """What the names share with the adjectives of places."""
        return frozenset(root(stem(word)) for word in self.proper)

    @cached_property
    def provinces(self) -> frozenset[str]:
        """The provinces of the countries that the documents name, in lower case."""
        return provinces(self.proper & countries())


def names(text: str, lexicon: Lexicon) -> tuple[str, ...]:
    """The words of a question that are names, in order, each once, in lower case.

    A word is one where it is written so; the first word counts only where the next is a name too, since
    every question begins with a capital. Words that open names in the documents are names however they
    are typed, and so are countries and the provinces of those that the documents name. In a question all in
    capitals only the documents tell.
    """
    found = list(words(text))
    shouting = text.isupper()
    capital = [word.text[0].isupper() and not shouting for word in found]
    forms: dict[str, None] = {}
    for place, word in enumerate(found):
        form = search_form(ACRONYMS.sub(r"\1", word.text)).removesuffix("'s")
        # The "R" of "R&D" is no name.
        if stem(word.text) in not_names() | function_words() or not form[0].isalpha() or len(form) == 1:
            continue
        opens = place == 0 or re.search(r"[.?!:]\s", text[found[place - 1].end : word.start]) is not None
        following = found[place + 1] if place + 1 < len(found) else None
        followed = following is not None and capital[place + 1] and following.start - word.end == 1
        if word.start and text[word.start - 1] in "-–/":
            # The "ID" of "auto-ID" is no name of its own.
            continue
        # "USA" at the beginning may be a name that no document knows; "TC" is what the documents call so.
        stands_out = word.text.endswith(("'s", "’s")) or (word.text.isupper() and form not in lexicon.known)
        written = capital[place] and (not opens or followed or stands_out)
        if written or form in lexicon.proper or form in countries() or form in lexicon.provinces:
            forms[form] = None
    return tuple(forms)


def framing(metadata: Metadata) -> frozenset[str]:
    """The words, in lower case, of what is known of a document beside its text."""
    speakers = (f"{speaker.name} {speaker.role or ''}" for speaker in metadata.speakers)
    told = " ".join((metadata.title, metadata.publisher or "", metadata.event or "", *speakers))
    return frozenset(search_form(word.text).removesuffix("'s") for word in words(told))


# What makes of a place's name the word for what is of it: "Norway" and "Norwegian" apart, most are made so.
OF_PLACE = re.compile(r"(?:ian|ean|an|n|ese|es|ish)$")
LEAST_ROOT = 4


def root(name: str) -> str:
    """What the stem of a place's name shares with that of its adjective: "kelvarra" and "kelvarran"."""
    bare = OF_PLACE.sub("", name).rstrip("aeiouy")
    return bare if len(bare) >= LEAST_ROOT else name


def strangers(found: Sequence[str], lexicon: Lexicon, concepts: Sequence[Concept]) -> tuple[str, ...]:
    """The names that the documents do not know, and that no concept of the question says in other words."""
    explained = {one for concept in concepts if concept.others for one in concept.stems}
    unknown = [name for name in found if name not in lexicon.known and stem(name) not in explained]
    return tuple(name for name in unknown if root(stem(name)) not in lexicon.roots)
