"""Proper names in a question: places, bodies and people that an answer must be about."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files

from stdqa.glossary import Concept
from stdqa.text import ACRONYMS, function_words, search_form, stem, words


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


def names(text: str, lexicon: Lexicon) -> tuple[str, ...]:
    """The words of a question that are names, in order, each once, in lower case.

    A word is one where it is written so; the first word counts only where the next is a name too, since
    every question begins with a capital. Words that open names in the documents are names however they
    are typed. In a question all in capitals only the documents tell.
    """
    found = list(words(text))
    shouting = text.isupper()
    capital = [word.text[0].isupper() and not shouting for word in found]
    forms: dict[str, None] = {}
    for place, word in enumerate(found):
        form = search_form(ACRONYMS.sub(r"\1", word.text)).removesuffix("'s")
        if stem(word.text) in not_names() | function_words() or not form[0].isalpha():
            continue
        opens = place == 0 or re.search(r"[.?!:]\s", text[found[place - 1].end : word.start]) is not None
        following = found[place + 1] if place + 1 < len(found) else None
        followed = following is not None and capital[place + 1] and following.start - word.end == 1
        if word.start and text[word.start - 1] in "-–/":
            # The "ID" of "auto-ID" is no name of its own.
            continue
        written = capital[place] and (not opens or followed or word.text.endswith(("'s", "’s")))
        if written or form in lexicon.proper:
            forms[form] = None
    return tuple(forms)


def strangers(found: Sequence[str], lexicon: Lexicon, concepts: Sequence[Concept]) -> tuple[str, ...]:
    """The names that the documents do not know, and that no concept of the question says in other words."""
    explained = {one for concept in concepts if concept.others for one in concept.stems}
    return tuple(name for name in found if name not in lexicon.known and stem(name) not in explained)
