"""What flows between the rooms: frozen values, tuples inside, no library's types."""

from collections.abc import Mapping
from dataclasses import field
from typing import Literal

from extractor.core.evidence import Evidence, RuleId, Sourced
from extractor.core.partial_date import PartialDate
from extractor.core.quick import dataclass

BlockKind = Literal["heading", "paragraph", "list_item", "table", "quote", "caption", "byline", "dateline", "boilerplate"]
"""`caption`, `byline` and `boilerplate` (read more, newsletter, reprint notices) never feed events."""

SILENT_BLOCKS: frozenset[str] = frozenset({"caption", "byline", "boilerplate"})


@dataclass(frozen=True, slots=True)
class Page:
    """One answer of a server, as it came: `body` is decompressed but not decoded."""

    url: str
    body: bytes
    final_url: str = ""
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict, hash=False)
    """Lower-case names."""
    fetched_at: str | None = None
    """UTC, `2025-11-10T08:12:33Z`."""


@dataclass(frozen=True, slots=True)
class Block:
    """A run of `Article.text` of one kind: half-open, in order, never overlapping."""

    kind: BlockKind
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Article:
    """A readable article. `text` is never changed after reading: every offset points into it."""

    text: str
    id: str = ""
    """The input's own id, else `a_` and a hash of the text."""
    url: str | None = None
    title: str | None = None
    published: PartialDate | None = None
    """The article's own date; never invented."""
    author: str | None = None
    site: str | None = None
    language: str | None = None
    """ISO 639-1, or None where it could not be told."""
    fetched_at: str | None = None
    blocks: tuple[Block, ...] = ()
    flags: frozenset[str] = frozenset()
    """`paywalled` `partial` `live_blog` `listing` `too_short` `needs_javascript`"""


MentionKind = Literal[
    "place", "bloc", "agency", "leader", "good", "instrument", "action", "measure", "date", "duration", "rate", "quantity", "cue", "anaphor", "entity"
]


@dataclass(frozen=True, slots=True)
class Mention:
    """Some characters that name a concept of our tables, or hold a date, a rate or a cue.

    `concept` is the id in the tables (`CHN`, `gallium`, `impose`, `export_ban`), empty for pure values;
    `attrs` holds what the kind needs beyond it (see `docs/mentions.md`).
    """

    kind: MentionKind
    concept: str
    start: int
    end: int
    text: str
    rule: RuleId
    attrs: Mapping[str, str] = field(default_factory=dict, hash=False)

    def evidence(self) -> Evidence:
        """This mention as a reason."""
        return Evidence(self.start, self.end, self.rule)


Role = Literal[
    "implementer", "target", "exempt_place", "exempt_good", "good", "measure", "instrument", "entity",
    "announced", "effective", "expires", "introduced", "duration", "rate", "quantity", "beside",
]  # fmt: skip
"""`beside`: a party of the sentence, whatever its role; the rule says how it stands there (`nlp.roles/beside_from`)."""


@dataclass(frozen=True, slots=True)
class Argument:
    """A mention that plays a role in a frame; `rule` is the decision that linked it."""

    role: Role
    mention: Mention
    rule: RuleId


@dataclass(frozen=True, slots=True)
class Frame:
    """One telling of one act: its trigger, its arguments and what the cues around it say."""

    trigger: Mention
    action: str
    measure: str | None
    sentence: int
    """Index into `Analysis.sentences`."""
    arguments: tuple[Argument, ...] = ()
    cues: tuple[Mention, ...] = ()
    why: tuple[RuleId, ...] = ()
    """The decisions in code that made action and measure what they are."""


@dataclass(frozen=True, slots=True)
class Drop:
    """A candidate that was seen and not used, and the reason: `explain` answers "why not" with it."""

    what: str
    start: int
    end: int
    text: str
    rule: RuleId
    reason: str


@dataclass(frozen=True, slots=True)
class Analysis:
    """What the language room found in an article."""

    article: Article
    sentences: tuple[tuple[int, int], ...] = ()
    mentions: tuple[Mention, ...] = ()
    frames: tuple[Frame, ...] = ()
    title_frames: tuple[Frame, ...] = ()
    """Frames of the headline; their offsets point into `Article.title`, so they guide the linker but prove nothing."""
    dropped: tuple[Drop, ...] = ()
    home: Mention | None = None
    """The place of the dateline: whose "the ministry" is where nothing nearer says it."""
    title_place: str = ""
    """Whose news the headline says it is ("Peru: Ministry bans …"): whose "the ministry" is where the text names nobody."""
    site_place: str = ""
    """The country of the site's address: whose "the government" is where text and headline name nobody."""
    title_goods: tuple[str, ...] = ()
    """The goods that the headline names: what the news is about where an act names none."""
    office: Mention | None = None
    """Under a headline that tells an act, the text's first word for a government ("the ministry"): proves who acts where the text names nobody."""
    paper_day: Mention | None = None
    """The day on which a paper is dated, at its head or below who signs."""
    flows: tuple[tuple[int, str], ...] = ()
    """Where the text speaks of exports or imports: first character and flow, in order."""


@dataclass(frozen=True, slots=True)
class Place:
    """A jurisdiction as a party: ISO 3166-1 alpha-3 or a bloc code."""

    code: str
    agency: str | None = None
    """Lower-case agency id where a body, not the country, was named."""


@dataclass(frozen=True, slots=True)
class Good:
    """A goods concept; `hs` holds only codes that the text states, the concept's own are added in the record."""

    id: str
    hs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DateValue:
    """A resolved date. `basis`: `absolute`, `published` (relative to the article's date) or `text` (relative to another date)."""

    date: PartialDate
    basis: str = "absolute"
    derived: bool = False
    open: bool = False


@dataclass(frozen=True, slots=True)
class Rate:
    """A rate: `unit` is `percent`, `percentage_point`, or currency per unit such as `USD/t`; `change` is signed."""

    value: float | None = None
    from_: float | None = None
    change: float | None = None
    unit: str = "percent"


@dataclass(frozen=True, slots=True)
class Quantity:
    """A quota or volume limit."""

    value: float
    unit: str
    from_: float | None = None


@dataclass(frozen=True, slots=True)
class PolicyEvent:
    """One act by one government (or several together) on one trade measure. Fields as in `docs/events.md`."""

    action: Sourced[str]
    measure: Sourced[str]
    implementers: tuple[Sourced[Place], ...] = ()
    goods: tuple[Sourced[Good], ...] = ()
    targets: tuple[Sourced[Place], ...] = ()
    exempt: tuple[Sourced[str], ...] = ()
    entities: tuple[Sourced[str], ...] = ()
    announced: Sourced[DateValue] | None = None
    effective: Sourced[DateValue] | None = None
    expires: Sourced[DateValue] | None = None
    introduced: Sourced[DateValue] | None = None
    duration: Sourced[str] | None = None
    rate: Sourced[Rate] | None = None
    quantity: Sourced[Quantity] | None = None
    instrument: Sourced[str] | None = None
    retaliation: Sourced[bool] | None = None
    """None = not said."""
    salience: str = "main"
    confidence: float | None = None
