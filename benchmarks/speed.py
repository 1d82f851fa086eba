"""How fast is it, beside what? `make bench`: text to records on one core, a peer, a full parse and the pipeline without syntax, in one run.

    python -m benchmarks.speed               median words per second over the dev articles, else over the fixture articles; memory and load time
    python -m benchmarks.speed --rounds 30   more rounds: the best of each article counts, for machines that do other work too
    python -m benchmarks.long_texts          long and hostile texts
    python -m benchmarks.growth              memory over many articles

Times are processor times of one thread, the best of the rounds for each article, so that other work on the machine disturbs least.
"""

import argparse
import json
import os
import resource
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median
from time import perf_counter, process_time
from typing import Any

from benchmarks.cases import ROOT, fixture_cases
from extractor import Extractor, Settings
from extractor.core.types import Article

PEER = ROOT / ".venv-peers" / "bin" / "python"
GOLD = ROOT.parent / "shared" / "gold" / "dev.jsonl"


def main() -> int:
    """Print one line per pipeline, then memory and times to load."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--rounds", type=int, default=15)
    options.add_argument("--worker", action="store_true", help="load, take all articles once, print load time and peak memory as JSON")
    chosen = options.parse_args()
    if chosen.worker:
        print(json.dumps(worker()))
        return 0
    documents, what = articles()
    words = [len(document["text"].split()) for document in documents]
    machine = f"load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores"
    print(f"{len(documents)} {what} of {median(words):.0f} words (median), best of {chosen.rounds} rounds, {machine}\n")
    ours = compare(documents, words, chosen.rounds)
    peer(documents, words, ours, chosen.rounds)
    costs()
    return 0


def articles() -> tuple[list[dict[str, Any]], str]:
    """Documents to read, and what they are."""
    if GOLD.is_file():
        kept = ("id", "url", "title", "published", "text")
        lines = GOLD.read_text(encoding="utf-8").splitlines()
        return [{key: value for key, value in json.loads(line).items() if key in kept and value} for line in lines], "dev articles"
    extractor = Extractor()
    read = [extractor.read(case["page"]) for case in fixture_cases()]
    return [_document(article) for article in read if len(article.text.split()) > 20], "fixture articles"


def compare(documents: Sequence[dict[str, Any]], words: Sequence[int], rounds: int) -> float:
    """Our pipeline, the same without syntax, and a full parse; gives the words per second of the first."""
    whole, plain = Extractor(), Extractor(Settings(syntax=False))
    parse = full_parse(whole)
    ways: dict[str, Callable[[dict[str, Any]], object]] = {
        "whole pipeline, text to records": lambda document: list(whole.each([document])),
        "without syntax": lambda document: list(plain.each([document])),
        "full parse of every sentence, nothing else": lambda document: parse(document["text"]),
    }
    best = {name: [float("inf")] * len(documents) for name in ways}
    for _ in range(rounds):
        for number, document in enumerate(documents):
            for name, way in ways.items():
                began = process_time()
                way(document)
                best[name][number] = min(best[name][number], process_time() - began)
    ours = median(count / seconds for count, seconds in zip(words, best["whole pipeline, text to records"], strict=True))
    for name, seconds in best.items():
        _line(name, words, seconds, ours)
    return ours


def full_parse(extractor: Extractor) -> Callable[[str], object]:
    """Tokens, sentences and the syntax of each, with the loaded model."""
    import spacy

    from extractor.nlp.analyser import _token_ranges
    from extractor.nlp.sentences import Sentences
    from extractor.nlp.syntax import load_syntax
    from extractor.rules.triggers import load_triggers

    lang = extractor.settings.language
    nlp = spacy.blank(lang)
    syntax, sentences = load_syntax(lang, nlp.vocab), Sentences(load_triggers(lang).words.sentences)

    def parse(text: str) -> object:
        doc = nlp.make_doc(text)
        ranges = _token_ranges([token.idx for token in doc], list(sentences.of(Article(text))))
        syntax(doc, [(low, high) for low, high in ranges if high > low])
        return doc

    return parse


def peer(documents: Sequence[dict[str, Any]], words: Sequence[int], ours: float, rounds: int) -> None:
    """The peer's line, or why there is none."""
    if not PEER.exists():
        print("\nno peer: .venv-peers could not be made (make bench says why)")
        return
    from extractor.nlp.forms import forms_of
    from extractor.rules import load_rulebook

    terms = [[form, readings[0].kind] for form, readings in forms_of(load_rulebook("en")).items()]
    asked = json.dumps({"texts": [document["text"] for document in documents], "terms": terms, "rounds": rounds})
    done = subprocess.run([str(PEER), str(Path(__file__).with_name("peer.py"))], input=asked, capture_output=True, text=True, check=False)
    if done.returncode:
        print(f"\nno peer: {(done.stderr.strip().splitlines() or ['it ended without a word'])[-1]}")
        return
    told = json.loads(done.stdout)
    _line(f"{told['name']}: {told['about']}", words, told["seconds"], ours)


def costs() -> None:
    """Memory of a worker, time to load, time to answer `--help`."""
    told = json.loads(subprocess.run([sys.executable, "-m", "benchmarks.speed", "--worker"], capture_output=True, text=True, check=True, cwd=ROOT).stdout)
    print(f"\npeak memory of one worker after {told['articles']} articles   {told['peak_mb']:.0f} MB (after loading {told['loaded_mb']:.0f} MB; at most 500)")
    print(f"loading rules and models   {told['load']:.1f} s")
    helps = []
    for _ in range(5):
        began = perf_counter()
        subprocess.run([sys.executable, "-m", "extractor", "--help"], capture_output=True, check=True, cwd=ROOT)
        helps.append(perf_counter() - began)
    print(f"extractor --help   {min(helps):.2f} s (best of 5; under 0.5)")


def worker() -> dict[str, float]:
    """What one worker process costs."""
    began = process_time()
    extractor = Extractor()
    extractor.load()
    load, loaded = process_time() - began, _peak_mb()
    documents, _ = articles()
    for _lines in extractor.each(documents):
        pass
    return {"load": load, "loaded_mb": loaded, "peak_mb": _peak_mb(), "articles": len(documents)}


def _peak_mb() -> float:
    """This process's own peak; `ru_maxrss` would keep that of the process which started it."""
    status = Path("/proc/self/status")
    if status.is_file():
        return int(status.read_text(encoding="ascii").split("VmHWM:")[1].split()[0]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _line(name: str, words: Sequence[int], seconds: Sequence[float], ours: float) -> None:
    speed = median(count / time for count, time in zip(words, seconds, strict=True))
    print(f"{name:78s} {speed:9,.0f} words/s median {sum(words) / sum(seconds):9,.0f} overall   {speed / ours:5.2f} of ours", flush=True)


def _document(article: Article) -> dict[str, Any]:
    known = {"url": article.url, "title": article.title, "published": article.published.value if article.published else None, "text": article.text}
    return {key: value for key, value in known.items() if value}


if __name__ == "__main__":
    sys.exit(main())
