"""Draws the gallery anew: `python -m tests.make_gallery`. Then open each picture; what was mended stands in its README."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from samspel import check, compare, load
from samspel.exporters.diagrams import COLLAPSIBLE, KINDS, draw
from samspel.exporters.diagrams.difference import draw_difference
from samspel.exporters.drawing import Drawing
from samspel.exporters.rendering import render
from tests.big_town import big_town
from tests.make_examples import FILE, revised_order

GALLERY = Path(__file__).parents[1] / "docs" / "gallery"
ON = date(2026, 5, 1)
ROW = {"small": "4.2", "large": "1.1"}
ORGANISATION, INTERPLAY = FILE.with_name("organisation.yaml"), FILE.with_name("samspel.yaml")


def pictures() -> Iterator[tuple[str, Drawing]]:
    """Every kind of the example order and of the large one, the first page of each, and overviews of the large one, by file
    name."""
    of_order = tuple(kind for kind in KINDS if kind != "responsibility")
    for name, town, kinds in (
        ("small", load(ORGANISATION, FILE), of_order),
        ("small", load(ORGANISATION, INTERPLAY, FILE), ("responsibility",)),
        ("large", big_town(), KINDS),
    ):
        report = check(town, on=ON)
        for kind in kinds:
            drawings = draw(kind, town, report=report, row=ROW[name] if kind == "chain" else None)
            yield f"{name}-{kind}.svg", drawings[0]
    for kind in COLLAPSIBLE:
        [drawing] = draw(kind, town, report=report, collapse=True)
        yield f"large-{kind}-collapse.svg", drawing


def difference(folder: Path) -> Drawing:
    """The example order against what the board might adopt half a year later."""
    new = folder / "ny.docx"
    new.write_bytes(revised_order())
    try:
        return draw_difference(compare(load(FILE), load(new)), "sv")[0]
    finally:
        new.unlink()


def main() -> None:
    """Writes the files."""
    GALLERY.mkdir(exist_ok=True)
    for name, drawing in (*pictures(), ("small-difference.svg", difference(GALLERY))):
        (GALLERY / name).write_bytes(render(drawing, "svg"))
        print(f"{name}: {drawing.description}")


if __name__ == "__main__":
    main()
