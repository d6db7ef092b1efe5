"""A comparison of two delegation orders for a board paper: one table, matter by matter, in Markdown or HTML."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from html import escape

from ..checks.comparison import Comparison, Kind
from ..errors import seen
from .comparison_text import DETAILED, SAY, head, notes
from .comparison_words import Line, line, rows

_TABLE: Mapping[str, tuple[str, str, str, str]] = {
    "sv": ("Ärende", "Före", "Efter", "Innebär"),
    "en": ("Matter", "Before", "After", "Means"),
}
_MARKED = re.compile(r"([\\`*_\[\]<>|#~])")
_STYLE = (
    "body{font-family:sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;line-height:1.4}"
    "table{border-collapse:collapse;width:100%}th,td{border:1px solid #555;padding:.35rem .5rem;text-align:left;"
    "vertical-align:top}thead th{background:#eee}tbody th{font-weight:normal}tr{break-inside:avoid}"
)


def comparison_markdown(comparison: Comparison, language: str = "sv") -> str:
    """The comparison as Markdown: a summary, then one table for each kind of change, then what stands beside the rows."""
    say = SAY[language]
    title, *summary = map(marked, head(comparison, language))
    lines = [f"# {title}", ""]
    lines += [f"{text}  " for text in summary]
    for name, table in _tables(comparison, language):
        lines += ["", f"## {marked(name)}", "", f"| {' | '.join(_TABLE[language])} |", "|---|---|---|---|"]
        for one in table:
            cells = ("<br>".join(map(marked, cell)) for cell in _cells(one, say))
            lines.append(f"| {' | '.join(cells)} |")
    for name, texts in _lists(comparison, language):
        lines += ["", f"## {marked(name)}", "", *(f"- {marked(text)}" for text in texts)]
    return "\n".join([*lines, "", marked(say["end"])]) + "\n"


def comparison_html(comparison: Comparison, language: str = "sv") -> str:
    """The comparison as an HTML page without scripts, that can be printed or pasted into a board paper."""
    say = SAY[language]
    title, *summary = map(_escaped, head(comparison, language))
    body = [f"<h1>{title}</h1>", f"<p>{'<br>'.join(summary)}</p>"]
    for name, table in _tables(comparison, language):
        heads = "".join(f'<th scope="col">{text}</th>' for text in _TABLE[language])
        body += [f"<h2>{_escaped(name)}</h2>", f"<table><thead><tr>{heads}</tr></thead><tbody>"]
        for one in table:
            about, *cells = ("<br>".join(map(_escaped, cell)) for cell in _cells(one, say))
            body.append(f'<tr><th scope="row">{about}</th>{"".join(f"<td>{cell}</td>" for cell in cells)}</tr>')
        body.append("</tbody></table>")
    for name, texts in _lists(comparison, language):
        body += [f"<h2>{_escaped(name)}</h2>", f"<ul>{''.join(f'<li>{_escaped(text)}</li>' for text in texts)}</ul>"]
    body.append(f"<p>{_escaped(say['end'])}</p>")
    return (
        f'<!DOCTYPE html>\n<html lang="{language}">\n<head><meta charset="utf-8"><title>{title}</title>'
        f"<style>{_STYLE}</style></head>\n<body>\n" + "\n".join(body) + "\n</body>\n</html>\n"
    )


def _tables(comparison: Comparison, language: str) -> Iterator[tuple[str, list[Line]]]:
    for kind in DETAILED:
        changes = comparison.of_kind(kind)
        if changes:
            yield SAY[language][kind], [line(change, language) for change in changes]


def _lists(comparison: Comparison, language: str) -> Iterator[tuple[str, list[str]]]:
    renumbered = comparison.of_kind(Kind.RENUMBERED)
    if renumbered:
        yield SAY[language][Kind.RENUMBERED], ["; ".join(rows(one) for one in renumbered)]
    yield from notes(comparison, language)


def _cells(one: Line, say: Mapping[str, str]) -> tuple[tuple[str, ...], ...]:
    doubts = tuple(f"{say['check']}: {text}" for text in one.doubts)
    return (one.about,), one.before or ("–",), one.after or ("–",), (*one.means, *doubts)


def marked(text: str) -> str:
    """Text from a document as plain Markdown text: nothing in it marks anything up."""
    return _MARKED.sub(r"\\\1", seen(text))


def _escaped(text: str) -> str:
    return escape(seen(text))
