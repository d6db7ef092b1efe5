"""The levels picture: from the board down to the officers, one box for each delegate."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby, pairwise

from ...authority.recipients import Recipients
from ...findings import Level, Report
from ...law import titles
from ...model import Municipality, Order
from ..drawing import Drawing
from ..sheets import A4, Sheet
from .boxes import BOX, NAMES, bands_label, box, marks
from .command import Node, command, tree_nodes
from .fitting import fitted, readable
from .holders import Holder, holders
from .style import ALARM, FILLS, LETTERS, LINE, WORDS, count, digraph, heading, wrapped
from .texts import organ_name, page_title, say_findings, source_line


def draw_levels(
    town: Municipality, order: Order, report: Report | None, language: str, sheet: Sheet = A4
) -> tuple[Drawing, ...]:
    """One picture, or several when all delegates would not be readable on one sheet."""
    found = list(holders(town, order, report).values())
    superiors = command(town, order, found)
    if superiors is not None:
        onward = _onward(town, order, found)
        for stacked in (False, True):
            tree = _tree(town, order, tree_nodes(found, superiors, onward, stacked), superiors, onward, language)
            if readable(tree, sheet):
                return (tree,)

    def table(page: Sequence[Holder], number: int, pages: int) -> Drawing:
        return _table(town, order, page, len(found), number, pages, language, sheet.columns(BOX, NAMES))

    return fitted(sorted(found, key=lambda holder: holder.level), table, sheet)


def _tree(
    town: Municipality,
    order: Order,
    nodes: Sequence[Node],
    superiors: dict[str, str],
    onward: Sequence[tuple[str, str]],
    language: str,
) -> Drawing:
    say = WORDS[language]
    organ = organ_name(town, order)
    title = say["levels"].format(organ=organ)
    found = [holder for node in nodes for holder in node]
    graph = digraph("levels", title, rankdir="TB", splines="ortho", nodesep="0.3", ranksep="0.55")
    arrows = say["follows"] + (f" {say['dashed']}" if onward else "")
    subtitle = (source_line(town, order, language), arrows, _marks(found, language))
    graph.attr(label=heading(title, subtitle, _letters(found), language))
    ids = {holder.key: f"h{number}" for number, node in enumerate(nodes) for holder in node}
    levels = [0, *sorted({node[0].level for node in nodes})]
    for level in levels:
        with graph.subgraph() as rank:
            rank.attr(rank="same")
            rank.node(f"level{level}", label=f"<{wrapped(level_name(level, language), 22)}>", shape="plaintext")
            if level == 0:
                rank.node("board", label=board_label(organ, order, language), **_shape("F"))
            for number, node in enumerate(nodes):
                if node[0].level == level:
                    rank.node(f"h{number}", **_drawn(node, language))
    for above, below in pairwise(levels):
        graph.edge(f"level{above}", f"level{below}", style="invis")
    for node in nodes:
        graph.edge(ids.get(superiors.get(node[0].key, ""), "board"), ids[node[0].key])
    for giver, receiver in dict.fromkeys((ids[giver], ids[receiver]) for giver, receiver in onward):
        graph.edge(giver, receiver, style="dashed", arrowhead="vee", constraint="false")
    return Drawing(
        "levels", graph.source, title, _description(town, order, found, language), _rows(found, language), language
    )


def _drawn(node: Node, language: str) -> dict[str, str]:
    if len(node) == 1:
        return {"label": f"<{'<BR/>'.join(_label(node[0], language))}>", **_shape(node[0].letter, node[0])}
    boxes = "".join(f"<TR><TD>{_box(holder, language)}</TD></TR>" for holder in node)
    return {"label": f'<<TABLE BORDER="0" CELLBORDER="0" CELLSPACING="3" CELLPADDING="0">{boxes}</TABLE>>'}


def _table(
    town: Municipality, order: Order, found: Sequence[Holder], total: int, page: int, pages: int, language: str, across: int
) -> Drawing:
    """Boxes in lines, level by level: what is right when nobody has said who commands whom."""
    say = WORDS[language]
    organ = organ_name(town, order)
    title = page_title(say["levels"].format(organ=organ), page, pages, language)
    graph = digraph("levels", title, rankdir="TB", ranksep="0.35")
    subtitle = (source_line(town, order, language), say["direct"], _marks(found, language))
    graph.attr(label=heading(title, subtitle, _letters(found), language))
    graph.node("board", label=board_label(organ, order, language), **_shape("F"))
    bands = [
        (level_name(level, language), [_box(holder, language) for holder in of_level])
        for level, of_level in groupby(found, key=lambda holder: holder.level)
    ]
    if label := bands_label(bands, across):  # an order of only execution has no delegates
        graph.node("holders", label=label)
        graph.edge("board", "holders")
    description = _description(town, order, found, language, total)
    return Drawing("levels", graph.source, title, description, _rows(found, language), language)


def level_name(level: int, language: str) -> str:
    """What the level is called."""
    return WORDS[language][f"level{level}"].replace("\n", " ")


def board_label(organ: str, order: Order, language: str) -> str:
    """The board with the number of its matters, as the HTML-like label of a node."""
    nobody = sum(not row.delegates for row in order.rows)
    missing = f"<BR/>{WORDS[language]['missing']}: {nobody}" if nobody else ""
    return f"<<B>{wrapped(organ)}</B> (N)<BR/>{count(len(order.rows), 'matter', language)}{missing}>"


def _box(holder: Holder, language: str) -> str:
    return box(_label(holder, language, 19), holder.letter, bool(holder.errors or holder.warnings))


def _label(holder: Holder, language: str, width: int = 22) -> list[str]:
    return [
        f"<B>{wrapped(holder.name, width, room=4)}</B> ({holder.letter})",
        count(len(holder.rows), "matter", language),
        *marks({Level.ERROR: len(holder.errors), Level.WARNING: len(holder.warnings)}, language),
    ]


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


def _description(town: Municipality, order: Order, found: Sequence[Holder], language: str, total: int | None = None) -> str:
    say = WORDS[language]
    split = ", ".join(
        f"{sum(holder.letter == letter for holder in found)} {say[f'many_{letter}']}" for letter in _letters(found)
    )
    text = say["say_levels"].format(
        organ=organ_name(town, order),
        rows=count(len(order.rows), "matter", language),
        n=count(total or len(found), "delegate", language),
        split=split,
    )
    return f"{text} {say_findings(found, language)}".strip()


def _rows(found: Sequence[Holder], language: str) -> tuple[tuple[str, ...], ...]:
    say = WORDS[language]
    head = (say["holder"], say["kind"], say["count"], say["findings"])
    body = tuple(
        (h.name, say[h.letter], str(len(h.rows)), str(len(h.errors | h.warnings)))
        for h in sorted(found, key=lambda holder: holder.level)
    )
    return (head, *body)
