"""Which verb does a date hang on? Its words alone, so that the verb next door does not decide what the date is of."""

from extractor.nlp.tree import Tree

_OWN = frozenset({"aux", "aux:pass", "cop", "mark", "advmod", "compound:prt", "nsubj", "nsubj:pass", "expl"})
"""Relations whose word belongs to the verb itself: helpers, particles, and what the clause is about."""
_INTO = frozenset({"obj", "obl"})
"""Relations whose word may be half of a phrase: "take effect", "come into force"."""
_NARROWS = ("nmod", "nmod:poss", "compound")
"""Relations of words that narrow a noun, which is then half of no phrase."""

_DEEPEST = 60
"""Words from one to the root of its sentence."""


def verb_of(tree: Tree, token: int) -> int | None:
    """The verb, or adjective with a copula, that a token hangs on; nouns between are passed over. None without syntax."""
    if not tree.parsed(token):
        return None
    head, pos = tree.head, tree.pos
    for _ in range(_DEEPEST):
        if head[token] == token:
            return None
        token = head[token]
        if pos[token] in ("VERB", "AUX") or tree.kids(token, "cop"):
            return token
    return None


def clause_of(tree: Tree, start: int, end: int) -> tuple[str, ...]:
    """The lower-case words of the verb that the date on these tokens hangs on, in order; empty where none is known."""
    roots = [token for token in range(start, end) if not start <= tree.head[token] < end]
    verb = verb_of(tree, roots[0] if roots else start)
    if verb is None:
        return ()
    words = _words_of(tree, verb)
    if tree.dep[verb] in ("acl", "acl:relcl"):
        words.add(tree.head[verb])
    if tree.dep[verb] == "xcomp" or (tree.dep[verb] == "advcl" and tree.kids(tree.head[verb], "cop")):  # "is set to rise", "was due to expire"
        words |= _words_of(tree, tree.head[verb])
    if tree.dep[verb] == "conj" and not tree.kids(verb, "nsubj", "nsubj:pass"):  # "will raise the duty and ban exports"
        words |= {kid for kid in tree.kids(tree.head[verb], "aux", "aux:pass", "nsubj", "nsubj:pass", "mark") if kid < verb}
    return tuple(tree.lower[token] for token in sorted(words) if not start <= token < end)


def _words_of(tree: Tree, verb: int) -> set[int]:
    words, dep = {verb}, tree.dep
    for kid in tree.children[verb]:
        if dep[kid] in _OWN:
            words.add(kid)
            if dep[kid] == "mark":
                words.update(tree.kids(kid, "fixed"))  # "due to take effect", where the two are read as one word
        elif dep[kid] in _INTO and not (dep[kid] == "obl" and tree.kids(kid, *_NARROWS)):  # "added a month to its ban on tin"
            words.add(kid)
            words.update(tree.kids(kid, "case"))
    if tree.pos[verb + 1 : verb + 3] == ["ADP", "NOUN"]:  # "put into effect new rules", which the parser hangs on the rules
        words |= {verb + 1, verb + 2}
    return words
