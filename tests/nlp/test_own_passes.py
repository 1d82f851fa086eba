"""Encoder and parser give what the trained model itself gives, whatever they have kept from earlier sentences."""

import numpy as np
import pytest
import spacy
from spacy.tokens import Doc

from extractor.nlp import encoder
from extractor.nlp.syntax import Syntax, load_syntax

SENTENCES = (
    ["Lima", "bans", "sugar", "exports", "."],
    ["The", "ban", "on", "sugar", "ends", "in", "May", ",", "the", "ministry", "said", "."],
    ["Steel"],
)


@pytest.fixture(scope="module")
def syntax() -> Syntax:
    return load_syntax("en", spacy.blank("en").vocab)


def docs(syntax: Syntax) -> list[Doc]:
    return [Doc(syntax._nlp.vocab, words=words) for words in SENTENCES]


@pytest.mark.parametrize("kept", [pytest.param(16_384, id="all words kept"), pytest.param(6, id="table overflows")])
def test_values_are_the_models_own(syntax: Syntax, kept: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(encoder, "_KEPT", kept)
    model = syntax._pipes["tok2vec"].model
    own = encoder.Encoder(model, syntax._nlp.vocab)
    expected = model.predict(docs(syntax))
    for batch in ([0], [1, 2], [0, 1, 2], [2, 0]):
        found = own([docs(syntax)[at] for at in batch])
        for at, values in zip(batch, found, strict=True):
            np.testing.assert_allclose(values, expected[at], atol=1e-4)


def test_arcs_and_tags_are_the_models_own(syntax: Syntax) -> None:
    parser, tagger = syntax._pipes["parser"], syntax._pipes["tagger"]
    sentences = docs(syntax)
    for sentence, values in zip(sentences, syntax._pipes["tok2vec"].model.predict(sentences), strict=True):
        sentence.tensor = values
    labels = [[tagger.labels[best] for best in sentence] for sentence in tagger.predict(sentences)]
    parser.set_annotations(sentences, parser.predict(sentences))
    found = docs(syntax)
    for sentence in found:
        syntax(sentence, [(0, len(sentence))])
    assert [[f"{token.tag_}|{token.pos_}" for token in sentence] for sentence in found] == labels
    arcs = [[[(token.head.i, token.dep_) for token in sentence] for sentence in some] for some in (sentences, found)]
    assert arcs[0] == arcs[1]
    assert {dep for sentence in arcs[0] for _, dep in sentence} > {"ROOT", "obj", "punct"}
