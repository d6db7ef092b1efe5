"""How the pictures look: colours, letters, text in labels, and the words they use in two languages."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import lru_cache

import graphviz  # type: ignore[import-untyped]

INK = "#1A1A1A"
LINE = "#1F3A5F"
ALARM = "#9C1C1C"
FILLS = {"F": "#FFF2CC", "C": "#DCE6F2", "H": "#E2EFDA", "A": "#EADCF4", "?": "#F2F2F2"}
LETTERS = ("F", "C", "H", "A", "?")
_TITLE = 80  # characters in a line of the title
# Words that often end a long compound; a name too long for its line is broken before one of them.
_TAILS = re.compile(
    "förvaltning|avdelning|nämnd|utskott|kontor|chef|direktör|handläggar|sekreterar|ingenjör|inspektör|samordnar"
    "|ansvarig|utredar|verksamhet|enhet|ordförand|områd|ledar|assistent|funktion",
    re.IGNORECASE,
)
# Widths of Arial in thousandths of its size; 556 for what is not listed. Good enough to choose a layout by.
_WIDTHS = {
    char: width
    for width, chars in {
        222: "ijl'", 278: " fIt.,:;/!|", 333: "r()-", 500: "ckszyxvJ", 611: "FTZ", 667: "ABEKPSVXYÄÅ&",
        722: "CDHNRUw", 778: "GOQÖ", 833: "mM", 944: "W", 1000: "…",
    }.items()
    for char in chars
}  # fmt: skip

WORDS: Mapping[str, Mapping[str, str]] = {
    "sv": {
        "F": "Förtroendevald eller utskott", "C": "Chef", "H": "Handläggare", "A": "Automatiserad", "?": "Okänd benämning",
        "many_F": "förtroendevalda eller utskott", "many_C": "chefer", "many_H": "handläggare",
        "many_A": "automatiserade", "many_?": "med okänd benämning",
        "legend": "Teckenförklaring:", "matters": "ärenden", "matter": "ärende", "error": "Fel",
        "warning": "Varning", "question": "Fråga", "advice": "Råd",
        "levels": "{organ} – delegation i nivåer", "sections": "{organ} – vem får besluta om vad",
        "organisation": "{name} – politisk organisation och förvaltning",
        "adopted": "Delegationsordning antagen {day}{minute}.",
        "part_of": "Bilden visar {n} av {all} rader{section}.",
        "follows": "Nämnden delegerar direkt till var och en. Heldragna pilar följer ledningslinjen.",
        "direct": "Nämnden delegerar direkt till var och en.", "dashed": "Streckad pil: vidaredelegation.",
        "marked": "Röd ram, ■ och ▲ visar anmärkningar vid granskningen.",
        "counts": "Siffran visar i hur många ärenden delegaten får besluta.",
        "delegate": "delegat", "delegates": "delegater", "section_n": "avsnitt",
        "level0": "Nämnd", "level1": "Politisk ledning\noch förvaltningschef", "level2": "Verksamhetsnivå",
        "level3": "Enhetsnivå", "level4": "Handläggare", "more": "+ {n} till", "missing": "Delegat saknas",
        "rest": "Ärenden utan avsnitt",
        "page": " ({page} av {pages})", "all": "Alla ärenden", "sections_n": "avsnitt",
        "elected": "Förtroendevalda", "employed": "Anställda", "head": "Chef", "members": "ledamöter",
        "appoints": "Heldragen pil: utser.", "serves": "Streckad pil: är förvaltning åt.",
        "holder": "Delegat", "kind": "Slag", "count": "Antal ärenden", "findings": "Anmärkningar", "section": "Avsnitt",
        "part": "Del", "under": "Under", "say_levels": "{organ} delegerar {rows} till {n}: {split}.",
        "say_sections": "{organ} har {rows} i {n}. För varje avsnitt visas vilka som får besluta i flest ärenden.",
        "say_organisation": "{name} har {organs} organ och {units} enheter i förvaltningen.",
        "say_findings": "Antal delegater med anmärkningar: {n}.",
    },
    "en": {
        "F": "Elected or committee", "C": "Chief", "H": "Officer", "A": "Automated", "?": "Unknown title",
        "many_F": "elected or committees", "many_C": "chiefs", "many_H": "officers",
        "many_A": "automated", "many_?": "with unknown title",
        "legend": "Legend:", "matters": "matters", "matter": "matter", "error": "Errors",
        "warning": "Warnings", "question": "Questions", "advice": "Advice",
        "levels": "{organ} – delegation in levels", "sections": "{organ} – who may decide what",
        "organisation": "{name} – political organisation and administration",
        "adopted": "Delegation order adopted {day}{minute}.",
        "part_of": "The picture shows {n} of {all} rows{section}.",
        "follows": "The board delegates directly to each. Solid arrows follow the line of command.",
        "direct": "The board delegates directly to each.", "dashed": "Dashed arrow: onward delegation.",
        "marked": "A red frame, ■ and ▲ show findings of the check.",
        "counts": "The number shows in how many matters the delegate may decide.",
        "delegate": "delegate", "delegates": "delegates", "section_n": "section",
        "level0": "Board", "level1": "Political bodies and\nhead of administration", "level2": "Department level",
        "level3": "Unit level", "level4": "Officers", "more": "+ {n} more", "missing": "No delegate",
        "rest": "Matters without a section",
        "page": " ({page} of {pages})", "all": "All matters", "sections_n": "sections",
        "elected": "Elected", "employed": "Employed", "head": "Head", "members": "members",
        "appoints": "Solid arrow: appoints.", "serves": "Dashed arrow: is administration of.",
        "holder": "Delegate", "kind": "Kind", "count": "Matters", "findings": "Findings", "section": "Section",
        "part": "Part", "under": "Under", "say_levels": "{organ} delegates {rows} to {n}: {split}.",
        "say_sections": "{organ} has {rows} in {n}. Each card shows who may decide in most matters.",
        "say_organisation": "{name} has {organs} organs and {units} units of administration.",
        "say_findings": "Delegates with findings: {n}.",
    },
}  # fmt: skip


def plain(text: str, most: int = 80) -> str:
    """User text on one line, shortened: no control, direction or surrogate characters; "–" when nothing is left.

    Graphviz refuses an empty bold text, and XML refuses what is no character.
    """
    seen = text if text.isprintable() else "".join(_seen(char) for char in text)
    one_line = " ".join(seen.split()) or "–"
    return one_line if len(one_line) <= most else one_line[: most - 1].rstrip() + "…"


def _seen(char: str) -> str:
    kind, point = unicodedata.category(char), ord(char)
    if kind in ("Cf", "Co", "Cs") or point & 0xFFFE == 0xFFFE or 0xFDD0 <= point <= 0xFDEF:
        return ""
    return " " if kind == "Cc" else char


def words(text: str, most: int = 80) -> str:
    """User text for an HTML-like label: escaped, so that it can never become markup."""
    return _escaped(plain(text, most))


def wrapped(text: str, width: int = 22, most: int = 80, room: int = 0) -> str:
    """User text for an HTML-like label, broken into lines; `room` characters are kept free at the end of the last."""
    return "<BR/>".join(_escaped(line) for line in lines_of(text, width, most, room))


@lru_cache(maxsize=4096)  # a picture is drawn several times before it fits its page
def lines_of(text: str, width: int = 22, most: int = 80, room: int = 0) -> tuple[str, ...]:
    """User text in lines of about `width` characters, as `wrapped` breaks it."""
    pieces = [piece for word in plain(text, most).split(" ") for piece in _pieces(word, width)]
    lines: list[str] = []
    for place, piece in enumerate(pieces):
        free = width - (room if place == len(pieces) - 1 else 0)
        joint = "" if lines and lines[-1].endswith(_BREAK) else " "
        if lines and len(lines[-1]) + len(joint) + len(piece) <= free:
            lines[-1] = lines[-1].removesuffix(_BREAK) + joint + piece
        else:
            lines.append(piece)
    return tuple(line.replace(_BREAK, "-") for line in lines)


_BREAK = "\u00ad"  # soft hyphen: cannot come from a user, `plain` has taken it out


def _pieces(word: str, width: int) -> list[str]:
    """A word in pieces that fit a line, broken before a common last part when there is one."""
    pieces = []
    while len(word) > width + 2:
        tails = [found.start() for found in _TAILS.finditer(word) if 4 <= found.start() < width]
        at = tails[-1] if tails else width - 1
        pieces.append(word[:at] + _BREAK)
        word = word[at:]
    return [*pieces, word]


def _escaped(text: str) -> str:
    """Graphviz reads `\\N` and its like in HTML-like labels too, so a backslash is doubled."""
    return html.escape(text).replace("\\", "\\\\")


def text_width(text: str, bold: bool = False) -> float:
    """About how wide the words are at ten points."""
    return sum(_WIDTHS.get(char, 556) for char in text) / 100 * (1.08 if bold else 1.0)


def count(number: int, noun: str, language: str) -> str:
    """ "1 ärende", "2 ärenden": `noun` is the key of the singular."""
    return f"{number} {WORDS[language][noun if number == 1 else _MANY[noun]]}"


_MANY = {"matter": "matters", "delegate": "delegates", "section_n": "sections_n"}


def digraph(name: str, tooltip: str, **attributes: str) -> graphviz.Digraph:
    """An empty picture in the common style."""
    graph = graphviz.Digraph(name)
    graph.attr(
        "graph", bgcolor="white", charset="UTF-8", fontname="Arial", fontcolor=INK, fontsize="10", pad="0.2",
        labelloc="t", labeljust="l", tooltip=graphviz.escape(plain(tooltip, 200)), **attributes,
    )  # fmt: skip
    graph.attr("node", fontname="Arial", fontcolor=INK, fontsize="10", color=LINE, shape="plain")
    graph.attr("edge", fontname="Arial", fontcolor=INK, fontsize="10", color="#44546A", arrowsize="0.7")
    return graph


def heading(title: str, subtitle: Iterable[str], letters: Iterable[str], language: str) -> str:
    """Title, subtitle and legend as the label of the whole picture."""
    say = WORDS[language]
    shown = list(letters)
    said = [line for line in subtitle if line]
    key = "".join(
        f'<TD BORDER="1" WIDTH="24" BGCOLOR="{FILLS[letter]}">{letter}</TD><TD BORDER="0" ALIGN="LEFT">{say[letter]}</TD>'
        for letter in shown
    )
    titles = lines_of(title, _TITLE, 200)
    wide = max([*(text_width(line, bold=True) * 1.7 for line in titles), *map(text_width, said)])
    filler = wide - text_width(say["legend"], bold=True) - sum(50 + text_width(say[letter]) for letter in shown)
    legend = (
        '<TR><TD ALIGN="LEFT"><TABLE BORDER="0" CELLBORDER="0" CELLSPACING="4" CELLPADDING="3" COLOR="#44546A"><TR>'
        f'<TD ALIGN="LEFT"><B>{say["legend"]}</B></TD>{key}{_space(filler)}</TR></TABLE></TD></TR>'
    )
    above = '<BR ALIGN="LEFT"/>'.join(map(_escaped, titles))
    lines = "".join(f'<TR><TD ALIGN="LEFT">{words(line, 200)}</TD></TR>' for line in said)
    return (
        '<<TABLE BORDER="0" CELLSPACING="0" CELLPADDING="2">'
        f'<TR><TD ALIGN="LEFT" BALIGN="LEFT"><FONT POINT-SIZE="18"><B>{above}</B></FONT></TD></TR>{lines}'
        f"{legend if shown else ''}</TABLE>>"
    )


def _space(width: float) -> str:
    """An empty cell about so wide: Graphviz would else stretch the cells of the legend to the width of the title."""
    return f'<TD BORDER="0" WIDTH="{width:.0f}"></TD>' if width > 0 else ""
