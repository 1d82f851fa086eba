"""What is a part of `models/<lang>/function_words.toml`? Lists of lower-case words, none of them unknown to the type that reads them."""

from pydantic import BaseModel, ConfigDict

Words = frozenset[str]


class WordLists(BaseModel):
    """A part of the lists; the file says above each what it is for."""

    model_config = ConfigDict(extra="forbid", frozen=True)
