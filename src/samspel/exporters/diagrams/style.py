"""How the pictures look: colours, letters, text in labels, and the words they use in two languages."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Mapping

import graphviz

INK = "#1A1A1A"
LINE = "#1F3A5F"
ALARM = "#9C1C1C"
FILLS = {"F": "#FFF2CC", "C": "#DCE6F2", "H": "#E2EFDA", "A": "#EADCF4", "?": "#F2F2F2"}
LETTERS = ("F", "C", "H", "A", "?")
_UNSEEN = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")

WORDS: Mapping[str, Mapping[str, str]] = {
    "sv": {
        "F": "Förtroendevald eller utskott", "C": "Chef", "H": "Handläggare", "A": "Automatiserad", "?": "Okänd benämning",
        "many_F": "förtroendevalda eller utskott", "many_C": "chefer", "many_H": "handläggare",
        "many_A": "automatiserade", "many_?": "med okänd benämning",
        "legend": "Teckenförklaring:", "matters": "ärenden", "matter": "ärende", "error": "Fel", "warning": "Varning",
        "levels": "{organ} – delegation i nivåer", "sections": "{organ} – vem får besluta om vad",
        "organisation": "{name} – politisk organisation och förvaltning",
        "adopted": "Delegationsordning antagen {day}{minute}.",
        "follows": "Nämnden delegerar direkt till var och en. Heldragna pilar följer ledningslinjen.",
        "direct": "Nämnden delegerar direkt till var och en.", "dashed": "Streckad pil: vidaredelegation.",
        "marked": "Röd ram och ! visar anmärkningar vid granskningen.",
        "counts": "Siffran visar i hur många ärenden delegaten får besluta.",
        "level0": "Nämnd", "level1": "Politisk ledning\noch förvaltningschef", "level2": "Verksamhetsnivå",
        "level3": "Enhetsnivå", "level4": "Handläggare", "more": "+ {n} delegater till", "missing": "Delegat saknas",
        "page": " ({page} av {pages})", "all": "Alla ärenden", "sections_n": "avsnitt",
        "elected": "Förtroendevalda", "employed": "Anställda", "head": "Chef", "members": "ledamöter",
        "appoints": "Heldragen pil: utser.", "serves": "Streckad pil: är förvaltning åt.",
        "holder": "Delegat", "kind": "Slag", "count": "Antal ärenden", "findings": "Anmärkningar", "section": "Avsnitt",
        "part": "Del", "under": "Under", "say_levels": "{organ} delegerar {rows} ärenden till {n} delegater: {split}.",
        "say_sections": "{organ} har {rows} ärenden i {n} avsnitt. För varje avsnitt visas vilka som får besluta i flest ärenden.",
        "say_organisation": "{name} har {organs} organ och {units} enheter i förvaltningen.",
        "say_findings": "Antal delegater med anmärkningar: {n}.",
    },
    "en": {
        "F": "Elected or committee", "C": "Chief", "H": "Officer", "A": "Automated", "?": "Unknown title",
        "many_F": "elected or committees", "many_C": "chiefs", "many_H": "officers",
        "many_A": "automated", "many_?": "with unknown title",
        "legend": "Legend:", "matters": "matters", "matter": "matter", "error": "Errors", "warning": "Warnings",
        "levels": "{organ} – delegation in levels", "sections": "{organ} – who may decide what",
        "organisation": "{name} – political organisation and administration",
        "adopted": "Delegation order adopted {day}{minute}.",
        "follows": "The board delegates directly to each. Solid arrows follow the line of command.",
        "direct": "The board delegates directly to each.", "dashed": "Dashed arrow: onward delegation.",
        "marked": "A red frame and ! show findings of the check.",
        "counts": "The number shows in how many matters the delegate may decide.",
        "level0": "Board", "level1": "Political bodies and\nhead of administration", "level2": "Department level",
        "level3": "Unit level", "level4": "Officers", "more": "+ {n} more delegates", "missing": "No delegate",
        "page": " ({page} of {pages})", "all": "All matters", "sections_n": "sections",
        "elected": "Elected", "employed": "Employed", "head": "Head", "members": "members",
        "appoints": "Solid arrow: appoints.", "serves": "Dashed arrow: is administration of.",
        "holder": "Delegate", "kind": "Kind", "count": "Matters", "findings": "Findings", "section": "Section",
        "part": "Part", "under": "Under", "say_levels": "{organ} delegates {rows} matters to {n} delegates: {split}.",
        "say_sections": "{organ} has {rows} matters in {n} sections. Each card shows who may decide in most matters.",
        "say_organisation": "{name} has {organs} organs and {units} units of administration.",
        "say_findings": "Delegates with findings: {n}.",
    },
}  # fmt: skip


def plain(text: str, most: int = 80) -> str:
    """User text without control characters, on one line, shortened."""
    one_line = " ".join(_UNSEEN.sub(" ", text).split())
    return one_line if len(one_line) <= most else one_line[: most - 1].rstrip() + "…"


def words(text: str, most: int = 80) -> str:
    """User text for an HTML-like label: escaped, so that it can never become markup."""
    return html.escape(plain(text, most))


def wrapped(text: str, width: int = 22, most: int = 80) -> str:
    """User text for an HTML-like label, broken into lines of about `width` characters."""
    lines: list[str] = []
    for word in plain(text, most).split(" "):
        if lines and len(lines[-1]) + 1 + len(word) <= width:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return "<BR/>".join(html.escape(line) for line in lines)


def digraph(name: str, tooltip: str, **attributes: str) -> graphviz.Digraph:
    """An empty picture in the common style."""
    graph = graphviz.Digraph(name)
    graph.attr(
        "graph", bgcolor="white", charset="UTF-8", fontname="Arial", fontcolor=INK, fontsize="10", pad="0.2",
        labelloc="t", labeljust="l", tooltip=graphviz.escape(plain(tooltip, 200)), **attributes,
    )  # fmt: skip
    graph.attr("node", fontname="Arial", fontcolor=INK, fontsize="10", color=LINE, shape="plain")
    graph.attr("edge", fontname="Arial", fontcolor=INK, fontsize="9", color="#44546A", arrowsize="0.7")
    return graph


def heading(title: str, subtitle: Iterable[str], letters: Iterable[str], language: str) -> str:
    """Title, subtitle and legend as the label of the whole picture."""
    say = WORDS[language]
    key = "".join(
        f'<TD BORDER="1" WIDTH="24" BGCOLOR="{FILLS[letter]}">{letter}</TD><TD BORDER="0" ALIGN="LEFT">{say[letter]}</TD>'
        for letter in letters
    )
    legend = (
        '<TABLE BORDER="0" CELLBORDER="0" CELLSPACING="4" CELLPADDING="3" COLOR="#44546A"><TR>'
        f'<TD ALIGN="LEFT"><B>{say["legend"]}</B></TD>{key}</TR></TABLE>'
    )
    lines = "".join(f'<TR><TD ALIGN="LEFT">{words(line, 200)}</TD></TR>' for line in subtitle if line)
    return (
        '<<TABLE BORDER="0" CELLSPACING="0" CELLPADDING="2">'
        f'<TR><TD ALIGN="LEFT"><FONT POINT-SIZE="18"><B>{words(title, 120)}</B></FONT></TD></TR>{lines}'
        f'<TR><TD ALIGN="LEFT">{legend}</TD></TR></TABLE>>'
    )
