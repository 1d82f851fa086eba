"""Pages, texts and documents become articles. Others use `read_page`, `read_text` and `read_document`; all raise ReadError only."""

from extractor.read.page import read_page
from extractor.read.text import read_document, read_text

__all__ = ["read_document", "read_page", "read_text"]
