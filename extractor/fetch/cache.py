"""Which answers need not be asked for again? RFC 9111 by hishel, in a file beside the run."""

import httpx
from hishel import AsyncSqliteStorage, CacheOptions
from hishel.httpx import AsyncCacheTransport

from extractor.core.errors import SettingsError
from extractor.fetch.settings import FetchSettings

_MOST_BYTES = 2 * 1024**3
"""Of the file; the longest unused answers go first."""


def cached(wire: httpx.AsyncBaseTransport, settings: FetchSettings) -> httpx.AsyncBaseTransport:
    """The transport behind a cache, where the settings name a folder for it.

    Answers from private addresses have a file of their own: a later run without that permission must not be served from it.
    """
    if settings.cache_dir is None:
        return wire
    try:
        settings.cache_dir.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise SettingsError(f"no cache can be kept in {settings.cache_dir}: {error.strerror}") from None
    file = settings.cache_dir / ("http-private.db" if settings.allow_private else "http.db")
    storage = AsyncSqliteStorage(database_path=file, max_size=_MOST_BYTES, max_stream_size=settings.max_bytes)
    # Without rfc it would ignore Cache-Control; one user's cache, not a proxy's, may keep answers marked `private`.
    return AsyncCacheTransport(wire, storage, rfc=CacheOptions(shared=False))
