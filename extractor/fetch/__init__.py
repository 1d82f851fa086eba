"""Pages from strangers' servers, feeds and web archives."""

from extractor.fetch.blocking import BlockingFetcher
from extractor.fetch.client import Fetcher
from extractor.fetch.settings import FetchSettings

__all__ = ["BlockingFetcher", "FetchSettings", "Fetcher"]
