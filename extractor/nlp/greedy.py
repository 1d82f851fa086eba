"""What hangs on what? The greedy steps of a trained transition parser, each step for all sentences at once.

The arcs are those of the parser itself. Its own loop is compiled so that it takes Python's lock again for every unit of its hidden layer
and every look at a stack, which costs more than all its arithmetic; here the lock is held throughout.
"""

from collections.abc import Sequence
from types import SimpleNamespace
from typing import Any

import numpy as np
from spacy.ml.parser_model import ParserStepModel  # type: ignore[import-not-found]  # compiled, without stubs
from spacy.tokens import Doc


class GreedyParser:
    """Parses documents, with the layers of a parser that has an upper layer and has seen all its classes."""

    def __init__(self, parser: Any) -> None:
        self._parser = parser
        tok2vec, lower, upper = parser.model.layers
        project = next(node for node in tok2vec.walk() if node.name == "linear")
        self._project, self._project_bias = np.ascontiguousarray(project.get_param("W").T), project.get_param("b")
        # One more hidden unit, always 1, brings the bias of the upper layer along.
        self._upper = np.concatenate((upper.get_param("W").T, upper.get_param("b")[None]))
        weights = np.pad(lower.get_param("W"), ((0, 0), (0, 1), (0, 0), (0, 0)))
        self._features, self._hidden, pieces, inside = weights.shape
        self._wide = self._hidden * pieces
        # The pieces of the maxout stand side by side, so that its maximum runs over long rows.
        self._lower = np.ascontiguousarray(weights.transpose(0, 3, 2, 1).reshape(self._features, inside, self._wide))
        nothing = np.pad(lower.get_param("pad")[0], ((0, 0), (0, 1), (0, 0)))
        self._nothing = nothing.transpose(0, 2, 1).reshape(self._features, self._wide)
        self._bias = np.pad(lower.get_param("b"), ((0, 1), (0, 0)), constant_values=1).T.reshape(-1)
        # All that `get_token_ids` asks of its model.
        self._asked = SimpleNamespace(state2vec=SimpleNamespace(nF=self._features))

    def __call__(self, docs: Sequence[Doc], values: Any) -> list[Any]:
        """The final states, as `set_annotations` of the parser takes them; `values` holds the encoder's row for each token, document after document."""
        states: list[Any] = self._parser.moves.init_batch(docs)
        table = self._table(values)
        # Position -1, "no such token", is the first row of each feature.
        row = np.arange(1, len(table), len(table) // self._features, dtype="int32")
        units, upper, asked = self._hidden, self._upper, self._asked
        more = range(2 * units, self._wide, units)
        # A hundred steps an article: what numpy and Python do around the numbers costs as much as the numbers. `dot` does less of it than `@`.
        take, total, greater, dot = table.take, np.add.reduce, np.maximum, np.dot
        token_ids, advance = ParserStepModel.get_token_ids, self._parser.transition_states
        live = [state for state in states if not state.is_final()]
        while live:
            rows = token_ids(asked, live)
            rows += row
            # position by position: whole rows are added up, which is twice as fast as along a middle axis
            sums = total(take(rows.T, 0), 0)
            best = greater(sums[:, :units], sums[:, units : 2 * units])
            for at in more:
                greater(best, sums[:, at : at + units], best)
            live = advance(live, dot(best, upper))
        return states

    def _table(self, encoded: Any) -> Any:
        """What each token says in each position of a state, position by position; the bias goes with the first one."""
        values = encoded @ self._project
        values += self._project_bias
        table = np.empty((self._features, len(values) + 1, self._wide), dtype="float32")
        table[:, 0] = self._nothing
        np.matmul(values, self._lower, out=table[:, 1:])
        table[0] += self._bias
        return table.reshape(-1, self._wide)
