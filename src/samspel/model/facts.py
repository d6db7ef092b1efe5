"""What one native file says: every kind of fact that there is, and how the facts of two files become one."""

from __future__ import annotations

from pydantic import Field

from .base import Fact
from .command import Command, ConflictRule, Instruction
from .decision import Decision
from .delegation import OnwardDelegation, Order
from .game_rules import GameRules
from .incident import Incident
from .meeting import Meeting, StandingOrders
from .organisation import Designation, Mandate, MunicipalityName, Organ, Person, Role, Unit
from .registers import AgreedZone, Case, Contact, DocumentRequest, Gift, SideJob
from .responsibility import Departure, Performer, Responsibility, RoleDescription


class Facts(Fact):
    """What one native file says. Any part may be left out; references may point to other files."""

    samspel: int = Field(default=1, ge=1, le=1, description="Version of the format: 1.")
    municipality: MunicipalityName | None = None
    organs: tuple[Organ, ...] = ()
    units: tuple[Unit, ...] = ()
    roles: tuple[Role, ...] = ()
    people: tuple[Person, ...] = ()
    mandates: tuple[Mandate, ...] = ()
    designations: tuple[Designation, ...] = ()
    orders: tuple[Order, ...] = ()
    onward: tuple[OnwardDelegation, ...] = ()
    decisions: tuple[Decision, ...] = ()
    cases: tuple[Case, ...] = ()
    side_jobs: tuple[SideJob, ...] = ()
    gifts: tuple[Gift, ...] = ()
    contacts: tuple[Contact, ...] = ()
    document_requests: tuple[DocumentRequest, ...] = ()
    agreed_zones: tuple[AgreedZone, ...] = ()
    game_rules: tuple[GameRules, ...] = ()
    standing_orders: tuple[StandingOrders, ...] = ()
    meetings: tuple[Meeting, ...] = ()
    commands: tuple[Command, ...] = ()
    conflict_rules: tuple[ConflictRule, ...] = ()
    instructions: tuple[Instruction, ...] = ()
    role_descriptions: tuple[RoleDescription, ...] = ()
    responsibilities: tuple[Responsibility, ...] = ()
    performers: tuple[Performer, ...] = ()
    departures: tuple[Departure, ...] = ()
    incidents: tuple[Incident, ...] = ()

    def __or__(self, other: Facts) -> Facts:
        """Both files' facts, this one's first. References are checked at the join, not here."""
        if not isinstance(other, Facts):
            return NotImplemented
        parts = {name: getattr(self, name) + getattr(other, name) for name in PARTS}
        return Facts(municipality=self.municipality or other.municipality, **parts)


PARTS = (
    "organs", "units", "roles", "people", "mandates", "designations", "orders", "onward", "decisions", "cases", "side_jobs",
    "gifts", "contacts", "document_requests", "agreed_zones", "game_rules", "standing_orders", "meetings",
    "commands", "conflict_rules", "instructions", "role_descriptions", "responsibilities", "performers", "departures",
    "incidents",
)  # fmt: skip
