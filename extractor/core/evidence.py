"""Why do we believe a value? Every extracted value carries its reasons."""

from collections.abc import Callable
from typing import Generic, NewType, TypeVar

from extractor.core.quick import dataclass

T = TypeVar("T")
U = TypeVar("U")

RuleId = NewType("RuleId", str)
"""`en.trigger/impose.slap` for a rule in `models/`, `link.roles/subject` for a decision in code."""


@dataclass(frozen=True, slots=True, order=True)
class Evidence:
    """One reason: the half-open characters of `Article.text` and the rule that read them."""

    start: int
    end: int
    rule: RuleId

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"evidence of {self.rule} has no characters: {self.start}..{self.end}")


@dataclass(frozen=True, slots=True)
class Sourced(Generic[T]):
    """A value together with every reason we have for it; it cannot be built without one."""

    value: T
    why: tuple[Evidence, ...]

    def __post_init__(self) -> None:
        if not self.why:
            raise ValueError(f"{self.value!r} has no evidence")

    def also(self, why: tuple[Evidence, ...]) -> "Sourced[T]":
        """The same value, supported by more; the first reason stays first."""
        return Sourced(self.value, tuple(dict.fromkeys(self.why + why)))

    def map(self, change: Callable[[T], U]) -> "Sourced[U]":
        """Another value for the same reasons."""
        return Sourced(change(self.value), self.why)
