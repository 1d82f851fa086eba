"""How are the weights found? Seeded epochs over gold and varied sentences, with a falling learning rate and averaged weights."""

import random
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc
from spacy.training import Example
from spacy.util import fix_random_seed, load_config, load_model_from_config
from spacy.vocab import Vocab
from thinc.api import Adam

from .conllu import Sentence


def make_example(vocab: Vocab, gold: Sentence) -> Example:
    """One training example: boundaries are given at run time, so they are given here."""
    starts = [True] + [False] * (len(gold.words) - 1)
    words, spaces = list(gold.words), list(gold.spaces)
    seen = Doc(vocab, words=words, spaces=spaces, sent_starts=starts)
    told = Doc(vocab, words=words, spaces=spaces, tags=list(gold.joint), heads=list(gold.heads), deps=list(gold.deps))
    return Example(seen, told)


def untrained(config: Path, gold: Sequence[Sentence], seed: int) -> Language:
    """A pipeline that knows its labels."""
    fix_random_seed(seed)
    nlp = load_model_from_config(load_config(config), auto_fill=True)
    examples = [make_example(nlp.vocab, sentence) for sentence in gold]
    nlp.initialize(lambda: examples)
    return nlp


def train(
    nlp: Language, epoch_of: Callable[[int], list[Sentence]], epochs: int, rate: float, seed: int, report: Callable[[int, dict[str, float]], None]
) -> None:
    """Update `nlp` in place; afterwards it holds the averaged weights."""
    optimizer = Adam(rate, beta1=0.9, beta2=0.999, eps=1e-8, L2=0.01, L2_is_weight_decay=True, grad_clip=1.0, use_averages=True)
    rng = random.Random(seed)
    step = 0
    for epoch in range(epochs):
        sentences = epoch_of(epoch)
        rng.shuffle(sentences)
        batches = list(_batches(sentences, 300 if epoch == 0 else 600))
        losses: dict[str, float] = {}
        for index, batch in enumerate(batches):
            done = (epoch + index / len(batches)) / epochs
            optimizer.learn_rate = rate * (1.0 if done < 0.3 else max(0.03, (1 - done) / 0.7))  # type: ignore[assignment]
            nlp.update([make_example(nlp.vocab, gold) for gold in batch], sgd=optimizer, drop=0.1, losses=losses)
            step += 1
        with nlp.use_params(optimizer.averages):
            report(epoch, losses)
    nlp.use_params(optimizer.averages).__enter__()


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
