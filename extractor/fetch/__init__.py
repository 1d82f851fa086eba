"""Pages from strangers' servers, feeds and web archives."""

from extractor.fetch.blocking import BlockingFetcher
from extractor.fetch.client import Fetcher
from extractor.fetch.feeds import FeedItem
from extractor.fetch.settings import FetchSettings
from extractor.fetch.warc_note import Note
from extractor.fetch.warc_read import ARCHIVES, Archived, archives_in, read_archives
from extractor.fetch.warc_write import PageArchive
from extractor.fetch.watch import WatchOptions, watch

__all__ = [
    "ARCHIVES",
    "Archived",
    "BlockingFetcher",
    "FeedItem",
    "FetchSettings",
    "Fetcher",
    "Note",
    "PageArchive",
    "WatchOptions",
    "archives_in",
    "read_archives",
    "watch",
]
