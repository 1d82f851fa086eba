"""Trains the syntax model of a language from open treebanks: `python -m models.training.syntax --treebank DIR`."""
