"""Rule data: read, typed, checked. `load_rulebook()` gives the vocabulary, `models_dir()` its folder."""

from extractor.rules.load import load_rulebook
from extractor.rules.paths import models_dir
from extractor.rules.rulebook import Rulebook
from extractor.rules.source import rules_digest, rules_line

__all__ = ["Rulebook", "load_rulebook", "models_dir", "rules_digest", "rules_line"]
