"""What the two sides said of their interplay, as a page to talk from: where their pictures differ, and what to ask."""

from __future__ import annotations

from collections.abc import Iterator

from ..expectations.comparing import SMALLEST, Exchange
from ..expectations.questionnaire import HIGHEST, LOWEST, SIDES, Scale, Statement, Theme
from ..model import Side
from .paper.blocks import Block, Paper, heading, listed, said, table, words

_NAMES = {Side.POLITICAL: "Förtroendevalda", Side.OFFICIAL: "Tjänstepersoner"}
_HEADS = {Side.POLITICAL: "Förtroende\u00advalda", Side.OFFICIAL: "Tjänste\u00adpersoner"}  # may break where it is marked
_APART = "Skill\u00adnad"
_HIDDEN = "–"
_MEANS_NOTHING = 0.5  # a smaller difference is not told as one
_MOST_TOLD = 3
_WANTED, _WAY_TO_GO = 4.0, 1.0  # what both sides want, and how far from it they see themselves


def expectation_paper(exchange: Exchange) -> Paper:
    """The page. Nothing on it is about fewer than five people."""
    return Paper(words("Förväntningar på varandra: underlag för samtal"), "sv", None, tuple(_blocks(exchange)))


def _blocks(exchange: Exchange) -> Iterator[Block]:
    yield said(
        f"Svaren går från {LOWEST} (stämmer inte alls) till {HIGHEST} (stämmer helt). {_answered(exchange)} "
        f"Medelvärden visas bara för {SMALLEST} personer eller fler. {_HIDDEN} betyder att svaren är för få för att visas."
    )
    yield said(
        "Siffrorna är inget betyg och visar inte vem som har rätt. Använd dem för att fråga varandra vad ni ser. "
        "”Är” betyder så är det, ”bör” så borde det vara. Skillnad är hur mycket mer de förtroendevalda instämmer i "
        "att så är det; med minus instämmer tjänstepersonerna mer. Skillnader under en halv säger inget."
    )
    yield from _differences(exchange)
    yield from _same_way(exchange)
    for culture, title in ((False, "Vad ni väntar er av varandra"), (True, "Kultur och trygghet")):
        of_kind = [theme for theme in exchange.themes if theme.culture is culture]
        yield heading(title)
        yield table(
            "Medelvärden per tema",
            (
                "Tema",
                *(f"{_HEADS[side]}: {scale}" for side in SIDES for scale in ("är", "bör")),
                "Skillnad",
            ),
            tuple(_theme_row(exchange, theme) for theme in of_kind),
            (5, 4, 4, 4, 4, 3),
            numbers=range(1, 6),
        )
    yield from _by_group(exchange)
    yield heading("Alla påståenden")
    for theme in exchange.themes:
        yield table(
            theme.name,
            ("Påstående", *(f"{_HEADS[side]}: {scale}" for side in SIDES for scale in ("är", "bör")), _APART),
            tuple(_statement_row(exchange, one) for one in theme.statements),
            (7, 4, 4, 4, 4, 3),
            numbers=range(1, 6),
        )
    yield heading("Så skyddas den som har svarat")
    yield said(
        f"Inget medelvärde bygger på färre än {SMALLEST} personer. Där en sida visas uppdelad på grupper döljs också "
        "grupper som annars skulle göra att en liten grupp går att räkna ut. Har alla i en grupp svarat likadant går det "
        "ändå att se vad de tyckte. Sprid inte råsvaren, och gör inte en ny sammanställning när bara några få har "
        "svarat till."
    )


def _answered(exchange: Exchange) -> str:
    told = [(_NAMES[side], exchange.answered(side)) for side in SIDES]
    return " ".join(f"{name}: {'färre än fem' if number is None else number} svar." for name, number in told)


def _differences(exchange: Exchange) -> Iterator[Block]:
    """The statements on which the two pictures of how it is lie furthest apart."""
    found = [(apart, theme, one) for theme, one, apart in _apart(exchange) if abs(apart) >= _MEANS_NOTHING]
    found.sort(key=lambda item: (-abs(item[0]), item[2].id))
    yield heading("Där bilderna skiljer sig mest")
    if not found:
        yield said("Inget påstående skiljer sidorna åt med en halv eller mer, så långt svaren får visas.")
        return
    rows = []
    for apart, _, one in found[:_MOST_TOLD]:
        most = SIDES[apart < 0]
        rows.append(f"”{one.text}” {_NAMES[most]} instämmer mer ({_both(exchange, one, Scale.NOW)}).")
    yield listed(rows)
    asks = dict.fromkeys(theme.ask for _, theme, _ in found[:_MOST_TOLD])
    yield heading("Frågor att börja med", 3)
    yield listed(asks)


def _same_way(exchange: Exchange) -> Iterator[Block]:
    """The statements that both sides want to be so, and neither finds to be."""
    found = []
    for theme in exchange.themes:
        for one in theme.statements:
            now = [exchange.mean(one.id, Scale.NOW, side) for side in SIDES]
            should = [exchange.mean(one.id, Scale.SHOULD, side) for side in SIDES]
            pairs = [(n, s) for n, s in zip(now, should, strict=True) if n is not None and s is not None]
            if len(pairs) == len(SIDES) and all(s >= _WANTED and s - n >= _WAY_TO_GO for n, s in pairs):
                found.append(f"”{one.text}” Så är det: {_both(exchange, one, Scale.NOW)}.")
    if found:
        yield heading("Där båda vill mer")
        yield said("Båda sidor vill att det ska vara så, och har en bit kvar dit. Här är det lättast att börja.")
        yield listed(found)


def _by_group(exchange: Exchange) -> Iterator[Block]:
    for side in SIDES:
        groups = exchange.groups(side)
        if not groups:
            continue
        yield heading(f"{_NAMES[side]} per grupp")
        yield table(
            "Så är det, medelvärden per tema",
            ("Tema", *groups),
            tuple(
                (theme.name, *(_number(exchange.of_theme(theme, Scale.NOW, side, group)) for group in groups))
                for theme in exchange.themes
            ),
            (4, *(2 for _ in groups)),
            numbers=range(1, len(groups) + 1),
        )


def _apart(exchange: Exchange) -> Iterator[tuple[Theme, Statement, float]]:
    for theme in exchange.themes:
        for one in theme.statements:
            apart = exchange.apart(one.id, Scale.NOW)
            if apart is not None:
                yield theme, one, apart


def _theme_row(exchange: Exchange, theme: Theme) -> tuple[str, ...]:
    means = [_number(exchange.of_theme(theme, scale, side)) for side in SIDES for scale in Scale]
    return (theme.name, *means, _signed(exchange.theme_apart(theme, Scale.NOW)))


def _statement_row(exchange: Exchange, one: Statement) -> tuple[str, ...]:
    means = [_number(exchange.mean(one.id, scale, side)) for side in SIDES for scale in Scale]
    return (one.text, *means, _signed(exchange.apart(one.id, Scale.NOW)))


def _both(exchange: Exchange, one: Statement, scale: Scale) -> str:
    return ", ".join(f"{_NAMES[side].lower()} {_number(exchange.mean(one.id, scale, side))}" for side in SIDES)


def _number(mean: float | None) -> str:
    return _HIDDEN if mean is None else f"{mean:.1f}".replace(".", ",")


def _signed(apart: float | None) -> str:
    if apart is None:
        return _HIDDEN
    tenths = round(apart, 1)
    return f"{tenths:+.1f}".replace(".", ",").replace("-", "−") if tenths else "0,0"
