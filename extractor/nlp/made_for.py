"""Which goods are "machines that make chips", "parts for aircraft"? What the words name the other way round, "chip-making machines", "aircraft parts"."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from extractor.core.types import Mention
from extractor.nlp.ambiguity import Context
from extractor.nlp.forms import Form
from extractor.nlp.words import places

Forms = Mapping[str, Sequence[Form]]

_LINKS = 6
"""Tokens between the word for things and what they are for: "used in the production of"."""


class MadeFor:
    """The forms of one rulebook."""

    def __init__(self, forms: Forms) -> None:
        self._forms = forms
        self._names: dict[str, list[str]] = {}
        for text, readings in forms.items():
            if readings[0].kind == "good":
                self._names.setdefault(readings[0].concept, []).append(text)

    def settle(self, mentions: Sequence[Mention], context: Context) -> list[Mention]:
        """The mentions, each good that other goods are for joined with the word for them; where no table holds the two, it only modifies that word."""
        found = list(mentions)
        nouns = context.list("things_for")
        if nouns.isdisjoint(context.vocabulary):
            return found
        at = [token for token, word in enumerate(context.lower) if word in nouns]
        starts = places(context.doc)
        by_start = {mention.start: place for place, mention in enumerate(found) if mention.kind == "good"}
        for token in at:
            target = self._target(token, context)
            place = by_start.get(starts[target], -1) if target > token else -1
            if place < 0:
                continue
            good = found[place]
            noun = context.lower[token]
            form = next((form for text in self._turned(good, noun, context) for form in self._forms.get(text, ()) if form.kind == "good"), None)
            start = starts[token]
            if form is not None:
                over = next((one for one in found if one.kind == "good" and one.start <= start < one.end), None)
                start = over.start if over is not None else start
                joined = Mention("good", form.concept, start, good.end, context.text[start : good.end], form.rule, {"head": noun})
                found[place] = joined
                found = [one for one in found if one is joined or not (joined.start <= one.start < joined.end and one.kind == "good")]
                by_start = {mention.start: index for index, mention in enumerate(found) if mention.kind == "good"}
            elif noun in context.list("machines"):
                found[place] = replace(good, attrs={**good.attrs, "modifies": noun})
        return found

    def _target(self, token: int, context: Context) -> int:
        """The first token behind the words that lead from things to what they are for, or -1."""
        lower = context.lower
        end = token + 1
        while end < len(lower) and end - token <= _LINKS and lower[end] in context.list("made_for_links"):
            end += 1
        opened = end > token + 1 and lower[token + 1] in context.list("opens_made_for")
        return end if opened and end < len(lower) else -1

    def _turned(self, good: Mention, noun: str, context: Context) -> Iterator[str]:
        """The names that the good and the word may have the other way round, those of the text's own words first."""
        nouns = [noun, *(sorted(context.list("machines")) if noun in context.list("machines") else ())]
        for name in (good.text.lower(), *self._names.get(good.concept, ())):
            single = name.removesuffix("s")
            for word in nouns:
                for made in ("", "-making", "making", " making", " manufacturing", " production", " processing"):
                    yield f"{single}{made} {word}"
                yield f"{name} {word}"
