"""How are the verbs and nouns of a trigger inflected? By the regular endings of English; others are listed."""

import re

_DOUBLES = re.compile(r"[^aeiou]*[aeiou][bdgklmnprtz]")
"""A verb of one syllable that ends in a short vowel and one consonant."""


def regular_verb(verb: str) -> tuple[str, ...]:
    """The forms of a verb beside its lemma: "slips", "slipped", "slipping"."""
    if verb.endswith("e"):
        return (f"{verb}s", f"{verb}d", f"{verb[:-1]}ing")
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return (f"{verb[:-1]}ies", f"{verb[:-1]}ied", f"{verb}ing")
    if verb.endswith(("s", "x", "z", "ch", "sh")):
        return (f"{verb}es", f"{verb}ed", f"{verb}ing")
    stem = verb + verb[-1] if _DOUBLES.fullmatch(verb) else verb  # slip, slipped
    return (f"{verb}s", f"{stem}ed", f"{stem}ing")


def noun_forms(noun: str) -> tuple[str, ...]:
    """A noun and its plural."""
    if noun.endswith("y") and noun[-2] not in "aeiou":
        return (noun, f"{noun[:-1]}ies")
    if noun.endswith(("s", "x", "z", "ch", "sh")):
        return (noun, f"{noun}es")
    return (noun, f"{noun}s")
