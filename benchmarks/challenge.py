"""How well does the pipeline pass each ability of `fixtures/challenge`? One row a group, and one for the labelled dates.

    python -m benchmarks.challenge                            every group: slot F1, events found, false alarms
    python -m benchmarks.challenge --group relief --verbose   its errors, each under its passage
    python -m benchmarks.challenge --json scores.json

A false alarm is an event in a passage that has none; it also costs slots and detection of its group.
"""

import argparse
import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from benchmarks.cases import ROOT, Case, challenge_groups, run
from extractor.core.partial_date import PartialDate
from extractor.core.types import Mention
from extractor.evaluate import Score, read_lines, score
from extractor.evaluate.counts import f1
from extractor.evaluate.report import mistakes
from extractor.evaluate.score import total
from extractor.link.calendar_steps import Direction
from extractor.link.dates import resolve
from extractor.nlp.date_context import DateContexts
from extractor.nlp.dates import find_dates
from extractor.nlp.patterns import Matcher
from extractor.rules.times import load_times

DATES = ROOT / "fixtures" / "challenge" / "dates.jsonl"


@dataclass(frozen=True, slots=True)
class Row:
    """What is said about one group."""

    group: str
    passages: int
    slots: float
    detected: float
    strict: float
    silent: int
    """Passages without any event."""
    alarms: int
    """Events found in those."""

    def line(self) -> str:
        """The row as it is printed; where no passage tells an act, alarms are all that can be counted."""
        if self.silent == self.passages:
            return f"{self.group:20s} {self.passages:4d}       -       -       -   {self.alarms:3d} in {self.silent}"
        return f"{self.group:20s} {self.passages:4d}   {self.slots:.3f}   {self.detected:.3f}   {self.strict:.3f}   {self.alarms:3d} in {self.silent}"


HEAD = f"{'group':20s} pass.   slots   found   whole   false alarms"


def row(name: str, passages: Sequence[Case], found: Score) -> Row:
    """One group's numbers."""
    silent = {str(passage["id"]) for passage in passages if not passage["events"]}
    alarms = sum(article.detected.fp for article in found.articles if article.article in silent)
    return Row(name, len(passages), f1(found.all_slots), f1(found.detected), f1(found.strict), len(silent), alarms)


def errors(passages: Sequence[Case], found: Score) -> Iterator[str]:
    """Every mistake of a group, below the passage that it was made in."""
    texts = {str(passage["id"]): passage for passage in passages}
    last = ""
    for mistake in mistakes(found):
        name = str(mistake["article"])
        if name != last:
            yield f"\n{name} ({texts[name]['published']}) {texts[name]['title'] or ''}\n  {texts[name]['text']}"
            last = name
        yield f"  {mistake['kind']} {' '.join(mistake['wrong'])}"
        yield from (f"    {side:9s} {json.dumps(mistake[side], ensure_ascii=False, default=str)}" for side in ("gold", "predicted") if mistake[side])


def date_shares() -> tuple[dict[str, float], list[str]]:
    """Shares of labelled date mentions with the right value, role and direction, and what is wrong; a mention not found is wrong in all."""
    tables = load_times("en")
    rules, contexts = Matcher(tables.dates), DateContexts(tables.date_cues)
    judged: dict[str, list[bool]] = {"value": [], "role": [], "direction": []}
    wrong = []
    for label in read_lines(DATES):
        flags = _judge(label, rules, contexts)
        for field, right in flags.items():
            judged[field].append(right)
        if not all(flags.values()):
            wrong.append(f"{label['id']} {label['text']}  wrong: {' '.join(field for field, right in flags.items() if not right)}")
    return {field: sum(flags) / len(flags) for field, flags in judged.items()}, wrong


def _judge(label: Mapping[str, Any], rules: Matcher, contexts: DateContexts) -> dict[str, bool]:
    """What is right about one label; without a direction in the label none is judged."""
    start, end = label["text"].index("["), label["text"].index("]") - 1
    text = label["text"].replace("[", "").replace("]", "")
    fields = ("value", "role") if label["direction"] is None else ("value", "role", "direction")
    mention = next((mention for mention in find_dates(text, rules) if mention.start < end and mention.end > start), None)
    if mention is None:
        return dict.fromkeys(fields, False)
    said = contexts.of(text, mention, (0, len(text)))
    roles = label["role"] if isinstance(label["role"], list) else [label["role"]]
    right = {
        "value": _value(mention, label["published"], said.direction) == label["value"],
        "role": said.role in roles,
        "direction": said.direction == label["direction"],
    }
    return {field: right[field] for field in fields}


def _value(mention: Mention, published: str | None, direction: Direction) -> str | None:
    if mention.kind == "duration":
        return mention.attrs["value"]
    found = resolve(mention, PartialDate(published) if published else None, direction)
    return None if found is None else "OPEN" if found.open else found.date.value


def main() -> int:
    """Print the rows that were asked for."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--group", metavar="NAME", help="one group only; 'dates' for the labelled dates")
    options.add_argument("--verbose", action="store_true", help="list the errors")
    options.add_argument("--no-syntax", action="store_true", help="without the model of syntax")
    options.add_argument("--json", type=Path, metavar="FILE", help="write rows and errors")
    chosen = options.parse_args()
    groups = challenge_groups()
    if chosen.group not in (None, "dates", *groups):
        options.error(f"no group {chosen.group!r}; there are dates, {', '.join(groups)}")
    picked = {name: passages for name, passages in groups.items() if chosen.group in (None, name)}
    kept: dict[str, Any] = {"groups": [], "errors": []}
    scores = []
    if picked:
        print(HEAD)
    for name, passages in picked.items():
        found = score(passages, run(passages, not chosen.no_syntax))
        scores.append(found)
        said = row(name, passages, found)
        print(said.line())
        if chosen.verbose:
            print(*errors(passages, found), "", sep="\n")
        kept["groups"].append(asdict(said))
        kept["errors"].extend(mistakes(found))
    if len(scores) > 1:
        together = [passage for passages in picked.values() for passage in passages]
        print(row("all", together, total([article for found in scores for article in found.articles])).line())
    if chosen.group in (None, "dates"):
        shares, wrong = date_shares()
        kept["dates"] = shares
        print("dates: " + "  ".join(f"{field} {share:.3f}" for field, share in shares.items()))
        if chosen.verbose:
            print(*wrong, sep="\n")
    if chosen.json:
        chosen.json.write_text(json.dumps(kept, ensure_ascii=False, indent=1, default=str) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
