"""A reference to a section of law, as data."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict


class Citation(BaseModel):
    """A section of the Swedish statute book: `sfs` "2017:725", chapter "6", section "37"; texts, never numbers."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    sfs: str
    chapter: str | None = None
    section: str | None = None
    paragraph: str | None = None
    point: str | None = None

    def place(self) -> str:
        """The place inside the act, in the Swedish way: `6 kap. 37 § första stycket` without the act's name."""
        parts = []
        if self.chapter:
            parts.append(f"{self.chapter} kap.")
        if self.section:
            parts.append(f"{self.section} §")
        if self.paragraph:
            parts.append(f"{self.paragraph} st")
        if self.point:
            parts.append(f"{self.point} p")
        return " ".join(parts)
