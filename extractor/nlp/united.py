"""Which words are on one of several lists? Made one list, once for all sentences and articles."""

from functools import lru_cache


@lru_cache(maxsize=256)  # as many as the rules ask for: the lists are those of a language, and know their own hashes
def united(*lists: frozenset[str]) -> frozenset[str]:
    """The words of some lists."""
    return frozenset[str]().union(*lists)


__all__ = ["united"]
