"""The organisation chart: council, boards and committees above, the administration with its heads below."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import graphviz  # type: ignore[import-untyped]

from ...findings import Report
from ...model import Municipality, Order, Organ, OrganKind, Unit
from ..drawing import Drawing
from .fitting import fitting
from .holders import Holder, holders
from .style import A4, FILLS, LETTERS, LINE, WORDS, count, digraph, heading, lines_of, text_width, words, wrapped
from .texts import organ_name, page_title

_MOST_LINES = 25
_GAP = 26.0
_FRAME = 60.0


def draw_organisation(town: Municipality, order: Order | None, report: Report | None, language: str) -> tuple[Drawing, ...]:
    """The organs and units, on several pages when the boards do not fit beside each other on one.

    The delegates an order names stand in for units where none are described.
    """
    name = town.municipality.name if town.municipality else organ_name(town, order) if order else "Kommunen"
    title = WORDS[language]["organisation"].format(name=name)
    below = [organ for organ in town.organs if organ.parent is not None and town.organ[organ.parent].parent is None]
    pages = [
        part
        for page in _pages(town, below, language)
        for part in fitting(page, lambda part: _page(town, order, part, title, False, name, language).dot)
    ]
    return tuple(
        _page(town, order, page, page_title(title, number, len(pages), language), number == len(pages), name, language)
        for number, page in enumerate(pages, start=1)
    )


def _page(
    town: Municipality, order: Order | None, below: Sequence[Organ], title: str, last: bool, name: str, language: str
) -> Drawing:
    """One page: the council, these of its boards, and all that hangs under them; the last has what hangs nowhere."""
    say = WORDS[language]
    roots = [organ for organ in town.organs if organ.parent is None]
    organs = _with_descendants(town, [*roots, *below], skip=[o for o in _children_of(town, roots) if o not in below])
    units = [unit for unit in town.units if unit.parent is None and _shown_here(town, unit, below, organs, last)]
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
            _stack_below(town, employed, unit, language)
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
    rows = _rows(town, organs, units, found, name, language)
    description = say["say_organisation"].format(
        name=name, organs=len(organs), units=len(rows) - 1 - len(organs) - len(found)
    )
    return Drawing("organisation", graph.source, title, description, rows, language)


def _pages(town: Municipality, below: Sequence[Organ], language: str) -> list[list[Organ]]:
    """The boards in groups that fit beside each other in readable size."""
    pages: list[list[Organ]] = [[]]
    used = _FRAME
    for organ in below:
        served = [unit for unit in town.units if unit.serves and unit.serves[0] == organ.id]
        children = [child for child in town.organs if child.parent == organ.id]
        width = max(
            _width([organ.name]),
            sum(_width([child.name]) + _GAP for child in children) - _GAP,
            sum(_width(_names(town, unit, language)) + _GAP for unit in served) - _GAP,
        )
        if used + width > A4[0] and pages[-1]:
            pages.append([])
            used = _FRAME
        pages[-1].append(organ)
        used += width + _GAP
    return pages


def _width(names: Iterable[str]) -> float:
    return max(text_width(f"{line} (F)", bold=True) for name in names for line in lines_of(name, 26)) + 18


def _names(town: Municipality, unit: Unit, language: str) -> list[str]:
    units = [unit, *(other for other in town.units if other.parent == unit.id)]
    return [one.name for one in units] + [
        f"{WORDS[language]['head']}: {name}" for one in units for name in _heads(town, one)
    ]


def _shown_here(town: Municipality, unit: Unit, below: Sequence[Organ], organs: Sequence[Organ], last: bool) -> bool:
    """A unit stands under the first board it serves; what serves no board of any page stands on the last."""
    mine = [key for key in unit.serves or () if town.organ[key].parent is not None]
    return town.organ[mine[0]] in organs if mine else last


def _children_of(town: Municipality, organs: Sequence[Organ]) -> list[Organ]:
    ids = {organ.id for organ in organs}
    return [organ for organ in town.organs if organ.parent in ids]


def _with_descendants(town: Municipality, organs: Sequence[Organ], skip: Sequence[Organ]) -> list[Organ]:
    found = {organ.id for organ in organs}
    skipped = {organ.id for organ in skip}
    for _ in town.organs:  # as deep as there are organs, whatever their order
        found |= {organ.id for organ in town.organs if organ.parent in found and organ.id not in skipped}
    return [organ for organ in town.organs if organ.id in found]


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


def _stack_below(town: Municipality, graph: graphviz.Digraph, top: Unit, language: str) -> None:
    """The departments of an administration as a stack of boxes, each with the names of the units in it."""
    departments = [unit for unit in town.units if unit.parent == top.id]
    if not departments:
        return
    cells = []
    for unit in departments:
        inner = [f"– {words(other.name, 40)}" for other in town.units if other.parent == unit.id]
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
    for top in units:
        rows.append((top.name, say["employed"], ", ".join(town.organ[key].name for key in top.serves or ()) or "–"))
        for unit in (unit for unit in town.units if unit.parent == top.id):
            rows.append((unit.name, say["employed"], top.name))
            rows += [(inner.name, say["employed"], unit.name) for inner in town.units if inner.parent == unit.id]
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
