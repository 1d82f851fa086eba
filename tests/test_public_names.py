"""What `import extractor` promises is what is there."""

import typing

import extractor


def test_every_promised_name_exists_and_is_documented() -> None:
    for name in extractor.__all__:
        promised = getattr(extractor, name)
        assert name == "__version__" or promised.__doc__, f"{name} has no docstring"


def test_all_is_sorted_and_complete() -> None:
    assert extractor.__all__ == sorted(extractor.__all__)
    assert set(extractor.__all__) == {*extractor._HOME, "__version__"}
    assert dir(extractor) == extractor.__all__


def test_the_names_that_type_checkers_see_are_the_same() -> None:
    """The lazy table and the `TYPE_CHECKING` imports say the same thing twice: they must agree."""
    source = typing.cast(str, extractor.__spec__.loader.get_source("extractor"))  # type: ignore[union-attr]  # a source file has both
    shown = source.partition("if TYPE_CHECKING:")[2].partition("_HOMES")[0]
    assert all(f" {name}" in shown for name in extractor._HOME)


def test_an_unknown_name_is_an_attribute_error() -> None:
    assert not hasattr(extractor, "nonsense")
