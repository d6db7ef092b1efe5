"""YAML and JSON as plain text with line numbers: nothing is guessed, nothing is run, everything is bounded.

`2009:47` stays the text `2009:47`, `no` stays `no`, `on` stays a key. The model that receives the text decides its type.
A key whose value is null is a key left out. Equal keys, aliases and tags are refused: each of them hides something
from the person who reads the file.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from .errors import Problem, UnreadableInput

MAX_BYTES = 20_000_000
MAX_DEPTH = 40

_PAIR = re.compile(r"(?<!\\)\\u([dD][89abAB][0-9a-fA-F]{2})\\u([dD][c-fC-F][0-9a-fA-F]{2})")
_NULLS = {"null", "~", "Null", "NULL"}
_ODD = re.compile("[\x7f-\x9f\u2028\u2029]")
_Loader: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


class Mapping(dict[str, Any]):
    """A YAML mapping that knows its file, its first line and the line of each key."""

    __slots__ = ("file", "line", "lines")

    def __init__(self, file: str, line: int) -> None:
        self.file = file
        self.line = line
        self.lines: dict[str, int] = {}


class Sequence(list[Any]):
    """A YAML list that knows its file, its first line and the line of each item."""

    __slots__ = ("file", "line", "lines")

    def __init__(self, file: str, line: int) -> None:
        self.file = file
        self.line = line
        self.lines: list[int] = []


def read(path: Path) -> Mapping:
    """The mapping in a YAML or JSON file. Raises UnreadableInput with every mistake that can be told apart."""
    try:
        if path.exists() and not path.is_file():  # a pipe or a device may have no end
            raise OSError
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except OSError:
        raise UnreadableInput.one(path.name, "Filen finns inte eller går inte att läsa.", "Kontrollera namnet.") from None
    if len(data) > MAX_BYTES:
        raise UnreadableInput.one(path.name, "Filen är för stor.", f"Dela den: högst {MAX_BYTES // 1_000_000} MB läses.")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise UnreadableInput.one(path.name, "Texten är inte i UTF-8.", "Spara filen som UTF-8.", line=line) from None
    return parse(text, path.name)


def parse(text: str, file: str) -> Mapping:
    """The mapping in a YAML or JSON text; `file` is the name used in error messages."""
    if text.lstrip().startswith("{"):
        text = _json_as_yaml(text)
    builder = _Builder(file)
    try:
        value = builder.document(yaml.parse(text, Loader=_Loader))
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
        raise _not_yaml(file, mark.line + 1 if mark is not None else None) from None
    problems = list(dict.fromkeys(builder.problems))
    if not problems and not isinstance(value, Mapping):
        problems.append(Problem(file, 1, "Filen ska bestå av nyckel: värde på översta nivån.", "Börja med `samspel: 1`."))
    if problems:
        raise UnreadableInput(problems)
    assert isinstance(value, Mapping)
    return value


def quoted(text: str) -> str:
    """A text in quotation marks on one line, as YAML and JSON read it alike."""
    return _ODD.sub(lambda odd: f"\\u{ord(odd[0]):04x}", json.dumps(text, ensure_ascii=False))


def _json_as_yaml(text: str) -> str:
    """JSON with what YAML reads otherwise spelled out: characters in two escapes, and blanks and marks unknown to YAML."""
    text = _PAIR.sub(
        lambda pair: f"\\U{0x10000 + ((int(pair[1], 16) - 0xD800) << 10) + int(pair[2], 16) - 0xDC00:08X}", text
    )
    return _ODD.sub(lambda odd: f"\\u{ord(odd[0]):04x}", text)


def line_of(value: Any, path: tuple[str | int, ...]) -> int | None:
    """The line of the innermost part of `path` that stands in the file; steps that are not in it are passed over."""
    line: int | None = getattr(value, "line", None)
    for step in path:
        match value, step:
            case Mapping(), str() if step in value:
                line, value = value.lines[step], value[step]
            case Sequence(), int() if 0 <= step < len(value):
                line, value = value.lines[step], value[step]
    return line


def _not_yaml(file: str, line: int | None) -> UnreadableInput:
    return UnreadableInput.one(
        file, "Filen följer inte YAML-formatet.", "Se över indrag, kolon och citattecken på raden.", line=line
    )


class _Builder:
    """Makes mappings, lists and texts of the events of a YAML text, and gathers what must not be there.

    From events, not from the tree that libyaml makes of them: it does so by recursion without end.
    """

    def __init__(self, file: str) -> None:
        self._file = file
        self.problems: list[Problem] = []

    def document(self, events: Iterator[yaml.Event]) -> Any:
        """The value of the only document."""
        next(events)  # the stream begins
        if isinstance(next(events), yaml.StreamEndEvent):
            words, remedy = "Filen är tom.", "Lägg in uppgifter, till exempel från `samspel convert`."
            raise UnreadableInput.one(self._file, words, remedy)
        value = self._value(next(events), events, 0)
        next(events)  # the document ends
        more = next(events)
        if not isinstance(more, yaml.StreamEndEvent):
            raise _not_yaml(self._file, _line(more))
        return value

    def _value(self, event: Any, events: Iterator[yaml.Event], depth: int) -> Any:
        """The value that begins with the event, `depth` levels down."""
        kind = type(event)
        if kind is yaml.AliasEvent:
            self._refuse(event, "Alias (*namn) läses inte.", "Skriv ut värdet på varje ställe.")
            return ""
        if event.tag is not None:
            self._refuse(event, "Typmärken (!) läses inte.", "Ta bort märket och skriv bara värdet.")
        if kind is yaml.ScalarEvent:
            return event.value
        if depth == MAX_DEPTH:
            words, remedy = "Filen har för många nivåer.", f"Högst {MAX_DEPTH} nivåer läses."
            raise UnreadableInput.one(self._file, words, remedy, line=_line(event))
        return (self._items if kind is yaml.SequenceStartEvent else self._pairs)(event, events, depth + 1)

    def _items(self, event: yaml.Event, events: Iterator[yaml.Event], depth: int) -> Sequence:
        items = Sequence(self._file, _line(event))
        while type(child := next(events)) is not yaml.SequenceEndEvent:
            items.append(self._value(child, events, depth))
            items.lines.append(_line(child))
        return items

    def _pairs(self, event: yaml.Event, events: Iterator[yaml.Event], depth: int) -> Mapping:
        mapping = Mapping(self._file, _line(event))
        while type(key := next(events)) is not yaml.MappingEndEvent:
            name = self._value(key, events, depth)
            content = next(events)
            value = self._value(content, events, depth)
            if type(key) is yaml.AliasEvent:
                continue  # refused already
            if type(key) is not yaml.ScalarEvent:
                self._refuse(key, "En nyckel måste vara ett ord.", "Skriv `nyckel: värde`.")
            elif name in mapping:
                first = mapping.lines[name]
                self._refuse(key, f"Nyckeln `{name}` står två gånger.", f"Den första står på rad {first}.")
            elif not (type(content) is yaml.ScalarEvent and value in _NULLS and not content.style):
                mapping[name] = value  # null is as if the key were left out: what is unknown must never become a word
                mapping.lines[name] = _line(key)
        return mapping

    def _refuse(self, event: yaml.Event, words: str, remedy: str) -> None:
        self.problems.append(Problem(self._file, _line(event), words, remedy))


def _line(event: yaml.Event) -> int:
    return event.start_mark.line + 1 if event.start_mark else 1
