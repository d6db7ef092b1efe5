"""The organisation chart: council, boards and committees above, the administration with its heads below."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

import graphviz  # type: ignore[import-untyped]

from ...findings import Report
from ...model import Municipality, Order, Organ, OrganKind, Unit
from ..drawing import Drawing
from ..sheets import A4, Sheet
from .fitting import fitted
from .holders import Holder, holders
from .style import FILLS, LETTERS, LINE, WORDS, count, digraph, heading, words, wrapped
from .texts import organ_name, page_title

_MOST_LINES = 25


@dataclass(frozen=True, slots=True)
class Leaf:
    """An organ or a unit with nothing below it, at the end of the path to it: "organ/kf", "organ/sn", "unit/sf".

    `shared` is how much of the path it has in common with the leaf before it.
    """

    path: tuple[str, ...]
    shared: int


def draw_organisation(
    town: Municipality, order: Order | None, report: Report | None, language: str, sheet: Sheet = A4
) -> tuple[Drawing, ...]:
    """The organs and units, on several pages when one cannot hold them: each repeats what stands above its own.

    The delegates an order names stand in for units where none are described.
    """
    name = town.municipality.name if town.municipality else organ_name(town, order) if order else "Kommunen"

    def page(some: Sequence[Leaf], number: int, pages: int) -> Drawing:
        title = page_title(WORDS[language]["organisation"].format(name=name), number, pages, language)
        shown = {part for leaf in some for part in leaf.path}
        return _page(town, order if number == pages else None, shown, title, name, language)

    return fitted(leaves(town), page, sheet, lambda leaf: leaf.shared)


def leaves(town: Municipality) -> list[Leaf]:
    """Everything that has nothing below it, part by part; what hangs nowhere comes last."""
    below: dict[str, list[str]] = {}
    for organ in town.organs:
        below.setdefault(f"organ/{organ.parent}" if organ.parent else "", []).append(f"organ/{organ.id}")
    for unit in town.units:
        below.setdefault(f"unit/{unit.parent}" if unit.parent else _home(town, unit), []).append(f"unit/{unit.id}")

    def walk(path: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
        inner = [part for part in below.get(path[-1], ()) if part not in path]
        for part in inner:
            yield from walk((*path, part))
        if not inner:
            yield path

    paths = [path for part in below.get("", ()) for path in walk((part,))]
    return [Leaf(path, _shared(path, before)) for path, before in zip(paths, [(), *paths], strict=False)]


def _home(town: Municipality, unit: Unit) -> str:
    """A unit stands under the first board it serves; the council is none where there is another."""
    served = sorted(unit.serves or (), key=lambda key: town.organ[key].parent is None)
    return f"organ/{served[0]}" if served else ""


def _shared(one: Sequence[str], other: Sequence[str]) -> int:
    return next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def _page(town: Municipality, order: Order | None, shown: Collection[str], title: str, name: str, language: str) -> Drawing:
    say = WORDS[language]
    organs = [organ for organ in town.organs if f"organ/{organ.id}" in shown]
    below = [unit for unit in town.units if f"unit/{unit.id}" in shown]
    units = [unit for unit in below if unit.parent is None]
    found = list(holders(town, order, None).values()) if order is not None and not town.units else []
    letters = {"F", *(h.letter for h in found)} | ({"C"} if any(_heads(town, unit) for unit in units) else set())
    graph = digraph("organisation", title, rankdir="TB", splines="ortho", nodesep="0.3", ranksep="0.45")
    key = [letter for letter in LETTERS if letter in letters]
    graph.attr(label=heading(title, (f"{say['appoints']} {say['serves']}",), key, language))
    depth = {organ.id: _depth(town, organ) for organ in organs}
    with graph.subgraph(name="cluster_elected") as elected:
        elected.attr(label=f"<<B>{say['elected']}</B>>", style="rounded", color=LINE, labeljust="l", margin="12")
        for organ in organs:
            elected.node(_id(town.organs, organ), **_box(_organ_lines(organ, language), "F"))
        if not town.organs:
            elected.node("organ", **_box([f"<B>{wrapped(name)}</B> (N)"], "F"))
        _elected_delegates(elected, found)
    with graph.subgraph(name="cluster_employed") as employed:
        employed.attr(label=f"<<B>{say['employed']}</B>>", style="dashed", color=LINE, labeljust="r", margin="12")
        for unit in units:
            employed.node(_id(town.units, unit), **_box(_unit_lines(town, unit, language), "C"))
            _stack_below(town, employed, unit, below, language)
        _employed_delegates(employed, found, language)
    for organ in organs:
        if organ.parent:
            graph.edge(_id(town.organs, town.organ[organ.parent]), _id(town.organs, organ))
    for unit in units:
        for served in (town.organ[key] for key in unit.serves or () if key in depth):
            down = str(max(depth.values()) - depth[served.id] + 1)  # below every organ, so that the two parts lie apart
            graph.edge(_id(town.organs, served), _id(town.units, unit), style="dashed", arrowhead="vee", minlen=down)
    board = (
        "organ" if not organs else _id(town.organs, next((o for o in organs if order and o.id == order.organ), organs[0]))
    )
    for level in sorted({h.level for h in found if h.letter != "F"}):
        graph.edge(
            board,
            f"level{level}",
            style="dashed",
            arrowhead="vee",
            minlen="2" if any(h.letter == "F" for h in found) else "1",
        )
    if any(h.letter == "F" for h in found):
        graph.edge(board, "elected", arrowhead="none")
    rows = _rows(town, organs, below, found, name, language)
    description = say["say_organisation"].format(
        name=name, organs=len(organs), units=len(rows) - 1 - len(organs) - len(found)
    )
    return Drawing("organisation", graph.source, title, description, rows, language)


def _depth(town: Municipality, organ: Organ) -> int:
    seen = [organ.id]
    while (above := town.organ[seen[-1]].parent) and above not in seen:
        seen.append(above)
    return len(seen)


def _heads(town: Municipality, unit: Unit) -> list[str]:
    return [role.name for role in town.roles if role.heads == unit.id]


def _organ_lines(organ: Organ, language: str) -> list[str]:
    letter = "" if organ.kind is OrganKind.COMPANY else " (F)"
    members = [f"{organ.members} {WORDS[language]['members']}"] if organ.members else []
    return [f"<B>{wrapped(organ.name)}</B>{letter}", *members]


def _unit_lines(town: Municipality, unit: Unit, language: str) -> list[str]:
    heads = [f"{WORDS[language]['head']}: {wrapped(name, 26)} (C)" for name in _heads(town, unit)]
    return [f"<B>{wrapped(unit.name, 26)}</B>", *heads]


def _stack_below(town: Municipality, graph: graphviz.Digraph, top: Unit, shown: Sequence[Unit], language: str) -> None:
    """The departments of an administration as a stack of boxes, each with the names of the units in it."""
    departments = [unit for unit in shown if unit.parent == top.id]
    if not departments:
        return
    cells = []
    for unit in departments:
        inner = [f"– {words(other.name, 40)}" for other in shown if other.parent == unit.id]
        lines = [*_unit_lines(town, unit, language), *inner]
        cells.append(
            f'<TR><TD BORDER="1" COLOR="{LINE}" BGCOLOR="{FILLS["C"]}" CELLPADDING="5">{"<BR/>".join(lines)}</TD></TR>'
        )
    graph.node(
        f"{_id(town.units, top)}_below",
        label=f'<<TABLE BORDER="0" CELLBORDER="0" CELLSPACING="3">{"".join(cells)}</TABLE>>',
    )
    graph.edge(_id(town.units, top), f"{_id(town.units, top)}_below", arrowhead="none")


def _elected_delegates(graph: graphviz.Digraph, found: Sequence[Holder]) -> None:
    names = [f"{words(h.name, 40)} (F)" for h in found if h.letter == "F"]
    if names:
        graph.node("elected", **_box(names, "F"))


def _employed_delegates(graph: graphviz.Digraph, found: Sequence[Holder], language: str) -> None:
    """The employed delegates of an order, one box a level, where no units are described."""
    for level in sorted({h.level for h in found if h.letter != "F"}):
        here = [h for h in found if h.level == level and h.letter != "F"]
        lines = [f"<B>{words(WORDS[language][f'level{level}' if level != 1 else 'head'])}</B>"]
        lines += [f"{wrapped(h.name, 30)} ({h.letter})" for h in here[:_MOST_LINES]]
        if len(here) > _MOST_LINES:
            lines.append(WORDS[language]["more"].format(n=count(len(here) - _MOST_LINES, "delegate", language)))
        graph.node(f"level{level}", **_box(lines, "C" if level < 4 else "H"))


def _rows(
    town: Municipality,
    organs: Sequence[Organ],
    units: Sequence[Unit],
    found: Sequence[Holder],
    name: str,
    language: str,
) -> tuple[tuple[str, ...], ...]:
    say = WORDS[language]
    rows: list[tuple[str, ...]] = [(say["part"], say["kind"], say["under"])]
    rows += [(organ.name, say["elected"], town.organ[organ.parent].name if organ.parent else "–") for organ in organs]
    for top in (unit for unit in units if unit.parent is None):
        rows.append((top.name, say["employed"], ", ".join(town.organ[key].name for key in top.serves or ()) or "–"))
        for unit in (unit for unit in units if unit.parent == top.id):
            rows.append((unit.name, say["employed"], top.name))
            rows += [(inner.name, say["employed"], unit.name) for inner in units if inner.parent == unit.id]
    rows += [(h.name, say["elected" if h.letter == "F" else "employed"], name) for h in found]
    return tuple(rows)


def _id(all_of_them: Sequence[Organ] | Sequence[Unit], one: Organ | Unit) -> str:
    """A node name that no id of a user can break."""
    return f"{type(one).__name__.casefold()}{[other.id for other in all_of_them].index(one.id)}"


def _box(lines: Sequence[str], letter: str) -> dict[str, str]:
    style = "filled,rounded" if letter == "F" else "filled"
    label = f"<{'<BR/>'.join(lines)}>"
    return {
        "label": label,
        "shape": "box",
        "style": style,
        "fillcolor": FILLS[letter],
        "color": LINE,
        "margin": "0.12,0.06",
    }
