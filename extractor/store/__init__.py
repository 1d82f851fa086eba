"""Where are records kept? Sinks for files and databases, exports, and questions to a store."""

from extractor.store.export import FORMATS, export
from extractor.store.query import Found, Question, query
from extractor.store.sink import Entry, Line, Sink
from extractor.store.sinks import SINKS, Member, member_for, open_sink

__all__ = ["FORMATS", "SINKS", "Entry", "Found", "Line", "Member", "Question", "Sink", "export", "member_for", "open_sink", "query"]
