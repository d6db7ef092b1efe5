"""Game rules (spelregler): what politicians and officials have agreed of how they work together."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from pydantic import Field

from .base import Day, Fact, Id, Maybe, Period, Text, YesNo


class GamePart(StrEnum):
    """What whole game rules say something about."""

    PURPOSE = "purpose"  # syfte och värden
    ROLES = "roles"
    ARENAS = "arenas"  # meetings, and how often
    WAYS_IN = "ways_in"  # whom an elected representative turns to
    VISITS = "visits"
    MEDIA = "media"  # media and social media
    CASES = "cases"  # individual cases and secrecy
    CONFLICT = "conflict"  # who settles a disagreement, step by step
    THREATS = "threats"  # threats and harassment
    ONBOARDING = "onboarding"
    EXPECTATIONS = "expectations"  # of each side on the other
    REVIEW = "review"


class Bound(StrEnum):
    """Whom a game rule binds."""

    ELECTED = "elected"
    OFFICIALS = "officials"
    BOTH = "both"


class GameRule(Fact):
    """One sentence of the game rules."""

    text: Text
    binds: Bound | None = Field(default=None, description="Whom it binds; left out: read from its words.")


class GameSection(Fact):
    """The sentences under one heading."""

    part: GamePart | None = Field(default=None, description="What it is about; left out: the heading does not tell.")
    heading: Text | None = None
    rules: tuple[GameRule, ...] = ()


class Agreement(Fact):
    """That one side has agreed to the game rules."""

    by: Text = Field(description="The organ, office or group that agreed, never a person's name.")
    on: Day
    minute: Text | None = Field(default=None, description='Where that is written, e.g. "§ 12".')


class WaysIn(Fact):
    """Whom the elected may turn to in the administration, so that contacts can be held against it."""

    questions_to: tuple[Id, ...] | None = Field(default=None, description="Roles that may be asked questions.")
    assignments_to: tuple[Id, ...] | None = Field(default=None, description="Roles that may be given assignments.")
    assignments_by_decision: YesNo | None = Field(
        default=None, description="Whether every assignment needs a decision by an organ."
    )
    open_cases: YesNo | None = Field(
        default=None, description="Whether the elected may talk with officials about a single open case of authority."
    )


class GameRules(Fact):
    """Game rules as they were agreed."""

    id: Id
    title: Text | None = None
    organs: tuple[Id, ...] | None = Field(default=None, description="Boards they hold for; left out: all of them.")
    agreed_by_elected: Maybe[Agreement] = Field(default=None, description="none: the elected have not agreed to them.")
    agreed_by_officials: Maybe[Agreement] = Field(default=None, description="none: the officials have not agreed to them.")
    owner: Maybe[Text] = Field(default=None, description="The function that keeps them up to date, never a person's name.")
    review: Maybe[Day] = Field(default=None, description="When they are to be gone through anew.")
    in_force: Period | None = None
    ways_in: WaysIn | None = None
    sections: tuple[GameSection, ...] | None = None

    @property
    def agreed(self) -> tuple[Agreement, ...]:
        """What is known of the agreements of the two sides."""
        return tuple(one for one in (self.agreed_by_elected, self.agreed_by_officials) if isinstance(one, Agreement))

    def hold_on(self, day: date) -> bool:
        """Whether they hold that day; where no day is known they hold."""
        if self.in_force is not None:
            return self.in_force.covers(day)
        return max((one.on for one in self.agreed), default=day) <= day

    def hold_for(self, organ: str | None) -> bool:
        """Whether they are those of an organ, or of all of them; None asks for any."""
        return organ is None or self.organs is None or organ in self.organs
