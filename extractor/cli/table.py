"""How does a person read records? A table on a wide terminal, a short paragraph per event on a narrow one."""

import sys
from collections.abc import Sequence
from itertools import groupby
from typing import TextIO

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.padding import Padding
from rich.table import Table

from extractor.core.record import Record, RecordDate

_WIDE = 110
"""Columns below which eight table columns would break words."""

_PIPED = 160
"""Width where no terminal says one: `| less -S` and e-mail keep the columns whole."""

_MANY = 4
"""Names in one cell."""


def print_events(records: Sequence[Record], stream: TextIO | None = None) -> None:
    """The events, grouped by article."""
    stream = stream or sys.stdout
    console = Console(file=stream, width=None if stream.isatty() else _PIPED, highlight=False, emoji=False, markup=False)
    if not records:
        console.print("No policy events.")
        return
    for _, group in groupby(records, key=lambda record: record.article.id):
        events = list(group)
        console.print(_heading(events[0]), style="bold")
        if console.width >= _WIDE:
            console.print(_table(events))
        else:
            for event in events:
                console.print(Padding.indent(event.headline, 2))
                console.print(Padding.indent(_codes(event), 4), style="dim")
        console.print()


def _heading(record: Record) -> str:
    article = record.article
    facts = (article.title or article.url or article.id, article.published or "no date", article.site)
    return "  ·  ".join(fact for fact in facts if fact)


def _table(events: Sequence[Record]) -> Table:
    table = Table(box=SIMPLE_HEAD, pad_edge=False, show_edge=False)
    for column in ("who", "action", "measure", "goods", "towards", "rate", "announced", "effective", "until"):
        table.add_column(column, overflow="fold", no_wrap=column in ("action", "measure", "announced", "effective", "until"))
    for event in events:
        dates = event.dates
        until = _date(dates.expires) or (event.duration.value if event.duration else "")
        table.add_row(
            _few([party.code for party in event.implementers]),
            event.action,
            event.measure.type,
            _few([good.label for good in event.goods]),
            _few([party.code for party in event.targets]),
            _rate(event),
            _date(dates.announced),
            _date(dates.effective),
            until,
            style="dim" if event.salience == "background" else None,
        )
    return table


def _codes(event: Record) -> str:
    who = _few([party.code for party in event.implementers]) or "?"
    whom = _few([party.code for party in event.targets]) or "everyone"
    return f"{event.action} {event.measure.type}  {who} → {whom}" + (f"  announced {_date(event.dates.announced)}" if event.dates.announced else "")


def _few(names: list[str]) -> str:
    names = list(dict.fromkeys(names))
    return ", ".join(names[:_MANY]) + (f" +{len(names) - _MANY}" if len(names) > _MANY else "")


def _date(date: RecordDate | None) -> str:
    if date is None:
        return ""
    return date.value or "open"


def _rate(event: Record) -> str:
    """`10→25%`, `25%`, `+10 pp`, and for quotas the volume."""
    rate = event.rate
    if rate is None:
        return "" if event.quantity is None else f"{event.quantity.value:,g} {event.quantity.unit}"
    unit = {"percent": "%", "percentage_point": " pp"}.get(rate.unit, f" {rate.unit}")
    if rate.value is None:
        return f"{rate.change:+g}{unit}" if rate.change is not None else f"from {rate.from_:g}{unit}" if rate.from_ is not None else ""
    return f"{rate.value:g}{unit}" if rate.from_ is None else f"{rate.from_:g}→{rate.value:g}{unit}"
