"""Who needs whom to decide: jointly, after consultation or with consent, within and across administrations."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ...authority.recipients import Recipient, Recipients
from ...errors import SamspelError
from ...findings import Report
from ...law import titles
from ...model import Acting, Consult, Delegate, Municipality, Order, Row
from ..drawing import Drawing
from ..sheets import A4, Sheet
from .fitting import fitted
from .style import FILLS, LETTERS, LINE, count, digraph, heading, words, wrapped
from .texts import organ_name, page_title, source_line

_SAY = {
    "sv": {
        "title": "{organ} – vilka behöver varandra för att besluta", "joint": "beslutar gemensamt med",
        "consult": "hör", "consent": "behöver godkännande av", "rows": "rad {rows}", "across": "ÖVER GRÄNS",
        "explained": "Heldragen linje: gemensamt beslut. Streckad pil: hör före beslutet. Prickad pil: behöver godkännande.",
        "framed": "Ramen samlar en förvaltning. ÖVER GRÄNS: två förvaltningar, eller förtroendevald och anställd.",
        "say": "{n} där någon behöver en annan för att besluta: {pairs}.", "from": "Vem", "how": "Hur", "to": "Vilken",
        "where": "Rader", "border": "Över gräns", "yes": "ja", "no": "nej", "unknown": "framgår inte",
        "none": "På ingen rad beslutar någon gemensamt med en annan, efter samråd eller med godkännande. Det finns inget "
        "att rita.",
    },
    "en": {
        "title": "{organ} – who needs whom to decide", "joint": "decides jointly with",
        "consult": "hears", "consent": "needs the consent of", "rows": "row {rows}", "across": "ACROSS",
        "explained": "Solid line: decide jointly. Dashed arrow: hears before deciding. Dotted arrow: needs consent.",
        "framed": "The frame gathers an administration. ACROSS: two administrations, or elected and employed.",
        "say": "{n} where somebody needs another to decide: {pairs}.", "from": "Who", "how": "How", "to": "Whom",
        "where": "Rows", "border": "Across", "yes": "yes", "no": "no", "unknown": "not stated",
        "none": "In no row does anybody decide jointly, after consultation or with consent. There is nothing to draw.",
    },
}  # fmt: skip
_LOOKS = {
    "joint": {"style": "solid", "dir": "none"},
    "consult": {"style": "dashed", "arrowhead": "vee"},
    "consent": {"style": "dotted", "arrowhead": "normal"},
}


@dataclass(frozen=True, slots=True)
class _End:
    """Somebody who decides or is heard: name, letter code, and the administration, when that is known."""

    name: str
    letter: str
    administration: str | None


@dataclass(frozen=True, slots=True)
class _Pair:
    """Two who need each other, how, and in which rows."""

    one: _End
    other: _End
    how: str
    rows: tuple[str, ...]

    @property
    def across(self) -> bool | None:
        """Whether they belong to different administrations, or one is elected; None when that is not known."""
        if "F" in (self.one.letter, self.other.letter):
            return self.one.letter != self.other.letter
        if self.one.administration is None or self.other.administration is None:
            return None
        return self.one.administration != self.other.administration


def draw_collaboration(
    town: Municipality, order: Order, report: Report | None, language: str, sheet: Sheet = A4
) -> tuple[Drawing, ...]:
    """One picture, or several when many need each other. Raises SamspelError when nobody does."""
    pairs = _pairs(town, order)
    if not pairs:
        raise SamspelError(_SAY[language]["none"])
    return fitted(pairs, lambda some, number, pages: _page(town, order, some, number, pages, language), sheet)


def _pairs(town: Municipality, order: Order) -> list[_Pair]:
    """Every pair, those of one administration together."""
    found: dict[tuple[_End, _End, str], list[str]] = {}
    recipients = Recipients(town, order)
    for row in order.rows:
        for one, other, how in _of_row(town, row, recipients):
            found.setdefault((one, other, how), []).append(row.number or row.id)
    pairs = [_Pair(one, other, how, tuple(dict.fromkeys(rows))) for (one, other, how), rows in found.items()]
    return sorted(pairs, key=lambda pair: (pair.one.administration or "", pair.one.name, pair.how, pair.other.name))


def _of_row(town: Municipality, row: Row, recipients: Recipients) -> Iterator[tuple[_End, _End, str]]:
    deciding = list(dict.fromkeys(_end(town, recipients.of(one)) for one in row.delegates or ()))
    if row.acting is Acting.JOINTLY:
        for place, one in enumerate(deciding):
            yield from ((one, other, "joint") for other in deciding[place + 1 :])
    for consult in row.consult or ():
        heard = _end(town, recipients.of(_as_delegate(consult)))
        yield from ((one, heard, "consent" if consult.consent else "consult") for one in deciding if one != heard)


def _as_delegate(consult: Consult) -> Delegate:
    return Delegate(role=consult.role) if consult.role else Delegate(text=consult.text or "–")


def _end(town: Municipality, one: Recipient) -> _End:
    title = titles.presume(one.name)
    letter = "F" if one.elected else "A" if one.kind == "automated" else title.letter if title else "?"
    unit, seen = (town.role[one.role].unit or town.role[one.role].heads) if one.role else None, set()
    while unit and unit not in seen and not town.unit[unit].serves and town.unit[unit].parent:
        seen.add(unit)
        unit = town.unit[unit].parent
    return _End(one.name, letter, town.unit[unit].name if unit else None)


def _page(town: Municipality, order: Order, pairs: Sequence[_Pair], page: int, pages: int, language: str) -> Drawing:
    say = _SAY[language]
    title = page_title(say["title"].format(organ=organ_name(town, order)), page, pages, language)
    graph = digraph("collaboration", title, rankdir="LR", nodesep="0.25", ranksep="1.4")
    ends = list(dict.fromkeys(end for pair in pairs for end in (pair.one, pair.other)))
    letters = [letter for letter in LETTERS if any(end.letter == letter for end in ends)]
    graph.attr(
        label=heading(title, (source_line(town, order, language), say["explained"], say["framed"]), letters, language)
    )
    for number, administration in enumerate(dict.fromkeys(end.administration for end in ends)):
        with graph.subgraph(name=f"cluster_{number}" if administration else None) as frame:
            if administration:
                frame.attr(
                    label=f"<<B>{words(administration)}</B>>", style="rounded", color=LINE, margin="10", labeljust="l"
                )
            for place, end in enumerate(ends):
                if end.administration == administration:
                    frame.node(f"n{place}", **_box(end))
    for pair in pairs:
        lines = [say["rows"].format(rows=", ".join(pair.rows[:6]) + (" …" if len(pair.rows) > 6 else ""))]
        lines += [f"<B>{say['across']}</B>"] if pair.across else []
        label = "<BR/>".join([words(lines[0]), *lines[1:]])
        graph.edge(f"n{ends.index(pair.one)}", f"n{ends.index(pair.other)}", label=f"<{label}>", **_LOOKS[pair.how])
    border = {True: say["yes"], False: say["no"], None: say["unknown"]}
    body = tuple(
        (pair.one.name, say[pair.how], pair.other.name, ", ".join(pair.rows), border[pair.across]) for pair in pairs
    )
    told = "; ".join(f"{one} {how} {other}" for one, how, other, _, _ in body)
    rows = count(len({row for pair in pairs for row in pair.rows}), "matter", language)
    head = (say["from"], say["how"], say["to"], say["where"], say["border"])
    description = say["say"].format(n=rows, pairs=told)
    return Drawing("collaboration", graph.source, title, description, (head, *body), language)


def _box(end: _End) -> dict[str, str]:
    return {
        "label": f"<<B>{wrapped(end.name)}</B> ({end.letter})>",
        "shape": "box",
        "style": "filled,rounded" if end.letter == "F" else "filled",
        "fillcolor": FILLS[end.letter],
        "color": LINE,
        "margin": "0.12,0.07",
    }
