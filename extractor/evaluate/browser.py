"""Where exactly is a run wrong? One self-contained HTML page: text with both sides' spans, records side by side."""

import html
import json
from collections.abc import Iterable
from importlib import resources
from typing import Any

from extractor.evaluate.cases import Raw
from extractor.evaluate.counts import f1
from extractor.evaluate.report import slim
from extractor.evaluate.score import ArticleScore, Score


def page(score: Score, golds: Iterable[Raw]) -> str:
    """The page for a score; `golds` are the gold articles with their `text`. It loads nothing from anywhere."""
    articles = {article.article: article for article in score.articles}
    cases = [_case(gold, articles[str(gold["id"])]) for gold in golds if str(gold["id"]) in articles]
    summary = f"slot F1 {f1(score.all_slots):.3f}, detected {f1(score.detected):.3f}, strict {f1(score.strict):.3f}"
    # "</" would end the script element that carries the data
    data = json.dumps(cases, ensure_ascii=False).replace("</", "<\\/")
    template = (resources.files("extractor.evaluate") / "browser.html").read_text(encoding="utf-8")
    return template.replace("__SUMMARY__", html.escape(summary)).replace("__CASES__", data)


def _case(gold: Raw, article: ArticleScore) -> dict[str, Any]:
    wrong_pairs = {id(mistake.predicted) for mistake in article.mistakes}
    events = [
        {"kind": mistake.kind, "wrong": list(mistake.wrong), "gold": slim(mistake.gold), "predicted": slim(mistake.predicted)} for mistake in article.mistakes
    ]
    events += [
        {"kind": "right", "wrong": [], "gold": slim(wanted), "predicted": slim(given)} for given, wanted in article.pairs if id(given) not in wrong_pairs
    ]
    predictions = [given for given, _ in article.pairs] + [
        mistake.predicted for mistake in article.mistakes if mistake.kind == "spurious" and mistake.predicted
    ]
    text = str(gold.get("text") or "")
    gold_spans = [[event["span"]["start"], event["span"]["end"]] for event in gold["events"] if (event.get("span") or {}).get("in") == "text"]
    our_spans = [[item["start"], item["end"]] for given in predictions for item in given.raw.get("evidence") or []]
    return {
        "id": str(gold["id"]),
        "title": str(gold.get("title") or ""),
        "published": gold.get("published"),
        "text": text,
        "events": events,
        "gold_spans": gold_spans,
        "our_spans": our_spans,
    }
