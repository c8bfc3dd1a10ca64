"""Where the passages that hold the evidence stand among all that a search finds: why they are not first."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from stdqa.assistant import Assistant
from stdqa.evaluation.rows import Found, found
from stdqa.questions import understand
from stdqa.retrieval.finder import leaning
from stdqa.spelling import Spelling
from stdqa.types import Answer, Hit, Passage, Status


class Looking:
    """Looks passages up, in what an answer shows first, and else in a search of its own."""

    def __init__(self, assistant: Assistant) -> None:
        self._assistant = assistant

    def ranks(
        self, question: str, history: Sequence[str], answer: Answer, wanted: Sequence[Passage]
    ) -> tuple[Found, ...]:
        """The passages that hold the evidence, best first; their rank is None where no search has them."""
        hits: Sequence[Hit] = answer.hits
        found_all = {one.id for one in wanted} <= {hit.passage.id for hit in hits}
        # A question that cannot be answered at all is not searched for either.
        if not found_all and answer.status is not Status.ERROR:
            deeper = self._candidates(question, history)
            shown = {hit.passage.id for hit in hits}
            hits = (*hits, *(hit for hit in deeper if hit.passage.id not in shown))
        places = {hit.passage.id: (rank, hit) for rank, hit in enumerate(hits, start=1)}
        placed = [found(one, *places.get(one.id, (None, None))) for one in wanted]
        return tuple(sorted(placed, key=lambda one: (one.rank is None, one.rank or 0)))

    def _candidates(self, question: str, history: Sequence[str]) -> Sequence[Hit]:
        """All candidates of the question's own search, fused as always."""
        finder = self._assistant.finder()
        mended = self._spelling.corrected
        asked = understand(
            mended(question),
            finder.glossary,
            self._assistant.clock,
            [mended(one) for one in history],
            self._assistant.lexicon,
        )
        return finder.hits(asked, leaning(asked))

    @cached_property
    def _spelling(self) -> Spelling:
        return Spelling.of(self._assistant.index.vocabulary(), self._assistant.finder().glossary)
