"""What the syntax model learns from: trees stay trees, whatever is done to them."""

import gzip
import random
from pathlib import Path

import pytest
import spacy

from models.training.syntax.conllu import Sentence, read_conllu
from models.training.syntax.corpus import Corpus, trade_words, with_agents
from models.training.syntax.grammar import Grammar, read_grammar
from models.training.syntax.inflect import inflect
from models.training.syntax.scores import score
from models.training.syntax.tokens import is_tree, on_tokens
from models.training.syntax.variants import as_headline, in_title_case, with_trade_words, without_stop

MAKE_DOC = spacy.blank("en").make_doc
GRAMMAR = Path(__file__).parents[2] / "models" / "training" / "syntax" / "trade.en.txt"
CONLLU = """# text = They don't re-tax tin.
1	They	they	PRON	PRP	_	4	nsubj	_	_
2-3	don't	_	_	_	_	_	_	_	_
2	do	do	AUX	VBP	_	4	aux	_	_
3	n't	not	PART	RB	_	4	advmod	_	_
4	re-tax	retax	VERB	VB	_	0	root	_	_
4.1	tax	tax	VERB	VB	_	_	_	_	_
5	tin	tin	NOUN	NN	_	4	obj	_	SpaceAfter=No
6	.	.	PUNCT	.	_	4	punct	_	_
"""


def tree(*rows: str) -> Sentence:
    """A sentence of rows "word|TAG|POS|relation|head", heads counted from 1 and the root's 0; a word that begins with "+" has no space before it."""
    cells = [row.split("|") for row in rows]
    words = [cell[0].lstrip("+") for cell in cells]
    return Sentence(
        tuple(words),
        tuple(not (cells[at + 1][0].startswith("+") if at + 1 < len(cells) else True) for at in range(len(cells))),
        tuple(cell[2] for cell in cells),
        tuple(cell[1] for cell in cells),
        tuple(int(cell[4]) - 1 if cell[4] != "0" else at for at, cell in enumerate(cells)),
        tuple(cell[3] for cell in cells),
    )


RAISED = tree(
    "The|DT|DET|det|2", "duty|NN|NOUN|nsubj:pass|4", "was|VBD|AUX|aux:pass|4", "raised|VBN|VERB|ROOT|0", "by|IN|ADP|case|6",
    "Oslo|NNP|PROPN|obl|4", "+.|.|PUNCT|punct|4",
)  # fmt: skip
VOWED = tree("A|DT|DET|det|2", "king|NN|NOUN|nsubj|3", "vowed|VBD|VERB|ROOT|0", "revenge|NN|NOUN|obj|3", "+.|.|PUNCT|punct|3")


@pytest.fixture(scope="module")
def grammar() -> Grammar:
    return read_grammar(GRAMMAR)


@pytest.fixture(params=["plain.conllu", "packed.conllu.gz"])
def gold(request: pytest.FixtureRequest, tmp_path: Path) -> Sentence:
    path = tmp_path / str(request.param)
    path.write_bytes(gzip.compress(CONLLU.encode()) if path.suffix == ".gz" else CONLLU.encode())
    (sentence,) = read_conllu(path)
    return sentence


def test_sub_words_are_read_with_their_spacing(gold: Sentence) -> None:
    assert gold.words == ("They", "do", "n't", "re-tax", "tin", ".")
    assert gold.text == "They don't re-tax tin."
    assert gold.heads == (3, 3, 3, 3, 3, 3)
    assert gold.deps == ("nsubj", "aux", "advmod", "ROOT", "obj", "punct")


def test_of_a_word_that_the_tokenizer_splits_the_last_piece_carries_the_arcs(gold: Sentence) -> None:
    split = on_tokens(gold, MAKE_DOC)
    assert split.words == ("They", "do", "n't", "re", "-", "tax", "tin", ".")
    assert split.heads == (5, 5, 5, 5, 5, 5, 5, 5)
    assert split.deps == ("nsubj", "aux", "advmod", "compound", "punct", "ROOT", "obj", "punct")
    assert split.tags[3:6] == ("AFX", "HYPH", "VB")


def test_of_words_that_the_tokenizer_glues_the_topmost_carries_the_arcs() -> None:
    glued = on_tokens(
        tree("Stop|VB|VERB|ROOT|0", "!|.|PUNCT|punct|1", "+?|.|PUNCT|punct|2", "+!|.|PUNCT|punct|3"), lambda text: MAKE_DOC(text.replace("!?!", "xxx"))
    )
    assert len(glued.words) == 2
    assert glued.heads == (0, 0)


def test_circles_and_second_roots_are_no_trees() -> None:
    assert is_tree(RAISED)
    assert not is_tree(tree("a|X|X|dep|2", "b|X|X|dep|1", "c|X|X|ROOT|0"))
    assert not is_tree(tree("a|X|X|ROOT|0", "b|X|X|ROOT|0"))


def test_plain_passive_agents_are_marked() -> None:
    assert with_agents(RAISED).deps[5] == "obl:agent"
    assert with_agents(VOWED).deps == VOWED.deps


def test_headlines_lose_articles_forms_of_be_and_the_stop() -> None:
    headline = as_headline(RAISED)
    assert headline.text == "Duty raised by Oslo"
    assert headline.heads == (1, 1, 3, 1)
    assert as_headline(VOWED).text == "King vows revenge"
    assert as_headline(VOWED).tags == ("NN", "VBZ", "NN")


def test_a_final_stop_can_go() -> None:
    assert without_stop(RAISED).text == "The duty was raised by Oslo"
    assert without_stop(without_stop(RAISED)) == without_stop(RAISED)


def test_titles_keep_small_words_small() -> None:
    assert in_title_case(RAISED).text == "The Duty Was Raised by Oslo."


def test_trade_words_take_slots_and_leave_the_tree(grammar: Grammar) -> None:
    words, rng = trade_words(grammar), random.Random(1)
    changed = [with_trade_words(VOWED, words, rng) for _ in range(40)]
    assert {sentence.heads for sentence in changed} == {VOWED.heads}
    assert len({sentence.words[2] for sentence in changed}) > 5
    assert all(sentence.words[0] in ("A", "An") for sentence in changed)
    assert all((sentence.words[0] == "An") == (sentence.words[1][0] in "aeiou") for sentence in changed)


def test_drawn_sentences_are_trees_on_run_time_tokens(grammar: Grammar) -> None:
    rng = random.Random(5)
    drawn = [grammar.draw(rng) for _ in range(300)]
    assert all(is_tree(sentence) and is_tree(on_tokens(sentence, MAKE_DOC)) for sentence in drawn)
    assert len({sentence.text for sentence in drawn}) > 290
    assert all(sentence.words[0][0] == sentence.words[0][0].upper() for sentence in drawn)


def test_an_epoch_is_the_same_for_the_same_seed(grammar: Grammar) -> None:
    corpus = Corpus([RAISED, VOWED], grammar, MAKE_DOC, drawn=5)
    assert corpus.epoch(3) == corpus.epoch(3)
    assert corpus.epoch(3) != corpus.epoch(4)
    assert len(corpus.epoch(3)) == 7


def test_an_unknown_target_of_the_grammar_is_named(tmp_path: Path) -> None:
    path = tmp_path / "bad.txt"
    path.write_text("rule sentence\n    nsubj=nobody *ran/VBD/VERB\n", encoding="utf-8")
    with pytest.raises(ValueError, match="rule sentence: neither a list nor a rule: nobody"):
        read_grammar(path)


@pytest.mark.parametrize(
    ("word", "tag", "forms", "expected"),
    [
        ("levy", "VBD", "", "levied"),
        ("ease", "VBG", "", "easing"),
        ("impose", "VBZ", "", "imposes"),
        ("slap", "VBG", "slaps,slapped,slapped,slapping", "slapping"),
        ("freeze", "VBN", "freezes,froze,frozen,freezing", "frozen"),
        ("duty", "NNS", "", "duties"),
        ("tax", "NNS", "", "taxes"),
        ("delay", "VBZ", "", "delays"),
        ("tariff", "NN", "", "tariff"),
    ],
)
def test_words_are_inflected(word: str, tag: str, forms: str, expected: str) -> None:
    assert inflect(word, tag, forms) == expected


def test_scores_leave_punctuation_out() -> None:
    wrong = Sentence(VOWED.words, VOWED.spaces, VOWED.pos, VOWED.tags, (1, 2, 2, 2, 0), ("det", "nsubj", "ROOT", "nsubj", "punct"))
    found = score([(VOWED, wrong)])
    assert (found["UAS"], found["LAS"]) == (100.0, 75.0)
    assert found["nsubj"] == pytest.approx(66.7)
    assert found["obj"] == 0.0
