"""Which words at the top of a text point to the headline's act, and to what it hits? "The ban takes effect on 1 June" under "Peru bans maize exports"."""

import re

from extractor.core.evidence import Evidence, RuleId
from extractor.core.types import Analysis, Frame, Mention
from extractor.link.antecedents import code_of, sentence_of
from extractor.link.draft import at

_KINDS = {
    "ban": r"ban|prohibition|embargo|halt",
    "duty": r"dut(?:y|ies)|tariffs?|lev(?:y|ies)|tax(?:es)?|rates?|surcharge",
    "quota": r"quotas?|limits?|cap",
    "control": r"curbs?|restrictions?|controls?|rules?|licences?|licenses?",
    "probe": r"investigation|probe|inquiry",
    "sanction": r"sanctions",
    "any": r"move|decision|measures?|order|step|announcement|decree|notification|suspension|increase|rise|cut|hike|reduction|exemption|waiver|extension",
}
_FITTING = {
    "export_ban": "ban control", "import_ban": "ban control", "tariff": "duty", "export_tax": "duty", "anti_dumping": "duty", "countervailing": "duty",
    "safeguard": "duty", "export_quota": "quota control", "import_quota": "quota control", "export_control": "control", "import_control": "control",
    "sanction": "sanction",
}  # fmt: skip
_KIND = "|".join(f"(?P<{kind}>{words})" for kind, words in _KINDS.items())
_POINTS = re.compile(
    rf"""
    \b[Tt](?:he|his|hese)\s
    (?: (?:new|latest|temporary|provisional|additional|higher|lower|import|export|\d[\d.]*(?:\s?%|\s(?:percent|per\scent|pct|pc)))\s ){{0,2}}
    (?:{_KIND})\b
    (?! \s(?:of|on|by|against|for|from|to|in|imposed|announced|that|which|than)\b (?!\s(?:\d|today|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)) )
    | \b(?:Tariffs|Duties|Levies)(?=\sof\s\d)
    """,
    re.VERBOSE,
)
_COVERS = re.compile(r"\s(?:will\s)?(?:covers?|appl(?:y|ies)\sto|targets?|includes?|affects?)\b")
_MAY = re.compile(r"\s(could|may|might|would|should)\b")
_PLANS = frozenset({"propose", "threaten", "investigate"})
_ALL = "all_goods"
_NEAR = 2
"""Sentences at the top of a text; the second one's words must say of what kind the act is."""


def pointer(analysis: Analysis, frame: Frame) -> Mention | None:
    """The first words like "the ban", "the new rate", "the decision" that can only be the headline's: their sentence names no goods but those it covers."""
    for index, (begin, end) in enumerate(analysis.sentences[:_NEAR]):
        if index and any(other.sentence < index for other in analysis.frames):
            return None  # it may be that act's
        match = _POINTS.search(analysis.article.text, begin, end)
        if match is None or not _fits(match.lastgroup or "duty", frame, index):
            continue
        pointed = Mention("anaphor", "", match.start(), match.end(), match[0], RuleId("link.pointing/headline"))
        may = _MAY.match(analysis.article.text, match.end())
        if frame.action not in _PLANS and may and not (may[1] == "would" and " said " in analysis.article.text[begin : match.start()]):
            return None  # "analysts see a ban. The ban could take effect in June"
        named = any(mention.kind == "good" and begin <= mention.start < end for mention in analysis.mentions)
        return None if named and not covered(analysis, frame, pointed, "good") else pointed
    return None


def covered(analysis: Analysis, frame: Frame, pointed: Mention, kind: str) -> dict[str, list[Evidence]]:
    """What "the duty covers tin and zinc from Peru" says that an act hits whose headline names no goods."""
    if any(argument.role == "good" and argument.mention.concept != _ALL for argument in frame.arguments):
        return {}
    text, end = analysis.article.text, analysis.sentences[sentence_of(analysis, pointed.start)][1]
    verb = _COVERS.match(text, pointed.end)
    if verb is None:
        return {}
    named = [mention for mention in analysis.mentions if mention.kind == kind and verb.end() <= mention.start < end and code_of(mention)]
    if kind != "good":
        named = [mention for mention in named if text[: mention.start].endswith((" from ", " of "))]
    return {code_of(mention): [at(mention, "link.pointing/covered")] for mention in named}


def _fits(kind: str, frame: Frame, sentence: int) -> bool:
    if kind == "any":
        return not sentence
    return frame.action == "investigate" if kind == "probe" else kind in _FITTING.get(frame.measure or "", "").split()


__all__ = ["covered", "pointer"]
