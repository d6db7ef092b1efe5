"""A Word or Excel file with some of its parts changed or added; every other part is kept byte for byte."""

from __future__ import annotations

import posixpath
import zipfile
from io import BytesIO

from lxml import etree

from ..office import Package

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELATIONS = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_CONTENT_TYPES = "[Content_Types].xml"
_LONG_AGO = (1980, 1, 1, 0, 0, 0)  # a fixed day, so that the same answer gives the same bytes


class OfficeFile:
    """The parts of an opened file, and what has been put in their place so far."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self._names = {_plain(name): name for name in package.names}
        self._changed: dict[str, bytes] = {}

    def xml(self, name: str) -> etree._Element | None:
        """The root of a part as it is now; None when there is none."""
        stored = self._stored(name)
        return etree.fromstring(self._changed[stored]) if stored in self._changed else self._package.xml(name)

    def read(self, name: str) -> bytes:
        """The content of a part as it is now. KeyError when missing."""
        stored = self._stored(name)
        return self._changed[stored] if stored in self._changed else self._package.read(name)

    def put(self, name: str, root: etree._Element | bytes, content_type: str | None = None) -> None:
        """Puts a part in its place, or adds it; `content_type` is needed for a new part."""
        content = root if isinstance(root, bytes) else _as_bytes(root)
        self._changed[self._stored(name)] = content
        self._names.setdefault(_plain(name), name)
        if content_type is not None:
            self._declare(name, content_type)

    def free_name(self, pattern: str) -> str:
        """The first name of the pattern "xl/comments{}.xml" that no part has; the first try is without a number."""
        numbers = ("", *range(1, len(self._names) + 2))
        return next(name for number in numbers if (name := pattern.format(number)).casefold() not in self._names)

    def related(self, part: str, kind: str) -> str | None:
        """The part that a part refers to as its comments, styles or the like."""
        return next((target for found, target in self._relations(part).values() if found == kind), None)

    def relate(self, part: str, kind: str, target: str) -> str:
        """Lets a part refer to another as its comments, styles or the like; returns the id of the relation."""
        taken = self._relations(part)
        relation = next(f"rId{n}" for n in range(1, len(taken) + 2) if f"rId{n}" not in taken)
        name = _relations_of(part)
        root = self.xml(name)
        if root is None:
            root = etree.fromstring(f'<Relationships xmlns="{_RELATIONS[1:-1]}"/>')
        etree.SubElement(
            root, _RELATIONS + "Relationship", Id=relation, Type=f"{OFFICE}/{kind}",
            Target=posixpath.relpath(target, posixpath.dirname(part) or "."),
        )  # fmt: skip
        self.put(name, root)
        return relation

    def default_type(self, extension: str, content_type: str) -> None:
        """Says what parts of that extension are, unless it is said already."""
        root = self._content_types()
        if not any(one.get("Extension", "").casefold() == extension for one in root.iter(_TYPES + "Default")):
            root.insert(0, etree.Element(_TYPES + "Default", Extension=extension, ContentType=content_type))
            self.put(_CONTENT_TYPES, root)

    def data(self) -> bytes:
        """The whole file."""
        out = BytesIO()
        with zipfile.ZipFile(out, "w") as archive:
            written = set()
            for info in self._package.archive.infolist():
                copy = zipfile.ZipInfo(info.filename, info.date_time)
                copy.compress_type, copy.external_attr = info.compress_type, info.external_attr
                changed = self._changed.get(info.filename)
                content = b"" if info.is_dir() else self._package.read(info.filename) if changed is None else changed
                archive.writestr(copy, content)
                written.add(info.filename)
            for name in (name for name in self._changed if name not in written):
                archive.writestr(zipfile.ZipInfo(name, _LONG_AGO), self._changed[name], zipfile.ZIP_DEFLATED)
        return out.getvalue()

    def _stored(self, name: str) -> str:
        return self._names.get(_plain(name), name)

    def _relations(self, part: str) -> dict[str, tuple[str, str]]:
        """Kind and target of each relation of a part, by its id; an external one has no target here."""
        root = self.xml(_relations_of(part))
        found = {}
        for element in root.iter("{*}Relationship") if root is not None else ():
            external = element.get("TargetMode") == "External"
            target = posixpath.normpath(posixpath.join("/", posixpath.dirname(part), element.get("Target", ""))).lstrip("/")
            kind = "" if external else element.get("Type", "").rsplit("/", 1)[-1]
            found[element.get("Id", "")] = (kind, target)
        return found

    def _content_types(self) -> etree._Element:
        root = self.xml(_CONTENT_TYPES)
        return etree.fromstring(f'<Types xmlns="{_TYPES[1:-1]}"/>') if root is None else root

    def _declare(self, name: str, content_type: str) -> None:
        root = self._content_types()
        if not any(one.get("PartName", "").casefold() == f"/{name}".casefold() for one in root.iter(_TYPES + "Override")):
            etree.SubElement(root, _TYPES + "Override", PartName=f"/{name}", ContentType=content_type)
            self.put(_CONTENT_TYPES, root)


def _plain(name: str) -> str:
    """Part names differ neither in case nor in the slashes that some programs write."""
    return name.replace("\\", "/").lstrip("/").casefold()


def _relations_of(part: str) -> str:
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def _as_bytes(root: etree._Element) -> bytes:
    return etree.tostring(root.getroottree(), xml_declaration=True, encoding="UTF-8", standalone=True)


def same_time(data: bytes) -> bytes:
    """The same file with a fixed time on its parts: libraries write the time of day there."""
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as archive, zipfile.ZipFile(out, "w") as copy:
        for info in archive.infolist():
            copy.writestr(zipfile.ZipInfo(info.filename, _LONG_AGO), archive.read(info), zipfile.ZIP_DEFLATED)
    return out.getvalue()
