"""A document to hand to people as one web page, which prints well and needs nothing beside it."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from .paper import Heading, Paper, Points, Table

if TYPE_CHECKING:
    from jinja2 import Template

_PAGE = """<!doctype html>
<html lang="{{ paper.language }}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{{ paper.title }}</title>
<style>
:root { color-scheme: light; }
body { font: 1rem/1.5 Calibri, Carlito, "Segoe UI", Arial, sans-serif; color: #1b1b1b; background: #fff; margin: 0 auto;
  max-width: 48rem; padding: 1.5rem; }
h1, h2, h3, caption { color: #1f3a4d; line-height: 1.25; }
h1 { font-size: 1.9rem; } h2 { font-size: 1.3rem; margin-top: 2rem; } h3 { font-size: 1.05rem; }
table { border-collapse: collapse; width: 100%; margin: 1rem 0; }
caption { text-align: left; font-weight: 600; padding-bottom: .3rem; }
th, td { border: 1px solid #8a99a3; padding: .3rem .5rem; text-align: left; vertical-align: top; }
thead th { background: #e8eef2; }
td.number, th.number { text-align: right; }
caption.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
ul.boxes { list-style: "\\2610\\00a0"; }
p.aside { font-size: .9rem; color: #454545; font-style: italic; }
@media print {
  body { max-width: none; padding: 0; font-size: 10.5pt; }
  @page { size: A4; margin: 2cm; }
  h2, h3, caption { break-after: avoid; } tr { break-inside: avoid; } thead { display: table-header-group; }
}
</style>
</head>
<body>
<main>
<h1>{{ paper.title }}</h1>
{% for block in paper.blocks %}
{%- set kind = kind_of(block) %}
{%- if kind == "heading" %}
<h{{ block.level + 1 }}>{{ block.text }}</h{{ block.level + 1 }}>
{%- elif kind == "points" %}
<ul{% if block.boxes %} class="boxes"{% endif %}>
{%- for item in block.items %}<li>{{ item }}</li>{% endfor -%}
</ul>
{%- elif kind == "table" %}
<table>
<caption{% if not block.titled %} class="unseen"{% endif %}>{{ block.caption }}</caption>
{%- if block.widths %}
<colgroup>
{%- for part in block.widths %}<col style="width: {{ (100 * part / block.widths | sum) | round(1) }}%">{% endfor -%}
</colgroup>
{%- endif %}
<thead><tr>
{%- for head in block.heads %}<th scope="col"{% if loop.index0 in block.numbers %} class="number"{% endif %}>{{ head }}</th>
{%- endfor -%}
</tr></thead>
<tbody>
{%- for row in block.rows %}
<tr>{% for cell in row %}<td{% if loop.index0 in block.numbers %} class="number"{% endif %}>{{ cell }}</td>{% endfor %}</tr>
{%- endfor %}
</tbody>
</table>
{%- else %}
<p{% if block.aside %} class="aside"{% endif %}>{{ block.text }}</p>
{%- endif %}
{%- endfor %}
</main>
</body>
</html>
"""


def paper_html(paper: Paper) -> str:
    """The document as one HTML page."""
    return _template().render(paper=paper, kind_of=_kind)


@lru_cache(maxsize=1)
def _template() -> Template:
    from jinja2 import Environment

    return Environment(autoescape=True).from_string(_PAGE)


def _kind(block: object) -> str:
    kinds = {Heading: "heading", Points: "points", Table: "table"}
    return kinds.get(type(block), "text")
