"""How well a figure of the sources fits a figure of a draft: a number for each sign.

A draft's figure is put as a question for the figure that it should be, so that what ranks answers ranks
here too (:mod:`stdqa.retrieval.signals`). Beside it stand signs that a question does not give: a draft says
more of its figure than a question does, and what a source says of its own that the draft does not counts
against it. Whether the numbers agree is a sign like others.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from stdqa.answering.labels import IDLE, Label, Labels
from stdqa.drafts.draft import Draft, Stated
from stdqa.drafts.values import Agreement, agreement, digits, near, transposed
from stdqa.figures import Clock
from stdqa.glossary import Concept
from stdqa.questions import Form, Lexicon, Question, understand
from stdqa.questions.cues import Wants
from stdqa.retrieval import Candidate, Finder, says
from stdqa.retrieval.signals import FIGURE
from stdqa.text import content_stems
from stdqa.types import Basis, Figure, Hit, Period

Bag = frozenset[str]
Concepts = tuple[Concept, ...]
Signs = Mapping[str, float]

# Words of time and amount that tell no thing: "new" and "altogether" are told by the basis.
NO_THING = IDLE | frozenset(
    content_stems(
        "new newly additional altogether cumulative overall told year month percent point figure count close"
        " end alone now last time"
    )
)
# What the words of a figure's own label count beside those of its sentence.
EMPHASIS = 2.0
# Signs in which a figure of a source may fit another figure of the draft's sentence better.
CLAIMED = ("unit", "label", "label_back", "head", "scope_same")
# Signs that count more, or less, where the numbers agree.
WITH_VALUE = (
    "unit", "label", "head", "scope_other", "basis_other", "names_missing", "claimed_unit", "claimed_label",
    "answer_other_year", "answer_other_kind",
)  # fmt: skip
# Telling digits beyond which no more is gained: 58,559 is met by chance as rarely as 3,165,625.
TELLING = 6


@dataclass(frozen=True, slots=True)
class Fit:
    """A figure of the sources, with the signs of how well it fits a figure of a draft."""

    candidate: Candidate
    signs: Signs
    agreement: Agreement

    @property
    def figure(self) -> Figure:
        """The figure of the sources."""
        return self.candidate.figure


class Search:
    """What was found for a statement of a draft: its sentence, or its item of a list."""

    def __init__(self, text: str, finder: Finder, lexicon: Lexicon, clock: Clock) -> None:
        self.finder = finder
        asked = understand(" ".join(text.split()), finder.glossary, clock, (), lexicon)
        self.question = replace(
            asked, form=Form.FIGURE, wants=Wants.FIGURE, request=None, premise=None, figures=(), part=False
        )
        self.found = finder.find(self.question, text)
        self.labels = Labels(self.found.ranked.figures, finder)


class Sentence:
    """A sentence of a draft and what was found for it, shared by all figures of it.

    :param finder: makes what searches for one statement.
    """

    def __init__(
        self,
        draft: Draft,
        first: Stated,
        finder: Callable[[], Finder],
        lexicon: Lexicon,
        clock: Clock,
    ) -> None:
        here = first.figure.sentence_start
        own = [one for one in draft.stated if one.figure.sentence_start == here]
        texts = {one.figure.id: draft.statement(one.figure) for one in own}
        searches = {text: Search(text, finder(), lexicon, clock) for text in dict.fromkeys(texts.values())}
        self.compared = any(search.found.compared for search in searches.values())
        said = [Candidate(Hit(one.passage, 1.0), one.profile, 0.0, 0.0) for one in draft.stated]
        self.own_labels = Labels(said, figures_in=draft.figures_in)
        self._fits = {one.figure.id: self._alone(one, searches[texts[one.figure.id]]) for one in own}

    def fits(self, stated: Stated) -> list[Fit]:
        """The figures of the sources that a figure of the sentence may be held against, with their signs."""
        others = [fits for name, fits in self._fits.items() if name != stated.figure.id]
        return [
            _with_value(fit, stated.figure, [fits[name].signs for fits in others if name in fits])
            for name, fit in self._fits[stated.figure.id].items()
        ]

    def _alone(self, stated: Stated, search: Search) -> dict[str, Fit]:
        claim = _Asked(stated, search, self.own_labels)
        ranked = search.finder.figures(claim.question, search.found.hits)
        return {
            one.figure.id: Fit(
                one,
                claim.signs(one)
                | {f"answer_{name}": value for name, value in zip(FIGURE, one.signals, strict=True)},
                agreement(stated.figure, one.figure),
            )
            for one in ranked
        }


def _with_value(fit: Fit, said: Figure, others: Sequence[Signs]) -> Fit:
    """A fit with what its number says, and how much better it fits here than elsewhere in the sentence."""
    signs = dict(fit.signs)
    for name in CLAIMED:
        signs[f"claimed_{name}"] = signs[name] - max(o[name] for o in others) if others else 0.0
    exact = float(fit.agreement is Agreement.EXACT)
    rounded = float(fit.agreement is Agreement.ROUNDED)
    telling = min(TELLING, digits(said.value)) / 3
    other = fit.agreement is Agreement.NOT
    signs |= {"near": float(other and near(said, fit.figure))}
    signs |= {"transposed": float(other and transposed(said, fit.figure))}
    signs |= {"exact": exact, "exact_digits": exact * telling}
    signs |= {"rounded": rounded, "rounded_digits": rounded * telling}
    signs |= {f"value_{name}": max(exact, rounded) * signs[name] for name in WITH_VALUE}
    return replace(fit, signs=signs)


class _Asked:
    """A figure of a draft as a question, with what is worked out of it once for all candidates."""

    def __init__(self, stated: Stated, search: Search, own_labels: Labels) -> None:
        figure = stated.figure
        self.figure, self.profile, self._search = figure, stated.profile, search
        concepts, asked = search.finder.concepts, search.question
        label: Label = own_labels.of(figure)
        words = f"{label.before} {figure.unit or ''} {label.after} {figure.of or ''}"
        self._label, self._unit = _things(concepts(words)), _things(concepts(figure.unit or figure.measure))
        said = {s for c in (*_things(asked.concepts), *self._label) for way in c.ways for s in way}
        self._said = frozenset(said) | stated.profile.levels[4] | stated.profile.levels[2]
        own = frozenset(content_stems(f"{words} {figure.scope or ''}"))
        # A name in the label of another figure of the sentence is that one's.
        elsewhere = own_labels.others(figure) - own
        names = tuple(name for name in asked.names if name not in elsewhere)
        period = figure.period
        self.question: Question = replace(
            asked,
            kinds=frozenset((figure.kind,)),
            counted=content_stems(figure.unit or ""),
            concepts=_emphasized(self._label, asked.concepts),
            names=names,
            basis=period.basis if period else None,
            basis_stated=bool(period and not period.inherited),
            years=period.years if period else frozenset(),
            wants_change=bool(figure.change),
            wants_rounded=bool(figure.qualifier),
        )

    def signs(self, candidate: Candidate) -> dict[str, float]:
        """The signs that a candidate gives beside those of answers."""
        return self._things_said(candidate) | self._time(candidate) | self._whose(candidate)

    def _things_said(self, candidate: Candidate) -> dict[str, float]:
        unit = frozenset(candidate.profile.unit)
        measure = frozenset(one for one in candidate.profile.levels[0] if " " not in one)
        near = self._search.labels.of(candidate.figure).stems | unit | measure
        head = self.profile.head
        return {
            "unit": _share(self._unit, unit | measure),
            "unit_back": _back(unit - NO_THING, self._said),
            "head": float(bool(head) and head == candidate.profile.head),
            "label": _share(self._label, near),
            "label_back": _back(near - NO_THING, self._said),
        }

    def _time(self, candidate: Candidate) -> dict[str, float]:
        mine, other = self.figure.period, candidate.figure.period
        bases, years = (basis_of(mine), basis_of(other)), (years_of(mine), years_of(other))
        return {
            "basis_same": float(all(bases) and bases[0] is bases[1]),
            "basis_other": float(all(bases) and bases[0] is not bases[1]),
            "basis_open": float(not all(bases)),
            "year_same": float(all(years) and bool(years[0] & years[1])),
        }

    def _whose(self, candidate: Candidate) -> dict[str, float]:
        mine, other = self.figure, candidate.figure
        scopes = _stems(mine.scope), _stems(other.scope)
        wholes = _stems(mine.of), _stems(other.of)
        said = candidate.profile.levels[5] | candidate.profile.levels[2]
        names = self.question.names
        return {
            "scope_same": float(bool(scopes[0] & scopes[1])),
            "scope_other": float(all(scopes) and not scopes[0] & scopes[1]),
            "names_missing": sum(name not in said for name in names) / len(names) if names else 0.0,
            "of_same": float(bool(wholes[0] & wholes[1])),
            "of_other": float(all(wholes) and not wholes[0] & wholes[1]),
            "change_same": float(bool(mine.change) and mine.change == other.change),
            "change_other": float(mine.change != other.change),
        }


def basis_of(period: Period | None) -> Basis | None:
    """The basis of a period, if it has one."""
    return period.basis if period else None


def years_of(period: Period | None) -> frozenset[int]:
    """The years of a period; none where it is not dated."""
    return period.years if period else frozenset()


def _stems(text: str | None) -> Bag:
    return frozenset(content_stems(text or ""))


def _things(concepts: Sequence[Concept]) -> Concepts:
    """The concepts that name things: no numbers, no words of time and amount."""
    return tuple(c for c in concepts if not set(c.stems) <= NO_THING and not c.stems[0][:1].isdigit())


def _emphasized(own: Concepts, every: Concepts) -> Concepts:
    """The concepts of a sentence, those of the figure's own label before the others."""
    known = {c.stems for c in own}
    return (*(replace(c, weight=EMPHASIS) for c in own), *(c for c in every if c.stems not in known))


def _share(concepts: Concepts, bag: Bag) -> float:
    """The share of concepts that a bag says; a half where there are none."""
    return sum(says(c, bag) for c in concepts) / len(concepts) if concepts else 0.5


def _back(bag: Bag, said: Bag) -> float:
    """The share of a bag's stems that are said; a half where there are none."""
    return len(bag & said) / len(bag) if bag else 0.5
