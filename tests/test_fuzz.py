"""Short rounds of fuzzing, and every find of the long ones (`benchmarks/fuzz.py`) as a case of its own."""

import pytest
from hypothesis import HealthCheck, given, settings

from extractor.core.partial_date import PartialDate
from tests.fuzzing import check_dates, check_documents, date_texts, documents, published_dates

SHORT = settings(max_examples=150, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])


@SHORT
@given(date_texts(), published_dates())
def test_the_date_grammar_takes_any_text(text: str, published: PartialDate | None) -> None:
    check_dates(text, published)


@SHORT
@given(documents())
def test_the_document_reader_takes_any_bytes(content: bytes) -> None:
    check_documents(content)


FOUND_IN_DATES: list[tuple[str, str | None]] = [
    ("2025-11-10 to 9999-12-31", "0001-01-01"),
]


@pytest.mark.parametrize(("text", "published"), FOUND_IN_DATES)
def test_what_fuzzing_found_in_dates(text: str, published: str | None) -> None:
    check_dates(text, PartialDate(published) if published else None)


FOUND_IN_DOCUMENTS: list[bytes] = [
    b'{"url": "https://a.example/\\ud83d"}',
]


@pytest.mark.parametrize("content", FOUND_IN_DOCUMENTS)
def test_what_fuzzing_found_in_documents(content: bytes) -> None:
    check_documents(content)
