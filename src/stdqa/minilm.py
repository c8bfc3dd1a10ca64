"""The default model in torch alone: the same vectors as sentence-transformers, without seconds of imports.

Only the files of the package that carries the model are read like this, as they are known whole: a BERT
encoder whose token states are averaged. Every other model needs what sentence-transformers knows of models.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Self

import torch
from safetensors.torch import load_file
from tokenizers import Tokenizer
from torch import Tensor, nn
from torch.nn import functional

# Of no use to a sentence's vector: the head of the pre-training, and what older versions saved beside it.
UNUSED = ("pooler.", "embeddings.position_ids")


@dataclass(frozen=True, slots=True)
class Shape:
    """The sizes of the model, as its ``config.json`` names them."""

    vocab_size: int
    hidden_size: int
    num_hidden_layers: int
    num_attention_heads: int
    intermediate_size: int
    max_position_embeddings: int
    type_vocab_size: int
    layer_norm_eps: float

    @classmethod
    def of(cls, held: Mapping[str, object]) -> Self:
        """The sizes from the file's content."""
        return cls(**{name: held[name] for name in cls.__dataclass_fields__})  # type: ignore[arg-type]


class MiniLM:
    """The default model, loaded; usable from several threads."""

    def __init__(self, network: Network, tokenizer: Tokenizer, longest: int) -> None:
        self.network = network
        self.tokenizer = tokenizer
        self._longest = longest

    @classmethod
    def load(cls, folder: Path) -> Self:
        """Load the model from its folder; what is missing or damaged raises whatever reading it raises."""
        shape = Shape.of(json.loads((folder / "config.json").read_bytes()))
        network = Network(shape)
        weights = load_file(folder / "model.safetensors")
        kept = {name: weight for name, weight in weights.items() if not name.startswith(UNUSED)}
        network.load_state_dict(kept, assign=True)
        tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        tokenizer.no_padding()
        # Cut here, not there: the places of all tokens are wanted as well.
        tokenizer.no_truncation()
        longest = json.loads((folder / "sentence_bert_config.json").read_bytes())["max_seq_length"]
        return cls(network.eval().requires_grad_(False), tokenizer, longest)

    def encode(self, text: str) -> tuple[Tensor, Tensor]:
        """Embed one text: its vector, shape (dimension,), of length 1, and the states of its tokens, shape
        (tokens, dimension).
        """
        ids = self.tokenizer.encode(text).ids
        if len(ids) > self._longest:
            # The last was added by the model.
            ids = [*ids[: self._longest - 1], ids[-1]]
        with torch.inference_mode():
            states = self.network(torch.tensor(ids))
            # In the order of operations of sentence-transformers, so that nothing differs by rounding.
            mean = states.sum(dim=1) / torch.full((1, 1), float(len(ids)))
            return functional.normalize(mean, p=2.0, dim=-1)[0], states[0]


# The parts bear the names that they have in the file of the weights, and in transformers: the reader works
# on the layers of either.


class Network(nn.Module):  # type: ignore[misc] # torch is not followed by mypy here
    """A BERT encoder for one text at a time, without its pre-training's head (Devlin and others 2019)."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.config = shape
        self.embeddings = _Embeddings(shape)
        self.encoder = nn.Module()
        self.encoder.layer = nn.ModuleList(_Layer(shape) for _ in range(shape.num_hidden_layers))

    def forward(self, ids: Tensor) -> Tensor:
        """The states of a text's tokens, shape (1, tokens, dimension)."""
        states = self.embeddings(ids[None])
        for layer in self.encoder.layer:
            states = layer(states)
        return states


class _Linear(nn.Linear):  # type: ignore[misc]
    def reset_parameters(self) -> None:
        """Leave out the chance numbers that the file's weights replace at once."""


class _Embedding(nn.Embedding):  # type: ignore[misc]
    def reset_parameters(self) -> None:
        """Leave them out here too."""


class _Embeddings(nn.Module):  # type: ignore[misc]
    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.word_embeddings = _Embedding(shape.vocab_size, shape.hidden_size)
        self.position_embeddings = _Embedding(shape.max_position_embeddings, shape.hidden_size)
        self.token_type_embeddings = _Embedding(shape.type_vocab_size, shape.hidden_size)
        self.LayerNorm = nn.LayerNorm(shape.hidden_size, eps=shape.layer_norm_eps)

    def forward(self, input_ids: Tensor) -> Tensor:
        places = torch.arange(input_ids.shape[1])[None]
        kinds = torch.zeros_like(input_ids)
        states = self.word_embeddings(input_ids) + self.token_type_embeddings(kinds)
        return self.LayerNorm(states + self.position_embeddings(places))


class _Layer(nn.Module):  # type: ignore[misc]
    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.attention = nn.Module()
        self.attention.self = _Attention(shape)
        self.attention.output = _Output(shape.hidden_size, shape)
        self.intermediate = nn.Module()
        self.intermediate.dense = _Linear(shape.hidden_size, shape.intermediate_size)
        self.output = _Output(shape.intermediate_size, shape)

    def forward(self, states: Tensor, mask: Tensor | None = None) -> Tensor:
        attended = self.attention.output(self.attention.self(states, mask), states)
        return self.output(functional.gelu(self.intermediate.dense(attended)), attended)


class _Attention(nn.Module):  # type: ignore[misc]
    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.heads = shape.num_attention_heads
        self.query, self.key, self.value = (_Linear(shape.hidden_size, shape.hidden_size) for _ in range(3))

    def forward(self, states: Tensor, mask: Tensor | None) -> Tensor:
        query, key, value = (self._split(part(states)) for part in (self.query, self.key, self.value))
        attended = functional.scaled_dot_product_attention(query, key, value, attn_mask=mask)
        return attended.transpose(1, 2).reshape(states.shape)

    def _split(self, states: Tensor) -> Tensor:
        return states.view(*states.shape[:2], self.heads, -1).transpose(1, 2)


class _Output(nn.Module):  # type: ignore[misc]
    def __init__(self, size: int, shape: Shape) -> None:
        super().__init__()
        self.dense = _Linear(size, shape.hidden_size)
        self.LayerNorm = nn.LayerNorm(shape.hidden_size, eps=shape.layer_norm_eps)

    def forward(self, states: Tensor, before: Tensor) -> Tensor:
        return self.LayerNorm(self.dense(states) + before)
