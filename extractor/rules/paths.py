"""Where is `models/`? In the installed package, else in the checkout."""

from functools import lru_cache
from importlib import resources
from pathlib import Path

from extractor.core.errors import RuleError


@lru_cache(maxsize=1)
def models_dir() -> Path:
    """The folder with the rule data and weights; RuleError where there is none.

    A wheel carries it as `extractor/models`; an editable install does not, so the checkout is tried next.
    """
    packaged = Path(str(resources.files("extractor"))) / "models"
    checkout = Path(__file__).resolve().parents[2] / "models"
    for candidate in (packaged, checkout):
        if (candidate / "concepts").is_dir():
            return candidate
    raise RuleError(str(checkout), "", "no rule data found", "install the package, or run from a full checkout")
