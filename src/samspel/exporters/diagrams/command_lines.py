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
from ..sheets import A4, Sheet
from .command import superiors_of
from .fitting import fitted
from .style import FILLS, LINE, digraph, heading, wrapped
from .texts import page_title

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


def draw_command(town: Municipality, on: date | None, language: str, sheet: Sheet = A4) -> tuple[Drawing, ...]:
    """The posts as a tree, in several pictures when one page would be unreadable; who leads from another page is repeated.

    What the facts state of command is taken as it was on the day; without a day, all of it.
    """
    say = _SAY[language]
    posts = _posts(town, on, language)
    known = [post.role for post in posts.values() if post.leaders or post.role.heads or post.role.unit]
    if not known:
        raise SamspelError(say["none"])
    name = town.municipality.name if town.municipality else say["name"]
    ordered = _in_order(known, posts)
    deep = {role.id: depth for role, depth in ordered}

    def page(some: Sequence[Role], number: int, pages: int) -> Drawing:
        title = page_title(say["title"].format(name=name), number, pages, language)
        return _page(town, some, posts, title, language)

    return fitted([role for role, _ in ordered], page, sheet, lambda role: deep[role.id])


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


def _in_order(known: Sequence[Role], posts: Posts) -> list[tuple[Role, int]]:
    """Each post once, with how deep it lies: after its superior, and followed by all below it."""
    ids = {role.id for role in known}
    first = {role.id: next((one for one in posts[role.id].superiors if one in ids), None) for role in known}
    found: dict[str, tuple[Role, int]] = {}

    def walk(role: Role, depth: int) -> None:
        if role.id not in found:
            found[role.id] = (role, depth)
            for below in known:
                if first[below.id] == role.id:
                    walk(below, depth + 1)

    for top in (role for role in known if first[role.id] is None):
        walk(top, 0)
    for role in known:  # a ring of superiors has no top
        walk(role, 0)
    return list(found.values())


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
