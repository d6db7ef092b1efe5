"""The gallery shows every kind of picture, and its page names every file of it."""

from __future__ import annotations

from samspel.exporters.diagrams import COLLAPSIBLE, KINDS

from .make_gallery import GALLERY


def test_every_kind_is_shown_and_every_picture_is_named() -> None:
    files = {path.name for path in GALLERY.glob("*.svg")}
    page = (GALLERY / "README.md").read_text(encoding="utf-8")

    of_kinds = {f"{size}-{kind}.svg" for size in ("small", "large") for kind in KINDS}
    assert files == of_kinds | {f"large-{kind}-collapse.svg" for kind in COLLAPSIBLE} | {"small-difference.svg"}
    assert all(f"({name})" in page for name in files)
    assert sum(path.stat().st_size for path in GALLERY.iterdir()) < 800_000
