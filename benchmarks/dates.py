"""How well are dates found and resolved? TIMEX3 scores of our component beside dateparser's `search_dates`, in one run.

    python benchmarks/dates.py ../shared/dates

The folder holds `meantime.jsonl` (gold) and `score.py` (its scorer, as in TempEval-3).
"""

import importlib.util
import sys
import time
from collections.abc import Callable, Mapping
from datetime import date, datetime
from pathlib import Path
from types import ModuleType
from typing import Any

from extractor.core.partial_date import PartialDate
from extractor.core.types import Article, DateValue, Mention
from extractor.link.dates import resolve
from extractor.nlp.date_context import DateContexts
from extractor.nlp.dates import find_dates
from extractor.nlp.patterns import Matcher
from extractor.nlp.sentences import Sentences
from extractor.rules.times import load_times
from extractor.rules.triggers import load_triggers

Item = dict[str, Any]
"""start, end, text, type, value, as the scorer wants it."""

_DURATION_UNITS = {"F": ("P", 2, "W"), "E": ("P", 10, "Y"), "C": ("P", 100, "Y"), "H": ("PT", 1, "H"), "N": ("PT", 1, "M")}
_PERIODS = {"year": 4, "month": 7}
_SET_UNITS = {"year": "P1Y", "month": "P1M", "week": "P1W", "day": "P1D", "quarter": "P1Q"}


def main(folder: Path) -> None:
    """Prints one row for each system."""
    scorer = _scorer(folder / "score.py")
    docs = scorer.load(folder / "meantime.jsonl")
    words = sum(len(doc["text"].split()) for doc in docs)
    for name, system in (("extractor", ours()), ("dateparser search_dates", theirs)):
        begin = time.perf_counter()
        found = {doc["id"]: system(doc["text"], doc["dct"][:10]) for doc in docs}
        seconds = time.perf_counter() - begin
        print(scorer.row(name, scorer.score(docs, found)), f"| {words / seconds:9,.0f} words/s")


def ours() -> Callable[[str, str], list[Item]]:
    """Our finder, cues and arithmetic, mapped to TIMEX3."""
    tables = load_times("en")
    rules, contexts = Matcher(tables.dates), DateContexts(tables.date_cues)
    sentences = Sentences(load_triggers("en").words.sentences)

    def run(text: str, published: str) -> list[Item]:
        spans = list(sentences.of(Article(text)))
        items, context, at = [], PartialDate(published), 0
        for mention in find_dates(text, rules, vague=True):
            while at < len(spans) - 1 and spans[at][1] <= mention.start:
                at += 1
            said = contexts.of(text, mention, spans[at] if spans else (0, len(text)))
            value = resolve(mention, PartialDate(published), said.direction, context)
            if value is not None and not value.open and mention.attrs["form"] != "immediate":
                context = value.date
            item = timex(mention, value, date.fromisoformat(published))
            if item is not None:
                items.append(item)
        return items

    return run


def timex(mention: Mention, value: DateValue | None, published: date) -> Item | None:
    """A mention as TIMEX3; None for what that scheme does not hold ("until further notice")."""
    kind, normal = _timex_value(mention.attrs, value, published)
    if normal is None:
        return None
    return {"start": mention.start, "end": mention.end, "text": mention.text, "type": kind, "value": normal}


def _timex_value(attrs: Mapping[str, str], value: DateValue | None, published: date) -> tuple[str, str | None]:
    form = attrs["form"]
    if form == "duration":
        return "DURATION", _duration(attrs)
    if form == "set":
        return "SET", f"P1{attrs['unit']}" if "unit" in attrs else next(iso for word, iso in _SET_UNITS.items() if word in attrs)
    if form == "ref":
        return "DATE", attrs["value"]
    if form == "clock":
        return "TIME", _clock(attrs, published)
    if form == "century":
        return "DATE", f"{int(attrs['century']) - 1}"
    if form == "decade":
        short = attrs["decade"]
        return "DATE", short[:3] if len(short) == 4 else f"19{short[0]}" if int(short[0]) > 2 else f"20{short[0]}"
    if value is None or value.open or form == "immediate":
        return "DATE", "XXXX-XX-XX" if form == "offset" else None
    if form == "season":
        return "DATE", f"{value.date.first.year}-{attrs['season']}"
    if form == "fiscal":
        return "DATE", f"FY{value.date.value}"
    suffix = "-WE" if form == "weekend" else ""
    return ("TIME", f"{value.date.value}T{attrs['time']}") if "time" in attrs else ("DATE", value.date.value + suffix)


def _duration(attrs: Mapping[str, str]) -> str:
    head, times, letter = _DURATION_UNITS.get(attrs["unit"], ("P", 1, attrs["unit"]))
    return f"{head}{attrs['amount'] if attrs['amount'] == 'X' else format(float(attrs['amount']) * times, 'g')}{letter}"


def _clock(attrs: Mapping[str, str], published: date) -> str:
    from_weekday = Mention("date", "", 0, 1, "", "", {"form": "weekday", "weekday": attrs.get("weekday", "1")})  # type: ignore[arg-type]  # no rule found it
    from_shift = Mention("date", "", 0, 1, "", "", {"form": "day", "shift": attrs.get("shift", "0")})  # type: ignore[arg-type]  # as above
    day = resolve(from_weekday if "weekday" in attrs else from_shift, PartialDate.of(published), None)
    clock = attrs.get("clock", attrs.get("hour", "0") + ":00")
    clock = f"{clock[:2]}:{clock[2:]}" if ":" not in clock else clock
    return f"{day.date.value if day else published}T{clock:0>5}{attrs.get('zone', '')}"


def theirs(text: str, published: str) -> list[Item]:
    """dateparser's own search at the setting that does best here (English only, the past preferred), its values as precise as it says they are."""
    from dateparser.date import DateDataParser  # type: ignore[import-untyped]  # slow to import, has no types
    from dateparser.search import search_dates  # type: ignore[import-untyped]  # as above

    settings: Any = {"RELATIVE_BASE": datetime.fromisoformat(published), "PREFER_DATES_FROM": "past"}
    parser = DateDataParser(languages=["en"], settings=settings)
    items, at = [], 0
    for words, when in search_dates(text, languages=["en"], settings=settings) or []:
        start = text.find(words, at)
        if start < 0:
            continue
        at = start + len(words)
        precise = _PERIODS.get(str(parser.get_date_data(words).period), 10)
        items.append({"start": start, "end": at, "text": words, "type": "DATE", "value": when.date().isoformat()[:precise]})
    return items


def _scorer(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("score", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "../shared/dates"))
