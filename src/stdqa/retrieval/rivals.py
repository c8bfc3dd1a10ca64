"""Figures of another thing of the kind that a question names: of national standards, where it asks for
industry standards. Which known terms are of one kind, the glossary tells (:class:`stdqa.glossary.Concept`).
"""

from __future__ import annotations

from dataclasses import dataclass

from stdqa.glossary import Stems
from stdqa.questions import Question
from stdqa.retrieval.profiles import Profile
from stdqa.retrieval.signals import stands_whole


@dataclass(frozen=True, slots=True)
class Rivals:
    """For each term that a question names the ways to say it, and the terms that it is not."""

    terms: tuple[tuple[tuple[Stems, ...], tuple[Stems, ...]], ...]

    @classmethod
    def of(cls, question: Question) -> Rivals:
        """The rivals of a question's terms; what it sets beside each other ("sector standards or local
        ones") are none."""
        named = [c for c in question.concepts if len(c.stems) > 1]
        inside = {stem for concept in named for stem in concept.stems}
        meant = {way for concept in named for way in concept.ways}
        alone = {c.stems for c in question.concepts if not inside.issuperset(c.stems)}
        # "Emerging industry standards", where these industries are asked for, are no industry standards.
        alone |= {way[i:] for c in named for way in c.ways for i in range(1, len(way))}
        found = (
            (c.ways, tuple(way for way in c.rivals if way not in meant and way[:-1] not in alone))
            for c in named
        )
        return cls(tuple(term for term in found if term[1]))

    def tell(self, profile: Profile) -> bool:
        """Whether a figure is told of one of them."""
        return any(_told(ways, rivals, profile) for ways, rivals in self.terms)


def _told(ways: tuple[Stems, ...], rivals: tuple[Stems, ...], profile: Profile) -> bool:
    measure, clause, sentence, frame, *_ = profile.levels
    told = [rival for rival in rivals if stands_whole(rival, measure)]
    if any(_extends(rival, way) for rival in told for way in ways):
        # "Sub-technical committees" are no technical committees, though their name has all the words.
        return True
    told = told or [rival for rival in rivals if stands_whole(rival, clause)]
    return bool(told) and not any(stands_whole(way, sentence | frame) for way in ways)


def _extends(term: Stems, way: Stems) -> bool:
    """Whether a term is another one with a word more before it."""
    return len(term) > len(way) > 1 and term[-len(way) :] == way
