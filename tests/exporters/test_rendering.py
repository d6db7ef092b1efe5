"""Rendering uses the Graphviz at hand, says so when there is none, and makes accessible pictures."""

from __future__ import annotations

import os
import stat
import sys
import sysconfig
from pathlib import Path

import pytest
from lxml import etree

from samspel.errors import RenderingFailed
from samspel.exporters.drawing import Drawing
from samspel.exporters.rendering import render, renderer

PICTURE = Drawing(
    kind="levels",
    dot='digraph { graph [splines=ortho]; a [label="Åäö" fontname="Arial" tooltip="tips"]; a -> b }',
    title="En <titel> & mer",
    description="Två rutor.",
    table=(("Delegat",),),
    language="sv",
)
SVG = "{http://www.w3.org/2000/svg}"


def test_svg_has_role_language_title_and_description_that_belong_to_it() -> None:
    root = etree.fromstring(render(PICTURE, "svg"))
    [title] = root.findall(f"{SVG}title")
    [desc] = root.findall(f"{SVG}desc")

    assert root.get("role") == "img"
    assert root.get("lang") == "sv"
    assert root.get("aria-labelledby") == f"{title.get('id')} {desc.get('id')}"
    assert (title.text, desc.text) == ("En <titel> & mer", "Två rutor.")
    assert "Åäö" in "".join(str(text) for text in root.itertext())


def test_every_text_keeps_the_width_it_was_laid_out_for_in_any_font() -> None:
    told = {str(text.text): text for text in etree.fromstring(render(PICTURE, "svg")).iter(f"{SVG}text")}

    assert float(str(told["Åäö"].get("textLength"))) == pytest.approx(14 * (0.667 + 2 * 0.556), rel=0.1)  # as in Arial
    assert told["Åäö"].get("lengthAdjust") == "spacingAndGlyphs"


def test_a_renderer_that_tells_no_widths_draws_all_the_same(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    if os.name == "nt":
        pytest.skip("needs a shell script as renderer")
    [program] = renderer()
    script = tmp_path / "dot"
    script.write_text(f'#!/bin/sh\ncase "$1" in -Tjson) exit 1;; esac\nexec "{program}" "$@"\n', encoding="utf-8")
    script.chmod(script.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("SAMSPEL_DOT", str(script))

    svg = render(PICTURE, "svg")
    assert "Åäö".encode() in svg
    assert b"textLength" not in svg


def test_svg_holds_no_doctype_and_no_reference_out_of_itself() -> None:
    data = render(PICTURE, "svg")

    assert b"<!DOCTYPE" not in data
    assert b"xlink:href" not in data.replace(b"xmlns:xlink", b"")


def test_ids_are_unique_and_differ_between_pictures() -> None:
    root = etree.fromstring(render(PICTURE, "svg"))
    ids = [element.get("id") for element in root.iter() if element.get("id")]

    assert len(ids) == len(set(ids))


def test_png_is_a_png_and_dot_is_the_source() -> None:
    assert render(PICTURE, "png").startswith(b"\x89PNG")
    assert render(PICTURE, "dot") == PICTURE.dot.encode()


def test_the_same_drawing_gives_the_same_bytes() -> None:
    assert render(PICTURE, "svg") == render(PICTURE, "svg")


def test_without_any_graphviz_the_message_says_what_to_install(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(sys, "executable", str(tmp_path / "python"))
    monkeypatch.setattr(sysconfig, "get_path", lambda *_: str(tmp_path))
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("SAMSPEL_DOT", raising=False)

    with pytest.raises(RenderingFailed, match="pip install graphviz-pure"):
        render(PICTURE, "svg")
    assert render(PICTURE, "dot")


@pytest.mark.skipif(os.name == "nt", reason="needs a shell script as renderer")
def test_the_named_renderer_is_used_and_its_failure_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    refusing = tmp_path / "dot"
    refusing.write_text("#!/bin/sh\nexit 1\n", encoding="utf-8")
    refusing.chmod(refusing.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("SAMSPEL_DOT", str(refusing))

    with pytest.raises(RenderingFailed, match="kunde inte rita"):
        render(PICTURE, "svg")
