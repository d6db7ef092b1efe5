"""The levels picture: from the board down to the officers, one box for each delegate."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from ...checks.recipients import Recipients
from ...findings import Report
from ...graph import heads_administration_of
from ...law import titles
from ...model import Municipality, Order, Role
from ..drawing import Drawing
from .holders import Holder, holders
from .style import ALARM, FILLS, LETTERS, LINE, WORDS, digraph, heading, wrapped
from .texts import adopted_line, organ_name, page_title, say_findings

_BOXES_A_LINE = 6
_LINES_A_PAGE = 9
_WIDEST_TREE = 7


def draw_levels(town: Municipality, order: Order, report: Report | None, language: str) -> tuple[Drawing, ...]:
    """One picture, or several when all delegates would not be readable on one landscape A4 page."""
    found = list(holders(town, order, report).values())
    superiors = _superiors(town, order, found)
    if superiors is not None:
        return (_tree(town, order, found, superiors, language),)
    pages = _pages(found)
    return tuple(
        _table(town, order, page, len(found), number, len(pages), language) for number, page in enumerate(pages, start=1)
    )


def _superiors(town: Municipality, order: Order, found: Sequence[Holder]) -> dict[str, str] | None:
    """For each employed holder the nearest superior in the picture ("" for the board); None when too little is known."""
    roles = {holder.role for holder in found if holder.role}
    employed = [holder for holder in found if holder.letter != "F"]
    known = [holder for holder in employed if holder.role and _placed(town, order, town.role[holder.role])]
    per_level = [sum(holder.level == level for holder in found) for level in range(5)]
    if not employed or len(known) < 0.6 * len(employed) or max(per_level) > _WIDEST_TREE:
        return None
    nearest: dict[str, str] = {}
    for holder in employed:
        step, seen = holder.role, set()
        nearest[holder.key] = ""
        while step is not None and step not in seen:
            seen.add(step)
            above = town.role[step].reports_to or ()
            step = above[0] if above else None
            if step in roles:
                nearest[holder.key] = step or ""
                break
    return nearest


def _placed(town: Municipality, order: Order, role: Role) -> bool:
    """Whether the facts say where in the line of command a role stands: under somebody, or at its top."""
    return bool(role.reports_to) or (order.organ is not None and heads_administration_of(town, role, order.organ) is True)


def _tree(
    town: Municipality, order: Order, found: Sequence[Holder], superiors: dict[str, str], language: str
) -> Drawing:
    say = WORDS[language]
    organ = organ_name(town, order)
    title = say["levels"].format(organ=organ)
    onward = _onward(town, order, found)
    graph = digraph("levels", title, rankdir="TB", splines="ortho", nodesep="0.3", ranksep="0.55")
    arrows = say["follows"] + (f" {say['dashed']}" if onward else "")
    subtitle = (adopted_line(order, language), arrows, _marks(found, language))
    graph.attr(label=heading(title, subtitle, _letters(found), language))
    ids = {holder.key: f"h{number}" for number, holder in enumerate(found)}
    levels = [0, *sorted({holder.level for holder in found})]
    for level in levels:
        with graph.subgraph() as rank:
            rank.attr(rank="same")
            rank.node(f"level{level}", label=f"<{wrapped(say[f'level{level}'].replace(chr(10), ' '), 22)}>", shape="plaintext")
            if level == 0:
                rank.node("board", label=_board(organ, order, language), **_shape("F"))
            for holder in found:
                if holder.level == level:
                    rank.node(ids[holder.key], label=f"<{_label(holder, language)}>", **_shape(holder.letter, holder))
    for above, below in pairwise(levels):
        graph.edge(f"level{above}", f"level{below}", style="invis")
    for holder in found:
        superior = superiors.get(holder.key, "")
        graph.edge(ids.get(superior, "board"), ids[holder.key])
    for giver, receiver in onward:
        graph.edge(ids[giver], ids[receiver], style="dashed", arrowhead="vee", constraint="false")
    return Drawing("levels", graph.source, title, _description(town, order, found, language), _rows(found, language), language)


def _table(
    town: Municipality, order: Order, found: Sequence[Holder], total: int, page: int, pages: int, language: str
) -> Drawing:
    """Boxes in lines, level by level: what is right when nobody has said who commands whom."""
    say = WORDS[language]
    organ = organ_name(town, order)
    title = page_title(say["levels"].format(organ=organ), page, pages, language)
    graph = digraph("levels", title, rankdir="TB", ranksep="0.35")
    subtitle = (adopted_line(order, language), say["direct"], _marks(found, language))
    graph.attr(label=heading(title, subtitle, _letters(found), language))
    graph.node("board", label=_board(organ, order, language), **_shape("F"))
    rows = []
    for level in sorted({holder.level for holder in found}):
        rows += _band(level, [holder for holder in found if holder.level == level], language)
    cells = "".join(f"<TR>{row}</TR>" for row in rows)
    graph.node("holders", label=f'<<TABLE BORDER="0" CELLBORDER="0" CELLSPACING="7" CELLPADDING="0">{cells}</TABLE>>')
    graph.edge("board", "holders")
    description = _description(town, order, found, language, total)
    return Drawing("levels", graph.source, title, description, _rows(found, language), language)


def _band(level: int, found: Sequence[Holder], language: str) -> list[str]:
    """The table rows of one level: its name at the left of the first line, then its boxes."""
    lines = [found[start : start + _BOXES_A_LINE] for start in range(0, len(found), _BOXES_A_LINE)]
    name = wrapped(WORDS[language][f"level{level}"].replace("\n", " "), 16)
    rows = []
    for number, line in enumerate(lines):
        label = f'<TD ROWSPAN="{len(lines)}" ALIGN="LEFT" WIDTH="96">{name}</TD>' if number == 0 else ""
        boxes = "".join(f"<TD>{_box(holder, language)}</TD>" for holder in line)
        rows.append(label + boxes + "<TD></TD>" * (min(_BOXES_A_LINE, len(found)) - len(line)))
    return rows


def _board(organ: str, order: Order, language: str) -> str:
    return f"<<B>{wrapped(organ)}</B> (N)<BR/>{len(order.rows)} {WORDS[language]['matters']}>"


def _box(holder: Holder, language: str) -> str:
    marked = bool(holder.errors or holder.warnings)
    border = f'BORDER="{2 if marked else 1}" COLOR="{ALARM if marked else LINE}"'
    rounded = ' STYLE="ROUNDED"' if holder.letter == "F" else ""
    return (
        f'<TABLE {border}{rounded} CELLBORDER="0" CELLSPACING="0" CELLPADDING="4" BGCOLOR="{FILLS[holder.letter]}">'
        f'<TR><TD WIDTH="118">{_label(holder, language, 19)}</TD></TR></TABLE>'
    )


def _label(holder: Holder, language: str, width: int = 22) -> str:
    say = WORDS[language]
    matters = say["matter"] if len(holder.rows) == 1 else say["matters"]
    lines = [f"<B>{wrapped(holder.name, width)}</B> ({holder.letter})", f"{len(holder.rows)} {matters}"]
    for level, rows in (("error", holder.errors), ("warning", holder.warnings)):
        if rows:
            lines.append(f'<FONT COLOR="{ALARM}"><B>! {say[level]}: {len(rows)}</B></FONT>')
    return "<BR/>".join(lines)


def _shape(letter: str, holder: Holder | None = None) -> dict[str, str]:
    marked = holder is not None and bool(holder.errors or holder.warnings)
    return {
        "shape": "box",
        "margin": "0.10,0.05",
        "style": "filled,rounded" if letter == "F" else "filled",
        "fillcolor": FILLS[letter],
        "color": ALARM if marked else LINE,
        "penwidth": "2.2" if marked else "1",
    }


def _pages(found: Sequence[Holder]) -> list[list[Holder]]:
    """Holders by level, so many that a page holds them in readable size."""
    ordered = sorted(found, key=lambda holder: holder.level)
    pages: list[list[Holder]] = [[]]
    lines, at_level, on_line = 0, -1, 0
    for holder in ordered:
        if holder.level != at_level or on_line == _BOXES_A_LINE:
            if lines == _LINES_A_PAGE:
                pages.append([])
                lines = 0
            lines, at_level, on_line = lines + 1, holder.level, 0
        pages[-1].append(holder)
        on_line += 1
    return pages


def _onward(town: Municipality, order: Order, found: Sequence[Holder]) -> list[tuple[str, str]]:
    """Who has passed power on to whom, or may by a row, among the holders shown."""
    recipients = Recipients(town, order)
    keys = {holder.key for holder in found}
    by_title = {titles.key(holder.name): holder.key for holder in found}
    edges = [(one.by, one.to) for one in town.onward if one.order == order.id]
    for row in order.rows:
        for to in (row.onward.to or ()) if row.onward else ():
            for delegate in row.delegates or ():
                giver = recipients.of(delegate)
                edges.append((giver.role or giver.organ or titles.key(giver.name), by_title.get(titles.key(to), "")))
    return [(giver, to) for giver, to in dict.fromkeys(edges) if giver in keys and to in keys and giver != to]


def _marks(found: Sequence[Holder], language: str) -> str:
    """What the red frame means, when there is one."""
    return WORDS[language]["marked"] if any(holder.errors or holder.warnings for holder in found) else ""


def _letters(found: Sequence[Holder]) -> list[str]:
    used = {holder.letter for holder in found}
    return [letter for letter in LETTERS if letter in used]


def _description(
    town: Municipality, order: Order, found: Sequence[Holder], language: str, total: int | None = None
) -> str:
    say = WORDS[language]
    split = ", ".join(
        f"{sum(holder.letter == letter for holder in found)} {say[f'many_{letter}']}" for letter in _letters(found)
    )
    text = say["say_levels"].format(organ=organ_name(town, order), rows=len(order.rows), n=total or len(found), split=split)
    return f"{text} {say_findings(found, language)}".strip()


def _rows(found: Sequence[Holder], language: str) -> tuple[tuple[str, ...], ...]:
    say = WORDS[language]
    head = (say["holder"], say["kind"], say["count"], say["findings"])
    body = tuple(
        (h.name, say[h.letter], str(len(h.rows)), str(len(h.errors | h.warnings)))
        for h in sorted(found, key=lambda holder: holder.level)
    )
    return (head, *body)


