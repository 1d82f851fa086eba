"""How are the weights found? Seeded epochs of updates, with a falling learning rate and averaged weights."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc
from spacy.training import Example
from spacy.util import load_config, load_model_from_config
from spacy.vocab import Vocab
from thinc.api import Adam, fix_random_seed

from .conllu import Sentence

_RATE = 0.001
_STEADY = 0.3
"""The share of the run with the full learning rate; after it the rate falls in a line to a fiftieth."""
_DROPOUT = 0.2
_FIRST_BATCH, _BATCH = 300, 700
"""Words in a batch, in the first epoch and later: small ones learn faster, large ones run faster."""


def untrained(config: Path, gold: Sequence[Sentence], seed: int) -> Language:
    """A pipeline that knows the labels of these sentences, its weights random."""
    fix_random_seed(seed)
    nlp = load_model_from_config(load_config(config), auto_fill=True)
    examples = [_example(nlp.vocab, sentence) for sentence in gold]
    nlp.initialize(lambda: examples)
    return nlp


def train(nlp: Language, epoch_of: Callable[[int], list[Sentence]], epochs: int, after: Callable[[int, dict[str, float]], None]) -> None:
    """Update `nlp` epoch by epoch; `after` is called with the number and losses of each, while `nlp` holds the averaged weights."""
    optimizer = Adam(_RATE, beta1=0.9, beta2=0.999, eps=1e-8, L2=0.01, L2_is_weight_decay=True, grad_clip=1.0, use_averages=True)
    for epoch in range(epochs):
        batches = list(_batches(epoch_of(epoch), _BATCH if epoch else _FIRST_BATCH))
        losses: dict[str, float] = {}
        for index, batch in enumerate(batches):
            optimizer.learn_rate = _rate((epoch + index / len(batches)) / epochs)
            nlp.update([_example(nlp.vocab, gold) for gold in batch], sgd=optimizer, drop=_DROPOUT, losses=losses)
        with nlp.use_params(optimizer.averages):
            after(epoch, losses)


def _rate(done: float) -> float:
    return _RATE * max(0.02, min(1.0, (1 - done) / (1 - _STEADY)))


def _example(vocab: Vocab, gold: Sentence) -> Example:
    """Sentence boundaries are given at run time, so they are given here."""
    starts: list[bool | int | None] = [index == 0 for index in range(len(gold.words))]
    words, spaces = list(gold.words), list(gold.spaces)
    seen = Doc(vocab, words=words, spaces=spaces, sent_starts=starts)
    told = Doc(vocab, words=words, spaces=spaces, tags=list(gold.joint), heads=list(gold.heads), deps=list(gold.deps))
    return Example(seen, told)


def _batches(sentences: Iterable[Sentence], words: int) -> Iterator[list[Sentence]]:
    batch: list[Sentence] = []
    size = 0
    for sentence in sentences:
        if batch and size + len(sentence.words) > words:
            yield batch
            batch, size = [], 0
        batch.append(sentence)
        size += len(sentence.words)
    if batch:
        yield batch
