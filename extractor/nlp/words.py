"""What are the words of a Doc? Plain lists: reading them token by token costs five times as much."""

from spacy.tokens import Doc


def texts(doc: Doc) -> list[str]:
    """Each token as written."""
    return _named(doc, "ORTH")


def lowers(doc: Doc) -> list[str]:
    """Each token in small letters."""
    return _named(doc, "LOWER")


def places(doc: Doc) -> list[int]:
    """The first character of each token."""
    found: list[int] = doc.to_array("IDX").tolist()
    return found


def text_of(doc: Doc) -> str:
    """The text that the Doc was made of."""
    spaced = doc.to_array("SPACY").tolist()
    return "".join([f"{word} " if space else word for word, space in zip(texts(doc), spaced, strict=True)])


def _named(doc: Doc, attribute: str) -> list[str]:
    keys = doc.to_array(attribute).tolist()
    strings = doc.vocab.strings
    names = {key: strings[key] for key in set(keys)}
    return [names[key] for key in keys]
