"""What a text tells, act by act, as the tables of tests write it down."""

from extractor import Extractor

Told = list[tuple[str, str, str, str, str]]
"""Who, action, measure, the first good and the first target of each act; "" where there is none."""


def told_acts(extractor: Extractor, text: str, day: str) -> Told:
    """The acts of a text published on a day, sorted."""
    found = extractor.link(extractor.analyse(extractor.article(text, day, None))).events
    return sorted(
        (
            event.implementers[0].value.code,
            event.action.value,
            event.measure.value,
            event.goods[0].value.id if event.goods else "",
            event.targets[0].value.code if event.targets else "",
        )
        for event in found
    )
