"""What does one line of our output look like? `policy-event/1`, `failure/1` and `article/1`, and their JSON Schema.

The field names, their order and the code lists are a promise to users (`docs/record.md`): they change only with the
version in `schema`. Pydantic is used here, at the edge, and nowhere further in.
"""

from typing import Annotated, Any, Literal, get_args

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter

Action = Literal[
    "threaten", "propose", "investigate", "impose", "tighten", "extend", "reinstate",
    "ease", "suspend", "postpone", "remove", "reject", "challenge", "agree",
]  # fmt: skip
MeasureType = Literal[
    "export_ban", "export_control", "export_quota", "export_tax", "export_incentive",
    "tariff", "anti_dumping", "countervailing", "safeguard", "import_ban", "import_control", "import_quota", "technical_standard",
    "sanction", "entity_listing", "investment_control", "local_content", "subsidy", "production_control",
    "transport_measure", "trade_agreement", "trade_dispute", "other",
]  # fmt: skip
Status = Literal[
    "considered", "threatened", "proposed", "investigated", "announced", "in_force", "eased", "suspended",
    "postponed", "extended", "ended", "struck_down", "ruled_out", "disputed", "agreed",
]  # fmt: skip
Flow = Literal["export", "import", "both", "capital", "domestic"]
Precision = Literal["day", "week", "month", "quarter", "half", "year"]
Basis = Literal["absolute", "published", "text"]
HsBasis = Literal["stated", "inferred"]
Stage = Literal["fetch", "read", "analyse"]

ACTIONS: tuple[str, ...] = get_args(Action)
MEASURES: tuple[str, ...] = get_args(MeasureType)
STATUSES: tuple[str, ...] = get_args(Status)

_DATE = r"^\d{4}(-(H[12]|Q[1-4]|W\d{2}|\d{2}(-\d{2})?))?$"
DateText = Annotated[str, Field(pattern=_DATE, description="ISO at the precision that the text supports")]
Why = Annotated[tuple[int, ...], Field(min_length=1, description="indexes into `evidence`")]


class _Line(BaseModel):
    """Frozen, and strict about names: an unknown field is an error, not a surprise for the next reader."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True, serialize_by_alias=True, json_schema_serialization_defaults_required=True)

    def to_dict(self) -> dict[str, Any]:
        """Plain JSON values under the record's own names, in the record's order."""
        return self.model_dump(mode="json", by_alias=True)

    def to_json(self) -> str:
        """One line of JSONL, without the line end."""
        return self.model_dump_json(by_alias=True)


class ArticleRef(_Line):
    """The article that a line speaks of, without its text; `sha256` is the hash of that text in UTF-8."""

    id: str
    url: str | None = None
    title: str | None = None
    site: str | None = None
    author: str | None = None
    published: DateText | None = None
    language: str | None = None
    fetched_at: str | None = None
    sha256: str


class Implementer(_Line):
    """Who acts; `agency` where the text names a body of that country."""

    code: str
    name: str
    agency: str | None = None
    text: str
    why: Why


class Target(_Line):
    """A country or bloc that is hit."""

    code: str
    name: str
    text: str
    why: Why


class Measure(_Line):
    """The trade measure; `mast` and `gta` are looked up from `type` and `goods`, never read from the text."""

    type: MeasureType
    flow: Flow | None = None
    instrument: str | None = None
    mast: tuple[str, ...] = ()
    gta: int | None = None
    why: Why


class GoodHit(_Line):
    """A goods concept that is hit. `hs_basis` is null where there is no code."""

    id: str
    label: str
    hs: tuple[str, ...] = ()
    hs_basis: HsBasis | None = None
    text: str
    why: Why


class Named(_Line):
    """A company or person as the text names it."""

    name: str
    text: str
    why: Why


class Exempt(_Line):
    """A country or a good that is expressly left out."""

    code: str
    name: str
    text: str
    why: Why


class RecordDate(_Line):
    """A date; `value` is null only where `open` (until further notice). `derived` and `open` stand only where true."""

    model_config = ConfigDict(json_schema_serialization_defaults_required=False)

    value: DateText | None
    precision: Precision | None
    text: str
    basis: Basis = "absolute"
    why: Why
    derived: bool | None = Field(default=None, exclude_if=lambda said: not said)
    open: bool | None = Field(default=None, exclude_if=lambda said: not said)


class Dates(_Line):
    """The four dates of an act; null = not said."""

    announced: RecordDate | None = None
    effective: RecordDate | None = None
    expires: RecordDate | None = None
    introduced: RecordDate | None = None


class RecordDuration(_Line):
    """ISO 8601, `P1Y`, `P90D`."""

    value: Annotated[str, Field(pattern=r"^P(\d+(\.\d+)?[YMWD])*(T(\d+(\.\d+)?[HMS])+)?$")]
    text: str
    why: Why


class RecordRate(_Line):
    """`change` is signed; `unit` is `percent`, `percentage_point`, or money per unit such as `USD/t`."""

    value: float | None = None
    from_: float | None = Field(default=None, validation_alias="from", serialization_alias="from")
    change: float | None = None
    unit: str
    text: str
    why: Why


class RecordQuantity(_Line):
    """A quota or volume limit."""

    value: float
    from_: float | None = Field(default=None, validation_alias="from", serialization_alias="from")
    unit: str
    text: str
    why: Why


class RecordEvidence(_Line):
    """One reason: `text` is exactly the article's characters `start:end`."""

    start: Annotated[int, Field(ge=0)]
    end: Annotated[int, Field(gt=0)]
    rule: str
    text: str


class MoreWhy(_Line):
    """The reasons of the fields that are plain values in the record and so cannot carry their own."""

    action: Why
    instrument: tuple[int, ...] = ()
    retaliation: tuple[int, ...] = ()


class MadeBy(_Line):
    """What made the record: enough to make it again."""

    extractor: str
    model: str
    rules: str


class Record(_Line):
    """One policy event, `policy-event/1`. Empty list = everyone, or not said; null = not said."""

    schema_: Literal["policy-event/1"] = Field(default="policy-event/1", alias="schema")
    id: Annotated[str, Field(pattern=r"^pe_[0-9a-f]+$")]
    article: ArticleRef
    implementers: tuple[Implementer, ...] = ()
    action: Action
    status: Status
    measure: Measure
    goods: tuple[GoodHit, ...] = ()
    targets: tuple[Target, ...] = ()
    exempt: tuple[Exempt, ...] = ()
    entities: tuple[Named, ...] = ()
    dates: Dates
    duration: RecordDuration | None = None
    rate: RecordRate | None = None
    quantity: RecordQuantity | None = None
    retaliation: bool = False
    salience: Literal["main", "background"] = "main"
    headline: str
    evidence: tuple[RecordEvidence, ...]
    why: MoreWhy
    confidence: Annotated[float, Field(ge=0, le=1)] | None = None
    made_by: MadeBy


class Failure(_Line):
    """An input that gave no article, `failure/1`. `error` begins with a stable reason, then `: ` and the detail."""

    schema_: Literal["failure/1"] = Field(default="failure/1", alias="schema")
    url: str
    stage: Stage
    error: str
    at: str
    """When, in UTC (`2025-11-10T08:12:33Z`); empty where the run keeps no clock."""

    @property
    def reason(self) -> str:
        """The stable code: what a program may count by."""
        return self.error.partition(":")[0]


class ArticleLine(_Line):
    """An article that gave no event, `article/1`: nothing disappears silently."""

    schema_: Literal["article/1"] = Field(default="article/1", alias="schema")
    article: ArticleRef
    events: int = 0
    flags: tuple[str, ...] = ()
    """What reading noticed: `paywalled`, `too_short`, `listing` …"""
    duplicate_of: str | None = None
    """The `article.id` of the article that this one repeats."""
    made_by: MadeBy


Line = Record | Failure | ArticleLine

_LINE: TypeAdapter[Line] = TypeAdapter(Annotated[Line, Field(discriminator="schema_")])


def read_line(text: str | bytes) -> Line:
    """One line of our JSONL, back as the model it was; raises pydantic's `ValidationError` on anything else."""
    return _LINE.validate_json(text)


def record_schema() -> dict[str, Any]:
    """JSON Schema (2020-12) of one line: a record, a failure or an event-less article."""
    schema = _LINE.json_schema(by_alias=True, mode="serialization")
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A line of extractor's output: policy-event/1, failure/1 or article/1",
        **schema,
    }
