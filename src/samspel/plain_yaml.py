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

    def __init__(self, file: str, line: int) -> None:
        super().__init__()
        self.file = file
        self.line = line
        self.lines: dict[str, int] = {}


class Sequence(list[Any]):
    """A YAML list that knows its file, its first line and the line of each item."""

    def __init__(self, file: str, line: int) -> None:
        super().__init__()
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
    try:
        problems = list(_hidden(text, file))
        node = yaml.compose(text, Loader=_Loader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
        line = mark.line + 1 if mark is not None else None
        raise UnreadableInput.one(
            file, "Filen följer inte YAML-formatet.", "Se över indrag, kolon och citattecken på raden.", line=line
        ) from None
    if node is None:
        raise UnreadableInput.one(file, "Filen är tom.", "Lägg in uppgifter, till exempel från `samspel convert`.")
    value = _build(node, file, problems, set())
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


def _hidden(text: str, file: str) -> Iterator[Problem]:
    """Aliases and tags. Too many levels end it: libyaml builds the tree by recursion and would end the process."""
    depth = 0
    for event in yaml.parse(text, Loader=_Loader):
        line = event.start_mark.line + 1 if event.start_mark else 1
        if isinstance(event, yaml.AliasEvent):
            yield Problem(file, line, "Alias (*namn) läses inte.", "Skriv ut värdet på varje ställe.")
        elif getattr(event, "tag", None) is not None:
            yield Problem(file, line, "Typmärken (!) läses inte.", "Ta bort märket och skriv bara värdet.")
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > MAX_DEPTH:
            words, remedy = "Filen har för många nivåer.", f"Högst {MAX_DEPTH} nivåer läses."
            raise UnreadableInput.one(file, words, remedy, line=line)


def _build(node: yaml.Node, file: str, problems: list[Problem], seen: set[int]) -> Any:
    line = node.start_mark.line + 1
    if id(node) in seen:  # the composer hands out the same node again for an alias, which is refused already
        return ""
    seen.add(id(node))
    if isinstance(node, yaml.ScalarNode):
        return str(node.value)
    if isinstance(node, yaml.SequenceNode):
        items = Sequence(file, line)
        for child in node.value:
            items.append(_build(child, file, problems, seen))
            items.lines.append(child.start_mark.line + 1)
        return items
    mapping = Mapping(file, line)
    for key, value in _pairs(node):
        key_line = key.start_mark.line + 1
        if not isinstance(key, yaml.ScalarNode):
            problems.append(Problem(file, key_line, "En nyckel måste vara ett ord.", "Skriv `nyckel: värde`."))
            continue
        name = str(key.value)
        if name in mapping:
            first = mapping.lines[name]
            problems.append(
                Problem(file, key_line, f"Nyckeln `{name}` står två gånger.", f"Den första står på rad {first}.")
            )
            continue
        if isinstance(value, yaml.ScalarNode) and not value.style and value.value in _NULLS:
            continue  # as if the key were left out: what is unknown must never become a word
        mapping[name] = _build(value, file, problems, seen)
        mapping.lines[name] = key_line
    return mapping


def _pairs(node: yaml.Node) -> Iterator[tuple[yaml.Node, yaml.Node]]:
    yield from node.value
