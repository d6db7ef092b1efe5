"""A made delegation order, and the same order laid out as a web page, in typst and in Word, in many looks."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from tests.build_docx import Cell, document, heading, paragraph, table

KINDS = ("number", "matter", "delegate", "substitute", "law", "onward", "note")
HEADINGS = ("Nr", "Ärende", "Delegat", "Ersättare", "Lagrum", "Vidaredelegation", "Anmärkning")
TITLE = "Delegationsordning för fritidsnämnden"
PREAMBLE = (
    "Antagen av fritidsnämnden 2025-03-12, § 31. Gäller från 2025-04-01.",
    "Beslut som fattas med stöd av delegationsordningen ska anmälas vid nämndens nästa sammanträde. "
    "Ärenden av principiell beskaffenhet avgörs alltid av nämnden.",
)
_SECTIONS = ("Allmänna ärenden", "Bidrag och stöd", "Lokaler och anläggningar", "Personal")
_MATTERS = (
    "Bidrag till förening", "Uthyrning av lokal till förening eller enskild", "Yttrande till annan myndighet",
    "Avskrivning av fordran som inte går att få betald", "Avtal om drift av anläggning",
    "Utlämnande av allmän handling", "Startbidrag till ny förening för barn och unga", "Inköp av varor och tjänster",
    "Beslut om öppettider i simhall och ishall under helger och lov", "Lotteritillstånd",
    "Stöd till arrangemang som är öppna för allmänheten och har stor betydelse för kommunens näringsliv",
)  # fmt: skip
_ENDS = ("", "", ", högst 50 000 kr", ", högst 2 prisbasbelopp per år", " – avslag", ", upp till tre år")
_ROLES = (
    "Fritidschef", "Enhetschef anläggning", "Föreningskonsulent", "Förvaltningschef", "Bokningshandläggare",
    "Nämndens ordförande", "Arbetsutskottet", "Handläggare", "Verksamhetschef barn- och ungdomsverksamhet",
)  # fmt: skip
_LAWS = ("6 kap. 37 § KL", "36 § FL", "2 kap. 14 § TF", "19 a kap. 4 § LOU", "10 kap. 1 § OSL")
_NOTES = (
    "",
    "",
    "",
    "Samråd ska ske med ekonomichefen innan beslut fattas",
    "Se även punkt 1.3",
    "Gäller inte hyra av skollokal",
)
_ONWARD = ("Ja", "Nej", "–", "")


@dataclass(frozen=True, slots=True)
class Made:
    """A row as it ought to be read back: its section and its cells by kind."""

    section: str
    cells: dict[str, str]


def order(rows: int, seed: int = 1, kinds: Sequence[str] = KINDS) -> list[Made]:
    """Rows in sections of uneven length; several delegates stand on a line each."""
    chance = random.Random(seed)
    made = []
    section, count = 0, 0
    for _ in range(rows):
        if count == 0 or (chance.random() < 4 / rows and section < len(_SECTIONS)):
            section, count = section + 1, 0
        count += 1
        cells = {
            "number": f"{section}.{count}",
            "matter": chance.choice(_MATTERS) + chance.choice(_ENDS),
            "delegate": "\n".join(chance.sample(_ROLES, chance.choice((1, 1, 1, 2, 3)))),
            "substitute": "\n".join(chance.sample(_ROLES, chance.choice((0, 1, 1)))),
            "law": "; ".join(chance.sample(_LAWS, chance.choice((0, 1, 1, 2)))),
            "onward": chance.choice(_ONWARD),
            "note": chance.choice(_NOTES),
        }
        made.append(Made(_SECTIONS[section - 1], {kind: cells[kind] for kind in kinds}))
    return made


def sections(made: Sequence[Made]) -> list[tuple[str, list[Made]]]:
    """The rows by section, each titled with its number."""
    found: list[tuple[str, list[Made]]] = []
    for row in made:
        if not found or found[-1][1][0].section != row.section:
            found.append((f"{len(found) + 1}. {row.section}", []))
        found[-1][1].append(row)
    return found


def headings_of(made: Sequence[Made]) -> list[str]:
    return [heading_ for kind, heading_ in zip(KINDS, HEADINGS, strict=True) if kind in made[0].cells]


def web_page(made: Sequence[Made], style: str, *, apart: bool = False) -> str:
    """The order as a web page. `apart`: a table for each section, under a heading; else a row across the table."""
    head = f"<tr>{''.join(f'<th>{one}' for one in headings_of(made))}"
    width = len(made[0].cells)
    tables = []
    for title, rows in sections(made):
        body = "".join(f"<tr>{''.join(f'<td>{_lines(text)}' for text in row.cells.values())}" for row in rows)
        tables.append((title, body))
    if apart:
        content = "".join(f"<h2>{title}</h2><table><thead>{head}</thead>{body}</table>" for title, body in tables)
    else:
        across = "".join(f"<tr><td class=across colspan={width}>{title}{body}" for title, body in tables)
        content = f"<table><thead>{head}</thead>{across}</table>"
    preamble = "".join(f"<p>{text}" for text in PREAMBLE)
    return (
        f"<!doctype html><html lang=sv><meta charset=utf-8><title>{TITLE}</title><style>{style}</style>"
        f"<h1>{TITLE}</h1>{preamble}{content}</html>"
    )


def _lines(text: str) -> str:
    return "<br>".join(escape(line) for line in text.split("\n"))


def typst_page(made: Sequence[Made], settings: str, table_settings: str, columns: str) -> str:
    """The order in typst, with a row across the table for each section."""
    width = len(made[0].cells)
    head = ", ".join(f"[*{one}*]" for one in headings_of(made))
    body = []
    for title, rows in sections(made):
        body.append(f"table.cell(colspan: {width})[*{_typst(title)}*]")
        body += [f"[{_typst(text)}]" for row in rows for text in row.cells.values()]
    preamble = "\n\n".join(map(_typst, PREAMBLE))
    return (
        f'#set text(lang: "sv")\n{settings}\n= {TITLE}\n{preamble}\n\n'
        f"#table(columns: {columns}, {table_settings}, table.header({head}),\n{', '.join(body)})\n"
    )


def _typst(text: str) -> str:
    for sign in "\\#[]*_$@<>`~/":
        text = text.replace(sign, f"\\{sign}")
    return text.replace("1. ", "1\\. ").replace("\n", " \\ ")


def word_file(made: Sequence[Made], *, apart: bool = False, widths: Sequence[int] | None = None) -> bytes:
    """The order as a Word file, laid out as `web_page` does."""
    head = headings_of(made)
    blocks = [heading(TITLE, 0), *map(paragraph, PREAMBLE)]
    if apart:
        for title, rows in sections(made):
            blocks += [heading(title), table([head, *(tuple(row.cells.values()) for row in rows)], widths=widths)]
    else:
        rows_: list[Sequence[str | Cell]] = [head]
        for title, rows in sections(made):
            rows_ += [(Cell(title, span=len(head), bold=True),), *(tuple(row.cells.values()) for row in rows)]
        blocks.append(table(rows_, widths=widths))
    return document(*blocks)
