"""How does a policy event become a record? Codes added, evidence listed once and pointed at, identity computed."""

import hashlib
import json
from collections.abc import Callable, Iterable
from typing import TypeVar

from extractor.core.codes import Codes
from extractor.core.evidence import Evidence, Sourced
from extractor.core.headline import headline
from extractor.core.record import (
    ArticleLine,
    ArticleRef,
    Dates,
    Exempt,
    GoodHit,
    HsBasis,
    Implementer,
    MadeBy,
    Measure,
    MoreWhy,
    Named,
    Record,
    RecordDate,
    RecordDuration,
    RecordEvidence,
    RecordQuantity,
    RecordRate,
    Target,
)
from extractor.core.status import status_of
from extractor.core.types import Article, DateValue, Good, Place, PolicyEvent, Quantity, Rate

T = TypeVar("T")
R = TypeVar("R")

_ID_LENGTH = 24
"""Hexadecimal digits of a content address: 96 bits, a collision among 10^9 records has a chance of about 10^-11."""


def record_of(event: PolicyEvent, article: Article, codes: Codes, made_by: MadeBy) -> Record:
    """The record of one event; raises ValueError where its evidence lies outside the article's text."""
    return _Recording(article, codes).record(event, made_by)


def article_line(article: Article, made_by: MadeBy, events: int = 0, duplicate_of: str | None = None) -> ArticleLine:
    """The line of an article that gave no event (or, with `duplicate_of`, was not looked at again)."""
    ref = article_ref(article)
    return ArticleLine(article=ref, events=events, flags=tuple(sorted(article.flags)), duplicate_of=duplicate_of, made_by=made_by)


def article_ref(article: Article) -> ArticleRef:
    """The article as a line names it. An article without an id gets one from its text."""
    sha256 = hashlib.sha256(article.text.encode("utf-8", "surrogatepass")).hexdigest()
    return ArticleRef(
        id=article.id or f"a_{sha256[:_ID_LENGTH]}",
        url=article.url,
        title=article.title,
        site=article.site,
        author=article.author,
        published=article.published.value if article.published else None,
        language=article.language,
        fetched_at=article.fetched_at,
        sha256=sha256,
    )


class _Recording:
    """One record being made: the evidence list grows in the order in which the record's fields are filled."""

    def __init__(self, article: Article, codes: Codes) -> None:
        self._article, self._codes = article, codes
        self._index: dict[Evidence, int] = {}

    def record(self, event: PolicyEvent, made_by: MadeBy) -> Record:
        article = article_ref(self._article)
        record = Record(
            id="pe_0",
            article=article,
            implementers=self._each(event.implementers, self._implementer),
            action=event.action.value,  # type: ignore[arg-type]  # pydantic checks it against the list
            status=status_of(event, self._article.published, self._codes),  # type: ignore[arg-type]  # as above
            measure=self._measure(event),
            goods=self._each(event.goods, self._good),
            targets=self._each(event.targets, self._target),
            exempt=self._each(event.exempt, self._exempt),
            entities=self._each(event.entities, self._entity),
            dates=Dates(
                announced=self._maybe(event.announced, self._date),
                effective=self._maybe(event.effective, self._date),
                expires=self._maybe(event.expires, self._date),
                introduced=self._maybe(event.introduced, self._date),
            ),
            duration=self._maybe(event.duration, self._duration),
            rate=self._maybe(event.rate, self._rate),
            quantity=self._maybe(event.quantity, self._quantity),
            retaliation=event.retaliation is not None and event.retaliation.value,
            salience=event.salience,  # type: ignore[arg-type]  # as above
            headline=headline(event, self._codes),
            why=self._more_why(event),
            evidence=self._evidence(),
            confidence=event.confidence,
            made_by=made_by,
        )
        return record.model_copy(update={"id": _identity(record)})

    def _each(self, values: Iterable[Sourced[T]], step: Callable[[Sourced[T]], R]) -> tuple[R, ...]:
        return tuple(step(value) for value in values)

    def _maybe(self, value: Sourced[T] | None, step: Callable[[Sourced[T]], R]) -> R | None:
        return None if value is None else step(value)

    def _why(self, sourced: Sourced[T]) -> tuple[int, ...]:
        return tuple(self._index.setdefault(reason, len(self._index)) for reason in dict.fromkeys(sourced.why))

    def _text(self, sourced: Sourced[T]) -> str:
        """The words of the first reason: the value as the article says it."""
        return self._words(sourced.why[0])

    def _words(self, reason: Evidence) -> str:
        if reason.end > len(self._article.text):
            raise ValueError(f"evidence of {reason.rule} lies outside the text: {reason.start}..{reason.end}")
        return self._article.text[reason.start : reason.end]

    def _evidence(self) -> tuple[RecordEvidence, ...]:
        return tuple(RecordEvidence(start=r.start, end=r.end, rule=r.rule, text=self._words(r)) for r in self._index)

    def _implementer(self, it: Sourced[Place]) -> Implementer:
        name = self._codes.place(it.value.code)
        return Implementer(code=it.value.code, name=name, agency=it.value.agency, text=self._text(it), why=self._why(it))

    def _target(self, it: Sourced[Place]) -> Target:
        return Target(code=it.value.code, name=self._codes.place(it.value.code), text=self._text(it), why=self._why(it))

    def _measure(self, event: PolicyEvent) -> Measure:
        codes = self._codes.measure(event.measure.value)
        return Measure(
            type=event.measure.value,  # type: ignore[arg-type]  # pydantic checks it against the list
            flow=codes.flow,  # type: ignore[arg-type]  # as above
            instrument=event.instrument.value if event.instrument else None,
            mast=codes.mast,
            gta=codes.gta,
            why=self._why(event.measure),
        )

    def _good(self, it: Sourced[Good]) -> GoodHit:
        codes = self._codes.good(it.value.id)
        hs = it.value.hs or codes.hs
        basis: HsBasis | None = "stated" if it.value.hs else "inferred" if hs else None
        return GoodHit(id=it.value.id, label=codes.label, hs=hs, hs_basis=basis, text=self._text(it), why=self._why(it))

    def _exempt(self, it: Sourced[str]) -> Exempt:
        name = self._codes.places.get(it.value) or self._codes.good(it.value).label
        return Exempt(code=it.value, name=name, text=self._text(it), why=self._why(it))

    def _entity(self, it: Sourced[str]) -> Named:
        return Named(name=it.value, text=self._text(it), why=self._why(it))

    def _date(self, it: Sourced[DateValue]) -> RecordDate:
        date = it.value
        return RecordDate(
            value=None if date.open else date.date.value,
            precision=None if date.open else date.date.precision,  # type: ignore[arg-type]  # PartialDate knows no other
            text=self._text(it),
            basis=date.basis,  # type: ignore[arg-type]  # as above
            why=self._why(it),
            derived=date.derived or None,
            open=date.open or None,
        )

    def _duration(self, it: Sourced[str]) -> RecordDuration:
        return RecordDuration(value=it.value, text=self._text(it), why=self._why(it))

    def _rate(self, it: Sourced[Rate]) -> RecordRate:
        rate = it.value
        return RecordRate(value=rate.value, from_=rate.from_, change=rate.change, unit=rate.unit, text=self._text(it), why=self._why(it))

    def _quantity(self, it: Sourced[Quantity]) -> RecordQuantity:
        volume = it.value
        return RecordQuantity(value=volume.value, from_=volume.from_, unit=volume.unit, text=self._text(it), why=self._why(it))

    def _more_why(self, event: PolicyEvent) -> MoreWhy:
        return MoreWhy(
            action=self._why(event.action),
            instrument=self._why(event.instrument) if event.instrument else (),
            retaliation=self._why(event.retaliation) if event.retaliation and event.retaliation.value else (),
        )


_NOT_IDENTITY = {"id", "article", "headline", "confidence", "made_by"}
"""What may differ while the event stays the same: where and when the text was fetched, how we phrase and weigh it."""


def _identity(record: Record) -> str:
    content = {
        # Without nulls: a field that a later version adds must not rename the records that do not use it.
        "event": record.model_dump(mode="json", by_alias=True, exclude=_NOT_IDENTITY, exclude_none=True),
        "text": record.article.sha256,
        "rules": record.made_by.rules,
    }
    canonical = json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=True)
    return f"pe_{hashlib.sha256(canonical.encode('ascii')).hexdigest()[:_ID_LENGTH]}"
