"""The organisation chart: council, boards and committees on one side, the administration on the other."""

from __future__ import annotations

from ...findings import Report
from ...model import Municipality, Order
from ..drawing import Drawing
from .holders import holders
from .style import FILLS, LINE, WORDS, digraph, heading, wrapped
from .texts import organ_name


def draw_organisation(town: Municipality, order: Order | None, report: Report | None, language: str) -> tuple[Drawing, ...]:
    """One chart of the organs and units; the roles an order names stand in for units where none are described."""
    say = WORDS[language]
    name = town.municipality.name if town.municipality else organ_name(town, order) if order else "Kommunen"
    title = say["organisation"].format(name=name)
    graph = digraph("organisation", title, rankdir="TB", splines="ortho", nodesep="0.35", ranksep="0.5")
    graph.attr(label=heading(title, (f"{say['appoints']} {say['serves']}",), ("F", "C"), language), compound="true")
    rows: list[tuple[str, ...]] = [(say["part"], say["kind"], say["under"])]
    with graph.subgraph(name="cluster_elected") as elected:
        elected.attr(label=f"<<B>{say['elected']}</B>>", style="rounded", color=LINE, labeljust="l", margin="14")
        for organ in town.organs:
            members = f"<BR/>{organ.members} {say['members']}" if organ.members else ""
            label = f"<<B>{wrapped(organ.name)}</B> (F){members}>"
            elected.node(f"organ_{_id(town, organ.id)}", label=label, **_box("F"))
            parent = town.organ[organ.parent].name if organ.parent else "–"
            rows.append((organ.name, say["elected"], parent))
        if not town.organs:
            elected.node("organ_none", label=f"<{wrapped(name)}>", **_box("F"))
    with graph.subgraph(name="cluster_employed") as employed:
        employed.attr(label=f"<<B>{say['employed']}</B>>", style="dashed", color=LINE, labeljust="r", margin="14")
        for number, unit in enumerate(town.units):
            heads = [role.name for role in town.roles if role.heads == unit.id]
            head = "".join(f"<BR/>{say['head']}: {wrapped(role, 26)} (C)" for role in heads)
            employed.node(f"unit_{number}", label=f"<<B>{wrapped(unit.name, 26)}</B>{head}>", **_box("C"))
            parent = town.unit[unit.parent].name if unit.parent else ", ".join(town.organ[o].name for o in unit.serves or ())
            rows.append((unit.name, say["employed"], parent or "–"))
        if not town.units and order is not None:
            _roles_of(town, order, employed, rows, language)
    _edges(town, graph)
    description = say["say_organisation"].format(name=name, organs=len(town.organs), units=len(town.units))
    return (Drawing("organisation", graph.source, title, description, tuple(rows), language),)


def _roles_of(town: Municipality, order: Order, employed: object, rows: list[tuple[str, ...]], language: str) -> None:
    """The employed delegates of an order in one box, where no units are described."""
    names = [(h.name, h.letter) for h in holders(town, order, None).values() if h.letter != "F"]
    lines = "".join(f'<TR><TD ALIGN="LEFT">{wrapped(name, 40)} ({letter})</TD></TR>' for name, letter in names[:25])
    more = f'<TR><TD ALIGN="LEFT">{WORDS[language]["more"].format(n=len(names) - 25)}</TD></TR>' if len(names) > 25 else ""
    label = f'<<TABLE BORDER="0" CELLBORDER="0" CELLSPACING="0">{lines or "<TR><TD>–</TD></TR>"}{more}</TABLE>>'
    employed.node("roles", label=label, **_box("C"))  # type: ignore[attr-defined]
    rows += [(name, WORDS[language]["employed"], organ_name(town, order)) for name, _ in names]


def _edges(town: Municipality, graph: object) -> None:
    number = {unit.id: index for index, unit in enumerate(town.units)}
    edge = graph.edge  # type: ignore[attr-defined]
    for organ in town.organs:
        if organ.parent:
            edge(f"organ_{_id(town, organ.parent)}", f"organ_{_id(town, organ.id)}")
    for unit in town.units:
        for organ_id in unit.serves or ():
            edge(f"organ_{_id(town, organ_id)}", f"unit_{number[unit.id]}", style="dashed", arrowhead="vee")
        if unit.parent:
            edge(f"unit_{number[unit.parent]}", f"unit_{number[unit.id]}")


def _id(town: Municipality, organ: str) -> int:
    """A node name that no id of a user can break."""
    return [one.id for one in town.organs].index(organ)


def _box(letter: str) -> dict[str, str]:
    style = "filled,rounded" if letter == "F" else "filled"
    return {"shape": "box", "style": style, "fillcolor": FILLS[letter], "color": LINE, "margin": "0.12,0.06"}
