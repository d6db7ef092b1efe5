"""Views of who leads whom: roles that several lead, the director's instruction, descriptions of roles."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from ..authority.request import Answer
from ..graph import in_force, named
from ..indicators.command import Director, directors, led_by_several
from ..indicators.power import answer_of
from ..indicators.register import list_of
from ..model import NONE, Municipality, Nothing
from ..rules.command_views import CommandView, InstructionView, RoleDescriptionView
from ..rules.view import Sighting, Words
from .asking import index_of
from .decision_context import is_yes


def command_sightings(town: Municipality, asked: date) -> Iterator[Sighting]:
    """One view of each official's role that more than one leads, where the facts say in what somebody leads."""
    for led in led_by_several(town, asked) if town.commands else ():
        yield Sighting(
            kind="command",
            view=CommandView(
                commanders=len(led.givers),
                contested=True if led.contested else None if led.uncertain else False,
                contradicted=bool(led.contradicted),
            ),
            about=f"role/{led.role.id}",
            source=led.role.source,
            asked=asked,
            words={
                "role": led.role.name,
                "givers": told(named(town, giver).name for giver in led.givers),
                "themes": told(led.contested),
                "uncertain_themes": told(led.uncertain),
                "contradicted_themes": told(led.contradicted),
                "documents": told(
                    rule.document or str(rule.source) for rule in led.rules if {*rule.themes} & {*led.contradicted}
                ),
            },
        )


def instruction_sightings(town: Municipality, asked: date) -> Iterator[Sighting]:
    """One view of each director, where the facts say how officials are led; an order alone asks nothing of it."""
    for director in directors(town, asked) if town.commands or town.instructions else ():
        instruction = director.instruction if director.adopted else None
        matters = instruction.lets_decide if instruction else NONE
        yield Sighting(
            kind="instruction",
            view=InstructionView(
                director=True,
                adopted=director.adopted,
                how_to_lead=is_yes(instruction.how_to_lead) if instruction else NONE,
                lets_decide=None if matters is None else bool(matters),
                delegated=_delegated(town, asked, director, matters or ()),
            ),
            about=f"role/{director.role.id}",
            source=director.instruction.source if director.instruction else director.role.source,
            asked=asked,
            presumed=frozenset({"director"}) if director.presumed else frozenset(),
            presumptions=(director.role.name,) if director.presumed else (),
            words={
                "role": director.role.name,
                "board": director.board.name if director.board else ("styrelsen", "the executive board"),
                "matters": told(matters or ()),
            },
        )


def role_description_sightings(town: Municipality, asked: date) -> Iterator[Sighting]:
    """One view of each description of a role that holds that day."""
    for number, one in enumerate(town.role_descriptions):
        if in_force(one.in_force, asked):
            role = town.role[one.role]
            first = all(other.role != one.role for other in town.role_descriptions[:number])
            yield Sighting(
                kind="role_description",
                view=RoleDescriptionView(
                    side=role.side.value,
                    vision=_says(one.vision),
                    what=_says(one.what),
                    how=_says(one.how),
                    decided=None if one.decided is None else one.decided is not NONE,
                ),
                about=f"role/{role.id}",
                part=None if first else f"{number + 1}",
                source=one.source,
                asked=asked,
                words={"role": role.name},
            )


def told(words: Iterable[str]) -> Words:
    """Several words as a list in both languages, each by its name in the register of indicators."""
    all_of_them = tuple(words)
    return list_of(all_of_them, "sv") or "–", list_of(all_of_them, "en") or "–"


def _delegated(town: Municipality, asked: date, director: Director, matters: Iterable[str]) -> bool | Nothing | None:
    asked_about = tuple(matters)
    if not asked_about:
        return NONE
    index = index_of(town)
    if not index.any_order_on(None, asked):
        return None  # the order may lie in a file that was not read
    answers = {answer_of(index, matter, f"role/{director.role.id}", asked) for matter in asked_about}
    if Answer.NO in answers:
        return False
    return None if Answer.NEEDS_ASSESSMENT in answers else True


def _says(words: str | tuple[str, ...] | Nothing | None) -> bool | None:
    return None if words is None else bool(words)
