"""From frames to policy events."""

from extractor.link.linker import Linked, link, merged_drafts
from extractor.link.ranker import Ranker, load_ranker

__all__ = ["Linked", "Ranker", "link", "load_ranker", "merged_drafts"]
