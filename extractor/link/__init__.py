"""From frames to policy events."""

from extractor.link.linker import Linked, link

__all__ = ["Linked", "link"]
