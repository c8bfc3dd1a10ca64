"""The reader's layers as they answer: several texts at once, behind each other, none of them padded.

All but attention sees each token alone, so it is worked out for the tokens of all texts in one go: large
matrices take a fifth less time than several small ones. Attention goes text by text. What comes of a text is
the same to the last bit as if it were alone, but for texts of a few tokens.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Self

import torch
from torch import Tensor
from torch.nn import functional

from stdqa.reading.network import PageStates, ReaderNetwork


class Layers:
    """Some layers of a BERT encoder of any class, its parts named as in the file of the weights."""

    def __init__(self, layers: Sequence[_Layer], heads: int) -> None:
        self._layers = layers
        self._heads = heads

    @classmethod
    def of(cls, model: Any, layers: Iterable[Any]) -> Self:  # noqa: ANN401 - a transformers model of any class
        """Take the weights of a model's layers, or of copies of them, as they are now."""
        return cls([_Layer.of(layer) for layer in layers], model.config.num_attention_heads)

    def __call__(self, texts: Sequence[Tensor]) -> list[Tensor]:
        """What the layers make of texts, each of shape (tokens, dimension)."""
        lengths = [len(text) for text in texts]
        states = torch.cat(list(texts))
        for layer in self._layers:
            states = layer(states, lengths, self._heads)
        return list(states.split(lengths))


@dataclass(frozen=True, slots=True, eq=False)
class _Layer:
    """One layer. Query, key and value are worked out as one."""

    weight: Tensor
    bias: Tensor
    attended: Any
    inner: Any
    output: Any

    @classmethod
    def of(cls, layer: Any) -> Self:  # noqa: ANN401 - a transformers layer of any class
        """Take the weights of a layer as they are now."""
        own = layer.attention.self
        parts = (own.query, own.key, own.value)
        return cls(
            torch.cat([part.weight.detach() for part in parts]),
            torch.cat([part.bias.detach() for part in parts]),
            layer.attention.output,
            layer.intermediate.dense,
            layer.output,
        )

    def __call__(self, states: Tensor, lengths: Sequence[int], heads: int) -> Tensor:
        together = functional.linear(states, self.weight, self.bias)
        found = torch.cat([_attention(part, heads) for part in together.split(lengths)])
        states = _added(found, self.attended, states)
        inner = functional.gelu(functional.linear(states, self.inner.weight, self.inner.bias))
        return _added(inner, self.output, states)


def _attention(together: Tensor, heads: int) -> Tensor:
    """Attention within one text.

    :param together: query, key and value of its tokens, shape (tokens, 3 times the dimension).
    """
    split = together.view(1, len(together), 3, heads, -1).permute(2, 0, 3, 1, 4)
    found = functional.scaled_dot_product_attention(*split)
    return found.transpose(1, 2).reshape(len(together), -1)


def _added(found: Tensor, part: Any, before: Tensor) -> Tensor:  # noqa: ANN401 - as above
    norm = part.LayerNorm
    states = functional.linear(found, part.dense.weight, part.dense.bias) + before
    return functional.layer_norm(states, norm.normalized_shape, norm.weight, norm.bias, norm.eps)


def scores(
    network: ReaderNetwork, upper: Layers, question: Tensor, pages: Sequence[PageStates]
) -> list[tuple[Tensor, Tensor]]:
    """The logits of the figures and of the sentences of each page, as the network itself gives them.

    :param upper: the network's own layers.
    :param question: the lower states of the question, shape (tokens, dimension).
    """
    entering = [network.entering([question], [page])[0][0] for page in pages]
    return [
        network.scored(states[None], [question], [page])
        for states, page in zip(upper(entering), pages, strict=True)
    ]
