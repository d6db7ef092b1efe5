"""Addresses of public statute pages, made from SFS number and section without any network.

The Riksdag publishes every act under an id made from its SFS number, `https://data.riksdagen.se/dokument/sfs-2017-725.html`,
with an anchor at each section: `#K6P37` in an act with chapters, `#P5` in one without, `#K5P2a` for a lettered section.
How the anchor of a lettered chapter (`19 a kap.`) is spelled is not known for certain, so such a link leads to the act.
"""

from __future__ import annotations

import re

from ..model import Citation
from .acts import all_acts

_SFS = re.compile(r"(1[89]|20)\d\d:[1-9]\d*")
_PLAIN = re.compile(r"[1-9]\d*")
_SECTION = re.compile(r"[1-9]\d*[a-z]?")


def law_link(citation: Citation) -> str | None:
    """The address of the act's page at the Riksdag, at the section where that is certain; None for what is no SFS number."""
    if not _SFS.fullmatch(citation.sfs):
        return None
    page = f"https://data.riksdagen.se/dokument/sfs-{citation.sfs.replace(':', '-')}.html"
    anchor = _anchor(citation)
    return f"{page}#{anchor}" if anchor else page


def _anchor(citation: Citation) -> str:
    act = all_acts().get(citation.sfs)
    chapter, section = citation.chapter or "", citation.section or ""
    if act is None or act.has_chapters != bool(chapter):
        return ""
    if chapter and not _PLAIN.fullmatch(chapter):
        return ""
    if section and not _SECTION.fullmatch(section):
        return ""
    return (f"K{chapter}" if chapter else "") + (f"P{section}" if section else "")
