"""Which nouns tell of governments, of others, and of trade flows? The table `models/<lang>/actors.toml`."""

from pydantic import BaseModel, ConfigDict


class ActorWords(BaseModel):
    """Nouns beside a place: government or not; and the nouns of trade flows."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    government: frozenset[str]
    pointer: frozenset[str]
    pronouns: frozenset[str]
    persons: frozenset[str]
    bodies: frozenset[str]
    speakers: frozenset[str]
    """Words by which who speaks means their own side."""
    offices: frozenset[str]
    """Words that mean a government wherever they stand."""
    private: frozenset[str]
    several: frozenset[str]
    """Plurals that point back only with "the", "both" or a number."""
    members: frozenset[str]
    """What belongs to a bloc and is not the bloc."""
    flows: dict[str, str]
    """Form -> export, import, both or outward (goods that leave, unless "from" follows)."""

    def points_to(self, word: str) -> str:
        """What kind of party a pointing word means: speaker, person, body, or party where it may be any."""
        if word in self.speakers:
            return "speaker"
        return "person" if word in self.persons else "body" if word in self.bodies else "party"


__all__ = ["ActorWords"]
