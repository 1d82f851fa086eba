"""The language room: from an article to its mentions and frames. spaCy lives here and nowhere else."""

from extractor.nlp.analyser import Analyser
from extractor.nlp.load import load_analyser

__all__ = ["Analyser", "load_analyser"]
