"""Which runs of words fit the patterns of a grammar? Patterns over word classes, compiled to regexes over the letters of the words."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from extractor.core.errors import RuleError
from extractor.core.quick import dataclass
from extractor.nlp.word_classes import BREAK, Pieces, WordClasses
from extractor.rules.times import Grammar, PatternRule

_TOKEN = re.compile(
    r"""
    \s*(?:
      (?P<name> (?: '[^']+' | [a-z_0-9]+ ) (?: \| (?: '[^']+' | [a-z_0-9]+ ) )* ) (?: :(?P<slot>[a-z_0-9]+) )?   # class|'word':slot
    | (?P<open> \( ) | (?P<shut> \) ) | (?P<bar> \| )
    | (?P<many> [?] | \{\d,\d\} )                                                       # may be missing, or repeated up to nine times
    | @(?P<macro> [a-z_]+ )
    | (?P<any> \. )                                                                     # any word within the paragraph
    )\s*
    """,
    re.VERBOSE,
)
_GROUP = re.compile(r"\(\?P<g\d+>")
_LITERAL = re.compile(r"'([^']+)'")
_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_NAME = re.compile(r"'([^']+)'|([a-z_0-9]+)")
_ANY = "*"
"""In an opening: any word."""
_SEVERAL = 2
"""More rules than that are asked together whether one of them fits."""
_OPENING = 2
"""Words of a phrase that are asked before its regex is: most words that could begin one begin none."""


@dataclass(frozen=True, slots=True)
class Match:
    """A rule that fits the pieces from `first` up to `last`; `slots` holds the pieces of each slot with their classes."""

    rule: PatternRule
    first: int
    last: int
    slots: Mapping[str, tuple[tuple[int, tuple[str, ...]], ...]]


@dataclass(frozen=True, slots=True)
class _Compiled:
    rule: PatternRule
    regex: re.Pattern[str]
    groups: tuple[tuple[str, str, tuple[str, ...]], ...]
    openings: frozenset[str]
    """The letters of the first two words that it may have; one letter alone where it may be one word."""
    before: frozenset[str] | None
    not_before: frozenset[str]


class Matcher:
    """The patterns of one grammar, ready for use; RuleError where one cannot be compiled."""

    def __init__(self, grammar: Grammar) -> None:
        self.grammar = grammar
        every = (*grammar.rules, *grammar.prefixes)
        sources = [_expand(grammar, rule) for rule in every]
        literals = {word for rule, source in zip(every, sources, strict=True) for word in _literals(rule, source)}
        self.classes = WordClasses(grammar.words, grammar.exact, grammar.dotted, literals)
        compiled = [_Compiler(self, rule, source).compile() for rule, source in zip(every, sources, strict=True)]
        self._rules = compiled[: len(grammar.rules)]
        self._certain = _Index([item for item in self._rules if not item.rule.vague])
        self._prefixes = compiled[len(grammar.rules) :]
        self._in_prefixes = frozenset("".join(item.regex.pattern for item in self._prefixes))

    def find(self, pieces: Pieces, vague: bool = False) -> Iterator[Match]:
        """The longest match at each place, from left to right, without overlaps; of two equally long the rule that stands first."""
        index, letters, at = self._with_vague if vague else self._certain, pieces.letters, 0
        while (start := index.opening.search(letters, at)) is not None:
            first = start.start()
            match = index.longest(letters, first)
            at = first + 1
            if match is not None:
                yield match
                at = match.last

    @cached_property
    def _with_vague(self) -> "_Index":
        return _Index(self._rules)

    def prefix(self, pieces: Pieces, first: int, floor: int) -> tuple[int, tuple[Match, ...]]:
        """How far a match that begins at `first` reaches to the left, not past `floor`, and the prefixes that widened it."""
        found: list[Match] = []
        while first > floor and pieces.letters[first - 1] in self._in_prefixes:
            wider = max((match for match in self._prefixes_at(pieces.letters, first, floor)), key=lambda match: first - match.first, default=None)
            if wider is None:
                break
            found.append(wider)
            first = wider.first
        return first, tuple(found)

    def values(self, pieces: Pieces, match: Match) -> dict[str, str]:
        """The slots of a match as text: what the words mean; several pieces of one number are added up ("two and a half")."""
        return dict(match.rule.set) | {slot: self._value(pieces, parts) for slot, parts in match.slots.items()}

    def _value(self, pieces: Pieces, parts: tuple[tuple[int, tuple[str, ...]], ...]) -> str:
        values = [self.classes.value(pieces.text[pieces.starts[index] : pieces.ends[index]], names) for index, names in parts]
        if len(values) == 1 or not all(_NUMBER.fullmatch(value) for value in values):
            return values[0]
        return f"{sum(float(value) for value in values):.10g}"

    def _prefixes_at(self, letters: str, first: int, floor: int) -> Iterator[Match]:
        for item in self._prefixes:
            for start in range(max(floor, first - 5), first):
                found = item.regex.fullmatch(letters, start, first)
                if found:
                    yield _match(item, found)
                    break


class _Index:
    """Rules by the letter of the word with which they begin."""

    def __init__(self, rules: Sequence[_Compiled]) -> None:
        by_letter: dict[str, list[_Compiled]] = {}
        seconds: dict[str, set[str]] = {}
        for item in rules:
            for letter in sorted({opening[0] for opening in item.openings}):
                by_letter.setdefault(letter, []).append(item)
            for opening in item.openings:
                seconds.setdefault(opening[0], set()).add(opening[1:] or _ANY)
        self._by_letter = by_letter
        self._any = {
            letter: re.compile("|".join(_ungrouped(item.regex.pattern) for item in items)) for letter, items in by_letter.items() if len(items) > _SEVERAL
        }
        """Whether any rule fits, where it pays to ask first."""
        alike: dict[str, str] = {}
        for letter, following in sorted(seconds.items()):
            behind = "" if _ANY in following else f"(?=[{''.join(sorted(following))}])"
            alike[behind] = alike.get(behind, "") + letter
        self.opening = re.compile(f"(?=[{''.join(sorted(seconds))}])(?:{'|'.join(f'[{letters}]{behind}' for behind, letters in alike.items())})")
        """A word that may begin a phrase, before one that may be its second."""

    def longest(self, letters: str, first: int) -> Match | None:
        """The longest match that begins at a word; of two equally long the rule that stands first."""
        any_of_them = self._any.get(letters[first])
        if any_of_them is not None and any_of_them.match(letters, first) is None:
            return None
        best: tuple[_Compiled, re.Match[str]] | None = None
        before = letters[first - 1] if first else BREAK
        for item in self._by_letter[letters[first]]:
            found = item.regex.match(letters, first)
            if found is None or found.end() <= (best[1].end() if best else first):
                continue
            if before not in item.not_before and (item.before is None or before in item.before):
                best = item, found
        return _match(*best) if best else None


def _match(item: _Compiled, found: re.Match[str]) -> Match:
    slots: dict[str, tuple[tuple[int, tuple[str, ...]], ...]] = {}
    for group, slot, names in item.groups:
        if found[group] is not None:
            slots[slot] = (*slots.get(slot, ()), (found.start(group), names))
    return Match(item.rule, found.start(), found.end(), slots)


def _ungrouped(pattern: str) -> str:
    return f"(?:{_GROUP.sub('(?:', pattern)})"


def _expand(grammar: Grammar, rule: PatternRule) -> str:
    source = rule.pattern
    for _ in range(4):  # macros may use macros; a deeper nesting is a mistake
        source = re.sub(r"@([a-z_]+)", lambda m: f"({grammar.macros[m[1]]})" if m[1] in grammar.macros else m[0], source)
    return source


def _literals(rule: PatternRule, source: str) -> set[str]:
    around = " ".join((rule.unless_before, rule.unless_after, rule.only_before, rule.only_after))
    return {word for words in _LITERAL.findall(f"{source} {around}") for word in words.split("|")}


class _Compiler:
    """One pattern: a recursive walk over its tokens that writes the regex and collects what it can begin with."""

    def __init__(self, matcher: Matcher, rule: PatternRule, source: str) -> None:
        self._classes, self._rule, self._source = matcher.classes, rule, source
        self._file = f"models/{matcher.grammar.lang}/{matcher.grammar.table}.toml"
        self._tokens = self._split()
        self._at = 0
        self._groups: list[tuple[str, str, tuple[str, ...]]] = []

    def compile(self) -> _Compiled:
        body, openings = self._choice()
        if "" in openings or self._at < len(self._tokens):
            raise self._error("the pattern fits no word at all, or its brackets do not close")
        rule = self._rule
        body = f"(?:{body})"  # what must stand behind it stands behind each of its choices
        if rule.unless_before:
            body += f"(?![{self._around(rule.unless_before)}])"
        if rule.only_before:
            body += f"(?=[{self._around(rule.only_before)}])"
        only_after = frozenset(self._around(rule.only_after)) if rule.only_after else None
        unless_after = frozenset(self._around(rule.unless_after)) if rule.unless_after else frozenset()
        return _Compiled(rule, re.compile(body), tuple(self._groups), frozenset(openings), only_after, unless_after)

    def _choice(self) -> tuple[str, set[str]]:
        parts: list[str] = []
        openings: set[str] = set()
        while True:
            body, begin = self._sequence()
            parts.append(body)
            openings |= begin
            if self._peek() != "bar":
                return "|".join(parts), openings
            self._at += 1

    def _sequence(self) -> tuple[str, set[str]]:
        body, openings = "", {""}
        while self._peek() not in ("", "bar", "shut"):
            part, begin = self._atom()
            body += part
            openings = _followed(openings, begin)
        return body, openings

    def _atom(self) -> tuple[str, set[str]]:
        token = self._tokens[self._at]
        self._at += 1
        if token["open"]:
            body, begin = self._choice()
            if self._peek() != "shut":
                raise self._error("a bracket does not close")
            self._at += 1
            part = f"(?:{body})"
        elif token["name"]:
            letters = self._around(token["name"])
            part, begin = self._grouped(token, letters), set(letters)
        elif token["any"]:
            part, begin = f"[^{BREAK}]", {_ANY}
        else:
            raise self._error(f"{token.group().strip()!r} stands where a word is expected")
        if self._peek() == "many":
            many = self._tokens[self._at]["many"]
            self._at += 1
            part += many
            begin = (begin | _followed(begin, begin) if many != "?" else begin) | ({""} if many == "?" or many.startswith("{0") else set())
        return part, begin

    def _grouped(self, token: re.Match[str], letters: str) -> str:
        if not token["slot"]:
            return f"[{letters}]"
        group = f"g{len(self._groups)}"
        self._groups.append((group, token["slot"], tuple(_names(token["name"]))))
        return f"(?P<{group}>[{letters}])"

    def _around(self, names: str) -> str:
        wanted = _names(names)
        for name in wanted:
            if not self._classes.known(name):
                raise self._error(f"no word belongs to {name!r}")
        return self._classes.letters(wanted)

    def _split(self) -> list[re.Match[str]]:
        tokens, at = [], 0
        while at < len(self._source):
            token = _TOKEN.match(self._source, at)
            if token is None or token["macro"]:
                raise self._error(f"cannot be read from {self._source[at : at + 20]!r}")
            tokens.append(token)
            at = token.end()
        return tokens

    def _peek(self) -> str:
        return str(self._tokens[self._at].lastgroup if self._at < len(self._tokens) else "").replace("slot", "name")

    def _error(self, problem: str) -> RuleError:
        return RuleError(self._file, self._rule.id, problem, "the syntax of patterns is explained at the head of dates.toml")


def _followed(openings: set[str], begin: set[str]) -> set[str]:
    """Openings with what may stand behind those that are still too short."""
    short = {opening for opening in openings if len(opening) < _OPENING}
    return (openings - short) | {(opening + more)[:_OPENING] for opening in short for more in begin} if short else openings


def _names(source: str) -> list[str]:
    """The classes in `month|'may|might'`; a literal is a class of its own."""
    names: list[str] = []
    for literal, name in _NAME.findall(source):
        names += [f"'{word}'" for word in literal.split("|")] if literal else [name]
    return names
