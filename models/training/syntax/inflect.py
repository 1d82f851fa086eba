"""Which form of a word does a tag ask for? Regular English inflection; irregular words bring their forms along."""

_VOWELS = "aeiou"


def inflect(word: str, tag: str, forms: str = "") -> str:
    """The form for a Penn tag; `forms` is "slaps,slapped,slapped,slapping" for a verb and a plural for a noun."""
    given = forms.split(",") if forms and forms != "x" else []
    if tag in ("NNS", "NNPS"):
        return given[0] if given else plural(word)
    if tag in ("VB", "VBP", "NN", "NNP"):
        return word
    at = {"VBZ": 0, "VBD": 1, "VBN": 2, "VBG": 3}[tag]
    if len(given) == 4:
        return given[at]
    return (plural(word), past(word), past(word), gerund(word))[at]


def plural(word: str) -> str:
    """-s, which is also the third person of a verb."""
    if word.endswith("y") and word[-2] not in _VOWELS:
        return word[:-1] + "ies"
    return word + ("es" if word.endswith(("s", "x", "z", "ch", "sh")) else "s")


def past(word: str) -> str:
    """-ed."""
    if word.endswith("e"):
        return word + "d"
    return word[:-1] + "ied" if word.endswith("y") and word[-2] not in _VOWELS else word + "ed"


def gerund(word: str) -> str:
    """-ing."""
    return word[:-1] + "ing" if word.endswith("e") and not word.endswith("ee") else word + "ing"
