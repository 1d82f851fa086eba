"""What are the words of a Doc? Plain lists: reading them token by token costs five times as much. A Doc keeps them for whoever asks next."""

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from spacy.strings import StringStore
from spacy.tokens import Doc

_KEPT = 100_000
"""Strings by their hashes, which are the same in every vocabulary; when there are so many they start anew."""
_strings: dict[int, str] = {}

SENTENCE_ENDS = frozenset({".", "!", "?", ";"})
"""Marks that end a sentence, or part it as if they did."""

T = TypeVar("T")


def texts(doc: Doc) -> list[str]:
    """Each token as written."""
    return _kept(doc, "texts", lambda: strings_of(doc.to_array("ORTH").tolist(), doc.vocab.strings))


def lowers(doc: Doc) -> list[str]:
    """Each token in small letters."""
    return _kept(doc, "lowers", lambda: strings_of(doc.to_array("LOWER").tolist(), doc.vocab.strings))


def vocabulary(doc: Doc) -> frozenset[str]:
    """Its words in small letters, each once: whether one of a few stands in the text is told at once."""
    return _kept(doc, "vocabulary", lambda: frozenset(lowers(doc)))


def places(doc: Doc) -> list[int]:
    """The first character of each token."""
    return _kept(doc, "places", lambda: doc.to_array("IDX").tolist())


def text_of(doc: Doc) -> str:
    """The text that the Doc was made of."""
    return _kept(doc, "text", lambda: "".join([f"{word} " if space else word for word, space in zip(texts(doc), doc.to_array("SPACY").tolist(), strict=True)]))


def made_of(doc: Doc, text: str, paragraphs: frozenset[int] = frozenset()) -> Doc:
    """The Doc, told what it was made of, and which of its characters begin a paragraph."""
    doc.user_data["text"] = text
    doc.user_data["paragraphs"] = paragraphs
    return doc


def paragraphs_of(doc: Doc) -> frozenset[int]:
    """The characters that begin a paragraph, beside the first."""
    return _kept(doc, "paragraphs", frozenset[int])


def strings_of(hashes: Sequence[int], store: StringStore) -> list[str]:
    """What some hashes stand for."""
    try:
        return [_strings[key] for key in hashes]
    except KeyError:
        if len(_strings) > _KEPT:
            _strings.clear()
        _strings.update((key, store[key]) for key in set(hashes) - _strings.keys())
        return [_strings[key] for key in hashes]


def _kept(doc: Doc, name: str, make: Callable[[], T]) -> T:
    data: dict[Any, Any] = doc.user_data
    found: T | None = data.get(name)
    if found is None:
        found = data[name] = make()
    return found
