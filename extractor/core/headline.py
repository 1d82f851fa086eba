"""How does one event read as a sentence? The record's `headline`, built from the fields and never copied from the article."""

from dataclasses import dataclass

from extractor.core.codes import Codes
from extractor.core.english import amount, join, percent, place, with_article, years_and_days
from extractor.core.types import PolicyEvent, Quantity, Rate


@dataclass(frozen=True, slots=True)
class _Noun:
    """How a measure is named: `goods` and `targets` are the prepositions that lead to them."""

    noun: str
    targets: str
    goods: str = "on"
    many: bool = False
    probe: str = ""
    """What stands before "investigation", where it is not the noun itself."""


_NOUNS = {
    "export_ban": _Noun("export ban", "towards"),
    "export_control": _Noun("export controls", "towards", many=True, probe="export control"),
    "export_quota": _Noun("export quota", "towards"),
    "export_tax": _Noun("export tax", "towards"),
    "export_incentive": _Noun("export incentive", "towards", goods="for"),
    "tariff": _Noun("tariff", "from"),
    "anti_dumping": _Noun("anti-dumping duty", "from", probe="anti-dumping"),
    "countervailing": _Noun("countervailing duty", "from", probe="anti-subsidy"),
    "safeguard": _Noun("safeguard measure", "from", probe="safeguard"),
    "import_ban": _Noun("import ban", "from"),
    "import_control": _Noun("import controls", "from", many=True, probe="import control"),
    "import_quota": _Noun("import quota", "from"),
    "technical_standard": _Noun("technical requirements", "from", goods="for", many=True, probe="technical standards"),
    "sanction": _Noun("sanctions", "against", many=True, probe="sanctions"),
    "entity_listing": _Noun("entity listing", "from", goods="over"),
    "investment_control": _Noun("investment controls", "towards", goods="in", many=True, probe="investment"),
    "local_content": _Noun("local-content rules", "towards", goods="for", many=True, probe="local-content"),
    "subsidy": _Noun("subsidy", "towards", goods="for"),
    "production_control": _Noun("production controls", "towards", many=True, probe="production"),
    "transport_measure": _Noun("transport restrictions", "towards", many=True, probe="transport"),
    "trade_agreement": _Noun("trade agreement", "with", goods="covering"),
    "trade_dispute": _Noun("trade dispute", "against", goods="over"),
    "other": _Noun("trade measure", "towards", probe="trade"),
}


@dataclass(frozen=True, slots=True)
class _Verb:
    """One act in three forms, and whether its object is new ("a tariff") or stands already ("its tariff")."""

    one: str
    many: str
    done: str
    new: bool = False


_VERBS = {
    "threaten": _Verb("threatens", "threaten", "threatened", new=True),
    "propose": _Verb("proposes", "propose", "proposed", new=True),
    "investigate": _Verb("opens", "open", "opened", new=True),
    "impose": _Verb("imposes", "impose", "imposed", new=True),
    "tighten": _Verb("tightens", "tighten", "tightened"),
    "extend": _Verb("extends", "extend", "extended"),
    "reinstate": _Verb("reinstates", "reinstate", "reinstated"),
    "ease": _Verb("eases", "ease", "eased"),
    "suspend": _Verb("suspends", "suspend", "suspended"),
    "postpone": _Verb("postpones", "postpone", "postponed"),
    "remove": _Verb("ends", "end", "ended"),
    "reject": _Verb("rules out", "rule out", "ruled out", new=True),
    "challenge": _Verb("challenges", "challenge", "challenged", new=True),
    "agree": _Verb("agrees on", "agree on", "agreed", new=True),
}

_RAISE = _Verb("raises", "raise", "raised")
_LOWER = _Verb("lowers", "lower", "lowered")
_GRANT = _Verb("grants", "grant", "granted", new=True)
_OPEN = _Verb("opens", "open", "opened", new=True)
_CONCLUDE = _Verb("concludes", "conclude", "concluded", new=True)
_SETTLE = _Verb("settles", "settle", "settled")

_WORDING = {
    ("impose", "subsidy"): _GRANT,
    ("impose", "export_incentive"): _GRANT,
    ("impose", "trade_agreement"): _CONCLUDE,
    ("impose", "trade_dispute"): _OPEN,
    ("challenge", "trade_dispute"): _OPEN,
    ("agree", "trade_agreement"): _CONCLUDE,
    ("agree", "trade_dispute"): _SETTLE,
}
"""Pairs of action and measure that English says with a verb of their own."""


@dataclass(frozen=True, slots=True)
class _Listing:
    """An act on an entity list that names the list, not the listing."""

    one: str
    many: str
    to: str
    done: str
    """After the companies, where nobody is said to act."""


_LISTINGS = {
    "impose": _Listing("adds", "add", "to", "added to an entity list"),
    "tighten": _Listing("adds", "add", "to", "added to an entity list"),
    "threaten": _Listing("threatens to add", "threaten to add", "to", "threatened with an entity listing"),
    "propose": _Listing("proposes to add", "propose to add", "to", "proposed for an entity list"),
    "reject": _Listing("rules out adding", "rule out adding", "to", "kept off an entity list"),
    "remove": _Listing("removes", "remove", "from", "removed from an entity list"),
}

_LIST_LIMIT = 3
"""Names before "and n others": with four, a headline no longer fits one line of a table."""


def headline(event: PolicyEvent, codes: Codes) -> str:
    """One English sentence without a full stop; passive where nobody is said to act."""
    actors = [place(codes.place(party.value.code)) for party in event.implementers]
    measure, action = event.measure.value, event.action.value
    if measure == "entity_listing" and action in _LISTINGS:
        said = _listing(event, codes, actors)
    elif action == "investigate":
        said = _investigation(event, codes, actors)
    elif action == "challenge" and measure != "trade_dispute" and event.targets and actors:
        said = _challenge(event, codes, actors)
    else:
        said = _act(event, codes, actors)
    said += _retaliation(event) + _except(event, codes) + _when(event)
    return said[0].upper() + said[1:]


def _act(event: PolicyEvent, codes: Codes, actors: list[str]) -> str:
    verb = _verb(event)
    thing, change = _thing(event, verb), _change(event)
    scope = _goods(event, codes) + _towards(event, codes)
    if not actors:
        bare = thing if verb.new else f"the {thing}"
        return f"{bare}{scope} {verb.done}{change}"
    if not verb.new:
        thing = f"{_its(actors)} {thing}"
    elif not _NOUNS[event.measure.value].many:
        thing = with_article(thing)
    return f"{_names(actors)} {_form(verb, actors)} {thing}{scope}{change}"


def _listing(event: PolicyEvent, codes: Codes, actors: list[str]) -> str:
    act = _LISTINGS[event.action.value]
    who = _companies(event, codes)
    if not actors:
        return f"{who} {act.done}"
    return f"{_names(actors)} {act.one if len(actors) == 1 else act.many} {who} {act.to} {_its(actors)} entity list"


def _investigation(event: PolicyEvent, codes: Codes, actors: list[str]) -> str:
    noun = _NOUNS[event.measure.value]
    probe = f"{noun.probe or noun.noun} investigation"
    goods = _names_of_goods(event, codes)
    origin = _names(_targets(event, codes))
    if event.measure.value == "entity_listing" or (not goods and event.entities):
        subject = f" into {_companies(event, codes)}"
    elif goods:
        subject = f" into {goods}" + (f" {noun.targets} {origin}" if origin else "")
    else:
        subject = f" concerning {origin}" if origin else ""
    if not actors:
        return f"{probe}{subject} opened"
    return f"{_names(actors)} {_form(_OPEN, actors)} {with_article(probe)}{subject}"


def _challenge(event: PolicyEvent, codes: Codes, actors: list[str]) -> str:
    """The target of a challenge is whose measure it is, not whom the measure hits."""
    owners = _targets(event, codes)
    thing = _thing(event, _VERBS["tighten"])
    return f"{_names(actors)} {_form(_VERBS['challenge'], actors)} {_names(owners)} over {_its(owners)} {thing}{_goods(event, codes)}"


def _verb(event: PolicyEvent) -> _Verb:
    action = event.action.value
    moved = _moves(event)
    if action == "tighten" and moved and "quota" not in event.measure.value:
        return _RAISE
    if action == "ease" and moved and "quota" not in event.measure.value:
        return _LOWER
    return _WORDING.get((action, event.measure.value), _VERBS[action])


def _moves(event: PolicyEvent) -> bool:
    """Whether the act moves a rate or a volume, so that old and new are told after the object."""
    return event.action.value in ("tighten", "ease") and (event.rate is not None or event.quantity is not None)


def _thing(event: PolicyEvent, verb: _Verb) -> str:
    """The measure with its size, where the act does not change that size: "25% tariff", "export quota of 96,600 t"."""
    noun = _NOUNS[event.measure.value].noun
    if _moves(event):
        return noun
    if event.rate is not None:
        rate = event.rate.value
        # An ended duty may be given as "from 25, value 0": the size it had is the one to name.
        size = rate.value if rate.value or verb.new or rate.from_ is None else rate.from_
        if size is None:
            size = rate.from_
        if size is not None:
            return f"{percent(size)} {noun}" if rate.unit == "percent" else f"{noun} of {amount(size, rate.unit)}"
    if event.quantity is not None:
        return f"{noun} of {amount(event.quantity.value.value, event.quantity.value.unit)}"
    return noun


def _change(event: PolicyEvent) -> str:
    """ " to 50% from 25%", " by 10 percentage points"; empty where the act moves no number."""
    if not _moves(event):
        rate = event.rate.value if event.rate else None
        if rate is None or rate.change is None or rate.value is not None or rate.from_ is not None:
            return ""
        return f" of {amount(abs(rate.change), rate.unit)}"
    moved: Rate | Quantity = event.rate.value if event.rate is not None else event.quantity.value  # type: ignore[union-attr]  # _moves saw one
    said = "" if moved.value is None else f" to {amount(moved.value, moved.unit)}"
    if moved.from_ is not None:
        said += f" from {amount(moved.from_, moved.unit)}"
    if not said and isinstance(moved, Rate) and moved.change is not None:
        said = f" by {amount(abs(moved.change), moved.unit)}"
    return said


def _names_of_goods(event: PolicyEvent, codes: Codes) -> str:
    by_words = {
        (good.why[0].start, good.why[0].end) if good.why else good.value.id: good for good in reversed(event.goods)
    }  # "beans" are pulses too: named once
    labels = ["all goods" if good.value.id == "all_goods" else codes.good(good.value.id).label for good in event.goods if good in by_words.values()]
    return join(labels, _LIST_LIMIT, more="other goods")


def _goods(event: PolicyEvent, codes: Codes) -> str:
    noun = _NOUNS[event.measure.value]
    if event.measure.value == "entity_listing":
        return f" of {_companies(event, codes)}"
    named = _names_of_goods(event, codes)
    if not named and noun.targets == "from" and event.targets:
        named = "goods"
    return f" {noun.goods} {named}" if named else ""


def _towards(event: PolicyEvent, codes: Codes) -> str:
    noun = _NOUNS[event.measure.value]
    if event.measure.value == "entity_listing":
        return ""
    hit = _targets(event, codes)
    if event.measure.value == "sanction" and event.entities:
        hit = [entity.value for entity in event.entities]
    return f" {noun.targets} {_names(hit)}" if hit else ""


def _targets(event: PolicyEvent, codes: Codes) -> list[str]:
    return [place(codes.place(target.value.code)) for target in event.targets]


def _companies(event: PolicyEvent, codes: Codes) -> str:
    homes = _names(_targets(event, codes))
    if event.entities:
        return _names([entity.value for entity in event.entities])
    return f"companies from {homes}" if homes else "companies"


def _except(event: PolicyEvent, codes: Codes) -> str:
    spared = [place(codes.places[item.value]) if item.value in codes.places else codes.good(item.value).label for item in event.exempt]
    return f", except for {_names(spared)}" if spared else ""


def _retaliation(event: PolicyEvent) -> str:
    return " in retaliation" if event.retaliation is not None and event.retaliation.value else ""


def _when(event: PolicyEvent) -> str:
    """The dates that a reader asks for first, in brackets; when it was announced is the article's business."""
    said = []
    if event.effective is not None and not event.effective.value.open:
        to = "to" if event.action.value == "postpone" else "from"
        said.append(f"{to} {event.effective.value.date}")
    if event.expires is not None:
        said.append("until further notice" if event.expires.value.open else f"until {event.expires.value.date}")
    elif event.duration is not None:
        said.append(f"for {years_and_days(event.duration.value)}")
    return f" ({', '.join(said)})" if said else ""


def _its(actors: list[str]) -> str:
    return "its" if len(actors) == 1 else "their"


def _form(verb: _Verb, actors: list[str]) -> str:
    return verb.one if len(actors) == 1 else verb.many


def _names(names: list[str]) -> str:
    return join(names, _LIST_LIMIT)
