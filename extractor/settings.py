"""Which options does a run have? Checked once, before anything is loaded."""

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from extractor.core.errors import SettingsError
from extractor.core.partial_date import PartialDate

if TYPE_CHECKING:
    from extractor.fetch import FetchSettings


@dataclass(frozen=True, slots=True)
class Settings:
    """Options of an `Extractor`; an impossible value raises SettingsError at once."""

    language: str = "en"
    """The rule language, a folder of `models/`."""
    syntax: bool = True
    """Whether sentences with a trigger are parsed by the trained model; without it faster and worse."""
    ranker: bool = True
    """Whether trained trees weigh what the rules found and give each event its confidence; without them the rules decide alone."""
    min_confidence: float = 0.0
    """Events below this are left out; an event without a confidence is kept."""
    published: str | None = None
    """The date of articles that do not carry one."""
    max_seconds: float = 30.0
    """For reading and analysing one article. The slowest honest article (a 300-paragraph live blog) takes well under 2."""
    max_bytes: int = 20_000_000
    """Of one file or document. News pages are below 5 MB; what is larger is a dump or an attack."""
    allow_private: bool = False
    """Whether URLs may lead to loopback and private addresses."""
    fetch_ahead: int = 256
    """How many pages may be on their way while an earlier one is analysed: enough to sit out a slow host. Their bytes have a bound of their own."""
    fetch: "FetchSettings | None" = None
    """Manners and bounds of fetching beyond `allow_private` and `max_bytes`, which win."""

    def __post_init__(self) -> None:
        if not 0.0 <= self.min_confidence <= 1.0:
            raise SettingsError(f"min_confidence must lie between 0 and 1, not {self.min_confidence}")
        if self.max_seconds <= 0 or self.max_bytes <= 0 or self.fetch_ahead < 1:
            raise SettingsError("max_seconds, max_bytes and fetch_ahead must be above zero")
        if not self.language.isidentifier():
            raise SettingsError(f"not a language code: {self.language!r}")
        self.published_date()

    def published_date(self) -> PartialDate | None:
        """`published` as a date; SettingsError where it is none."""
        return parse_published(self.published)

    def fetching(self) -> "FetchSettings":
        """The settings of the fetch room; imported here, since a run over files needs none of it."""
        from extractor.fetch import FetchSettings

        base = self.fetch or FetchSettings()
        return replace(base, allow_private=self.allow_private or base.allow_private, max_bytes=min(self.max_bytes, base.max_bytes))


def parse_published(value: str | date | None) -> PartialDate | None:
    """A publication date as users give it: `2025-11-10`, `2025-11`, an ISO time stamp, or a `datetime.date`; SettingsError for all else."""
    if isinstance(value, date):
        value = value.isoformat()
    if value is not None and not isinstance(value, str):
        raise SettingsError(f"not a date: {value!r} (write it as 2025-11-10)")
    if value is None or not value.strip():
        return None
    try:
        return PartialDate(value.strip().partition("T")[0])
    except ValueError:
        raise SettingsError(f"not a date: {value!r} (write it as 2025-11-10)") from None
