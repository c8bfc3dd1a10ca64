"""The network of the reader: the upper layers of a BERT encoder over a question and a passage side by side.

The lower layers see each text alone, so that what they make of a passage serves every question (MacAvaney
and others 2020, PreTTR). Figures are marked in their tokens, with what is known of them, as a learned
vector; figures and sentences are scored from the mean of their tokens and the state of the first token.
"""

from __future__ import annotations

import copy
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import torch
from torch import Tensor, nn

# The layers that see each text alone.
LOWER = 3
# Added to the attention of what is no token.
NOTHING = -1e9

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class PageStates:
    """A page ready for the network: the lower states of its tokens, shape (tokens, dimension), the spans of
    its figures and sentences in tokens (empty where they were cut off), and the features of each.
    """

    states: Tensor
    figures: tuple[Span, ...]
    sentences: tuple[Span, ...]
    figure_features: Tensor
    sentence_features: Tensor


def token_spans(offsets: Sequence[Span], spans: Sequence[Span]) -> tuple[Span, ...]:
    """The tokens that spans of characters cover; an empty span for one that no token stands in.

    :param offsets: where each token stands; (0, 0) for those that the model adds.
    """
    found = []
    for start, end in spans:
        inside = [place for place, (a, b) in enumerate(offsets) if b > a and a < end and start < b]
        found.append((inside[0], inside[-1] + 1) if inside else (0, 0))
    return tuple(found)


class ReaderNetwork(nn.Module):  # type: ignore[misc] # torch is not followed by mypy here
    """Scores the figures and sentences of pages as the answer to a question; "none of these" has 0."""

    def __init__(
        self, upper: nn.ModuleList, dimension: int, figure_features: int, sentence_features: int
    ) -> None:
        super().__init__()
        self.layers = upper
        # What is added to the tokens of the question, of the page, and of a figure in it.
        self.seg = nn.Parameter(torch.randn(3, dimension) * 0.02)
        self.fin = nn.Linear(figure_features, dimension, bias=False)
        nn.init.normal_(self.fin.weight, std=0.01)
        self.fig, self.sen = _scorer(dimension), _scorer(dimension)
        self.ffeat, self.sfeat = _plain(figure_features), _plain(sentence_features)

    @classmethod
    def on(cls, model: Any, figure_features: int, sentence_features: int) -> ReaderNetwork:  # noqa: ANN401
        """An untrained reader whose layers are copies of a model's own upper ones."""
        return cls(_upper(model), model.config.hidden_size, figure_features, sentence_features)

    def forward(self, questions: Sequence[Tensor], pages: Sequence[PageStates]) -> tuple[Tensor, Tensor]:
        """The logits of all figures and of all sentences, page after page.

        :param questions: for each page the lower states of its question, shape (tokens, dimension).
        """
        states, mask = self.entering(questions, pages)
        for layer in self.layers:
            states = _first(layer(states, mask.to(_attended(states))))
        return self.scored(states, questions, pages)

    def entering(self, questions: Sequence[Tensor], pages: Sequence[PageStates]) -> tuple[Tensor, Tensor]:
        """What the layers take: the states of each question and page, with the figures marked, shape (pages,
        tokens, dimension); and what hides the padding.
        """
        states, mask = self._side_by_side(questions, pages)
        figures = _Members.of([page.figures for page in pages], list(map(len, questions)))
        features = torch.cat([page.figure_features for page in pages])
        marks = (self.fin(features) + self.seg[2]).to(states.dtype)
        marked = torch.zeros_like(states).index_put(
            (figures.row, figures.token), marks[figures.owner], accumulate=True
        )
        return states + marked, mask

    def scored(
        self, states: Tensor, questions: Sequence[Tensor], pages: Sequence[PageStates]
    ) -> tuple[Tensor, Tensor]:
        """The logits of all figures and of all sentences, from what the layers put out."""
        shifts = list(map(len, questions))
        figures = _Members.of([page.figures for page in pages], shifts)
        sentences = _Members.of([page.sentences for page in pages], shifts)
        figure_features = torch.cat([page.figure_features for page in pages])
        sentence_features = torch.cat([page.sentence_features for page in pages])
        return (
            self.fig(figures.means(states)).squeeze(-1) + self.ffeat(figure_features).squeeze(-1),
            self.sen(sentences.means(states)).squeeze(-1) + self.sfeat(sentence_features).squeeze(-1),
        )

    def load_low_rank(self, weights: Mapping[str, Tensor], model: Any) -> None:  # noqa: ANN401
        """Take weights as :func:`in_low_rank` gives them, on the same model.

        :raises RuntimeError: if a weight is missing, unknown or of another shape.
        """
        base = _upper_weights(model)
        full = {name: held.float() for name, held in weights.items() if not name.endswith((LEFT, RIGHT))}
        for name in {name.removesuffix(LEFT) for name in weights if name.endswith(LEFT)}:
            full[name] = base[name] + weights[name + LEFT].float() @ weights[name + RIGHT].float()
        self.load_state_dict(full)

    def _side_by_side(
        self, questions: Sequence[Tensor], pages: Sequence[PageStates]
    ) -> tuple[Tensor, Tensor]:
        """The states of each question and page behind each other, padded, and what hides the padding."""
        joined = [
            torch.cat([question.float() + self.seg[0], page.states.float() + self.seg[1]])
            for question, page in zip(questions, pages, strict=True)
        ]
        states = nn.utils.rnn.pad_sequence(joined, batch_first=True)
        lengths = torch.tensor([len(one) for one in joined])
        hidden = torch.arange(states.shape[1])[None] >= lengths[:, None]
        return states, torch.where(hidden, NOTHING, 0.0)[:, None, None, :]


def _upper(model: Any) -> nn.ModuleList:  # noqa: ANN401 - a transformers model of any class
    """Copies of the upper layers of a model."""
    upper = nn.ModuleList(copy.deepcopy(list(model.encoder.layer[LOWER:])))
    for part in upper.modules():
        # The layers are few and the training is short: dropping states out only slows it.
        if isinstance(part, nn.Dropout):
            part.p = 0.0
        if hasattr(part, "dropout_prob"):
            part.dropout_prob = 0.0
    return upper


def _upper_weights(model: Any) -> dict[str, Tensor]:  # noqa: ANN401 - a transformers model of any class
    """The weights of the upper layers of a model, by their names in a reader; not copied."""
    return dict(nn.ModuleList(model.encoder.layer[LOWER:]).state_dict(prefix="layers."))


LEFT, RIGHT = ".left", ".right"


def in_low_rank(network: ReaderNetwork, model: Any, rank: int) -> dict[str, Tensor]:  # noqa: ANN401
    """The weights of a trained reader; the matrices of its layers as what they differ by from the model's,
    cut to a rank and split in two.
    """
    base = _upper_weights(model)
    weights = {}
    for name, held in network.state_dict().items():
        if name not in base or held.dim() < 2:
            weights[name] = held
            continue
        left, values, right = torch.linalg.svd(held - base[name], full_matrices=False)
        weights[name + LEFT] = left[:, :rank] * values[:rank]
        weights[name + RIGHT] = right[:rank]
    return weights


@dataclass(frozen=True, slots=True)
class _Members:
    """Which tokens belong to which of several spans: one row, token and owner for each membership."""

    row: Tensor
    token: Tensor
    owner: Tensor
    rows: Tensor

    @classmethod
    def of(cls, spans: Sequence[Sequence[Span]], shifts: Sequence[int]) -> _Members:
        rows = [row for row, some in enumerate(spans) for _ in some]
        members = list(_members(spans, shifts))
        row, token, owner = (torch.tensor([m[i] for m in members], dtype=torch.long) for i in range(3))
        return cls(row, token, owner, torch.tensor(rows, dtype=torch.long))

    def means(self, states: Tensor) -> Tensor:
        """For each span the mean of its tokens' states beside the first state of its row."""
        number = len(self.rows)
        sums = torch.zeros(number, states.shape[-1], dtype=states.dtype)
        sums = sums.index_add(0, self.owner, states[self.row, self.token])
        counts = torch.bincount(self.owner, minlength=number).clamp(min=1)[:, None]
        return torch.cat([sums / counts, states[self.rows, 0]], dim=-1)


def _members(spans: Sequence[Sequence[Span]], shifts: Sequence[int]) -> Iterator[tuple[int, int, int]]:
    owner = 0
    for row, (some, shift) in enumerate(zip(spans, shifts, strict=True)):
        for start, end in some:
            yield from ((row, shift + token, owner) for token in range(start, end))
            owner += 1


def _scorer(dimension: int) -> nn.Sequential:
    return nn.Sequential(
        nn.Linear(2 * dimension, dimension), nn.GELU(), nn.Dropout(0.1), nn.Linear(dimension, 1)
    )


def _plain(features: int) -> nn.Linear:
    """A linear score of the features alone, nothing before it is trained."""
    plain = nn.Linear(features, 1)
    nn.init.zeros_(plain.weight)
    nn.init.zeros_(plain.bias)
    return plain


def _attended(states: Tensor) -> torch.dtype:
    """The type that attention is worked out in, which its mask must have too."""
    return torch.get_autocast_dtype("cpu") if torch.is_autocast_enabled("cpu") else states.dtype


def _first(output: Tensor | Iterable[Tensor]) -> Tensor:
    """The state that a layer puts out; some versions of transformers put it into a tuple."""
    return output if isinstance(output, Tensor) else next(iter(output))
