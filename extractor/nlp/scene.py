"""What stands where in one sentence? Hits of the lexicon and mentions of the gazetteers, by token."""

from collections.abc import Collection, Iterable, Sequence, Set
from functools import cached_property
from operator import attrgetter

from extractor.core.quick import dataclass
from extractor.core.types import Mention
from extractor.nlp.lexicon import Hit, HitKind
from extractor.nlp.tree import NOMINAL, Tree
from extractor.rules.triggers import MeasureRule, TriggerTables

PARTIES = frozenset({"place", "bloc"})
"""Kinds of mention that are a country or a union of countries."""
OF_A_PLACE = frozenset({"adjective", "demonym"})
"""Forms of a place that say whose something is: "Chinese", "a German"."""
ACTORS = frozenset({"place", "bloc", "agency", "leader"})
_NAMES = ACTORS | {"instrument"}
_NOUNS: tuple[HitKind, ...] = ("measure", "act", "flow")
_DATES = frozenset({"date"})
_LAWS = frozenset({"instrument"})
_IN_ANSWER = ("in", "as")
_NOUNS_ROLES = frozenset({"obj", "nmod", "obl", "nsubj", "nsubj:pass"})
_SLIPS = frozenset({"VB", "VBD", "VBN", "VBP"})


@dataclass(frozen=True, slots=True)
class Placed:
    """A mention on tokens `start` to `end` (half-open)."""

    mention: Mention
    start: int
    end: int


def home_of(mention: Mention) -> str:
    """The jurisdiction that a party stands for; a place or a bloc, and a body of none, stands for itself."""
    return mention.attrs.get("jurisdiction") or mention.concept


class Scene:
    """One sentence, tokens `lo` to `hi`, with what was found in it."""

    def __init__(self, tree: Tree, lo: int, hi: int, hits: Sequence[Hit], placed: Iterable[Placed], tables: TriggerTables, at_home: bool = False) -> None:
        """`at_home`: the text speaks of power tariffs or the like, so that "tariff" alone is no trade measure."""
        self.at_home = at_home
        self.tree, self.lo, self.hi, self.tables = tree, lo, hi, tables
        self.parsed = any(tree.dep[lo:hi])
        self.said = frozenset(tree.lower[lo:hi])
        """Its words: whoever looks for one of a few asks here first whether any is said at all."""
        placed = tuple(placed)
        ends = {item.end for item in placed if item.mention.kind == "good"}
        self.placed = sorted([item for item in placed if item.mention.kind != "good" or self._is_noun(item, ends)], key=attrgetter("start"))
        self._kinds = frozenset(item.mention.kind for item in self.placed)
        self._mention_at: dict[int, list[Placed]] = {}
        for item in self.placed:
            for token in range(item.start, item.end):
                self._mention_at.setdefault(token, []).append(item)
        inside = {token for hit in hits if hit.kind == "measure" and hit.end - hit.start > 1 for token in range(hit.start, hit.end)}
        self.hits = [hit for hit in hits if not (hit.kind == "verb" and hit.head in inside) and self._stands(hit)]
        self._hit_at: dict[tuple[HitKind, int], Hit] = {}
        self._of_kind: dict[HitKind, list[Hit]] = {}
        for hit in self.hits:
            self._of_kind.setdefault(hit.kind, []).append(hit)
            for token in range(hit.start, hit.end):
                self._hit_at.setdefault((hit.kind, token), hit)

    def hit(self, kind: HitKind, token: int) -> Hit | None:
        """The hit of a kind that covers a token."""
        return self._hit_at.get((kind, token))

    @cached_property
    def _nouns(self) -> dict[int, Hit]:
        return {token: hit for kind in reversed(_NOUNS) for hit in reversed(self.of(kind)) for token in range(hit.start, hit.end)}

    def noun(self, token: int) -> Hit | None:
        """The measure, else the act noun, else the flow noun that covers a token."""
        return self._nouns.get(token)

    def of(self, kind: HitKind) -> Sequence[Hit]:
        """The hits of a kind, in order."""
        return self._of_kind.get(kind, ())

    def cue(self, token: int) -> str:
        """The kind of the cue that covers a token, or nothing."""
        found = self._hit_at.get(("cue", token))
        return found.rules[0][0].kind if found else ""  # type: ignore[union-attr]  # a cue hit holds cue rules

    def says(self, words: Collection[str], *others: Collection[str]) -> bool:
        """Whether it has a word of one of some lists."""
        said = self.said
        if not said.isdisjoint(words):
            return True
        for more in others:  # noqa: SIM110  # asked sixty times a sentence, mostly of one list: a generator would cost more than the answer
            if not said.isdisjoint(more):
                return True
        return False

    def mentions(self, token: int, kinds: frozenset[str] | set[str]) -> list[Placed]:
        """The mentions of some kinds that cover a token."""
        here = self._mention_at.get(token)
        return [item for item in here if item.mention.kind in kinds] if here else []

    def among(self, tokens: Iterable[int], kinds: frozenset[str] | set[str]) -> list[Placed]:
        """The mentions of some kinds on any of the tokens, each once, in order."""
        if self._kinds.isdisjoint(kinds):
            return []
        if isinstance(tokens, range):  # most are: what overlaps them, for far fewer things are named than words stand there
            low, high = tokens.start, tokens.stop
            return [item for item in self.placed if item.start < high and item.end > low and item.mention.kind in kinds] if low < high else []
        here = self._mention_at
        found = {id(item): item for token in tokens if token in here for item in here[token] if item.mention.kind in kinds}
        return sorted(found.values(), key=lambda item: item.start) if len(found) > 1 else list(found.values())

    def starts_with(self, token: int, phrases: Sequence[str]) -> bool:
        """Whether one of some phrases stands at a token."""
        return any(" ".join(self.tree.lower[token : token + len(phrase.split())]) == phrase for phrase in phrases)

    def is_verb(self, token: int) -> bool:
        """Whether the token is used as a verb, participles included."""
        tree = self.tree
        if tree.parsed(token):
            verbal = tree.pos[token] in ("VERB", "AUX") or (tree.pos[token] == "ADJ" and tree.lower[token].endswith("ed"))
            return (verbal and not self._is_noun_by_arcs(token)) or self._is_verb_by_arcs(token)
        before = tree.lower[token - 1] if token > self.lo else ""
        return before not in self.tables.words.before_noun and not any(self._mention_at.get(token, ()))

    def is_gerund_after(self, token: int, leads: frozenset[str]) -> bool:
        """Whether a verb is a gerund that one of some words leads in: "by banning exports"."""
        tree = self.tree
        return tree.tag[token] == "VBG" and any(tree.lower[kid] in leads for kid in tree.kids(token, "mark", "case"))

    def _is_verb_by_arcs(self, token: int) -> bool:
        """Whether what hangs on a noun or adjective makes it a verb: "will no longer grant waivers", "was shut again"; its tag is a slip then."""
        tree = self.tree
        if tree.pos[token] == "ADJ" and tree.kids(token, "aux:pass"):
            return True
        return tree.pos[token] == "NOUN" and bool(tree.kids(token, "obj", "aux")) and not tree.kids(token, "cop", "det", "case")

    def _is_noun_by_arcs(self, token: int) -> bool:
        """Whether what stands around a verb makes it a noun: "announced a sweeping tariff cut"; its tag is a slip then."""
        tree = self.tree
        return tree.dep[token] in _NOUNS_ROLES and tree.tag[token] in _SLIPS and bool(tree.kids(token, "det")) and not tree.kids(token, "obj", "aux", "nsubj")

    def _is_noun(self, item: Placed, ends: Set[int]) -> bool:
        """Whether a good is named by a noun: "watch", "ships", "seals" are verbs too; what a list of goods goes on with is none. `ends` of goods."""
        if item.end - item.start > 1 or self.tree.pos[item.start] not in ("VERB", "AUX", "ADV", "ADP"):
            return True
        return self.tree.lower[item.start - 1] in self.tables.words.list_links and item.start - 1 in ends

    def _is_part_of_name(self, hit: Hit) -> bool:
        """Whether a hit lies inside a longer name: "Tariffs" of the GATT's full name, "Order" of an executive order's.

        Lists are measures themselves, and so is what an instrument's name ends in ("the 12th sanctions package").
        """
        for item in self._mention_at.get(hit.start, ()):
            if item.mention.kind == "good" and hit.kind == "measure" and item.start < hit.start and hit.end <= item.end:
                return True  # "solar panels" judge nobody
            if item.mention.kind in _NAMES and hit.end <= item.end and (hit.start > item.start or hit.end < item.end):
                rule = hit.rules[0][0] if hit.rules else None
                if item.mention.kind != "instrument" or not isinstance(rule, MeasureRule) or not rule.measure:
                    return True
                return rule.measure != "entity_listing" and not (rule.measure == "sanction" and (rule.licence or hit.end == item.end))
        return False

    def is_of_other(self, hit: Hit) -> bool:
        """Whether a noun before a flow says that something else than goods flows: "mail delivery"; "gas supplies", "all shipments" do not."""
        before = hit.start - 1
        return before >= self.lo and self.tree.pos[before] in NOMINAL and self.tree.dep[before] == "compound" and not self._mention_at.get(before)

    def _is_of_people(self, hit: Hit) -> bool:
        """Whether people enter, not goods: "refugees entering the country", "bars Fijians from entering"."""
        before = range(max(self.lo, hit.start - 4), hit.start)
        return any(self.tree.lower[token] in self.tables.words.people for token in before)

    def _stands(self, hit: Hit) -> bool:
        """Whether a hit is used as its kind: "cut" the noun is no verb, "tax" the verb is no measure."""
        tree, head = self.tree, hit.head
        if self._mention_at.get(hit.start) and self._is_part_of_name(hit):
            return False
        if hit.kind == "measure" and hit.start > self.lo and tree.lower[head] in self.tables.words.answers_to and tree.lower[hit.start - 1] in _IN_ANSWER:
            return False  # "imposed in retaliation": why, not what
        if hit.kind == "cue":
            return True
        if hit.kind == "act" and self.mentions(head, _DATES):
            return False  # "runs until the end of October"
        if hit.over >= 0:
            return True
        if hit.kind == "verb":
            return self.is_verb(head)
        if hit.kind == "measure" and self.mentions(head, _LAWS):
            return True  # "delays CBAM": an abbreviation is no verb, whatever its tag
        if hit.kind == "flow" and hit.end - hit.start > 1 and self._is_of_people(hit):
            return False
        behind = tree.lower[hit.end : min(self.hi, hit.end + 2)]
        if hit.kind == "flow" and len(behind) == 2 and behind[0] in self.tables.words.origin and behind[1] in self.tables.actors.private:
            return False  # "the quota that it buys from farmers"
        if hit.kind == "flow" and tree.lower[head] in self.tables.words.entries:
            return any(self.among(tree.phrase(kid), {"good"}) for kid in tree.kids(head, "nmod") if tree.case_of(kid) in self.tables.words.flow_of)
        if tree.parsed(head):
            if hit.kind == "flow" and tree.tag[head] == "VBG" and tree.dep[head] not in ("amod", "compound"):
                return True  # "stop importing tin" halts imports
            if hit.kind == "measure" and hit.end - hit.start == 1 and tree.tag[head] == "VBG" and not tree.kids(head, "obj"):
                return tree.lower[hit.start - 1] in self.tables.words.with_object  # "subject to licensing"
            if hit.end - hit.start == 1 and self._is_verb_by_arcs(head):
                return False
            if hit.kind == "measure" and tree.dep[head] == "amod" and getattr(hit.rules[0][0], "needs_partner", False):
                return True  # "subsidised barley"
            if tree.pos[head] in NOMINAL or self._is_noun_by_arcs(head):
                return True
            return hit.end - hit.start > 1 or (tree.pos[head] in ("ADJ", "X") and hit.kind == "measure")
        if hit.kind == "flow":
            after = tree.lower[hit.end] if hit.end < self.hi else ""
            return after not in ("the", "its", "a", "to") or tree.lower[hit.start - 1 if hit.start > self.lo else hit.start] in self.tables.words.before_noun
        return True
