"""Is it one article? A text that tells hundreds of acts is a collection, linked part by part: otherwise each act would be held against all others."""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace

from extractor.core.types import Analysis

_MOST = 300
"""Frames of one part. The fullest article of the gold set has 22, of the fixtures 11."""


def parts(analysis: Analysis) -> Iterator[Analysis]:
    """The analysis itself, or its parts in order, each with the mentions of its own sentences; the headline belongs to the first."""
    frames = analysis.frames
    if len(frames) <= _MOST:
        yield analysis
        return
    begin, low = 0, 0
    while low < len(frames):
        high = _end(analysis, low)
        end = analysis.sentences[frames[high].sentence][0] if high < len(frames) else len(analysis.article.text) + 1
        first, last = (bisect_left(analysis.mentions, place, key=lambda mention: mention.start) for place in (begin, end))
        yield replace(
            analysis,
            frames=frames[low:high],
            mentions=analysis.mentions[first:last],
            flows=tuple(flow for flow in analysis.flows if begin <= flow[0] < end),
            title_frames=analysis.title_frames if low == 0 else (),
        )
        begin, low = end, high


def _end(analysis: Analysis, low: int) -> int:
    """The first frame of the next part: where a sentence begins, unless one sentence alone holds so many."""
    frames = analysis.frames
    high = min(low + _MOST, len(frames))
    while high < len(frames) and high > low + 1 and frames[high].sentence == frames[high - 1].sentence:
        high -= 1
    return high if high > low + 1 else min(low + _MOST, len(frames))
