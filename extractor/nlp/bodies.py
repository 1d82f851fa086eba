"""Whose ministry, court or president is it? Bodies joined to the place beside them, people to their office on the day."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from extractor.core.partial_date import PartialDate
from extractor.core.types import Mention
from extractor.nlp.ambiguity import Context
from extractor.nlp.forms import Form
from extractor.rules import Rulebook

_ELECT = timedelta(days=80)
"""How long before taking office a president-elect already speaks for the country: the longest usual gap (US, Mexico)."""

_REST_OF_NAME = re.compile(r"^(?:,? and|,? &|,)? [A-Z][\w-]+(?:(?:,? and|,? &|,)? [A-Z][\w-]+)*(?= )")
"""What a ministry is called beyond the words of the table: "Ministry of Trade[, Industry and Competition] of Chad"."""
_LONG_NAME = 80
"""Characters from the known part of a name to the country."""


def join_bodies(mentions: Sequence[Mention], context: Context, rules: Rulebook) -> list[Mention]:
    """Each generic body takes the place right before it ("Indian commerce ministry") or after an "of", which is then part of it, or what a bracket says."""
    mentions = _shared_names_freed(mentions, context)
    joined: list[Mention] = []
    skip = -1
    for index, mention in enumerate(mentions):
        if index == skip:
            continue
        if mention.kind != "agency" or "generic" not in mention.attrs:
            joined.append(mention)
            continue
        if _is_duty(mention, context):
            continue
        if joined and _is_place(joined[-1]) and _owns(joined[-1], mention, context):
            joined[-1] = _joined(joined[-1], mention, joined[-1].concept, context, rules)
            continue
        following = mentions[index + 1] if index + 1 < len(mentions) else None
        if following is not None and _is_place(following) and _is_owned(mention, following, context):
            joined.append(_joined(mention, replace(mention, end=following.end), following.concept, context, rules))
            skip = index + 1
        elif following is not None and _is_short_for(following, mention, context):
            joined.append(replace(mention, concept=following.concept, attrs=following.attrs))
        elif mention.text.lower() not in context.list("bodies_with_place"):
            joined.append(mention)
    return joined


def _shared_names_freed(mentions: Sequence[Mention], context: Context) -> Sequence[Mention]:
    """A ministry that one country is known for is anybody's beside another place ("Omani Ministry of Commerce and Industry"),
    and where the text names that country nowhere else but opens with another one that acts."""
    if not any(_may_be_shared(mention, context) for mention in mentions):
        return mentions
    named = {one.concept if _is_place(one) else one.attrs.get("jurisdiction", "") for one in mentions if not _may_be_shared(one, context)}
    opens = next((mention for mention in mentions if _is_place(mention)), None)
    acts_from = len(context.text) if opens is None or not {"from", "against", "organisation"}.isdisjoint(opens.attrs) else opens.end
    freed = list(mentions)
    for index, mention in enumerate(mentions):
        if not _may_be_shared(mention, context):
            continue
        whose = mention.attrs["jurisdiction"]
        before = freed[index - 1] if index else None
        after = freed[index + 1] if index + 1 < len(freed) else None
        beside = (before is not None and _is_place(before) and before.concept != whose and _owns(before, mention, context)) or (
            after is not None and _is_place(after) and after.concept != whose and _is_owned(mention, after, context)
        )
        alone = not context.list("shared_bodies_alone").isdisjoint(mention.text.lower().split())
        if beside or (alone and acts_from <= mention.start and whose not in named) or _is_over_another(mention, before, after, context):
            freed[index] = replace(mention, concept="", attrs={"jurisdiction": "", "role": mention.attrs["role"], "generic": "true"})
    return freed


def _is_over_another(body: Mention, before: Mention | None, after: Mention | None, context: Context) -> bool:
    """ "The Department of Commerce's Directorate General of Foreign Trade": whose the part is, the whole is too."""
    for part, between in ((after, context.text[body.end : after.start] if after else ""), (before, context.text[before.end : body.start] if before else "")):
        if part is None or part.kind != "agency" or part.attrs.get("jurisdiction", "") in ("", body.attrs["jurisdiction"]):
            continue
        if between.lower().replace("’", "'").strip(" \n-–") in context.list("parts_of_bodies"):
            return True
    return False


def _may_be_shared(mention: Mention, context: Context) -> bool:
    if mention.kind != "agency" or "generic" in mention.attrs or not mention.attrs.get("jurisdiction"):
        return False
    return not context.list("shared_body_words").isdisjoint(mention.text.lower().split())


def _owns(place: Mention, body: Mention, context: Context) -> bool:
    return _links(context.text[place.end : body.start], context.list("body_links_before"))


def _is_owned(body: Mention, place: Mention, context: Context) -> bool:
    between = context.text[body.end : place.start]
    return (_REST_OF_NAME.sub("", between, count=1) if len(between) < _LONG_NAME else between).lower().strip() in context.list("body_links_after")


def _is_short_for(short: Mention, body: Mention, context: Context) -> bool:
    """ "The Ministry of Commerce (MOFCOM)": what stands in brackets says whose the body is."""
    named = short.kind == "agency" and bool(short.attrs.get("jurisdiction")) and short.attrs.get("role") == body.attrs.get("role")
    return named and context.text[body.end : short.start] == " (" and context.text[short.end : short.end + 1] == ")"


def _is_place(mention: Mention) -> bool:
    return mention.kind in ("place", "bloc") and bool(mention.concept)


def _links(between: str, words: frozenset[str]) -> bool:
    return between.lower().strip().replace("’", "'") in words


def _joined(first: Mention, last: Mention, jurisdiction: str, context: Context, rules: Rulebook) -> Mention:
    role = last.attrs["role"]
    attrs = {"jurisdiction": jurisdiction, "role": role}
    if jurisdiction in rules.blocs:
        attrs["of_bloc"] = "true"
    text = context.text[first.start : last.end]
    return Mention("agency", rules.agency_of(jurisdiction, role), first.start, last.end, text, last.rule, attrs)


def _is_duty(mention: Mention, context: Context) -> bool:
    """ "Indian customs duty" is a duty, not a body."""
    if mention.text.lower() != "customs":
        return False
    rest = context.text[mention.end : mention.end + 24].replace("-", " ").split()
    return bool(rest) and rest[0].lower().strip(".,;:)") in context.list("not_customs_before")


def leader_mention(start: int, end: int, forms: Sequence[Form], context: Context, rules: Rulebook, published: PartialDate | None) -> Mention | None:
    """A person in or near office, None for a namesake; `jurisdiction` is empty where the day speaks against the office.

    Of two who share a surname, the one whose full name the text gives is meant, else the one in office.
    """
    found: list[tuple[bool, bool, Form, str]] = []
    for form in forms:
        if form.detail == "full" or _is_the_person(form, start, context, rules):
            stands_for = _jurisdiction(form.concept, start, context, rules, published)
            found.append((not _is_named_in_full(form.concept, context, rules), not stands_for, form, stands_for))
    if not found:
        return None
    _, _, form, stands_for = min(found, key=lambda one: one[:2])
    first, last = context.doc[start], context.doc[end - 1]
    attrs = {"jurisdiction": stands_for, "form": form.detail}
    served = "" if stands_for else _served(form.concept, rules, published)
    attrs |= {"served": served} if served else {}
    return Mention("leader", form.concept, first.idx, last.idx + len(last), context.text[first.idx : last.idx + len(last)], form.rule, attrs)


def _is_the_person(form: Form, start: int, context: Context, rules: Rulebook) -> bool:
    before = context.before(start)
    titled = before in context.list("titles")
    if _has_middle_name(form, start, context, rules):
        return True
    if form.detail == "surname":
        return (titled and before not in context.list("weak_titles")) or _is_named_in_full(form.concept, context, rules)
    token = context.doc[start - 1] if start else None
    other_first_name = token is not None and token.text[:1].isupper() and token.is_alpha and not token.is_upper and not titled
    return not other_first_name or context.starts_sentence(start) or before in context.list("may_precede_names") or context.in_title_case(start)


def _has_middle_name(form: Form, start: int, context: Context, rules: Rulebook) -> bool:
    """ "Bola Ahmed Tinubu": the first name of the full form stands one or two names before the surname."""
    text, first = context.doc, start - 2
    while first >= max(0, start - 3) and text[first + 1].text[:1].isupper():
        names = rules.names_of_leader(form.concept) if text[first].text[:1].isupper() else ()
        if any(name.split()[0].lower() == context.lower[first] for name in names if " " in name):
            return True
        first -= 1
    return False


def _is_named_in_full(leader: str, context: Context, rules: Rulebook) -> bool:
    return context.anywhere(rules.names_of_leader(leader))


def _jurisdiction(leader: str, start: int, context: Context, rules: Rulebook, published: PartialDate | None) -> str:
    before = {context.lower[at] for at in range(max(0, start - 3), start)}
    if before & context.list("former"):
        return ""
    if published is None:
        return rules.jurisdiction_of_leader(leader, None)
    return rules.jurisdiction_of_leader(leader, published.last) or rules.jurisdiction_of_leader(leader, published.last + _ELECT)


def _served(leader: str, rules: Rulebook, published: PartialDate | None) -> str:
    """Whom somebody who is out of office stood for: what "former President Obama" did, his country did."""
    if published is not None and not any(term.valid_to is not None and term.valid_to < published.last for term in rules.leaders.get(leader, ())):
        return ""
    return rules.jurisdiction_of_leader(leader, None)


__all__ = ["join_bodies", "leader_mention"]
