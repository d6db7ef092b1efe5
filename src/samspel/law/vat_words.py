"""Whether the words beside an amount count value added tax in it."""

from __future__ import annotations

import re

from ..model import Vat

_EXCLUDED = re.compile(r"\b(?:exkl\w*\.?|ex\.?|utan)\s*(?:moms|mervärdesskatt)", re.IGNORECASE)
_INCLUDED = re.compile(r"\b(?:inkl\w*\.?|med)\s*(?:moms|mervärdesskatt)", re.IGNORECASE)


def vat(text: str) -> Vat | None:
    """With or without VAT, as the text says; None where it says neither."""
    if _EXCLUDED.search(text):
        return Vat.EXCLUDED
    return Vat.INCLUDED if _INCLUDED.search(text) else None
