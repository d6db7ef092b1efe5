"""The lines of command: who commands whom in the administration, which boards it serves, and who has two superiors."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from ...errors import SamspelError
from ...graph import in_force, named
from ...indicators.register import name as spoken
from ...law import titles
from ...model import CommandKind, Municipality, Role, Side
from ..drawing import Drawing
from .command import superiors_of
from .style import A4, FILLS, HEADING, LINE, digraph, heading, lines_of, text_width, wrapped
from .texts import page_title

_GAP, _RANK = 24.0, 44.0
_STATED, _LONGEST = 34, 200  # characters in a line of what is stated, and in all of it
_SAY = {
    "sv": {
        "title": "{name} – ledningslinjer", "name": "Förvaltningen",
        "explained": "Heldragen pil: leder. Streckad pil: nämnden som förvaltningen arbetar åt. "
        "Prickad pil: anställer, bedömer eller tar emot rapporter.",
        "double": "Dubbel ram: fler än en leder befattningen, så många som siffran säger.", "two": "{n} LEDER",
        "say": "{n} befattningar med känd chef eller enhet. Fler än en leder: {double}.",
        "role": "Befattning", "unit": "Enhet", "superior": "Leds av", "nobody": "–", "stated": "Så står det",
        "directs": "{name} leder", "reported_to": "{name} får rapporter", "appoints": "{name} anställer",
        "appraises": "{name} bedömer",
        "none": "Filerna beskriver ingen befattning med chef eller enhet. Lägg till `roles` med `unit` eller `reports_to`.",
    },
    "en": {
        "title": "{name} – lines of command", "name": "The administration",
        "explained": "Solid arrow: leads. Dashed arrow: the board that the administration serves. "
        "Dotted arrow: appoints, appraises or receives reports.",
        "double": "Double frame: more than one leads the post, as many as the number says.", "two": "{n} LEAD",
        "say": "{n} posts with a known superior or unit. Led by more than one: {double}.",
        "role": "Post", "unit": "Unit", "superior": "Led by", "nobody": "–", "stated": "What is stated",
        "directs": "{name} leads", "reported_to": "{name} receives reports", "appoints": "{name} appoints",
        "appraises": "{name} appraises",
        "none": "The files describe no post with a superior or a unit. Add `roles` with `unit` or `reports_to`.",
    },
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Post:
    """A post with those who lead it, as nodes ("role/kdir", "organ/sn"), those who otherwise stand over it, and the words
    of what is stated of that."""

    role: Role
    leaders: tuple[str, ...]
    others: tuple[str, ...]
    stated: tuple[str, ...]

    @property
    def superiors(self) -> tuple[str, ...]:
        """The roles that lead it."""
        return tuple(one.removeprefix("role/") for one in self.leaders if one.startswith("role/"))


Posts = Mapping[str, _Post]


def draw_command(town: Municipality, on: date | None, language: str) -> tuple[Drawing, ...]:
    """The posts as a tree, in several pictures when one page would be unreadable: one for each that leads a part of it.

    What the facts state of command is taken as it was on the day; without a day, all of it.
    """
    say = _SAY[language]
    posts = _posts(town, on, language)
    known = [post.role for post in posts.values() if post.leaders or post.role.heads or post.role.unit]
    if not known:
        raise SamspelError(say["none"])
    pages = _split(known, posts)
    name = town.municipality.name if town.municipality else say["name"]
    title = say["title"].format(name=name)
    return tuple(
        _page(town, page, posts, page_title(title, number, len(pages), language), language)
        for number, page in enumerate(pages, 1)
    )


def _posts(town: Municipality, on: date | None, language: str) -> Posts:
    stated: dict[str, list[tuple[str, CommandKind, str]]] = {}
    for command in town.commands:
        if on is None or in_force(command.in_force, on):
            giver = f"role/{command.by}" if command.by else f"organ/{command.organ}"
            words = _SAY[language][command.kind].format(name=named(town, giver).name)
            themes = ", ".join(spoken(theme, language) for theme in command.covers or ())
            told = f"{words}: {themes}" if themes else words
            stated.setdefault(command.over, []).append((giver, command.kind, told))
    posts = {}
    for role in town.roles:
        if role.side is Side.OFFICIAL:
            said = stated.get(role.id, [])
            leading = [giver for giver, kind, _ in said if kind is CommandKind.DIRECTS]
            leaders = tuple(dict.fromkeys((*(f"role/{one}" for one in superiors_of(town, role)), *leading)))
            others = tuple(dict.fromkeys(giver for giver, _, _ in said if giver not in leaders))
            posts[role.id] = _Post(role, leaders, others, tuple(words for _, _, words in said))
    return posts


def _split(known: Sequence[Role], posts: Posts) -> list[list[Role]]:
    """All posts on one page if they fit; else each subtree that fits, and the posts above them on a page of their own."""
    below: dict[str, list[Role]] = {}
    tops: list[Role] = []
    ids = {role.id for role in known}
    for role in known:
        first = next((one for one in posts[role.id].superiors if one in ids), None)
        (tops if first is None else below.setdefault(first, [])).append(role)
    pages: list[list[Role]] = [[]]

    def tree(role: Role, seen: frozenset[str] = frozenset()) -> list[Role]:
        inner = seen | {role.id}
        return [role, *(one for child in below.get(role.id, ()) if child.id not in inner for one in tree(child, inner))]

    def place(role: Role, seen: frozenset[str] = frozenset()) -> None:
        whole = tree(role, seen)
        if _fits([*pages[-1], *whole], below, posts):
            pages[-1] += [one for one in whole if one not in pages[-1]]
        elif _fits(whole, below, posts) or not below.get(role.id) or role.id in seen:
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


def _fits(roles: Sequence[Role], below: Mapping[str, list[Role]], posts: Posts) -> bool:
    """Whether the tree is readable on a landscape A4, by estimate: all of a rank stand beside each other."""
    ids = {role.id for role in roles}
    ranks: dict[int, float] = {}
    heights: dict[int, float] = {}

    def walk(role: Role, rank: int, seen: frozenset[str]) -> None:
        children = [one for one in below.get(role.id, ()) if one.id in ids and one.id not in seen]
        width, height = _size(posts[role.id])
        ranks[rank] = ranks.get(rank, 0.0) + width + _GAP
        heights[rank] = max(heights.get(rank, 0.0), height)
        for child in children:
            walk(child, rank + 1, seen | {role.id})

    tops = [role for role in roles if not any(role in below.get(other.id, ()) for other in roles)]
    for top in tops:
        walk(top, 0, frozenset())
    high = HEADING + 60.0 + sum(heights.values()) + _RANK * (len(heights) + 1)
    return max(ranks.values(), default=0.0) * 1.15 <= A4[0] and high <= A4[1]


def _size(post: _Post) -> tuple[float, float]:
    lines = [*lines_of(post.role.name), *(line for words in post.stated for line in lines_of(words, _STATED, _LONGEST))]
    return max(text_width(line, bold=True) for line in lines) + 20, 12.0 * (len(lines) + 2) + 12


def _page(town: Municipality, roles: Sequence[Role], posts: Posts, title: str, language: str) -> Drawing:
    say = _SAY[language]
    graph = digraph("command", title, rankdir="TB", splines="ortho", nodesep="0.3", ranksep="0.5")
    ids = {f"role/{role.id}": f"r{number}" for number, role in enumerate(town.roles)}
    ids |= {f"organ/{organ.id}": f"o{number}" for number, organ in enumerate(town.organs)}
    here = {f"role/{role.id}" for role in roles}
    double = [role for role in roles if len(posts[role.id].leaders) > 1]
    graph.attr(label=heading(title, (say["explained"], say["double"] if double else ""), ["F", "C", "H"], language))
    for role in roles:
        graph.node(ids[f"role/{role.id}"], **_box(town, posts[role.id], language))
    outside: dict[str, str] = {}  # who leads from another page, or is elected
    for role in roles:
        post = posts[role.id]
        served = [f"organ/{one}" for one in (town.unit[role.heads].serves or ()) if role.heads] if role.heads else []
        for giver in dict.fromkeys((*post.leaders, *post.others, *served)):
            if giver not in here:
                outside.setdefault(giver, named(town, giver).name)
            style = "solid" if giver in post.leaders else "dotted" if giver in post.others else "dashed"
            graph.edge(ids[giver], ids[f"role/{role.id}"], style=style, arrowhead="normal" if style == "solid" else "vee")
    for giver, name in outside.items():
        letter = "C" if giver.removeprefix("role/") in posts else "F"
        style = "filled" if letter == "C" else "filled,rounded"
        label = f"<<B>{wrapped(name)}</B> ({letter})>"
        graph.node(ids[giver], label=label, shape="box", style=style, fillcolor=FILLS[letter], color=LINE)
    rows = tuple(
        (
            role.name,
            town.unit[role.unit].name if role.unit else say["nobody"],
            ", ".join(named(town, one).name for one in posts[role.id].leaders) or say["nobody"],
            "; ".join(posts[role.id].stated) or say["nobody"],
        )
        for role in roles
    )
    description = say["say"].format(n=len(roles), double=", ".join(role.name for role in double) or "0")
    return Drawing(
        "command",
        graph.source,
        title,
        description,
        ((say["role"], say["unit"], say["superior"], say["stated"]), *rows),
        language,
    )


def _box(town: Municipality, post: _Post, language: str) -> dict[str, str]:
    role = post.role
    title = titles.presume(role.name)
    letter = title.letter if title else "C" if role.heads else "H"
    lines = [f"<B>{wrapped(role.name)}</B> ({letter})"]
    if role.unit:
        lines.append(wrapped(town.unit[role.unit].name, 26))
    several = len(post.leaders) > 1
    if several:
        lines.append(f"<B>{_SAY[language]['two'].format(n=len(post.leaders))}</B>")
    lines += [wrapped(words, _STATED, _LONGEST) for words in post.stated]
    return {
        "label": f"<{'<BR/>'.join(lines)}>",
        "shape": "box",
        "style": "filled",
        "peripheries": "2" if several else "1",
        "fillcolor": FILLS[letter],
        "color": LINE,
        "margin": "0.10,0.05",
    }
