"""Which plain sentences does the pipeline not understand? Sentences of `fixtures/templates` with blanks, each filled several times.

    python -m benchmarks.templates                    one row for each kind of act, and all of them
    python -m benchmarks.templates --worst 40         the sentences that fail most often, with one filling and what is wrong with it
    python -m benchmarks.templates --fillings 5 --seed 7

A sentence that fails whatever fills it is a gap in the rules; one that fails with some fillings only is mostly a slip of the parser.
It tells of single sentences, nothing of whole articles.
"""

import argparse
import json
import random
import sys
import tomllib
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from benchmarks.cases import ROOT, Case, run
from benchmarks.challenge import HEAD, row
from extractor.evaluate import Score, score
from extractor.evaluate.report import mistakes
from extractor.evaluate.score import total

FOLDER = ROOT / "fixtures" / "templates"
FILLINGS, SEED = 2, 1
_RATES = (15, 20, 25, 30, 35, 40)
_STEP = 10
"""Points between the two rates of a sentence."""
_DATES = ("announced", "effective", "expires", "introduced", "duration")


@dataclass(frozen=True, slots=True)
class Template:
    """A sentence with blanks, and what it tells."""

    kind: str
    text: str
    said: Mapping[str, Any]

    def fill(self, name: str, blanks: Mapping[str, Any], chance: random.Random) -> Case:
        """The sentence with names, goods and figures, as a passage with its gold; a line without a full stop is a headline over itself."""
        party, code = chance.choice(list(blanks["parties"].items()))
        body, home = chance.choice(list(blanks["bodies"].items()))
        owner = home if "{O}" in self.text else code
        partner, (adjective, there) = chance.choice([one for one in blanks["partners"].items() if one[1][1] != owner])
        goods, ids = chance.choice(list(blanks["goods"].items()))
        new, headline = chance.choice(_RATES), not self.text.endswith(".")
        words = {"S": blanks["short"].get(party, party) if headline else party, "O": body, "O2": blanks["minister"], "g": goods, "G": goods.title()}
        text = self.text.format(**words, GG=goods.upper(), c=partner, a=adjective, n=new, k=new - _STEP)
        text = text[0].upper() + text[1:]
        event: dict[str, Any] = {
            "salience": "main",
            "implementers": [owner, there] if self.said.get("who") == "both" else [owner],
            "action": self.said["action"],
            "measure": self.said["measure"],
            "goods": ids if self.said.get("goods", True) else [],
            "goods_optional": ids,
            "targets": [there] if self.said.get("targets") else [],
            **{field: [self.said[field]] for field in _DATES if field in self.said},
        }
        if rate := self.said.get("rate"):
            value = {"n": new, "k": new - _STEP}.get(rate, 0)
            event["rate"] = [{"value": value, "from": before, "change": None, "unit": "percent"} for before in self._before(new)]
        body_text = f"{text}.\n\n{blanks['behind']}" if headline else f"{text}\n\n{blanks['behind']}"
        events = [event] if self.said["action"] else []
        return {"id": name, "title": text if headline else None, "published": blanks["published"], "text": body_text, "events": events}

    def _before(self, new: int) -> tuple[int | None, ...]:
        """The rate before, where the sentence has two."""
        if "{n}" in self.text and "{k}" in self.text:
            return (new - _STEP,) if self.said["rate"] == "n" else (new,)
        if "{n}" in self.text and self.said["rate"] == "0":
            return (new,)
        return (None,)


def read_templates() -> tuple[list[Template], dict[str, Any]]:
    """All sentences with blanks, and what fills them."""
    blanks = tomllib.loads((FOLDER / "blanks.toml").read_text(encoding="utf-8"))
    templates = []
    for kind in tomllib.loads((FOLDER / "acts.toml").read_text(encoding="utf-8"))["kinds"]:
        name = f"{kind['action'][0]} {kind['measure'][0]}" if kind["action"] else "nothing"
        common = {key: value for key, value in kind.items() if key != "texts"}
        for text in kind["texts"]:
            own = text if isinstance(text, dict) else {"text": text}
            templates.append(Template(name, own["text"], {**common, **own}))
    return templates, blanks


def filled(fillings: int = FILLINGS, seed: int = SEED) -> tuple[dict[str, list[Case]], dict[str, Template]]:
    """The passages by kind of act, and the template of each by its id."""
    templates, blanks = read_templates()
    chance = random.Random(seed)  # no secret: the same fillings each time
    groups: dict[str, list[Case]] = defaultdict(list)
    origin: dict[str, Template] = {}
    for number, template in enumerate(templates):
        for time in range(fillings):
            name = f"template-{number}-{time}"
            groups[template.kind].append(template.fill(name, blanks, chance))
            origin[name] = template
    return dict(groups), origin


def scores(groups: Mapping[str, list[Case]]) -> dict[str, Score]:
    """The score of each kind."""
    return {kind: score(passages, run(passages)) for kind, passages in groups.items()}


def worst(found: Score, origin: Mapping[str, Template], texts: Mapping[str, Case]) -> Iterator[tuple[int, str]]:
    """Each template that fails, with the number of its fillings that do and one of them."""
    failed: dict[str, list[Mapping[str, Any]]] = defaultdict(list)
    for mistake in mistakes(found):
        failed[str(mistake["article"])].append(mistake)
    by_template: dict[str, list[str]] = defaultdict(list)
    for name in failed:
        by_template[origin[name].text].append(name)
    for text, names in by_template.items():
        said = "; ".join(f"{mistake['kind']} {' '.join(mistake['wrong'])}" for mistake in failed[names[0]])
        told = json.dumps(failed[names[0]][0]["predicted"], ensure_ascii=False, default=str)
        yield len(names), f"{text}\n    {texts[names[0]]['text'].splitlines()[0]}\n    {said}: {told}"


def main() -> int:
    """Print the rows, and the sentences that fail most often."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--fillings", type=int, default=FILLINGS, metavar="N")
    options.add_argument("--seed", type=int, default=SEED)
    options.add_argument("--worst", type=int, default=0, metavar="N")
    chosen = options.parse_args()
    groups, origin = filled(chosen.fillings, chosen.seed)
    found = scores(groups)
    print(HEAD.replace("pass.", "fill."))
    for kind, passages in groups.items():
        print(row(kind, passages, found[kind]).line())
    every = [passage for passages in groups.values() for passage in passages]
    together = total([article for one in found.values() for article in one.articles])
    print(row("all", every, together).line())
    texts = {str(passage["id"]): passage for passage in every}
    for times, shown in sorted(worst(together, origin, texts), key=lambda item: -item[0])[: chosen.worst]:
        print(f"{times} of {chosen.fillings}: {shown}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
