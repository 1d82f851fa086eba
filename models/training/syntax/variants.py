"""How else could this sentence be written? Copies of gold trees in capitals, as headlines, with trade words in their slots."""

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from .conllu import Sentence
from .inflect import inflect, plural

_BE = frozenset({"is", "are", "was", "were"})
_ARTICLES = frozenset({"a", "an", "the"})
_SMALL = frozenset({"a", "an", "the", "of", "in", "on", "at", "to", "for", "and", "or", "but", "by", "with", "as", "from"})
_NOUN_SLOTS = frozenset({"obj", "nsubj", "nsubj:pass", "nmod", "obl", "conj", "compound"})
_VOWELS = "aeiou"


@dataclass(frozen=True, slots=True)
class TradeWords:
    """Words for the slots of gold trees."""

    nouns: Sequence[tuple[str, str]]
    verbs: Sequence[tuple[str, str]]
    """Transitive verbs, each with its four forms where it is irregular; nouns likewise with their plural."""
    names: Sequence[str]
    adjectives: Sequence[str]


def vary(gold: Sentence, words: TradeWords, rng: random.Random) -> Sentence:
    """The sentence itself most of the time, else a variant of it."""
    draw = rng.random()
    if draw < 0.22:
        gold = with_trade_words(gold, words, rng)
    draw = rng.random()
    if draw < 0.10:
        gold = without_stop(gold)
    elif draw < 0.20 and len(gold.words) <= 25:
        gold = as_headline(gold)
    return recased(gold, rng)


def recased(gold: Sentence, rng: random.Random) -> Sentence:
    """Now and then in capitals, in lower case, or (short ones, more often without a final stop) as a title."""
    draw = rng.random()
    if draw < 0.03:
        return gold.respelled(tuple(word.upper() for word in gold.words))
    if draw < 0.06:
        return gold.respelled(tuple(word.lower() for word in gold.words))
    if len(gold.words) <= 20 and draw < (0.09 if gold.words[-1] == "." else 0.25):
        return in_title_case(gold)
    return gold


def without_stop(gold: Sentence) -> Sentence:
    """Without its final full stop, as headlines and cut-off sentences are."""
    last = len(gold.words) - 1
    return keep(gold, range(last)) if last > 2 and gold.words[last] == "." and not gold.kids(last) else gold


def as_headline(gold: Sentence) -> Sentence:
    """Articles and "be" dropped, the past told in the present, "will" as "to"."""
    words, tags, pos, deps = list(gold.words), list(gold.tags), list(gold.pos), list(gold.deps)
    dropped = set()
    for index, word in enumerate(gold.words):
        lower, leaf = word.lower(), not gold.kids(index)
        if leaf and ((gold.deps[index] == "det" and lower in _ARTICLES) or (lower in _BE and gold.deps[index] in ("aux", "aux:pass", "cop"))):
            dropped.add(index)
        elif leaf and lower == "will" and gold.deps[index] == "aux":
            words[index], tags[index], pos[index], deps[index] = "to", "TO", "PART", "mark"
        elif gold.tags[index] == "VBD" and gold.pos[index] == "VERB" and lower.endswith("ed"):
            words[index], tags[index] = _present(word), "VBZ"
    changed = replace(gold, words=tuple(words), tags=tuple(tags), pos=tuple(pos), deps=tuple(deps))
    kept = [index for index in range(len(words)) if index not in dropped]
    if len(kept) < 3:
        return gold
    short = without_stop(keep(changed, kept))
    return short.respelled((short.words[0][0].upper() + short.words[0][1:], *short.words[1:]))


def _present(word: str) -> str:
    """ "imposed" -> "imposes", "slapped" -> "slaps", "levied" -> "levies"."""
    stem = word[:-2]
    if stem.endswith("i"):
        return stem[:-1] + "ies"
    if len(stem) > 3 and stem[-1] == stem[-2] and stem[-1] not in "lsz":
        return stem[:-1] + "s"
    if stem.endswith(("s", "c", "v", "z", "g", "u")) or (len(stem) > 2 and stem[-1] in "rtdl" and stem[-2] in _VOWELS and stem[-3] not in _VOWELS):
        return stem + "es"
    return plural(stem)


def in_title_case(gold: Sentence) -> Sentence:
    """Each Longer Word With a Capital."""
    titled = (word if index and word.lower() in _SMALL else word[0].upper() + word[1:] for index, word in enumerate(gold.words))
    return gold.respelled(tuple(titled))


def with_trade_words(gold: Sentence, words: TradeWords, rng: random.Random) -> Sentence:
    """Nouns, transitive verbs and names of the sentence changed for those of trade, the tree as it was."""
    changed = list(gold.words)
    for index, word in enumerate(gold.words):
        if rng.random() > 0.5:
            continue
        other = _other(gold, index, words, rng)
        if other:
            changed[index] = other[0].upper() + other[1:] if word[0].isupper() else other
    for index in range(len(changed) - 1):
        if changed[index].lower() in ("a", "an") and gold.tags[index] == "DT" and changed[index + 1] != gold.words[index + 1]:
            article = "an" if changed[index + 1][0].lower() in _VOWELS else "a"
            changed[index] = article.capitalize() if changed[index][0].isupper() else article
    return gold.respelled(tuple(changed))


def _other(gold: Sentence, index: int, words: TradeWords, rng: random.Random) -> str:
    tag, dep = gold.tags[index], gold.deps[index]
    relations = {gold.deps[kid] for kid in gold.kids(index)}
    if relations & {"flat", "goeswith", "fixed", "compound:prt"}:
        return ""
    if tag in ("NN", "NNS") and gold.pos[index] == "NOUN" and dep in _NOUN_SLOTS:
        noun, forms = rng.choice(words.nouns)
        return inflect(noun, tag, forms)
    if tag.startswith("VB") and gold.pos[index] == "VERB" and ("obj" in relations or "nsubj:pass" in relations) and not relations & {"iobj", "ccomp", "xcomp"}:
        verb, forms = rng.choice(words.verbs)
        return inflect(verb, tag, forms)
    if tag == "NNP" and dep in ("nsubj", "obl", "nmod", "nmod:poss", "obj", "conj", "obl:agent") and not relations & {"compound", "nmod:desc", "amod"}:
        return rng.choice(words.names)
    if tag == "JJ" and dep == "amod" and rng.random() < 0.3:
        return rng.choice(words.adjectives)
    return ""


def keep(gold: Sentence, kept: Sequence[int]) -> Sentence:
    """The sentence without some of its leaves."""
    place: Mapping[int, int] = {old: new for new, old in enumerate(kept)}
    spaces = [gold.spaces[old] for old in kept]
    for new, old in enumerate(kept):
        following = kept[new + 1] if new + 1 < len(kept) else old + 1
        if following != old + 1:
            spaces[new] = any(gold.spaces[between] for between in range(old, following))
    return Sentence(
        tuple(gold.words[old] for old in kept), tuple(spaces), tuple(gold.pos[old] for old in kept), tuple(gold.tags[old] for old in kept),
        tuple(place[gold.heads[old]] for old in kept), tuple(gold.deps[old] for old in kept),
    )  # fmt: skip
