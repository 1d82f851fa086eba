"""Trade-news articles in, policy-event records out.

>>> from extractor import extract
>>> extract("Beijing bans exports of gallium to Japan.", published="2025-11-10")  # doctest: +SKIP
(PolicyEvent(action=Sourced(value='impose', ...
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from extractor.app import Extractor, extract
    from extractor.core.errors import (
        AnalyseError,
        ArticleError,
        ExtractorError,
        FetchError,
        ReadError,
        RuleError,
        SettingsError,
        StoreError,
    )
    from extractor.core.evidence import Evidence, Sourced
    from extractor.core.partial_date import PartialDate
    from extractor.core.record import ArticleLine, Failure, Record, read_line, record_schema
    from extractor.core.types import Article, PolicyEvent
    from extractor.settings import Settings

_HOMES = {
    "extractor.app": ("Extractor", "extract"),
    "extractor.core.errors": (
        "AnalyseError", "ArticleError", "ExtractorError", "FetchError", "ReadError", "RuleError", "SettingsError", "StoreError",
    ),
    "extractor.core.evidence": ("Evidence", "Sourced"),
    "extractor.core.partial_date": ("PartialDate",),
    "extractor.core.record": ("ArticleLine", "Failure", "Record", "read_line", "record_schema"),
    "extractor.core.types": ("Article", "PolicyEvent"),
    "extractor.settings": ("Settings",),
}  # fmt: skip
_HOME = {name: module for module, names in _HOMES.items() for name in names}

__all__ = [
    "AnalyseError",
    "Article",
    "ArticleError",
    "ArticleLine",
    "Evidence",
    "Extractor",
    "ExtractorError",
    "Failure",
    "FetchError",
    "PartialDate",
    "PolicyEvent",
    "ReadError",
    "Record",
    "RuleError",
    "Settings",
    "SettingsError",
    "Sourced",
    "StoreError",
    "__version__",
    "extract",
    "read_line",
    "record_schema",
]


def __getattr__(name: str) -> Any:
    """Names are imported when first used: the command line must answer `--help` before pydantic and spaCy are there."""
    if name == "__version__":
        from importlib.metadata import version

        return version("extractor")
    if name not in _HOME:
        raise AttributeError(f"module 'extractor' has no attribute {name!r}")
    value = getattr(import_module(_HOME[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return __all__
