"""A delegation order written as a document of its own, and read back to see what it does not say."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from ..errors import SamspelError, UnreadableInput
from ..exporters.native import native_yaml
from ..exporters.order_layout import AsRead, Layout, lay_out
from ..exporters.order_words import clause_words, name_of
from ..importers.grid import fold
from ..importers.order import ReadOrder, read_order
from ..law import titles
from ..model import Clause, Consult, Delegate, Fact, Municipality, Order, Row, YesNo, join

FORMS = ("docx", "xlsx", "html", "md", "pdf", "yaml")
_FIELDS = {
    "number": "numret", "section": "avsnittet", "matter": "ärendet", "delegates": "delegaten",
    "acting": "hur delegaterna beslutar", "consult": "samrådet", "limit": "beloppsgränsen", "amount_words": "beloppet",
    "lasts_at_most": "hur länge det får gälla", "substitutes": "ersättaren", "law": "lagrummet",
    "onward": "vidaredelegationen", "report": "anmälan", "appeal": "överklagandet", "execution": "att det är verkställighet",
    "note": "anmärkningen", "contradictions": "att cellerna sade olika",
}  # fmt: skip
_AS_GOOD_AS_NONE = {"number", "matter", "consult", "limit", "amount_words", "note", "contradictions"}
"""What a document cannot leave open: nothing said there is nothing."""


@dataclass(frozen=True, slots=True)
class WrittenOrder:
    """A delegation order as a document, and in the reader's words what in it would be understood differently."""

    data: bytes
    differences: tuple[str, ...]


def write_order(source: ReadOrder | Municipality, form: str, *, order: str | None = None) -> WrittenOrder:
    """A delegation order as docx, xlsx, html, md, pdf or yaml.

    `source` is what `read_order` gave, whose words are kept as they stood, or a municipality, whose facts are put into
    words; `order` is then the id of the order, the first one when left out. The document is read back, and what would be
    understood in another way than the facts say is told in `differences`.

    Raises SamspelError for another form, and when there is no such order or it has no rows.
    """
    if form not in FORMS:
        raise SamspelError(f"Formatet {form} finns inte. Möjliga: {', '.join(FORMS)}.")
    town, wanted, as_read = _source(source, order)
    if form == "yaml":
        return WrittenOrder(native_yaml(town).encode(), ())
    layout = lay_out(town, wanted, as_read)
    data = _writer(form)(layout)
    return WrittenOrder(data, tuple(_differences(town, wanted, data, form)))


def laid_out(read: ReadOrder) -> Layout:
    """An order that was read from a document, laid out with its own words."""
    return lay_out(join(read.facts), read.order, _as_read(read))


def _source(source: ReadOrder | Municipality, order: str | None) -> tuple[Municipality, Order, AsRead | None]:
    if isinstance(source, ReadOrder):
        return join(source.facts), source.order, _as_read(source)
    if not source.orders:
        raise SamspelError("Det finns ingen delegationsordning att skriva.")
    if order is not None and order not in source.order:
        raise SamspelError(f"Delegationsordningen {order} finns inte. Möjliga: {', '.join(source.order)}.")
    return source, source.order[order] if order else source.orders[0], None


def _as_read(read: ReadOrder) -> AsRead:
    printed = {}
    for one in read.rows:
        cells = {kind: fold(text) for kind, text in one.raw.cells.items()}
        printed[one.row.id] = cells if one.raw.layout == "table" else {**cells, "law": cells.get("law", "")}
    sections = {
        one.raw.section: f"{_marked(one.raw.section_number)} {one.raw.section}"
        for one in read.rows
        if one.raw.section and one.raw.section_number
    }
    headings = {" ".join(fold(one.text).split()) for one in read.paragraphs if one.heading}
    columns = {
        kind: heading
        for _, table in reversed(read.columns)  # the first table's heading counts where they differ
        for kind, heading in zip(table.kinds, table.headings, strict=True)
        if kind and kind != "matter" and heading  # the title of a section may stand where the matter's should
    }
    return AsRead(printed, sections, frozenset(headings), columns)


def _marked(number: str) -> str:
    """The number of a section, with the full stop that tells a letter from a word."""
    return f"{number}." if number.isalpha() else number


def _writer(form: str) -> Callable[[Layout], bytes]:
    """The writer of a form; its library is loaded with it."""
    if form == "docx":
        from ..exporters.order_docx import order_docx

        return order_docx
    if form == "xlsx":
        from ..exporters.order_xlsx import order_xlsx

        return order_xlsx
    from ..exporters.order_paper import order_paper
    from ..exporters.paper.writing import FORMS as PAPERS
    from ..exporters.paper.writing import write_paper

    paper = next(one for one in PAPERS if one == form)
    return lambda layout: write_paper(order_paper(layout), paper)


# Reading back ---------------------------------------------------------------------------------------------------


def _differences(town: Municipality, order: Order, data: bytes, form: str) -> Iterator[str]:
    """What a reader of the written document would understand differently, one sentence for each row and clause."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / f"ordning.{form}"
        path.write_bytes(data)
        try:
            back = read_order(path)
        except UnreadableInput as error:
            yield f"Det skrivna dokumentet går inte att läsa tillbaka. {error}"
            return
    if len(back.order.rows) != len(order.rows):
        yield f"Ordningen har {len(order.rows)} rader, men i det skrivna dokumentet läses {len(back.order.rows)}."
        return
    for row, again in zip(order.rows, back.order.rows, strict=True):
        before, after = _said(row, town), _said(again, town)
        if str(after["note"] or "").startswith(str(before["note"] or "")):
            after["note"] = before["note"]  # conditions that have no cell of their own are written behind the remark
        differing = [words for field, words in _FIELDS.items() if before[field] != after[field]]
        if differing:
            yield f"Rad {row.number or row.id}: {_and(differing)} läses inte på samma sätt i det skrivna dokumentet."
    understood = [_meaning(clause) for clause in back.order.clauses or ()]
    for clause in order.clauses or ():
        if _meaning(clause) not in understood:
            yield f"Den allmänna bestämmelsen ”{clause_words(clause)}” läses inte på samma sätt i det skrivna dokumentet."


def _meaning(clause: Clause) -> Clause:
    """A general clause whatever its words."""
    return clause.model_copy(update={"words": None, "source": None})


def _said(row: Row, town: Municipality) -> dict[str, object]:
    """What a row says, such that two ways of saying the same thing are equal."""
    said = {name: _plain(getattr(row, name), town) for name in _FIELDS}
    said["execution"] = row.execution is YesNo.YES
    said["acting"] = row.acting if len(row.delegates or ()) > 1 else None
    return {name: None if name in _AS_GOOD_AS_NONE and not value else value for name, value in said.items()}


def _plain(value: object, town: Municipality) -> object:
    """A value without where it was read, with names for ids, and with one kind of blank."""
    if isinstance(value, str):
        return " ".join(value.split())
    if isinstance(value, tuple):
        return tuple(_plain(one, town) for one in value)
    if isinstance(value, Delegate | Consult):
        name = _plain(name_of(value, town), town)
        return titles.key(str(name)), value.consent if isinstance(value, Consult) else _plain(value.limit, town)
    if isinstance(value, Fact):
        return {name: _plain(part, town) for name, part in value if name != "source"}
    return value


def _and(words: list[str]) -> str:
    return " och ".join(filter(None, (", ".join(words[:-1]), words[-1])))
