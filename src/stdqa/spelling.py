"""Misspelt words of a question, mended to words that the documents or the glossary know.

Only a word that neither they nor English know is changed, and only to one that differs in a letter or two.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from rapidfuzz import process
from rapidfuzz.distance import OSA

from stdqa.glossary import Glossary
from stdqa.text import function_words, grammar, search_form, stem, words

if TYPE_CHECKING:
    from spellchecker import SpellChecker

# Shorter words have too many neighbours: "form" is not "from" misspelt.
SHORTEST = 5
LONG = 7
# One slip in a word of five or six letters, two in a longer one.
TWO_SLIPS = 8
# Words of asking and of time that no document need hold.
ASKING = ("many", "much", "before", "after", "since", "total", "number", "figure", "share", "percent")
# Question words too short to be mended by likeness, as they are typed in haste.
CHATTED = {"wat": "what", "wot": "what", "wht": "what", "waht": "what", "hwo": "how"}
# Longer than any word of grammar that is often misspelt.
LONGEST_OF_GRAMMAR = 8


@dataclass(frozen=True, slots=True)
class Spelling:
    """The known words, by first letter, and their stems."""

    by_letter: Mapping[str, tuple[str, ...]]
    stems: frozenset[str]
    spread: Mapping[str, int]

    @classmethod
    def of(cls, vocabulary: Mapping[str, int], glossary: Glossary) -> Spelling:
        """Make one from the words of an index (with the number of passages of each) and a glossary."""
        known = {word: n for word, n in vocabulary.items() if len(word) >= SHORTEST}
        letters: dict[str, list[str]] = {}
        for word in known:
            letters.setdefault(word[0], []).append(word)
        stems = {stem(word) for word in vocabulary} | {s for term in glossary.equivalents for s in term}
        return cls(
            {a: tuple(found) for a, found in letters.items()}, frozenset(stems | function_words()), known
        )

    def corrected(self, text: str) -> str:
        """The text with each unknown word replaced by the known word that it most probably is."""
        changed: list[str] = []
        at = 0
        for place, word in enumerate(words(text)):
            better = self._better(word.text, opens=place == 0)
            if better:
                changed.append(text[at : word.start] + better)
                at = word.end
        return "".join(changed) + text[at:]

    def _better(self, word: str, opens: bool) -> str | None:
        """
        :param opens: whether a text begins with the word, so that its capital makes it no name.
        """
        form = search_form(word).removesuffix("'s")
        if word.islower() and form in CHATTED and stem(form) not in self.stems:
            return CHATTED[form]
        if len(form) < SHORTEST - 1 or not form.isalpha() or stem(form) in self.stems:
            return None
        plain = word.islower() or (opens and word[1:].islower())
        if plain and len(form) <= LONGEST_OF_GRAMMAR and (meant := _of_grammar(form)):
            return meant if word.islower() else meant.capitalize()
        if len(form) < SHORTEST:
            return None
        slips = 2 if len(form) >= TWO_SLIPS else 1
        near = process.extract(
            form, self.by_letter.get(form[0], ()), scorer=OSA.distance, score_cutoff=slips, limit=5
        )
        # "Meant" is not "means" misspelt: a word of the language stays, whether the documents use it or not.
        if form in _english():
            return None
        if not near:
            # "Compnies": a word that no document holds. One with a capital may be a name, and a short one
            # ("barly") has too many neighbours.
            return _english().correction(form) if word.islower() and len(form) >= LONG else None
        best: str = min(near, key=lambda found: (found[1], -self.spread[found[0]]))[0]
        return best.capitalize() if word[0].isupper() else best


@cache
def _english() -> SpellChecker:
    """The words of English; some 0.2 s to load, so only where a word is known to nobody else."""
    from spellchecker import SpellChecker

    return SpellChecker(language="en", distance=1)


@cache
def _grammar() -> tuple[str, ...]:
    """The words of grammar that are long enough to be known when misspelt."""
    return tuple(word for word in (*grammar(), *ASKING) if len(word) >= SHORTEST - 1)


def _of_grammar(form: str) -> str | None:
    """The one word of grammar that a word which is none ("meny", "wich", "befor") is a slip away from."""
    near = {word for word in _grammar() if word[0] == form[0] and OSA.distance(form, word) == 1}
    # A letter is dropped, doubled or swapped more often than put for another: "wich" is "which", not "with".
    likely = {word for word in near if len(word) != len(form) or sorted(word) == sorted(form)} or near
    return likely.pop() if len(likely) == 1 and form not in _english() else None
