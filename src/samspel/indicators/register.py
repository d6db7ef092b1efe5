"""The register of indicators: what each counts and how it is told, from `rules/register/indicators.yaml`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache

from .. import plain_yaml, shipped
from ..authority.texts import joined
from ..model import YesNo
from ..model.native import validate
from ..rules.pack import Bilingual, Data
from .found import Word

_AND = {"sv": "och", "en": "and"}


class Definition(Data):
    """One indicator in the register; the head of the file says what each text is for."""

    id: str
    title: Bilingual
    unit: Bilingual
    formula: Bilingual
    norm: Bilingual
    reading: Bilingual
    clear: Bilingual
    seen: Bilingual
    open: Bilingual | None = None
    unknown: dict[str, Bilingual]
    ask: Bilingual
    share: YesNo = YesNo.NO

    @property
    def is_share(self) -> bool:
        """Whether the value is a share in per cent, and neither good nor bad by itself."""
        return self.share is YesNo.YES


class _Register(Data):
    indicators: tuple[Definition, ...]
    names: dict[str, Bilingual]


@lru_cache(maxsize=1)
def definitions() -> tuple[Definition, ...]:
    """Every indicator, the weightiest first."""
    return _register().indicators


def said(text: Bilingual, words: Mapping[str, Word], language: str) -> str:
    """A sentence of the register with words put in, each by its name where the register has one."""
    return text.in_(language).format_map({name: _told(word, language) for name, word in words.items()})


def name(word: str, language: str) -> str:
    """What a theme, a phase and so on is called; the word itself where the register has no name for it."""
    names = _register().names
    return names[word].in_(language) if word in names else word


def list_of(words: Sequence[str], language: str) -> str:
    """Several such words as a list in a sentence: `a, b och c`; nothing for none."""
    return joined([name(one, language) for one in words], _AND[language])


def _told(word: Word, language: str) -> str:
    if isinstance(word, tuple):
        return list_of(word, language)
    return name(word, language) if isinstance(word, str) else str(word)


@lru_cache(maxsize=1)
def _register() -> _Register:
    return validate(_Register, plain_yaml.read(shipped.packs() / "register" / "indicators.yaml"))
