"""The reader's terms put in the documents' own words: "sector norms" where they say "industry standards".

The glossary knows which terms mean the same; which of them the documents use is looked up. What they use
themselves stays, and so does what stands in quotation marks.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from stdqa.glossary import Glossary, Stems
from stdqa.text import Word, function_words, quotations, search_form, stem, words

# Such a question is about the words themselves.
OF_WORDS = re.compile(
    r"\b(?:stands? for|short for|abbreviat\w+|acronym|called|meaning|means?|meant|defin\w+)\b", re.I
)
# Within a term there is nothing but its words, and what joins two of them.
APART = re.compile(
    r"[^\w\s’'-]|\b(?:and|or|but|than|not|is|are|was|were|has|have|had|do|does|did|can|could|will|would|that|which|"
    r"who|whose|what|how|per|with|owns?\s+an?)\b",
    re.I,
)
# "In-" of "in-house standards" is none of the words that tell anything.
LEADING = re.compile(r"(?:\b\w+-)?\Z")
OWNER = re.compile(r"['’]s?$")


@dataclass(frozen=True)
class Wording:
    """Puts questions in the words of some documents.

    :param said: in how many passages some words stand one after the other.
    """

    glossary: Glossary
    said: Callable[[str], int]

    def of(self, text: str) -> str:
        """A question with each known term that the documents do not use replaced by the one that they do."""
        if OF_WORDS.search(text):
            return text
        skip = function_words()
        found = [(word, stem(word.text)) for word in words(text)]
        telling = [(word, one) for word, one in found if one not in skip]
        quoted = [(one.start, one.end) for one in quotations(text)]
        pieces, at, place = [], 0, 0
        while place < len(telling):
            size, better = self._at(text, telling[place:])
            start, end = telling[place][0].start, telling[place + size - 1][0].end
            start = LEADING.search(text, 0, start).start()  # type: ignore[union-attr]
            if better and not any(a < end and start < b for a, b in quoted):
                before = text[at:start]
                # "National reference samples" are not "national national standard samples".
                first = better.split()[0].lower()
                if before.lower().split()[-1:] == [first]:
                    before = before.rstrip()[: -len(first)]
                pieces.append(before + better)
                at = end
            place += size
        return "".join(pieces) + text[at:]

    def _at(self, text: str, telling: list[tuple[Word, str]]) -> tuple[int, str | None]:
        """How many words the longest known term has that some words begin with, and what the documents say
        for it; None where they use it themselves or know no other."""
        for size in range(min(self.glossary.longest, len(telling)), 1, -1):
            term = tuple(one for _, one in telling[:size])
            others = self.glossary.others_of(term)
            said = text[telling[0][0].start : telling[size - 1][0].end]
            if others and not APART.search(said):
                # "Standards set by provinces and cities": what is joined to the last word is of the term too.
                goes_on = " by " in said and text.startswith(" and ", telling[size - 1][0].end)
                return size, None if goes_on else self._instead(said, others)
        return 1, None

    @cached_property
    def _last_words(self) -> frozenset[str]:
        """The last words of the known terms: "standardization" is none, though its stem is that of one."""
        return frozenset(_singular(written.split()[-1]) for written in self.glossary.written.values())

    def _instead(self, term: str, others: tuple[Stems, ...]) -> str | None:
        bare = OWNER.sub("", term)
        if self.said(bare) or _singular(bare.split()[-1]) not in self._last_words:
            return None
        ways = [self.glossary.written[way] for way in others if way in self.glossary.written]
        # Verbs ("put on file" for "register") would have to be inflected.
        known = [(self.said(way), way) for way in ways if " " in way and not way.endswith("ed")]
        count, best = max(known, key=lambda one: one[0], default=(0, ""))
        if not count:
            return None
        named = best.split()[-1][0].isupper()
        plural = bare.lower().endswith("s") and not best.lower().endswith("s") and not named
        return f"{_plural(best) if plural else best}{term[len(bare) :]}"


def _singular(word: str) -> str:
    return search_form(word.rsplit("-", 1)[-1]).removesuffix("s")


def _plural(noun: str) -> str:
    return f"{noun[:-1]}ies" if re.search(r"[^aeiou]y$", noun) else f"{noun}s"
