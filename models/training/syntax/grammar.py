"""What does trade news look like, tree and all? Sentences drawn from a grammar of dependency trees."""

import random
import re
from dataclasses import dataclass, replace
from pathlib import Path

from .conllu import Sentence
from .inflect import inflect

_DEEPEST = 22
_NO_SPACE_BEFORE = frozenset({",", ".", "'s", "'", "%", "-", ";", ":"})
_NO_SPACE_AFTER = frozenset({"$", "-"})


@dataclass(frozen=True, slots=True)
class Item:
    """A dependent, or the head where `dep` is empty; `chance` is in per cent."""

    dep: str
    target: str
    chance: int


@dataclass(frozen=True, slots=True)
class Node:
    """A word with what stands left and right of it, in order."""

    word: str
    tag: str
    pos: str
    left: tuple[tuple[str, "Node"], ...] = ()
    right: tuple[tuple[str, "Node"], ...] = ()


class Grammar:
    """Rules and word lists of one file; ValueError names a target that is neither."""

    def __init__(self, lists: dict[str, tuple[str, str, list[str]]], rules: dict[str, list[tuple[int, list[Item]]]]) -> None:
        self._lists, self._rules = lists, rules
        for name, alternatives in rules.items():
            for target in (item.target for _, items in alternatives for item in items):
                known = target[1:].split("+")[0] in lists if _is_list(target) else "/" in target or target in rules
                if not known:
                    raise ValueError(f"rule {name}: neither a list nor a rule: {target}")

    def words(self, name: str) -> list[tuple[str, str]]:
        """The words of a list, each with its irregular forms."""
        split = (entry.partition(">") for entry in self._lists[name][2])
        return [(word, forms) for word, _, forms in split]

    def draw(self, rng: random.Random, start: str = "sentence") -> Sentence:
        """One sentence, its first letter upper-case."""
        while True:
            try:
                return _linear(self._node(start, rng, 0))
            except RecursionError:
                continue

    def _node(self, target: str, rng: random.Random, depth: int) -> Node:
        if depth > _DEEPEST:
            raise RecursionError(target)
        if _is_list(target):
            return self._word(target[1:], rng)
        if "/" in target:
            word, tag, pos = target.rsplit("/", 2)
            return Node(word, tag, pos)
        weights, alternatives = zip(*self._rules[target], strict=True)
        items = [item for item in rng.choices(alternatives, weights)[0] if item.chance == 100 or rng.randrange(100) < item.chance]
        at = max(index for index, item in enumerate(items) if not item.dep)
        head = self._node(items[at].target, rng, depth + 1)
        left = tuple((item.dep, self._node(item.target, rng, depth + 1)) for item in items[:at] if item.dep)
        right = tuple((item.dep, self._node(item.target, rng, depth + 1)) for item in items[at + 1 :])
        return replace(head, left=left + head.left, right=head.right + right)

    def _word(self, name: str, rng: random.Random) -> Node:
        name, _, form = name.partition("+")
        tag, pos, entries = self._lists[name]
        word, _, forms = rng.choice(entries).partition(">")
        return Node(inflect(word, form, forms) if form else word, form or tag, pos)


def read_grammar(path: Path) -> Grammar:
    """The grammar of a file; its own head explains the notation."""
    lists: dict[str, tuple[str, str, list[str]]] = {}
    rules: dict[str, list[tuple[int, list[Item]]]] = {}
    current = ""
    for line in path.read_text(encoding="utf-8").splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        if line.startswith("list "):
            head, words = line.split(" = ", 1)
            _, name, tag, pos = head.split()
            lists[name] = (tag, pos, words.split())
        elif line.startswith("rule "):
            current = line.split()[1]
            rules[current] = []
        else:
            weight, _, items = line.rpartition(" | ")
            rules[current].append((int(weight or 1), [_item(text) for text in items.split()]))
    return Grammar(lists, rules)


_ITEM = re.compile(r"(?:(?P<dep>[a-z:]+)=)?\*?(?P<target>.+?)(?:\?(?P<chance>\d*))?$")


def _is_list(target: str) -> bool:
    """Whether a target draws from a list; "$/$/SYM" is the dollar sign itself."""
    return target.startswith("$") and "/" not in target


def _item(text: str) -> Item:
    match = _ITEM.match(text)
    assert match is not None, text
    chance = match["chance"]
    return Item(match["dep"] or "", match["target"], 100 if chance is None else int(chance or 50))


def _linear(root: Node) -> Sentence:
    words: list[Node] = []
    heads: dict[int, int] = {}
    deps: dict[int, str] = {}

    def place(node: Node) -> int:
        lefts = [(dep, place(kid)) for dep, kid in node.left]
        at = len(words)
        words.append(node)
        rights = [(dep, place(kid)) for dep, kid in node.right]
        for dep, kid in lefts + rights:
            heads[kid], deps[kid] = at, dep
        return at

    top = place(root)
    heads[top], deps[top] = top, "ROOT"
    texts = [node.word for node in words]
    for index, text in enumerate(texts[:-1]):
        if text in ("a", "an"):
            texts[index] = "an" if texts[index + 1][0].lower() in "aeiou" or texts[index + 1] in ("8", "11", "18") else "a"
    texts[0] = texts[0][0].upper() + texts[0][1:]
    spaces = [texts[index] not in _NO_SPACE_AFTER and (index + 1 < len(texts) and texts[index + 1] not in _NO_SPACE_BEFORE) for index in range(len(texts))]
    size = range(len(words))
    return Sentence(
        tuple(texts), tuple(spaces), tuple(node.pos for node in words), tuple(node.tag for node in words),
        tuple(heads[index] for index in size), tuple(deps[index] for index in size),
    )  # fmt: skip
