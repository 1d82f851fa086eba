"""Which tree does the run-time tokenizer see? Gold trees carried over to spaCy's tokens."""

from collections.abc import Callable, Sequence

from spacy.tokens import Doc

from .conllu import Sentence

_PIECE = ("NN", "NOUN", "compound")
_PREFIX = ("AFX", "X", "compound")
_STROKE = ("HYPH", "PUNCT", "punct")


def on_tokens(gold: Sentence, make_doc: Callable[[str], Doc]) -> Sentence:
    """The same tree over spaCy's tokens: of a split word the last piece carries the arcs, of glued words the topmost."""
    doc = make_doc(gold.text)
    tokens = [token for token in doc if not token.is_space]
    if tuple(token.text for token in tokens) == gold.words:
        return gold
    spans = _spans(gold)
    covered = [_words_of(spans, token.idx, token.idx + len(token)) for token in tokens]
    word_of = [_top(gold, words) for words in covered]
    bearer: dict[int, int] = {}
    for index, word in enumerate(word_of):
        if word not in bearer or tokens[index].text[0].isalnum():
            bearer[word] = index
    home = dict(bearer)
    for index, words in enumerate(covered):
        for word in words:
            home.setdefault(word, bearer[word_of[index]])
    rows: list[tuple[str, str, int, str]] = []
    for index, word in enumerate(word_of):
        if bearer[word] == index:
            rows.append((gold.tags[word], gold.pos[word], home.get(gold.heads[word], index), gold.deps[word]))
        else:
            tag, part, dep = _piece(tokens[index].text, bearer[word] > index + 1)
            rows.append((tag, part, bearer[word], dep))
    tags, pos, heads, deps = (tuple(column) for column in zip(*rows, strict=True))
    return Sentence(tuple(token.text for token in tokens), tuple(bool(token.whitespace_) for token in tokens), pos, tags, heads, deps)


def _spans(gold: Sentence) -> list[tuple[int, int]]:
    spans, at = [], 0
    for word, space in zip(gold.words, gold.spaces, strict=True):
        spans.append((at, at + len(word)))
        at += len(word) + space
    return spans


def _words_of(spans: Sequence[tuple[int, int]], start: int, end: int) -> list[int]:
    return [index for index, (begin, stop) in enumerate(spans) if begin < end and stop > start]


def _top(gold: Sentence, words: Sequence[int]) -> int:
    """The word of a group that hangs outside it."""
    return next((word for word in words if gold.heads[word] not in words or gold.heads[word] == word), words[0])


def _piece(text: str, before_stroke: bool) -> tuple[str, str, str]:
    if not any(character.isalnum() for character in text):
        return _STROKE
    return _PREFIX if before_stroke and text.isalpha() and text.islower() and len(text) < 7 else _PIECE


def is_tree(sentence: Sentence) -> bool:
    """One root and no circle; a glued word can break either."""
    roots = 0
    for index, head in enumerate(sentence.heads):
        roots += head == index
        steps = 0
        while sentence.heads[head] != head:
            head, steps = sentence.heads[head], steps + 1
            if steps > len(sentence.heads):
                return False
    return roots == 1
