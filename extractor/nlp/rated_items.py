"""Which lines of a list are acts of their own? "It will charge the following duties: - 25% on steel - 10% on paper"."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from extractor.core.evidence import RuleId
from extractor.core.quick import dataclass
from extractor.core.types import Argument, Frame, Role
from extractor.nlp.item_lines import ends_in_colon
from extractor.nlp.scene import PARTIES, Placed
from extractor.nlp.tree import Tree
from extractor.rules.rulebook import ALL_GOODS

_DUTIES = frozenset({"tariff", "anti_dumping", "countervailing", "safeguard", "export_tax"})
_ENDS = frozenset({"remove", "suspend", "reject", "challenge", "agree"})
_LINE = 40
"""Tokens of such a line, at most."""
_MOST = 400
"""Lines: a schedule of a whole tariff is no news."""
_LEAD = 14
"""Tokens of a sentence that only leads to the list, at most: "The changes include the following:"."""
_LEADS = 2
"""Sentences from the act's to such a one, at most."""


@dataclass(frozen=True, slots=True)
class _Line:
    """A line with a rate, and what the rate is on."""

    hit: Sequence[Placed]
    rate: Placed


class RatedItems:
    """Splits acts whose rates stand line by line below them."""

    def __init__(self, tree: Tree, ranges: Sequence[tuple[int, int]], placed: Sequence[Sequence[Placed]]) -> None:
        self._tree, self._ranges, self._placed = tree, ranges, placed

    def split(self, frames: Sequence[Frame]) -> list[Frame]:
        """The frames, in order; one for each line where the lines after an act's colon have rates of their own."""
        acting = {frame.sentence for frame in frames}
        found: list[Frame] = []
        for frame in frames:
            lines = self._lines(frame, acting) if _may_be_split(frame) else []
            found += [_of_line(frame, line) for line in lines] if len(lines) > 1 else [frame]
        return found

    def _lines(self, frame: Frame, acting: set[int]) -> list[_Line]:
        """The lines below the act that each give a rate to goods or parties; an act of its own ends them."""
        colon = self._colon(frame.sentence, acting)
        if colon < 0:
            return []
        after = range(colon + 1, min(len(self._ranges), colon + 1 + _MOST))
        lines = (None if sentence in acting else self._line(sentence) for sentence in after)
        found = [line for line in takewhile(lambda line: line is not None, lines) if line is not None]
        kinds = {line.hit[0].mention.kind == "good" for line in found}
        # below a sentence of their own, the rates of parties are those of one duty: "The duties are: - Oman: 12%"
        return _joined(found) if kinds == {True} or (len(kinds) == 1 and colon == frame.sentence) else []

    def _colon(self, sentence: int, acting: set[int]) -> int:
        """The sentence whose colon opens the list: the act's own, or a short one after it that tells no act; or -1."""
        if ends_in_colon(self._tree, *self._ranges[sentence]):
            return sentence
        for after in range(sentence + 1, min(len(self._ranges), sentence + 1 + _LEADS)):
            low, high = self._ranges[after]
            if after in acting:
                return -1
            if high - low <= _LEAD and ends_in_colon(self._tree, low, high):
                return after
        return -1

    def _line(self, sentence: int) -> _Line | None:
        low, high = self._ranges[sentence]
        items = self._placed[sentence]
        rate = next((item for item in items if item.mention.kind == "rate" and item.mention.attrs.get("stat") != "true"), None)
        if high - low > _LINE or rate is None:
            return None
        goods = [item for item in items if item.mention.kind == "good" and item.mention.concept != ALL_GOODS and "modifies" not in item.mention.attrs]
        hit = goods or [item for item in items if item.mention.kind in PARTIES]
        return _Line(hit, rate) if hit else None


def _may_be_split(frame: Frame) -> bool:
    """Whether it is an act on a duty, with no rate of its own."""
    return frame.measure in _DUTIES and frame.action not in _ENDS and all(argument.role != "rate" for argument in frame.arguments)


def _joined(lines: Sequence[_Line]) -> list[_Line]:
    """Lines of one rate are one act."""
    by_rate: dict[tuple[str | None, ...], _Line] = {}
    for line in lines:
        amount = tuple(line.rate.mention.attrs.get(name) for name in ("value", "from", "change", "unit"))
        same = by_rate.get(amount)
        by_rate[amount] = line if same is None else _Line((*same.hit, *line.hit), same.rate)
    return list(by_rate.values())


def _of_line(frame: Frame, line: _Line) -> Frame:
    """The act with what one line says, in place of what all lines or the act's own words say."""
    rule = RuleId("nlp.rated_items/line")
    role: Role = "good" if line.hit[0].mention.kind == "good" else "target"
    kept = [argument for argument in frame.arguments if argument.role != role]
    return replace(frame, arguments=(*kept, *(Argument(role, item.mention, rule) for item in line.hit), Argument("rate", line.rate.mention, rule)))
