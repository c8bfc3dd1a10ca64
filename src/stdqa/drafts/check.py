"""A draft checked: each of its figures held against the sources."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from stdqa.answering.reply import Reply
from stdqa.drafts.alignment import Fit, Sentence
from stdqa.drafts.asides import Aside, asides
from stdqa.drafts.choosing import Weights, choose, settled
from stdqa.drafts.correcting import correction, words_of
from stdqa.drafts.draft import Draft, Stated, read_draft
from stdqa.drafts.judging import Judged, judge
from stdqa.drafts.swapped import swapped
from stdqa.figures import Clock
from stdqa.questions import Lexicon
from stdqa.retrieval import Finder
from stdqa.types import CheckedDraft, Citation, Claim, ClaimVerdict, FigureKind, Progress

# A date is only checked against a source that says as much of what happened.
DATED_THING = 0.5
# So much does where the draft says so much of what stands around the date in the source.
PART_SAID, OWN_SAID = 0.35, 0.6


def check(
    text: str,
    finder: Callable[[], Finder],
    lexicon: Lexicon,
    clock: Clock,
    passage_chars: int,
    progress: Progress | None = None,
) -> CheckedDraft:
    """Hold every figure of a draft against the sources.

    :param finder: makes what searches for one sentence.
    :param clock: what "last year" counts from.
    """
    draft = read_draft(text, clock, passage_chars)
    found = list(_fits(draft, finder, lexicon, clock, progress))
    weights = Weights.shipped(any(compared for _, _, compared in found))
    weighed = {name: choose(fits, weights) for name, fits in {id(fits): fits for _, fits, _ in found}.items()}
    chosen = settled([weighed[id(fits)] for _, fits, _ in found])
    judged = [judge(one, its, draft) for (one, _, _), its in zip(found, chosen, strict=True)]
    beside = list(asides(draft, finder, lexicon, clock))
    return _told(draft, swapped(judged, chosen, weights), beside, finder())


def _fits(
    draft: Draft, finder: Callable[[], Finder], lexicon: Lexicon, clock: Clock, progress: Progress | None
) -> Iterator[tuple[Stated, list[Fit], bool]]:
    """Each figure of a draft with what it may be held against, and whether tokens were compared.

    A sentence that is there again, read as before, is held against the sources once.
    """
    known: dict[Hashable, tuple[list[list[Fit]], bool]] = {}
    done = 0
    for _, group in groupby(draft.stated, key=lambda one: one.figure.sentence_start):
        stated = tuple(group)
        read = _as_read(draft, stated)
        if read not in known:
            sentence = Sentence(draft, stated[0], finder, lexicon, clock)
            known[read] = [sentence.fits(one) for one in stated], sentence.compared
        its, compared = known[read]
        for one, fits in zip(stated, its, strict=True):
            yield one, fits, compared
            done += 1
            if progress is not None:
                progress(done, len(draft.stated))


def _as_read(draft: Draft, stated: Sequence[Stated]) -> Hashable:
    """A sentence of a draft as it is read there, wherever it stands: its words, and all that bears on its
    figures from without."""
    at = stated[0].figure.sentence_start
    figures = (
        replace(
            one.figure,
            id="",
            passage="",
            start=one.figure.start - at,
            end=one.figure.end - at,
            clause_start=one.figure.clause_start - at,
            clause_end=one.figure.clause_end - at,
            sentence_start=0,
            sentence_end=one.figure.sentence_end - at,
        )
        for one in stated
    )
    around = ((one.profile.levels, one.profile.unit, one.profile.elsewhere) for one in stated)
    return draft.sentence(stated[0].figure), tuple(figures), tuple(around)


def _told(draft: Draft, judged: list[Judged], beside: list[Aside], finder: Finder) -> CheckedDraft:
    """The claims of a draft, each with its citation."""
    citations: list[Citation] = []

    def cited(citation: Citation) -> int:
        if citation not in citations:
            citations.append(citation)
        return citations.index(citation)

    claims = []
    for one in judged:
        if _idle_date(one):
            continue
        place = cited(Reply.citation(finder, one.fit.candidate)) if one.fit is not None else None
        claims.append(_claim(one, place, draft.document.text))
    claims += [_claim_beside(one, cited(one.citation)) for one in beside]
    return CheckedDraft(
        draft.document.text, tuple(sorted(claims, key=lambda one: one.start)), tuple(citations)
    )


def _idle_date(one: Judged) -> bool:
    """Whether a figure is a date of which no source says what it is the date of."""
    if one.stated.figure.kind is not FigureKind.DATE:
        return False
    return (
        one.fit is None
        or one.fit.figure.kind is not FigureKind.DATE
        or one.verdict is ClaimVerdict.NOT_FOUND
        or (one.verdict is ClaimVerdict.CONTRADICTED and not _of_one_thing(one.fit))
    )


def _of_one_thing(fit: Fit) -> bool:
    """Whether a source says as much of what a draft dates, or the draft most of what the source does."""
    covered = fit.signs["answer_coverage"]
    return covered >= DATED_THING or (covered >= PART_SAID and fit.signs["label_back"] >= OWN_SAID)


def _claim_beside(one: Aside, citation: int) -> Claim:
    # Another number stands in the place of a number only, not in that of "no".
    wrong = one.verdict is ClaimVerdict.CONTRADICTED and one.figure.kind is not FigureKind.COUNT
    return Claim(
        start=one.figure.start,
        end=one.figure.end,
        figure=one.figure,
        verdict=one.verdict,
        why=one.why,
        source=one.source,
        citation=citation,
        correction=one.source.text if wrong else None,
        correction_start=one.figure.start if wrong else 0,
        correction_end=one.figure.end if wrong else 0,
    )


def _claim(one: Judged, citation: int | None, text: str) -> Claim:
    start, end = words_of(one.stated.figure, text)
    proposed, begin, stop = correction(one, text) or (None, 0, 0)
    return Claim(
        start=start,
        end=end,
        figure=one.stated.figure,
        verdict=one.verdict,
        why=one.why,
        source=one.fit.figure if one.fit else None,
        citation=citation,
        correction=proposed,
        correction_start=begin,
        correction_end=stop,
    )
