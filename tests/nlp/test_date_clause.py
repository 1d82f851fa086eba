"""The words of the verb that a date hangs on, on trees written by hand."""

import pytest
import spacy
from spacy.tokens import Doc

from extractor.nlp.date_clause import clause_of
from extractor.nlp.tree import Tree

VOCAB = spacy.blank("en").vocab
# word/POS/relation/head, the date in the last column
TREES = [
    ("Lima/PROPN/nsubj/1 said/VERB/ROOT/1 Friday/NOUN/obl/1 it/PRON/nsubj/5 would/AUX/aux/5 ban/VERB/ccomp/1 tin/NOUN/obj/5", 2, ("lima", "said")),
    ("Lima/PROPN/nsubj/1 said/VERB/ROOT/1 it/PRON/nsubj/4 would/AUX/aux/4 ban/VERB/ccomp/1 tin/NOUN/obj/4 Friday/NOUN/obl/4", 6, ("it", "would", "ban", "tin")),
    ("lifts/VERB/ROOT/0 the/DET/det/2 ban/NOUN/obj/0 imposed/VERB/acl/2 in/ADP/case/5 May/PROPN/obl/3", 5, ("ban", "imposed")),
    ("It/PRON/nsubj/2 is/AUX/cop/2 due/ADJ/ROOT/2 to/PART/mark/4 expire/VERB/xcomp/2 Friday/NOUN/obl/4", 5, ("it", "is", "due", "to", "expire")),
    ("It/PRON/nsubj/2 is/AUX/cop/2 due/ADJ/ROOT/2 to/PART/mark/4 expire/VERB/advcl/2 Friday/NOUN/obl/4", 5, ("it", "is", "due", "to", "expire")),
    ("a/DET/det/1 duty/NOUN/ROOT/1 due/ADJ/mark/4 to/PART/fixed/2 expire/VERB/acl/1 Friday/NOUN/obl/4", 5, ("duty", "due", "to", "expire")),
]


@pytest.mark.parametrize(("marked", "at", "words"), TREES)
def test_a_date_takes_the_words_of_its_own_verb(marked: str, at: int, words: tuple[str, ...]) -> None:
    parts = [word.split("/") for word in marked.split()]
    heads = [int(part[3]) for part in parts]
    doc = Doc(VOCAB, words=[part[0] for part in parts], pos=[part[1] for part in parts], deps=[part[2] for part in parts], heads=heads)

    found = clause_of(Tree(doc), at, at + 1)

    assert tuple(word for word in found if word not in ("in", "may")) == words


def test_without_syntax_there_is_no_verb() -> None:
    assert clause_of(Tree(Doc(VOCAB, words=["Lima", "said", "Friday"])), 2, 3) == ()
