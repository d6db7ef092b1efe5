"""Links to statute pages lead to the section where the address is certain, else to the act, and never to a guess."""

from __future__ import annotations

import pytest

from samspel.law.acts import all_acts
from samspel.law.links import law_link
from samspel.model import Citation

PAGE = "https://data.riksdagen.se/dokument/"


@pytest.mark.parametrize(
    ("citation", "link"),
    [
        (Citation(sfs="2017:725", chapter="6", section="37"), "sfs-2017-725.html#K6P37"),
        (Citation(sfs="2017:725", chapter="6", section="37", paragraph="1", point="2"), "sfs-2017-725.html#K6P37"),
        (Citation(sfs="2017:725", chapter="5", section="2a"), "sfs-2017-725.html#K5P2a"),
        (Citation(sfs="2017:725", chapter="6"), "sfs-2017-725.html#K6"),
        (Citation(sfs="2017:900", section="31"), "sfs-2017-900.html#P31"),  # the Administrative Procedure Act: no chapters
        (Citation(sfs="2017:725"), "sfs-2017-725.html"),
        (Citation(sfs="2016:1145", chapter="19a", section="4"), "sfs-2016-1145.html"),  # a lettered chapter
        (Citation(sfs="2017:725", section="37"), "sfs-2017-725.html"),  # the chapter is missing
        (Citation(sfs="1905:1", section="3"), "sfs-1905-1.html"),  # an act the register does not know
    ],
)
def test_the_link_goes_as_far_as_is_certain(citation: Citation, link: str) -> None:
    assert law_link(citation) == PAGE + link


@pytest.mark.parametrize("sfs", ["", "KLKFS 2020:1", "javascript:alert(1)", "2017:725?x=1", "2017:0", "EU 2016/679"])
def test_what_is_no_number_of_the_statute_book_gets_no_link(sfs: str) -> None:
    assert law_link(Citation(sfs=sfs)) is None


def test_every_act_of_the_register_has_a_page() -> None:
    assert all(law_link(Citation(sfs=sfs)) for sfs in all_acts())
