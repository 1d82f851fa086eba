"""Frozen dataclasses that are cheap to make: the type checker keeps them as they are, not the interpreter.

An article of two hundred words makes six hundred of them, and `frozen=True` makes each three times as dear (decision 0066).
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dataclasses import dataclass as dataclass
else:
    import dataclasses
    from functools import partial

    def dataclass(*, frozen=False, slots=False, order=False):
        """As that of the standard library, equal and hashed by its fields; assigning to one is not refused."""
        return partial(dataclasses.dataclass, slots=slots, order=order, unsafe_hash=frozen)
