"""Views of game rules: the document, its twelve parts and its sentences."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ..law import game_words
from ..law.terms import terms_begun
from ..model import NONE, Bound, GamePart, GameRule, GameRules, GameSection, Municipality, Nothing
from ..rules.game_views import GamePartView, GameRulesView, GameRuleView
from ..rules.view import Sighting, Words
from .register_views import happened

PART_NAMES: dict[GamePart, tuple[str, str]] = {
    GamePart.PURPOSE: ("syfte och värden", "purpose and values"),
    GamePart.ROLES: ("roller", "roles"),
    GamePart.ARENAS: ("mötesplatser och hur ofta", "arenas and how often"),
    GamePart.WAYS_IN: ("kontaktvägar", "ways in"),
    GamePart.VISITS: ("besök i verksamheten", "visits"),
    GamePart.MEDIA: ("medier och sociala medier", "media and social media"),
    GamePart.CASES: ("enskilda ärenden och sekretess", "individual cases and secrecy"),
    GamePart.CONFLICT: ("när vi inte är överens", "disagreement"),
    GamePart.THREATS: ("hot och trakasserier", "threats and harassment"),
    GamePart.ONBOARDING: ("introduktion", "onboarding"),
    GamePart.EXPECTATIONS: ("förväntningar på varandra", "expectations of each other"),
    GamePart.REVIEW: ("uppföljning", "review"),
}
_SIDES: dict[Bound, Words] = {
    Bound.ELECTED: ("de förtroendevalda", "the elected"),
    Bound.OFFICIALS: ("tjänstepersonerna", "the officials"),
}


def game_sightings(town: Municipality, asked: date) -> Iterator[Sighting]:
    """The views of all game rules: each as a whole, each of its parts, each of its sentences."""
    for rules in town.game_rules:
        yield _whole(rules, asked)
        if rules.sections is not None:
            for part in GamePart:
                yield _part(rules, part, asked)
        number = 0
        for section in rules.sections or ():
            for rule in section.rules:
                number += 1
                yield _sentence(rules, section, rule, number, asked)


def bound(rule: GameRule) -> Bound | None:
    """Whom a sentence binds: as stated, else by its words."""
    return rule.binds or game_words.binds(rule.text)


def _whole(rules: GameRules, asked: date) -> Sighting:
    sentences = None if rules.sections is None else [rule for section in rules.sections for rule in section.rules]
    sides = [bound(rule) for rule in sentences or ()]
    elected, officials = sides.count(Bound.ELECTED), sides.count(Bound.OFFICIALS)
    heavier, lighter = (Bound.ELECTED, Bound.OFFICIALS) if elected >= officials else (Bound.OFFICIALS, Bound.ELECTED)
    agreed = max((one.on for one in rules.agreed), default=None)
    neither = rules.agreed_by_elected is NONE and rules.agreed_by_officials is NONE
    return Sighting(
        kind="game_rules",
        view=GameRulesView(
            agreed_by_elected=happened_to(rules.agreed_by_elected),
            agreed_by_officials=happened_to(rules.agreed_by_officials),
            owner=happened_to(rules.owner),
            review=happened(rules.review),
            days_since_review_due=(asked - rules.review).days if isinstance(rules.review, date) else rules.review,
            terms_since=terms_begun(agreed, asked) if agreed else NONE if neither else None,
            duties=elected + officials,
            heavier_percent=100 * max(elected, officials) // (elected + officials) if elected + officials else NONE,
            head_assignment=None if sentences is None else any(game_words.names_head_assignment(s.text) for s in sentences),
            disagreement=_disagreement(rules),
        ),
        about=f"game_rules/{rules.id}",
        source=rules.source,
        asked=asked,
        words={
            "rules": _title(rules),
            "by_elected": rules.agreed_by_elected.by if rules.agreed_by_elected else "–",
            "by_officials": rules.agreed_by_officials.by if rules.agreed_by_officials else "–",
            "on_review": rules.review.isoformat() if isinstance(rules.review, date) else "–",
            "on_agreed": agreed.isoformat() if agreed else "–",
            "heavier": _SIDES[heavier],
            "lighter": _SIDES[lighter],
        },
    )


def happened_to(value: object) -> bool | None:
    """Whether the record has it: no where it says none."""
    return None if value is None else value is not NONE


def _disagreement(rules: GameRules) -> bool | Nothing | None:
    if rules.sections is None:
        return None
    found = [section for section in rules.sections if section.part is GamePart.CONFLICT]
    if not found:
        return NONE
    return any(game_words.concrete(rule.text, rule.binds) for section in found for rule in section.rules)


def _part(rules: GameRules, part: GamePart, asked: date) -> Sighting:
    sections = rules.sections or ()
    sentences = [rule for section in sections if section.part is part for rule in section.rules]
    unknown = [section for section in sections if section.part is None and section.heading]
    found = any(section.part is part for section in sections)
    headings = ", ".join(f"”{section.heading}”" for section in unknown)
    return Sighting(
        kind="game_part",
        view=GamePartView(
            part=part.value,
            found=found,
            present=True if found else None if unknown else False,
            sentences=len(sentences),
            concrete=sum(game_words.concrete(rule.text, rule.binds) for rule in sentences),
        ),
        about=f"game_rules/{rules.id}",
        part=part.value,
        source=next((section.source for section in sections if section.part is part), rules.source),
        asked=asked,
        words={"rules": _title(rules), "name": PART_NAMES[part], "headings": headings or "–", "absent": _absent(rules)},
    )


def _absent(rules: GameRules) -> Words:
    """The parts that no heading names, in both languages."""
    there = {section.part for section in rules.sections or ()}
    names = [PART_NAMES[part] for part in GamePart if part not in there]
    return ", ".join(name[0] for name in names), ", ".join(name[1] for name in names)


def _sentence(rules: GameRules, section: GameSection, rule: GameRule, number: int, asked: date) -> Sighting:
    whom = bound(rule)
    return Sighting(
        kind="game_rule",
        view=GameRuleView(
            part=section.part.value if section.part else None if section.heading else NONE,
            binds=whom.value if whom else None,
            concrete=game_words.concrete(rule.text, rule.binds),
            empty=game_words.empty(rule.text, rule.binds),
            forbids=game_words.forbids(rule.text),
            may_limit=game_words.may_limit(rule.text),
            touches=game_words.touches(rule.text),
        ),
        about=f"game_rules/{rules.id}/mening-{number}",
        source=rule.source or section.source or rules.source,
        asked=asked,
        words={
            "rules": _title(rules),
            "text": rule.text,
            "name": PART_NAMES[section.part] if section.part else section.heading or "–",
        },
    )


def _title(rules: GameRules) -> Words:
    return f"”{rules.title}”" if rules.title else ("Spelreglerna", "The game rules")
