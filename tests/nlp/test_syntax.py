"""The syntax model: what it finds, what it leaves alone, and how it fails."""

import hashlib
import pickle
import re
import shutil
from itertools import pairwise
from pathlib import Path

import pytest
import spacy
from spacy.tokens import Doc

from extractor.core.errors import RuleError
from extractor.nlp import syntax
from extractor.nlp.blas import one_thread
from extractor.nlp.syntax import LONGEST, Syntax, load_syntax
from extractor.nlp.tree import Tree
from extractor.rules.paths import models_dir

NLP = spacy.blank("en")
WEIGHTS = models_dir() / "weights"

# (sentence, arcs as "head relation dependent"); a sentence stands for a construction that the rules rely on
CONSTRUCTIONS = [
    # the subject acts
    ("Kenya has banned exports of raw cashews.", ["banned nsubj Kenya", "banned obj exports", "exports nmod cashews"]),
    ("Oslo raised its duty on cheese.", ["raised nsubj Oslo", "raised obj duty", "duty nmod:poss its"]),
    # the agent acts
    ("The quota was scrapped by Morocco.", ["scrapped nsubj:pass quota", "scrapped obl:agent Morocco"]),
    ("Curbs imposed by Hanoi remain in force.", ["Curbs acl imposed", "imposed obl:agent Hanoi", "remain nsubj Curbs"]),
    # whose measure it is
    ("Poland's ban on grain ended.", ["ban nmod:poss Poland", "ended nsubj ban", "ban nmod grain"]),
    # lists
    ("Chile, Peru and Bolivia lifted tariffs.", ["Chile conj Peru", "Chile conj Bolivia", "lifted nsubj Chile"]),
    ("Accra exempted rice, sugar and milk.", ["exempted obj rice", "rice conj sugar", "rice conj milk"]),
    # what is only planned
    ("Lisbon plans to tax tin.", ["plans nsubj Lisbon", "plans xcomp tax", "tax obj tin"]),
    ("The ministry said it would extend the ban.", ["said nsubj ministry", "said ccomp extend", "extend nsubj it", "extend aux would", "extend obj ban"]),
    # headlines
    ("Peru slaps duty on cement", ["slaps nsubj Peru", "slaps obj duty"]),
    ("Ghana to lift tomato import ban", ["lift nsubj Ghana", "lift obj ban", "ban compound import"]),
    ("INDIA BANS SUGAR EXPORTS", ["BANS nsubj INDIA", "BANS obj EXPORTS"]),
    # participles and gerunds
    ("After suspending the levy, Cairo cut the quota.", ["suspending obj levy", "cut advcl suspending", "cut nsubj Cairo"]),
    ("The tariff that Ottawa imposed has expired.", ["tariff acl:relcl imposed", "imposed nsubj Ottawa", "expired nsubj tariff"]),
    # compounds that the tokenizer splits
    ("Anti-dumping duties were imposed.", ["duties compound dumping", "imposed nsubj:pass duties"]),
    ("The U.S. set a 25% tariff.", ["set nsubj U.S.", "set obj tariff", "tariff compound %", "% nummod 25"]),
]
TAGS = [
    ("Peru slaps duty on cement", "slaps", "VERB", "VBZ"),
    ("The curbs imposed on tin were eased.", "imposed", "VERB", "VBN"),
    ("The curbs imposed on tin were eased.", "curbs", "NOUN", "NNS"),
    ("Lisbon plans to tax tin.", "tax", "VERB", "VB"),
    ("The tax will end.", "tax", "NOUN", "NN"),
    ("The tax will end.", "will", "AUX", "MD"),
]


@pytest.fixture(scope="module")
def model() -> Syntax:
    return load_syntax("en", NLP.vocab)


def parsed(model: Syntax, text: str) -> tuple[Doc, Tree]:
    doc = NLP.make_doc(text)
    model(doc, [(0, len(doc))])
    return doc, Tree(doc)


@pytest.mark.parametrize(("text", "arcs"), CONSTRUCTIONS)
def test_constructions_that_the_rules_rely_on_are_parsed(model: Syntax, text: str, arcs: list[str]) -> None:
    _, tree = parsed(model, text)
    found = {f"{tree.text[tree.head[token]]} {tree.dep[token]} {tree.text[token]}" for token in range(len(tree.text))}
    assert set(arcs) <= found


@pytest.mark.parametrize(("text", "word", "pos", "tag"), TAGS)
def test_words_are_tagged_by_their_use(model: Syntax, text: str, word: str, pos: str, tag: str) -> None:
    _, tree = parsed(model, text)
    at = tree.text.index(word)
    assert (tree.pos[at], tree.tag[at]) == (pos, tag)


def test_what_lies_outside_the_ranges_is_untouched(model: Syntax) -> None:
    texts = ["Rain fell in Oslo.", "Peru taxed tin.", "Nobody was hurt."]
    doc = NLP.make_doc(" ".join(texts))
    before = [(token.idx, token.text) for token in doc]
    model(doc, [(5, 9)])
    tree = Tree(doc)
    assert [(token.idx, token.text) for token in doc] == before
    assert [token for token in range(len(doc)) if tree.parsed(token)] == [5, 6, 7, 8]
    outside = [*range(5), *range(9, len(doc))]
    assert all(tree.head[token] == token and not tree.pos[token] and not tree.tag[token] for token in outside)


def test_an_earlier_parse_stays_when_other_sentences_are_parsed(model: Syntax) -> None:
    doc = NLP.make_doc("Peru taxed tin. Chile banned exports.")
    model(doc, [(0, 4)])
    first = Tree(doc).dep[:4]
    model(doc, [(4, 8)])
    assert Tree(doc).dep[:4] == first
    assert all(Tree(doc).dep)


def test_a_parse_does_not_depend_on_the_other_sentences(model: Syntax) -> None:
    sentences = [text for text, _ in CONSTRUCTIONS]
    doc = NLP.make_doc("\n".join(sentences))
    starts = [0, *(token.i + 1 for token in doc if token.text == "\n"), len(doc) + 1]
    ranges = [(low, high - 1) for low, high in pairwise(starts)]
    model(doc, ranges)
    together = Tree(doc)
    for text, (low, high) in zip(sentences, ranges, strict=True):
        _, alone = parsed(model, text)
        assert together.dep[low:high] == alone.dep
        assert [head - low for head in together.head[low:high]] == alone.head


def test_a_sentence_has_one_root_and_no_arc_out_of_it(model: Syntax) -> None:
    for text, _ in CONSTRUCTIONS:
        _, tree = parsed(model, text)
        assert sum(head == token for token, head in enumerate(tree.head)) == 1
        assert all(tree.dep)


def test_white_space_within_a_sentence_changes_nothing_but_itself(model: Syntax) -> None:
    _, plain = parsed(model, "Peru taxed tin and zinc.")
    doc = NLP.make_doc("Peru  taxed\n tin and zinc.")
    model(doc, [(0, len(doc))])
    tree = Tree(doc)
    words = [token.i for token in doc if not token.is_space]
    assert len(words) < len(doc)
    assert [tree.dep[token] for token in words] == plain.dep
    assert [words.index(tree.head[token]) for token in words] == plain.head
    assert all(tree.tag[token.i] == "_SP" and tree.head[token.i] == token.i - 1 for token in doc if token.is_space)


def test_a_range_of_white_space_alone_is_survived(model: Syntax) -> None:
    doc = NLP.make_doc("  \n ")
    model(doc, [(0, len(doc)), (0, 0)])
    assert [token.text for token in doc] == [token.text for token in NLP.make_doc("  \n ")]


@pytest.mark.parametrize("unit", ["tin, zinc and ", "tin "])
def test_a_very_long_sentence_is_parsed_in_pieces(model: Syntax, unit: str) -> None:
    text = "Peru taxed " + unit * (1_000 // len(unit.split())) + "lead."
    _, tree = parsed(model, text)
    assert all(tree.dep)
    roots = [token for token, head in enumerate(tree.head) if head == token]
    assert len(roots) >= len(tree.text) / LONGEST
    assert max(abs(head - token) for token, head in enumerate(tree.head)) < LONGEST


def test_the_model_pickles_with_its_vocabulary(model: Syntax) -> None:
    nlp, copy = pickle.loads(pickle.dumps((NLP, model)))
    text = CONSTRUCTIONS[0][0]
    doc = nlp.make_doc(text)
    copy(doc, [(0, len(doc))])
    assert copy.name == model.name
    assert Tree(doc).dep == parsed(model, text)[1].dep


def test_two_loads_parse_alike(model: Syntax) -> None:
    other = load_syntax("en", NLP.vocab)
    for text, _ in CONSTRUCTIONS:
        assert parsed(other, text)[1].head == parsed(model, text)[1].head


def test_the_card_describes_the_weights(model: Syntax) -> None:
    digest = hashlib.sha256((WEIGHTS / "en.bin").read_bytes()).hexdigest()
    told = re.search(r"sha256 \| `([0-9a-f]{64})`", (WEIGHTS / "en.md").read_text(encoding="utf-8"))
    assert told is not None
    assert told[1] == digest
    assert model.name == f"en_syntax_{digest[:8]}"


def test_the_weights_bring_their_licence() -> None:
    assert "Attribution-ShareAlike 4.0" in (WEIGHTS / "LICENSE-CC-BY-SA-4.0.txt").read_text(encoding="utf-8")
    assert sum(path.stat().st_size for path in WEIGHTS.iterdir()) < 12_000_000


def models_at(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of what the model is loaded from, used instead of the real one."""
    for name in ("pipeline", "weights"):
        shutil.copytree(models_dir() / name, folder / name)
    monkeypatch.setattr(syntax, "models_dir", lambda: folder)
    return folder


def test_missing_weights_are_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (models_at(tmp_path, monkeypatch) / "weights" / "en.bin").unlink()
    with pytest.raises(RuleError, match=r"models/weights/en\.bin.*python -m models\.training\.syntax"):
        load_syntax("en", NLP.vocab)


def test_a_language_without_a_model_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    models_at(tmp_path, monkeypatch)
    with pytest.raises(RuleError, match=r"models/pipeline/xx\.cfg"):
        load_syntax("xx", NLP.vocab)


@pytest.mark.parametrize("broken", [b"", b"no weights", None])
def test_weights_that_do_not_fit_are_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, broken: bytes | None) -> None:
    folder = models_at(tmp_path, monkeypatch)
    if broken is None:
        config = folder / "pipeline" / "en.cfg"
        config.write_text(re.sub(r"\bdepth = \d+", "depth = 1", config.read_text(encoding="utf-8")), encoding="utf-8")
    else:
        (folder / "weights" / "en.bin").write_bytes(broken)
    with pytest.raises(RuleError, match=r"models/weights/en\.bin: does not fit"):
        load_syntax("en", NLP.vocab)


def test_one_thread_gives_the_threads_back() -> None:
    from extractor.nlp import blas

    switches = blas._switches()
    if switches is None:
        pytest.skip("numpy has another BLAS than OpenBLAS here")
    get, put = switches
    before = get()
    put(2)
    try:
        with one_thread():
            assert get() == 1
        assert get() == 2
    finally:
        put(before)
