"""What can go wrong, as one tree.

    ExtractorError
    ├── RuleError        a rule file is broken: the program stops before the first article
    ├── SettingsError    an option or argument makes no sense
    ├── FetchError       a page could not be had
    ├── ReadError        bytes that hold no article
    ├── AnalyseError     an article that could not be analysed
    └── StoreError       an output that could not be written or read

The last four but `StoreError` concern one article: the run records them and goes on.
"""


class ExtractorError(Exception):
    """Base of everything we raise on purpose."""


class RuleError(ExtractorError):
    """A rule that cannot be used; says the file, the rule and how to mend it."""

    def __init__(self, file: str, rule: str, problem: str, hint: str = "") -> None:
        self.file, self.rule, self.problem, self.hint = file, rule, problem, hint
        where = f"{file}: {rule}" if rule else file
        super().__init__(f"{where}: {problem}" + (f" (hint: {hint})" if hint else ""))


class SettingsError(ExtractorError):
    """An option or argument that makes no sense."""


class ArticleError(ExtractorError):
    """One article's trouble; `stage` is where it happened and `reason` a stable code for it."""

    stage = "analyse"

    def __init__(self, url: str, reason: str, detail: str = "") -> None:
        self.url, self.reason, self.detail = url, reason, detail
        super().__init__(f"{reason}: {detail}" if detail else reason)


class FetchError(ArticleError):
    """The page could not be had."""

    stage = "fetch"


class ReadError(ArticleError):
    """The page or document holds no article that can be read."""

    stage = "read"


class AnalyseError(ArticleError):
    """The article was read but could not be analysed."""

    stage = "analyse"


class StoreError(ExtractorError):
    """An output that could not be written or read."""
