"""What hangs on what? A view of the syntax of one document, cheap to walk."""

from collections.abc import Collection, Iterator, Sequence
from functools import cached_property

from numpy import arange, int64
from spacy.attrs import DEP, HEAD, POS, TAG
from spacy.tokens import Doc

from extractor.nlp.words import lowers, places, strings_of, texts

NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "SYM"})
CLAUSAL = frozenset({"acl:relcl", "ccomp", "advcl", "parataxis", "csubj"})
_INSIDE_PHRASE = frozenset({
    "det", "amod", "compound", "nmod", "nmod:poss", "nmod:desc", "nummod", "case", "conj", "cc", "punct", "appos", "flat", "acl", "fixed",
    "nmod:tmod", "goeswith", "advmod", "nmod:unmarked", "dep", "det:predet", "list",
})  # fmt: skip
_CASES = ("case", "mark")
_NONE: list[int] = []
"""The dependents of a token that has none, as most: one list for all, which nobody may change."""


class Tree:
    """Parallel lists over the tokens of a document; unparsed tokens have an empty `dep` and are their own head."""

    def __init__(self, doc: Doc, starts: Sequence[int] | None = None) -> None:
        """`starts` are the tokens' first characters in the text, where the Doc holds a copy of it."""
        columns = doc.to_array([POS, TAG, DEP, HEAD]).T
        pos, tags, deps = (column.tolist() for column in columns[:3])
        self.lower: list[str] = lowers(doc)
        self.text: list[str] = texts(doc)
        self.idx: Sequence[int] = starts if starts is not None else places(doc)
        self.pos: list[str] = [_POS_NAMES.get(value, "") for value in pos]
        self.tag: list[str] = strings_of(tags, doc.vocab.strings)
        self.dep: list[str] = strings_of(deps, doc.vocab.strings)
        self._phrases: dict[int, tuple[int, ...]] = {}
        # HEAD is a signed offset kept in an unsigned cell
        self.head: list[int] = (columns[3].view(int64) + arange(len(doc))).tolist()

    @cached_property
    def children(self) -> list[list[int]]:
        """The dependents of each token, in order."""
        kids: list[list[int]] = [_NONE] * len(self.head)
        for token, head in enumerate(self.head):
            if head != token:
                if kids[head] is _NONE:
                    kids[head] = [token]
                else:
                    kids[head].append(token)
        return kids

    def hang(self, token: int, head: int, dep: str) -> None:
        """Put a token right that the parser hung on a wrong word."""
        kids = self.children
        kids[self.head[token]].remove(token)
        self.head[token], self.dep[token] = head, dep
        kids[head] = sorted([*kids[head], token])
        self._phrases.clear()

    def lift(self, token: int, over: int, dep: str) -> None:
        """Put a token in the place of the one that it hangs on, which hangs on it from then on."""
        kids, head = self.children, self.head[over]
        kids[over].remove(token)
        self.head[token], self.dep[token] = token, self.dep[over]
        if head != over:
            kids[head] = sorted([*(kid for kid in kids[head] if kid != over), token])
            self.head[token] = head
        self.head[over], self.dep[over] = token, dep
        kids[token] = sorted([*kids[token], over])
        self._phrases.clear()

    def name(self, token: int, dep: str) -> None:
        """Put right what the parser calls the relation of a token to its head."""
        self.dep[token] = dep
        self._phrases.clear()

    def parsed(self, token: int) -> bool:
        """Whether the token's sentence has syntax."""
        return bool(self.dep[token])

    def kids(self, token: int, *deps: str) -> list[int]:
        """Dependents with one of these relations."""
        dep, found = self.dep, []
        for kid in self.children[token]:  # asked three hundred times an article: a comprehension costs a call
            if dep[kid] in deps:
                found.append(kid)
        return found

    def upward(self, token: int, through: Collection[str], steps: int) -> Iterator[int]:
        """A token and those over it, as long as it hangs on them by one of some relations; at most so many."""
        for _ in range(steps):
            yield token
            if self.dep[token] not in through or self.head[token] == token:
                return
            token = self.head[token]

    def is_passive(self, token: int) -> bool:
        """Whether a verb is passive; a "passive" subject beside "has" alone is a slip of the parser ("Beijing has reversed")."""
        deps = [self.dep[kid] for kid in self.children[token]]
        return "aux:pass" in deps or ("nsubj:pass" in deps and "aux" not in deps)

    def undergoing(self, token: int) -> list[int]:
        """What a verb acts on: its object, its subject in the passive, whatever kind of subject syntax calls that."""
        return self.kids(token, "obj", "nsubj:pass") or (self.kids(token, "nsubj") if self.kids(token, "aux:pass") else [])

    def is_reduced(self, token: int) -> bool:
        """Whether a participle stands by its noun without a clause of its own: "duties imposed in May", not "reports that it imposed duties"."""
        if self.tag[token] not in ("VBN", "VBD") or self.dep[token] not in ("acl", "amod"):
            return False
        return not self.kids(token, "nsubj", "aux") and not any(self.tag[kid] in ("IN", "TO") for kid in self.kids(token, "mark"))

    def case_of(self, token: int) -> str:
        """The preposition of a phrase, lower-case and joined ("because of" -> "because"), or nothing."""
        dep, cases = self.dep, []
        for kid in self.children[token]:
            if dep[kid] in _CASES and self.tag[kid] != "POS":
                cases.append(self.lower[kid])
        return " ".join(cases)

    def phrase(self, token: int) -> Sequence[int]:
        """The tokens of the noun phrase headed here, relative and other clauses left out."""
        if (known := self._phrases.get(token)) is not None:
            return known  # every other question is one asked before
        children, dep = self.children, self.dep
        found, queue = [token], [token]
        while queue:
            for kid in children[queue.pop()]:
                if dep[kid] in _INSIDE_PHRASE:
                    found.append(kid)
                    queue.append(kid)
        self._phrases[token] = phrase = tuple(sorted(found))
        return phrase

    def subtree(self, token: int) -> list[int]:
        """Every token below and the token itself."""
        found, queue = [token], [token]
        while queue:
            kids = self.children[queue.pop()]
            found += kids
            queue += kids
        return sorted(found)

    def above(self, token: int) -> list[int]:
        """The heads from here to the root."""
        chain: list[int] = []
        while self.head[token] != token and len(chain) < 60:
            token = self.head[token]
            chain.append(token)
        return chain


_POS_NAMES = {
    84: "ADJ", 85: "ADP", 86: "ADV", 87: "AUX", 88: "CONJ", 89: "CCONJ", 90: "DET", 91: "INTJ", 92: "NOUN",
    93: "NUM", 94: "PART", 95: "PRON", 96: "PROPN", 97: "PUNCT", 98: "SCONJ", 99: "SYM", 100: "VERB", 101: "X",
}  # fmt: skip
