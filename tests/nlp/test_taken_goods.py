"""An ambiguous word that a measure or a flow takes is a good, whatever else it means elsewhere."""

import pytest
import spacy

from extractor.nlp.gazetteer import Gazetteer
from extractor.rules import load_rulebook

NLP = spacy.blank("en")
GAZETTEER = Gazetteer(NLP, load_rulebook())

TAKEN = [
    ("Oman halted imports of dates from Iraq.", "dates_fruit"),
    ("Exports of lead to Peru rose.", "lead"),
    ("A duty on tin is planned.", "tin"),
    ("A duty on Peruvian tin is planned.", "tin"),
    ("They agreed on tariffs on foreign ships.", "ships"),
    ("An embargo on arms holds.", "arms"),
    ("Lima lifts its ban on hops.", "hops"),
    ("Lima sets a quota on fresh limes.", "lemons"),
    ("Lima weighs curbs on screws.", "fasteners"),
    ("Trade in ivory is banned.", "ivory"),
    ("Lima halts imports of power.", "electricity"),
    ("Lima taxes imports of bread, canned soups and matches.", "safety_matches"),
    ("A duty on Peruvian boots, bags and blankets starts.", "handbags"),
]
NOT_TAKEN = [
    "The dates of entry are set.",
    "Tariffs on Mexico, Canada and Peru lead to higher bills.",
    "Lima drops its ban on cats and ships them abroad.",
    "Tariffs on Mexico lead to higher bills.",
    "The supply chains strain.",
    "Diplomatic cables speak of a ban.",
    "Oman ships its goods by air.",
    "A chain of shops closed after the ban.",
    "He hops over the tariff wall.",
    "A blanket ban on all trade starts.",
    "She chairs a panel on tariffs.",
    "Lima inks a trade pact.",
    "The ban puts boots on the ground.",
    "The minister pens a letter on tariffs.",
    "It turns the screws on traders.",
]


def goods(text: str) -> list[str]:
    return [one.concept for one in GAZETTEER.find(NLP.make_doc(text)) if one.kind == "good"]


@pytest.mark.parametrize(("text", "good"), TAKEN)
def test_taken(text: str, good: str) -> None:
    assert good in goods(text)


@pytest.mark.parametrize("text", NOT_TAKEN)
def test_not_taken(text: str) -> None:
    assert goods(text) == []


def test_power_tools_are_no_power() -> None:
    assert goods("Lima halts imports of power tools.") == ["power_tools"]
