"""How good are the records? Alignment and counts as in the project's public scorer, reports and rankings."""

from extractor.evaluate.cases import by_article, read_lines
from extractor.evaluate.score import Score, score

__all__ = ["Score", "by_article", "read_lines", "score"]
