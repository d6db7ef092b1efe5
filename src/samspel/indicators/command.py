"""Roles that several lead: in which themes two of them lead and no rule says who has the last word; the director."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from ..graph import CommandLine, command_lines, heads_administration_of, in_force, named
from ..law import lexicon, titles
from ..model import (
    NONE,
    Adoption,
    CommandKind,
    ConflictRule,
    Instruction,
    Municipality,
    Organ,
    OrganKind,
    Role,
    Side,
    Theme,
)
from .found import Measured, Place, Seen, counted, place


@dataclass(frozen=True)
class Led:
    """A role that is led by more than one, and the rules for when they disagree."""

    role: Role
    lines: tuple[CommandLine, ...]
    rules: tuple[ConflictRule, ...]

    @cached_property
    def givers(self) -> dict[str, frozenset[Theme] | None]:
        """In what each of them leads; None where no source says."""
        found: dict[str, frozenset[Theme] | None] = {}
        for line in self.lines:
            known = found.get(line.giver)
            covers = line.covers if known is None else known | (line.covers or frozenset())
            found[line.giver] = covers
        return found

    @cached_property
    def settled(self) -> frozenset[Theme]:
        """The themes where a rule says who has the last word."""
        return frozenset(theme for rule in self.rules for theme in rule.themes)

    @cached_property
    def contested(self) -> tuple[Theme, ...]:
        """The themes where at least two are known to lead and no rule says who has the last word."""
        return tuple(theme for theme in Theme if theme not in self.settled and len(self.leading(theme)) > 1)

    @cached_property
    def uncertain(self) -> tuple[Theme, ...]:
        """The themes that may be such, since it is not known in what one of them leads."""
        unknown = sum(covers is None for covers in self.givers.values())
        return tuple(
            theme
            for theme in Theme
            if theme not in self.settled and len(self.leading(theme)) < 2 <= len(self.leading(theme)) + unknown
        )

    @cached_property
    def contradicted(self) -> tuple[Theme, ...]:
        """The themes where two rules give the last word to different deciders."""
        return tuple(
            theme for theme in Theme if len({(rule.by, rule.organ) for rule in self.rules if theme in rule.themes}) > 1
        )

    def leading(self, theme: Theme) -> list[str]:
        """Those who are known to lead in the theme."""
        return [giver for giver, covers in self.givers.items() if covers is not None and theme in covers]

    def places(self, theme: Theme | None = None) -> tuple[Place, ...]:
        """Where it is said who leads in the theme, or who leads at all, each place once."""
        lines = (line for line in self.lines if theme is None or (line.covers is not None and theme in line.covers))
        return tuple(dict.fromkeys(one for line in lines for one in place(line.source, line.document)))


def led_by_several(town: Municipality, on: date) -> Iterator[Led]:
    """The officials' roles that more than one leads that day."""
    lines: dict[str, list[CommandLine]] = {}
    for line in command_lines(town, on):
        if line.kind is CommandKind.DIRECTS:
            lines.setdefault(line.over, []).append(line)
    rules = [rule for rule in town.conflict_rules if in_force(rule.in_force, on)]
    for role in town.roles:
        to_role = lines.get(role.id, ())
        if role.side is Side.OFFICIAL and len({line.giver for line in to_role}) > 1:
            about = tuple(rule for rule in rules if rule.over is None or role.id in rule.over)
            yield Led(role, tuple(to_role), about)


def dual_command(town: Municipality, on: date) -> Measured:
    """How many themes of how many roles two lead, where no rule says who has the last word."""
    if not any(role.side is Side.OFFICIAL and (role.heads or role.reports_to) for role in town.roles) and not town.commands:
        return Measured(unknown="no_lines")
    led = tuple(led_by_several(town, on))
    seen = tuple(
        Seen(
            f"role/{one.role.id}",
            {
                "role": one.role.name,
                "givers": tuple(named(town, giver).name for giver in one.leading(theme)),
                "theme": theme.value,
            },
            one.places(theme),
        )
        for one in led
        for theme in one.contested
    )
    return counted(
        seen,
        open_=tuple(
            Seen(
                f"role/{one.role.id}",
                {
                    "role": one.role.name,
                    "givers": tuple(named(town, giver).name for giver in one.givers),
                    "themes": tuple(one.uncertain),
                },
                one.places(),
                "open",
            )
            for one in led
            if one.uncertain
        ),
    )


@dataclass(frozen=True)
class Director:
    """The director, the executive board, and the instruction; None: the facts do not say whether there is one."""

    on: date
    role: Role
    board: Organ | None
    instruction: Instruction | None
    presumed: bool

    @property
    def adopted(self) -> bool | None:
        """Whether the board has adopted an instruction by that day."""
        adopted = self.instruction.adopted if self.instruction else None
        return None if adopted is None else isinstance(adopted, Adoption) and adopted.on <= self.on


def directors(town: Municipality, on: date) -> Iterator[Director]:
    """The roles that head the administration of the executive board (KL 7 kap. 1 §), or that an instruction is given to.

    A role that only its title tells is presumed, and counts where nobody is known to head that administration.
    """
    instructions = {one.role: one for one in town.instructions if in_force(one.in_force, on)}
    boards = [one for one in town.organs if one.kind is OrganKind.BOARD and titles.names_executive_board(one.name)]
    officials = [role for role in town.roles if role.side is Side.OFFICIAL]
    heads = {role.id for role in officials if any(heads_administration_of(town, role, board.id) for board in boards)}
    for role in officials:
        known = role.id in heads or role.id in instructions
        if known or (not heads and not instructions and _titled(role)):
            yield Director(on, role, boards[0] if boards else None, instructions.get(role.id), presumed=not known)


def _titled(role: Role) -> bool:
    title = titles.presume(role.name)
    return title is not None and title.director and role.heads is not NONE and not lexicon.opens("deputy", role.name)


def directors_without_instruction(town: Municipality, on: date) -> Measured:
    """The directors that the executive board has given no instruction (KL 7 kap. 2 §)."""
    found = tuple(directors(town, on))
    if not found:
        return Measured(unknown="no_director")

    def seen(one: Director) -> Seen:
        where = place(one.instruction.source, one.instruction.document) if one.instruction else place(one.role.source)
        return Seen(
            f"role/{one.role.id}",
            {"role": one.role.name},
            where,
            "seen" if one.adopted is False else "open",
        )

    return counted(
        tuple(seen(one) for one in found if one.adopted is False),
        open_=tuple(seen(one) for one in found if one.adopted is None),
        of=len(found),
    )
