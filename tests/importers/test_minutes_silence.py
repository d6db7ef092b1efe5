"""What minutes do not say: it is held against them only where the reader understood all of the item."""

from __future__ import annotations

from samspel.importers.minutes import understand
from samspel.importers.minutes.text import lines_of
from samspel.model import NONE, Facts, Item

_FRONT = """# Tekniska nämnden
Sammanträdesdatum: 2025-03-12
**Beslutande**
Anna Ek (A), ordförande
Bo Al (B)
Cia Lind (A)

"""
_TOLD = """## § 1 Taxa
**Yrkanden**
Anna Ek (A) yrkar bifall till förvaltningens förslag.
Bo Al (B) yrkar avslag.
**Beslutsgång**
Ordföranden ställer förslagen mot varandra och finner att nämnden bifaller förvaltningens förslag.
**Beslut**
Taxan antas.

"""


def _item(second: str) -> Item:
    return (understand(lines_of(_FRONT + _TOLD + second, "p.md"), Facts()).meeting.items or ())[1]


_SILENT = """## § 2 Avgift
**Yrkanden**
Anna Ek (A) yrkar bifall till förvaltningens förslag.
Bo Al (B) yrkar avslag.
{more}
**Beslut**
Avgiften antas.
"""


def test_an_order_of_propositions_that_is_nowhere_in_an_item_understood_is_none() -> None:
    assert _item(_SILENT.format(more="")).order_of_propositions is NONE


def test_it_is_unknown_where_a_heading_means_nothing_to_the_reader() -> None:
    assert _item(_SILENT.format(more="**Rundan kring bordet**\nNågot hände här.")).order_of_propositions is None


def test_it_is_unknown_where_the_item_leaves_a_doubt() -> None:
    assert _item(_SILENT.format(more="Den tredje yrkar något helt annat.")).order_of_propositions is None


def test_it_is_unknown_where_several_items_have_proposals_and_none_tells_one() -> None:
    only = _TOLD.replace(
        "**Beslutsgång**\nOrdföranden ställer förslagen mot varandra och finner att nämnden bifaller "
        "förvaltningens förslag.\n",
        "",
    )
    several = understand(lines_of(_FRONT + only + only.replace("§ 1", "§ 2"), "p.md"), Facts()).meeting.items or ()
    [alone] = understand(lines_of(_FRONT + only, "p.md"), Facts()).meeting.items or ()

    assert [len(one.proposals or ()) for one in (*several, alone)] == [2, 2, 2]
    assert [one.order_of_propositions for one in several] == [None, None]
    assert alone.order_of_propositions is NONE


def test_a_heading_in_new_words_is_known_by_what_it_is_about() -> None:
    more = "**Så här fattades beslutet**\nOrdföranden frågar hur nämnden vill göra och finner bifall till Anna Ek."

    assert str(_item(_SILENT.format(more=more)).order_of_propositions).startswith("Ordföranden frågar")
