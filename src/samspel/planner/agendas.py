"""Templates of agendas for kinds of meetings, read from `rules/vag/dagordning.yaml`."""

from __future__ import annotations

from functools import lru_cache

from pydantic import Field

from .. import plain_yaml, shipped
from ..model import Zone
from ..model.native import validate
from ..rules.pack import Bilingual, Data


class AgendaItem(Data):
    """One item of the agenda."""

    title: Bilingual
    zone: Zone | None = Field(
        default=None, description="Whose it is; left out: the meeting's form, or an individual's case."
    )
    minutes: int = Field(ge=1)
    leads: Bilingual


class Agenda(Data):
    """A kind of meeting, how it is led, and its items."""

    title: Bilingual
    purpose: Bilingual
    leads: Bilingual
    how: tuple[Bilingual, ...]
    items: tuple[AgendaItem, ...]

    def minutes(self, zone: Zone | None) -> int:
        """The time for a zone; None: for what is of no zone."""
        return sum(item.minutes for item in self.items if item.zone is zone)


class _Agendas(Data):
    agendas: dict[str, Agenda]


@lru_cache(maxsize=1)
def agendas() -> dict[str, Agenda]:
    """The templates by kind of meeting."""
    return validate(_Agendas, plain_yaml.read(shipped.packs() / "vag" / "dagordning.yaml")).agendas
