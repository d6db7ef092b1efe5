"""The lines of command: who commands whom in the administration, which boards it serves, and who has two superiors."""

from __future__ import annotations

from collections.abc import Sequence

from ...errors import SamspelError
from ...law import titles
from ...model import Municipality, Role, Side
from ..drawing import Drawing
from .command import superiors_of
from .style import A4, FILLS, HEADING, LINE, digraph, heading, lines_of, text_width, wrapped
from .texts import page_title

_GAP, _RANK = 24.0, 44.0
_SAY = {
    "sv": {
        "title": "{name} – ledningslinjer", "name": "Förvaltningen",
        "explained": "Heldragen pil: leder. Streckad pil: nämnden som förvaltningen arbetar åt.",
        "double": "Dubbel ram och 2 CHEFER: befattningen har mer än en chef.", "two": "{n} CHEFER",
        "say": "{n} befattningar med känd chef eller enhet. Med mer än en chef: {double}.",
        "role": "Befattning", "unit": "Enhet", "superior": "Närmaste chef", "nobody": "–",
        "none": "Filerna beskriver ingen befattning med chef eller enhet. Lägg till `roles` med `unit` eller `reports_to`.",
    },
    "en": {
        "title": "{name} – lines of command", "name": "The administration",
        "explained": "Solid arrow: commands. Dashed arrow: the board that the administration serves.",
        "double": "Double frame and 2 SUPERIORS: the post has more than one superior.", "two": "{n} SUPERIORS",
        "say": "{n} posts with a known superior or unit. With more than one superior: {double}.",
        "role": "Post", "unit": "Unit", "superior": "Nearest superior", "nobody": "–",
        "none": "The files describe no post with a superior or a unit. Add `roles` with `unit` or `reports_to`.",
    },
}  # fmt: skip


def draw_command(town: Municipality, language: str) -> tuple[Drawing, ...]:
    """The posts as a tree, in several pictures when one page would be unreadable: one for each that leads a part of it."""
    say = _SAY[language]
    above = {role.id: superiors_of(town, role) for role in town.roles if role.side is Side.OFFICIAL}
    known = [role for role in town.roles if role.id in above and (above[role.id] or role.heads or role.unit)]
    if not known:
        raise SamspelError(say["none"])
    pages = _pages(known, above)
    name = town.municipality.name if town.municipality else say["name"]
    title = say["title"].format(name=name)
    return tuple(
        _page(town, page, above, page_title(title, number, len(pages), language), language)
        for number, page in enumerate(pages, 1)
    )


Above = dict[str, tuple[str, ...]]


def _pages(known: Sequence[Role], above: Above) -> list[list[Role]]:
    """All posts on one page if they fit; else each subtree that fits, and the posts above them on a page of their own."""
    below: dict[str, list[Role]] = {}
    tops: list[Role] = []
    ids = {role.id for role in known}
    for role in known:
        first = next((one for one in above[role.id] if one in ids), None)
        (tops if first is None else below.setdefault(first, [])).append(role)
    pages: list[list[Role]] = [[]]

    def tree(role: Role, seen: frozenset[str] = frozenset()) -> list[Role]:
        inner = seen | {role.id}
        return [role, *(one for child in below.get(role.id, ()) if child.id not in inner for one in tree(child, inner))]

    def place(role: Role, seen: frozenset[str] = frozenset()) -> None:
        whole = tree(role, seen)
        if _fits([*pages[-1], *whole], below):
            pages[-1] += [one for one in whole if one not in pages[-1]]
        elif _fits(whole, below) or not below.get(role.id) or role.id in seen:
            pages.append(whole)
        else:
            pages.append([role])
            for child in below[role.id]:
                place(child, seen | {role.id})

    for top in tops or known[:1]:
        place(top)
    shown = {role.id for page in pages for role in page}
    left = [role for role in known if role.id not in shown]  # a ring of superiors has no top
    return [page for page in [*pages, left] if page]


def _fits(roles: Sequence[Role], below: dict[str, list[Role]]) -> bool:
    """Whether the tree is readable on a landscape A4, by estimate: all of a rank stand beside each other."""
    ids = {role.id for role in roles}
    ranks: dict[int, float] = {}
    heights: dict[int, float] = {}

    def walk(role: Role, rank: int, seen: frozenset[str]) -> None:
        children = [one for one in below.get(role.id, ()) if one.id in ids and one.id not in seen]
        ranks[rank] = ranks.get(rank, 0.0) + _size(role)[0] + _GAP
        heights[rank] = max(heights.get(rank, 0.0), _size(role)[1])
        for child in children:
            walk(child, rank + 1, seen | {role.id})

    tops = [role for role in roles if not any(role in below.get(other.id, ()) for other in roles)]
    for top in tops:
        walk(top, 0, frozenset())
    high = HEADING + 60.0 + sum(heights.values()) + _RANK * (len(heights) + 1)
    return max(ranks.values(), default=0.0) * 1.15 <= A4[0] and high <= A4[1]


def _size(role: Role) -> tuple[float, float]:
    lines = lines_of(role.name)
    return max(text_width(line, bold=True) for line in lines) + 20, 12.0 * (len(lines) + 2) + 12


def _page(town: Municipality, roles: Sequence[Role], above: Above, title: str, language: str) -> Drawing:
    say = _SAY[language]
    graph = digraph("command", title, rankdir="TB", splines="ortho", nodesep="0.3", ranksep="0.5")
    ids = {role.id: f"r{number}" for number, role in enumerate(town.roles)}
    here = {role.id for role in roles}
    double = [role for role in roles if len(above[role.id]) > 1]
    graph.attr(label=heading(title, (say["explained"], say["double"] if double else ""), ["F", "C", "H"], language))
    for role in roles:
        graph.node(ids[role.id], **_box(town, role, above[role.id], language))
        for superior in above[role.id]:
            if superior in here:
                graph.edge(ids[superior], ids[role.id])
    for role in roles:
        for organ in (town.unit[role.heads].serves or ()) if role.heads else ():
            number = [one.id for one in town.organs].index(organ)
            name = f"<<B>{wrapped(town.organ[organ].name)}</B> (F)>"
            graph.node(f"o{number}", label=name, shape="box", style="filled,rounded", fillcolor=FILLS["F"], color=LINE)
            graph.edge(f"o{number}", ids[role.id], style="dashed", arrowhead="vee")
    rows = tuple(
        (
            role.name,
            town.unit[role.unit].name if role.unit else say["nobody"],
            ", ".join(town.role[one].name for one in above[role.id]) or say["nobody"],
        )
        for role in roles
    )
    description = say["say"].format(n=len(roles), double=", ".join(role.name for role in double) or "0")
    return Drawing(
        "command", graph.source, title, description, ((say["role"], say["unit"], say["superior"]), *rows), language
    )


def _box(town: Municipality, role: Role, superiors: tuple[str, ...], language: str) -> dict[str, str]:
    title = titles.presume(role.name)
    letter = title.letter if title else "C" if role.heads else "H"
    lines = [f"<B>{wrapped(role.name)}</B> ({letter})"]
    if role.unit:
        lines.append(wrapped(town.unit[role.unit].name, 26))
    if len(superiors) > 1:
        lines.append(f"<B>{_SAY[language]['two'].format(n=len(superiors))}</B>")
    return {
        "label": f"<{'<BR/>'.join(lines)}>",
        "shape": "box",
        "style": "filled",
        "peripheries": "2" if len(superiors) > 1 else "1",
        "fillcolor": FILLS[letter],
        "color": LINE,
        "margin": "0.10,0.05",
    }
