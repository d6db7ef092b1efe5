"""The amount somebody asks about, from words as people write it: ”410 000 kr exkl. moms”, ”2 prisbasbelopp”."""

from __future__ import annotations

from ..authority.amounts import Sum
from ..errors import SamspelError
from ..law.vat_words import vat
from ..money import amounts


def asked_amount(words: str) -> Sum:
    """The one amount in the words; digits alone are kronor. Raises SamspelError when they hold none, or several."""
    found = amounts(words) or amounts(f"{words} kr")
    if len(found) != 1:
        raise SamspelError(f"”{words}” är inte ett belopp. Skriv till exempel ”410 000 kr” eller ”2 prisbasbelopp”.")
    return Sum(found[0].ore / 100, found[0].unit, vat(words))
