"""Which input of which run was a saved page? A note in its record, so that a replay is the run as it ended."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import quote, unquote

HEADER = "Extractor-Input"
"""Our own field of WARC records."""


@dataclass(frozen=True, slots=True)
class Note:
    """`number` counts the inputs of the run's output, so that what a killed run saved and the resumed one saved again is told apart."""

    run: str = ""
    number: int = 0
    fields: Mapping[str, object] = field(default_factory=dict, hash=False)
    """What the input said of its article beside the address: its `id`, `title`, `published`."""

    def to_header(self) -> str:
        """One line of ASCII."""
        return quote(json.dumps([self.run, self.number, dict(self.fields)], ensure_ascii=True, separators=(",", ":"), default=str), safe='[]{}":, ')

    @classmethod
    def from_header(cls, text: str | None) -> "Note | None":
        """None where there is none, or it is not ours."""
        try:
            run, number, fields = json.loads(unquote(text or ""))
            return cls(str(run), int(number), dict(fields))
        except (ValueError, TypeError):
            return None
