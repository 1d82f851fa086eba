"""Which spellings does one form of a good stand for? Its plural and singular, British and American, with and without hyphens.

The endings are English; a language with others lists its forms in full.
"""

import re

_ABBREVIATION = re.compile(r"^[A-Z0-9][A-Za-z0-9+&/-]*[A-Z0-9+]s?$")
_IRREGULAR = {"calf": "calves", "leaf": "leaves", "loaf": "loaves", "half": "halves", "knife": "knives", "foot": "feet", "goose": "geese", "mango": "mangoes"}
_SINGULAR = {plural: singular for singular, plural in _IRREGULAR.items()}
_ACROSS_THE_ATLANTIC = (
    ("aluminium", "aluminum"),
    ("fibre", "fiber"),
    ("tyre", "tire"),
    ("fertiliser", "fertilizer"),
    ("galvanised", "galvanized"),
    ("colour", "color"),
    ("jewellery", "jewelry"),
    ("sulphate", "sulfate"),
    ("sulphur", "sulfur"),
    ("mould", "mold"),
    ("defence", "defense"),
    ("armour", "armor"),
    ("armoured", "armored"),
    ("woollen", "woolen"),
    ("iodised", "iodized"),
)
"""Word beginnings as Britain and America spell them."""
_MASS = ("ss", "us", "is", "ics", "ies ", "sheep", "fish", "wheat", "rice", "meat", "ware", "ium")


def is_abbreviation(form: str) -> bool:
    """Whether a form is written in capitals: it matches only as written."""
    return " " not in form and _ABBREVIATION.match(form) is not None


def spellings(form: str) -> tuple[str, ...]:
    """The form, the other number of its last word, and each as spelt abroad, with spaces for hyphens and hyphens for the first space."""
    found = dict.fromkeys([form])
    head, last = form[: form.rfind(" ") + 1], form[form.rfind(" ") + 1 :]
    other = _other_number(last)
    if other:
        found[head + other] = None
    found |= dict.fromkeys(abroad for each in tuple(found) if (abroad := _spelt_abroad(each)) != each)
    for each in tuple(found):
        if "-" in each:
            found[each.replace("-", " ")] = None
        elif each.count(" ") >= 2:
            found[each.replace(" ", "-", 1)] = None
    return tuple(found)


def _spelt_abroad(form: str) -> str:
    for british, american in _ACROSS_THE_ATLANTIC:
        if british in form:
            return re.sub(rf"\b{british}", american, form)
        if american in form:
            return re.sub(rf"\b{american}", british, form)
    return form


def _other_number(word: str) -> str:
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if word in _SINGULAR:
        return _SINGULAR[word]
    if is_abbreviation(word):
        return word[:-1] if word.endswith("s") else word + "s"
    if not word.isascii() or not word[-1:].isalpha() or word.endswith(_MASS):
        return ""
    if word.endswith("s"):
        return _singular(word)
    return _plural(word)


def _singular(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("ches", "shes", "xes", "sses", "toes")):
        return word[:-2]
    return word[:-1] if len(word) > 3 else ""


def _plural(word: str) -> str:
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        return word[:-1] + "ies"
    if word.endswith(("ch", "sh", "x", "z", "to")):
        return word + "es"
    return word + "s"
