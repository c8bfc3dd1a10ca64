"""The network of the reader, on a model of two times two tiny layers."""

import pytest

torch = pytest.importorskip("torch")

from transformers import BertConfig, BertModel  # noqa: E402

from stdqa.reading.network import (  # noqa: E402
    LOWER,
    PageStates,
    ReaderNetwork,
    in_low_rank,
    token_spans,
)
from stdqa.reading.unpadded import Layers, scores  # noqa: E402

OFFSETS = [(0, 0), (0, 2), (3, 4), (4, 7), (8, 12), (0, 0)]


@pytest.mark.parametrize(
    ("spans", "tokens"),
    [
        ([(0, 2)], ((1, 2),)),
        ([(3, 7)], ((2, 4),)),
        ([(5, 9)], ((3, 5),)),
        ([(0, 12), (8, 12)], ((1, 5), (4, 5))),
        ([(2, 3)], ((0, 0),)),
        ([(40, 44)], ((0, 0),)),
        ([], ()),
    ],
)
def test_tokens_of_spans(spans, tokens):
    assert token_spans(OFFSETS, spans) == tokens


@pytest.fixture(scope="module")
def model():
    torch.manual_seed(1)
    config = BertConfig(
        vocab_size=40,
        hidden_size=16,
        num_hidden_layers=LOWER + 2,
        num_attention_heads=2,
        intermediate_size=32,
    )
    return BertModel(config).eval()


@pytest.fixture(scope="module")
def network(model):
    torch.manual_seed(2)
    made = ReaderNetwork.on(model, 3, 2).eval()
    for parameter in made.layers.parameters():
        parameter.data += 0.05 * torch.randn_like(parameter)
    return made


def page(length, figures, sentences, seed=0):
    torch.manual_seed(seed)
    return PageStates(
        torch.randn(length, 16),
        figures,
        sentences,
        torch.rand(len(figures), 3),
        torch.rand(len(sentences), 2),
    )


def asked(length=4):
    torch.manual_seed(9)
    return torch.randn(length, 16)


def test_each_figure_and_sentence_gets_a_logit(network):
    pages = [page(9, ((2, 3), (5, 7)), ((1, 8),)), page(6, (), ((1, 3), (3, 6)), seed=1)]
    figures, sentences = network([asked()] * 2, pages)
    assert figures.shape == (2,) and sentences.shape == (3,)


def test_what_a_page_says_does_not_depend_on_the_pages_beside_it(network):
    short, long = page(5, ((1, 2),), ((1, 4),)), page(30, ((7, 9), (20, 21)), ((1, 29),), seed=3)
    alone, _ = network([asked()], [short])
    beside, _ = network([asked()] * 2, [long, short])
    assert torch.allclose(alone[0], beside[2], atol=1e-5)


def test_question_and_features_and_place_all_matter(network):
    base = page(9, ((2, 3),), ((1, 8),))
    other_features = PageStates(
        base.states, base.figures, base.sentences, base.figure_features + 1, base.sentence_features
    )
    other_place = PageStates(
        base.states, ((6, 8),), base.sentences, base.figure_features, base.sentence_features
    )
    first = network([asked()], [base])[0]
    for question, one in ((asked(7), base), (asked(), other_features), (asked(), other_place)):
        assert not torch.allclose(first, network([question], [one])[0], atol=1e-4)


def test_figure_that_was_cut_off_gets_a_number_all_the_same(network):
    figures, _ = network([asked()], [page(9, ((0, 0), (2, 3)), ((1, 8),))])
    assert torch.isfinite(figures).all()


def test_weights_of_full_rank_make_the_same_network(network, model):
    other = ReaderNetwork.on(model, 3, 2).eval()
    pages = [page(9, ((2, 3), (5, 7)), ((1, 8),))]
    assert not torch.allclose(network([asked()], pages)[0], other([asked()], pages)[0], atol=1e-3)
    other.load_low_rank(in_low_rank(network, model, 16), model)
    assert torch.allclose(network([asked()], pages)[0], other([asked()], pages)[0], atol=1e-4)


def test_weights_of_low_rank_are_smaller_and_a_missing_one_is_an_error(network, model):
    weights = in_low_rank(network, model, 2)
    layers = sum(held.numel() for name, held in weights.items() if name.startswith("layers"))
    assert layers < sum(parameter.numel() for parameter in network.layers.parameters()) / 2
    del weights["seg"]
    with pytest.raises(RuntimeError, match="seg"):
        ReaderNetwork.on(model, 3, 2).load_low_rank(weights, model)


def test_layers_without_padding_are_those_of_the_model_itself(model):
    texts = [torch.tensor([1, 5, 7, 2]), torch.tensor([1, 9, 2])]
    with torch.inference_mode():
        entering = [model.embeddings(input_ids=ids[None])[0] for ids in texts]
        states = Layers.of(model, model.encoder.layer[:LOWER])(entering)
        for ids, own in zip(texts, states, strict=True):
            expected = model(input_ids=ids[None], output_hidden_states=True).hidden_states[LOWER][0]
            assert torch.allclose(own, expected, atol=1e-5)


def test_scores_without_padding_are_those_of_the_network_itself(network, model):
    pages = [page(9, ((2, 3), (5, 7)), ((1, 8),)), page(6, (), ((1, 3), (3, 6)), seed=1)]
    with torch.inference_mode():
        told = scores(network, Layers.of(model, network.layers), asked(), pages)
        figures, sentences = network([asked()] * 2, pages)
    assert torch.allclose(torch.cat([one for one, _ in told]), figures, atol=1e-5)
    assert torch.allclose(torch.cat([said for _, said in told]), sentences, atol=1e-5)
