"""Guarded opening of zip and XML files from strangers.

A Word or Excel file is a zip of XML parts. Every limit below was measured on hostile files: without them one
megabyte of zip took a gigabyte of memory. Sizes are checked as declared, before anything is unpacked, and again
while unpacking, because the declaration is written by the sender. Nothing is ever written to disk.
"""

from __future__ import annotations

import posixpath
import re
import zipfile
import zlib
from dataclasses import dataclass, field
from functools import cached_property
from io import BytesIO
from pathlib import Path

from lxml import etree

from samspel.errors import UnreadableInput

MEGABYTE = 1024 * 1024
MAX_FILE = 25 * MEGABYTE
MAX_ENTRIES = 3000
MAX_TOTAL = 150 * MEGABYTE
MAX_PART = 80 * MEGABYTE
MAX_RATIO = 150
RATIO_APPLIES_OVER = MEGABYTE
MAX_TAGS = 2_000_000  # start and end tags in one part; an order of 5 000 rows has about 400 000

_OLE = bytes.fromhex("D0CF11E0")
_CENTRAL_ENTRY = b"PK\x01\x02"
_CHUNK = 256 * 1024
_BYTE_ORDER_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
_ENCODING = re.compile(rb"""^<\?xml[^>]*?encoding\s*=\s*["']([A-Za-z0-9._-]+)["']""")
_ENCODINGS = {b"utf-8", b"utf-16", b"utf-16le", b"utf-16be", b"us-ascii", b"iso-8859-1", b"windows-1252"}
_STRICT = re.compile(rb"http://purl\.oclc\.org/ooxml/(officeDocument|wordprocessingml|drawingml|spreadsheetml)/")
_KINDS = {"document": "docx", "workbook": "xlsx"}

_BROKEN = "Filen är skadad och går inte att läsa."
_BROKEN_REMEDY = "Öppna den i Word eller Excel, spara den på nytt och försök igen."
_TOO_LARGE_REMEDY = "Ta bort bilder och bilagor, eller dela upp filen, och försök igen."
_SUSPECT_REMEDY = "Spara om filen i Word eller Excel. Lita inte på filen om du inte vet vem som har gjort den."
_WANTED = "Filen är varken ett Worddokument (.docx) eller en Excelarbetsbok (.xlsx)."
_WANTED_REMEDY = "Öppna filen i programmet som den är gjord i och spara den som .docx eller .xlsx."
_PASSWORD = "Filen är lösenordsskyddad."
_PASSWORD_REMEDY = "Ta bort lösenordet i Word eller Excel, spara filen och försök igen."


@dataclass(frozen=True, slots=True)
class Relation:
    """A pointer from one part to another, or out of the file."""

    id: str
    kind: str  # the last word of the type, such as "header", "worksheet" or "hyperlink"
    target: str  # name of a part, or an address when external
    external: bool


@dataclass(frozen=True)
class Package:
    """An opened Office file whose sizes have been checked. Parts are found without regard to upper and lower case."""

    file: str
    data: bytes = field(repr=False)
    archive: zipfile.ZipFile = field(repr=False)

    @cached_property
    def _entries(self) -> dict[str, zipfile.ZipInfo]:
        return {_part_name(info.filename): info for info in self.archive.infolist() if not info.is_dir()}

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(info.filename for info in self._entries.values())

    @property
    def has_macros(self) -> bool:
        return any(name.rsplit("/", 1)[-1] == "vbaproject.bin" for name in self._entries)

    @property
    def is_signed(self) -> bool:
        """Whether somebody has signed the file digitally: the signature holds for no copy that differs."""
        return any(name.startswith("_xmlsignatures/") for name in self._entries)

    @cached_property
    def main_part(self) -> str:
        """The part that holds the document itself."""
        for relation in self.relations(""):
            if relation.kind == "officeDocument":
                return relation.target
        raise self._foreign()

    @cached_property
    def kind(self) -> str:
        """docx or xlsx, judged by the content and not by the file name."""
        if self.main_part.endswith(".xml") and _part_name(self.main_part) in self._entries:
            content = self.read(self.main_part)
            kind = _KINDS.get(_root_name(content, self.file))
            if kind is not None:
                return kind
            parse_xml(content, self.file)  # a broken part is called broken, not foreign
        raise self._foreign()

    def read(self, name: str) -> bytes:
        """The content of a part, never more than the limit whatever the file claims. KeyError when missing."""
        info = self._entries[_part_name(name)]
        content = bytearray()
        try:
            with self.archive.open(info) as stream:
                while chunk := stream.read(_CHUNK):
                    content += chunk
                    if len(content) > min(info.file_size, MAX_PART):
                        raise bomb(self.file)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, ValueError) as error:
            raise broken(self.file) from error
        return bytes(content)

    def xml(self, name: str) -> etree._Element | None:
        """The root of an XML part, or None when the file has no such part."""
        if _part_name(name) not in self._entries:
            return None
        return parse_xml(self.read(name), self.file)

    def check_xml(self) -> None:
        """Refuses the file if any XML part defines entities; for libraries that open the parts themselves."""
        for name in self.names:
            content = self.read(name)
            if _looks_like_xml(content):
                refuse_entities(content, self.file)

    def relations(self, part: str) -> tuple[Relation, ...]:
        """Where a part points; "" asks for the whole package."""
        folder, name = posixpath.split(part)
        root = self.xml(posixpath.join(folder, "_rels", f"{name}.rels"))
        if root is None:
            return ()
        return tuple(_relation(element, folder) for element in root.iter("{*}Relationship"))

    def _foreign(self) -> UnreadableInput:
        """Says what the file is, when that is a common mistake."""
        if "mimetype" in self._entries:
            return UnreadableInput.one(
                self.file,
                "Filen är i OpenDocument-format.",
                "Ge ett textdokument filändelsen .odt. Spara annat som .docx eller .xlsx.",
            )
        if any(name.endswith("workbook.bin") for name in self._entries):
            return UnreadableInput.one(
                self.file, "Filen är en binär Excelarbetsbok (.xlsb).", "Öppna den i Excel och spara den som .xlsx."
            )
        return UnreadableInput.one(self.file, _WANTED, _WANTED_REMEDY)


def open_package(path: Path) -> Package:
    """Opens a Word or Excel file, or says in plain words why it cannot be done."""
    return package_of(path.name, load_bytes(path))


def package_of(file: str, data: bytes) -> Package:
    """As `open_package`, of the content of a file."""
    if data.startswith(_OLE):
        raise _ole(file, data)
    if not data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        raise _no_zip(file, data)
    if data.count(_CENTRAL_ENTRY) > MAX_ENTRIES:  # before zipfile makes an object of each
        raise bomb(file)
    try:
        package = Package(file=file, data=data, archive=zipfile.ZipFile(BytesIO(data)))
    except (zipfile.BadZipFile, EOFError, OSError, ValueError, NotImplementedError) as error:
        raise broken(file) from error
    _check_entries(file, package.archive.infolist())
    return package


def parse_xml(content: bytes, file: str) -> etree._Element:
    """The root of an XML text that defines no entities and fetches nothing."""
    refuse_entities(content, file)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False)
    try:
        root = etree.fromstring(_STRICT.sub(_transitional, content), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise broken(file) from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise _entities(file)
    return root


def _root_name(content: bytes, file: str) -> str:
    """The name of the outermost element, without reading on: the part may be large and is read again."""
    refuse_entities(content, file)
    try:
        for _, element in etree.iterparse(BytesIO(content), events=("start",), resolve_entities=False, no_network=True):
            return str(element.tag).rsplit("}", 1)[-1]
    except (etree.XMLSyntaxError, ValueError) as error:
        raise broken(file) from error
    return ""


def refuse_entities(content: bytes, file: str) -> None:
    """No DOCTYPE and no ENTITY, however the text is encoded, and no flood of tags.

    Taking the zero bytes away makes UTF-16 look like ASCII. The other encodings that a parser would accept, such as
    EBCDIC and UTF-7, could hide the words, and no Office program writes them, so they are refused.
    """
    plain = _plain(content)
    declared = _ENCODING.match(plain)
    if not plain.startswith(b"<") or (declared and declared[1].lower() not in _ENCODINGS):
        raise broken(file)
    if b"<!DOCTYPE" in plain or b"<!ENTITY" in plain:
        raise _entities(file)
    if plain.count(b"<") > MAX_TAGS:  # small tags take fifty times their size once parsed
        raise bomb(file)


def broken(file: str) -> UnreadableInput:
    """The refusal for anything that a library could not make sense of."""
    return UnreadableInput.one(file, _BROKEN, _BROKEN_REMEDY)


def bomb(file: str) -> UnreadableInput:
    """The refusal for a file that grows out of proportion when it is opened."""
    return UnreadableInput.one(
        file, "Filen växer orimligt mycket när den packas upp och öppnas därför inte.", _SUSPECT_REMEDY
    )


def _entities(file: str) -> UnreadableInput:
    return UnreadableInput.one(
        file, "Filen innehåller definitioner som Word och Excel aldrig skriver och öppnas därför inte.", _SUSPECT_REMEDY
    )


def load_bytes(path: Path) -> bytes:
    """The content of a file that is neither empty nor larger than the limit, or in plain words why there is none."""
    file = path.name
    if path.is_dir():
        raise UnreadableInput.one(file, "Det här är en mapp, inte en fil.", "Ange en av filerna i mappen.")
    if not path.exists():
        raise UnreadableInput.one(file, "Filen finns inte.", "Kontrollera namnet och mappen.")
    if not path.is_file():
        raise UnreadableInput.one(file, _WANTED, _WANTED_REMEDY)
    try:
        with path.open("rb") as stream:
            data = stream.read(MAX_FILE + 1)
    except OSError as error:
        raise UnreadableInput.one(
            file, "Filen går inte att öppna.", "Stäng den i andra program och kontrollera att du får läsa den."
        ) from error
    if not data:
        raise UnreadableInput.one(file, "Filen är tom (0 byte).", "Hämta eller spara filen på nytt.")
    if len(data) > MAX_FILE:
        raise UnreadableInput.one(file, "Filen är större än 25 MB.", _TOO_LARGE_REMEDY)
    return data


def _ole(file: str, data: bytes) -> UnreadableInput:
    """Old Office files and encrypted new ones share a container; stream names are written in UTF-16."""
    if "EncryptedPackage".encode("utf-16-le") in data:
        return UnreadableInput.one(file, _PASSWORD, _PASSWORD_REMEDY)
    if "WordDocument".encode("utf-16-le") in data or file.lower().endswith((".doc", ".docx", ".dot")):
        return UnreadableInput.one(file, "Filen är i ett äldre Wordformat.", "Öppna den i Word och spara den som .docx.")
    if "Workbook".encode("utf-16-le") in data or file.lower().endswith((".xls", ".xlsx", ".xlt")):
        return UnreadableInput.one(file, "Filen är i ett äldre Excelformat.", "Öppna den i Excel och spara den som .xlsx.")
    return UnreadableInput.one(
        file, "Filen är i ett äldre format.", "Öppna den i Word eller Excel och spara den som .docx eller .xlsx."
    )


def _no_zip(file: str, data: bytes) -> UnreadableInput:
    """A file of another kind, often given the wrong ending by hand."""
    for start, what in ((b"%PDF", "en PDF"), (b"{\\rtf", "ett RTF-dokument"), (b"<", "en webbsida eller XML-fil")):
        if _plain(data[:64]).startswith(start):
            return UnreadableInput.one(
                file, f"Filen är {what}, inte ett Worddokument (.docx) eller en Excelarbetsbok (.xlsx).", _WANTED_REMEDY
            )
    return UnreadableInput.one(file, _WANTED, _WANTED_REMEDY)


def _check_entries(file: str, entries: list[zipfile.ZipInfo]) -> None:
    names = [_part_name(info.filename) for info in entries]
    if len(set(names)) < len(names):
        raise UnreadableInput.one(
            file, "Filen innehåller två delar med samma namn och går inte att lita på.", _SUSPECT_REMEDY
        )
    if any(info.flag_bits & 0x1 for info in entries):
        raise UnreadableInput.one(file, _PASSWORD, _PASSWORD_REMEDY)
    if any(info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED) for info in entries):
        raise broken(file)  # zipfile does not bound what it unpacks with the other methods
    if len(entries) > MAX_ENTRIES or any(_out_of_proportion(info) for info in entries):
        raise bomb(file)
    if sum(info.file_size for info in entries) > MAX_TOTAL or any(info.file_size > MAX_PART for info in entries):
        raise UnreadableInput.one(file, "Filens innehåll är för stort.", _TOO_LARGE_REMEDY)


def _out_of_proportion(info: zipfile.ZipInfo) -> bool:
    return info.file_size > RATIO_APPLIES_OVER and info.file_size > MAX_RATIO * info.compress_size


def _relation(element: etree._Element, folder: str) -> Relation:
    external = element.get("TargetMode") == "External"
    target = str(element.get("Target", ""))
    if not external:
        target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
    return Relation(
        id=str(element.get("Id", "")),
        kind=str(element.get("Type", "")).rsplit("/", 1)[-1],
        target=target,
        external=external,
    )


def _part_name(name: str) -> str:
    return name.replace("\\", "/").lstrip("/").casefold()


def _plain(content: bytes) -> bytes:
    for mark in _BYTE_ORDER_MARKS:
        content = content.removeprefix(mark)
    return content.replace(b"\0", b"").lstrip()


def _looks_like_xml(content: bytes) -> bool:
    return _plain(content[:256]).startswith((b"<", b"\x4c\x6f\xa7\x94"))  # the latter is "<?xm" in EBCDIC


def _transitional(match: re.Match[bytes]) -> bytes:
    """Files saved as "Strict Open XML" differ from the usual ones in the names of their namespaces only."""
    return b"http://schemas.openxmlformats.org/" + match[1] + b"/2006/"
