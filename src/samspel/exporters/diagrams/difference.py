"""The difference between two orders: what each delegate gains and loses, told by sign and frame, not by colour alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from ...checks.comparison import Capacity, Comparison, MatterChange, PowerChange
from ...errors import SamspelError
from ...law import titles
from ..comparison_words import holder, rows
from ..drawing import Drawing
from ..sheets import A4, Sheet
from .cards import WIDTH, CardLine, NamedCard, Piece, columns_label, columns_of, depth_of, pieces_of
from .fitting import fitted
from .style import LETTERS, digraph, heading
from .texts import page_title

_SAY = {
    "sv": {
        "title": "{organ} – vem får och förlorar beslutanderätt", "organ": "Nämnden",
        "explained": "+ får besluta om mer. − får besluta om mindre. ± får besluta om annat. ? går inte att jämföra.",
        "versions": "Före: {before}. Efter: {after}.", "continued": "{title} (forts.)", "none": "Ingen får eller förlorar "
        "beslutanderätt mellan ordningarna. Det finns inget att rita.", "adopted": "antagen {day}",
        "say": "{n} får ändrad beslutanderätt: mer i {gained} fall, mindre i {lost} fall, annat i {other} fall.",
        "who": "Vem", "how": "Ändring", "matter": "Rad och ärende", "substitute": " (som ersättare)",
        "+": "får mer", "−": "får mindre", "±": "får annat", "?": "går inte att jämföra",
    },
    "en": {
        "title": "{organ} – who gains and loses power", "organ": "The board",
        "explained": "+ may decide more. − may decide less. ± may decide other things. ? cannot be compared.",
        "versions": "Before: {before}. After: {after}.", "continued": "{title} (cont.)",
        "none": "Nobody gains or loses power between the orders. There is nothing to draw.", "adopted": "adopted {day}",
        "say": "{n} get other power: more in {gained} cases, less in {lost}, other or uncertain in {other}.",
        "who": "Who", "how": "Change", "matter": "Row and matter", "substitute": " (as substitute)",
        "+": "more", "−": "less", "±": "other", "?": "cannot be compared",
    },
}  # fmt: skip


def draw_difference(comparison: Comparison, language: str, sheet: Sheet = A4) -> tuple[Drawing, ...]:
    """A card for each delegate whose power changes. Raises SamspelError when nobody's does."""
    say = _SAY[language]
    changed = {holder(powers[0][1], language): list(_changes(powers, say)) for _, powers in comparison.holders()}
    changed = {name: changes for name, changes in changed.items() if changes}
    if not changed:
        raise SamspelError(say["none"])
    cards = [
        NamedCard(name, _letter(name), tuple(CardLine(sign, about) for sign, about in changes))
        for name, changes in changed.items()
    ]
    signs = [sign for changes in changed.values() for sign, _ in changes]
    description = say["say"].format(
        n=len(changed),
        gained=signs.count("+"),
        lost=signs.count("−"),
        other=signs.count("±") + signs.count("?"),
    )
    organ = comparison.after.organ or comparison.before.organ or say["organ"]
    versions = (
        version.title or say["adopted"].format(day=version.adopted) if version.adopted else version.file or version.order
        for version in (comparison.before, comparison.after)
    )
    subtitle = (say["versions"].format(**dict(zip(("before", "after"), versions, strict=True))), say["explained"])

    def page(some: Sequence[Piece], number: int, pages: int) -> Drawing:
        title = page_title(say["title"].format(organ=organ), number, pages, language)
        graph = digraph("difference", title)
        here = {piece.card.letter for piece in some}
        graph.attr(label=heading(title, subtitle, [letter for letter in LETTERS if letter in here], language))
        graph.node("cards", label=columns_label(columns_of(some, say["continued"], sheet.columns(WIDTH))))
        lines = ((piece.card.title, piece.card.lines[piece.line]) for piece in some)
        table = tuple((name, f"{line.left} {say[line.left]}", line.words) for name, line in lines)
        head = (say["who"], say["how"], say["matter"])
        return Drawing("difference", graph.source, title, description, (head, *table), language)

    return fitted(pieces_of(cards), page, sheet, depth_of)


def _changes(powers: Iterable[tuple[MatterChange, PowerChange]], say: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """The sign and the matter, with its rows, of every power of one holder that changes."""
    for matter, power in powers:
        if power.changed:
            both = bool(power.gained) == bool(power.lost)
            sign = "?" if not power.comparable else "±" if both else "+" if power.gained else "−"
            standing_in = say["substitute"] if power.capacity is Capacity.SUBSTITUTE else ""
            yield sign, f"{rows(matter)} {matter.matter_after or matter.matter_before or '–'}{standing_in}"


def _letter(name: str) -> str:
    title = titles.presume(name)
    return title.letter if title else "?"
