"""What a document holds before anyone has understood it: paragraphs and tables of text, each knowing its place.

Files of every kind are brought to the same neutral form here, so that the layer that understands delegation orders
never needs to know which program wrote the file.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

# Where a PDF goes on with a capital on a new line that the old one had no room for: in a column of titles that is a new
# title, in a column of text it is the same sentence. Only who knows the column can tell.
DOUBTFUL_BREAK = "\v"

_LINE_BREAKS = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_BLANKS = re.compile(r"[^\S\n\u00a0\u202f]+")  # unbreakable blanks are part of what was written
_UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1b\x1c-\x1f\x7f-\x84\x86-\x9f"  # control characters, tab and line feed kept
    "\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]"  # soft hyphen, zero width, direction
)


@dataclass(frozen=True, slots=True)
class GridCell:
    """One cell: its lines joined with a line feed, "" when it is empty.

    `repeats` is true where the text was copied down or right from a merged cell: the reader of the paper saw
    it once, and whoever counts roles or matters must be able to do the same.
    """

    text: str
    repeats: bool = False

    @property
    def line(self) -> str:
        """The text with doubtful line breaks as blanks."""
        return self.text.replace(DOUBTFUL_BREAK, " ")


@dataclass(frozen=True, slots=True)
class GridRow:
    """One row with a cell for every column of the table; spans have been expanded.

    `number` is the row number in the table, or on the Excel sheet. `header` says that the file itself marks the
    row as one that is repeated on every page. `full_width` says that one cell spans a table of several columns.
    """

    cells: tuple[GridCell, ...]
    number: int
    header: bool = False
    full_width: bool = False


@dataclass(frozen=True, slots=True)
class Grid:
    """A table, or one Excel sheet; `number` counts from 1 through the document.

    `page` is set where pages are certain, as in a PDF: `number` then counts from 1 on that page, and a table that
    runs over several pages is several grids, of which all but the first has `goes_on`.
    """

    rows: tuple[GridRow, ...]
    number: int
    name: str | None = None
    page: int | None = None
    goes_on: bool = False

    @property
    def place(self) -> str:
        """Where the table stands, in the reader's words."""
        if self.name:
            return f"blad ”{self.name}”"
        return f"sida {self.page}, tabell {self.number}" if self.page else f"tabell {self.number}"

    @property
    def key(self) -> str:
        """A short name of the table, different from those of the other tables of the document."""
        return f"s{self.page}t{self.number}" if self.page else f"t{self.number}"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph outside tables; `number` counts from 1 among those that hold something.

    `heading` is the outline level (0 for the title of the document). `label` is the number that Word writes by
    itself and that is therefore not part of the text, such as "1.2" or "a)". `where` is set for one that stands in a cell.
    """

    text: str
    number: int
    heading: int | None = None
    label: str | None = None
    page: int | None = None
    where: str | None = None

    @property
    def place(self) -> str:
        """Where the paragraph stands, in the reader's words."""
        if self.where:
            return self.where
        return f"sida {self.page}, stycke {self.number}" if self.page else f"stycke {self.number}"


@dataclass(frozen=True, slots=True)
class GridDocument:
    """All that was read from a file, in the order of the document.

    `notes` tells the user, in Swedish, what was left out or assumed, so that nothing disappears in silence.
    """

    file: str
    kind: str
    blocks: tuple[Paragraph | Grid, ...]
    notes: tuple[str, ...] = ()
    headers_footers: tuple[str, ...] = ()


def normalise(text: str) -> str:
    """Text as a reader sees it: one kind of hyphen, no invisible characters, blanks folded, unbreakable ones kept.

    The order matters. Invisible characters go first, because a soft hyphen between a letter and its accent would
    keep them from being composed, and blanks are folded last, because composing can turn one blank into another.
    """
    text = _UNSEEN.sub("", _LINE_BREAKS.sub("\n", text)).replace("\u2011", "-")
    text = _BLANKS.sub(" ", unicodedata.normalize("NFC", text))
    return "\n".join(line.strip() for line in text.split("\n")).strip("\n")


def fold(text: str) -> str:
    """The text with unbreakable blanks as ordinary ones, for whoever looks for words and amounts in it."""
    return text.replace("\u00a0", " ").replace("\u202f", " ")
