"""What a comparison says, in a board secretary's words: one matter before, after, and what the change means."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from ..checks.comparison import Capacity, Doubt, Kind, Match, MatterChange, PowerChange, Span, TermChange
from ..model import Vat
from ..money import spoken

SAY: Mapping[str, Mapping[str, str]] = {
    "sv": {
        "row": "Rad {rows}", "no_matter": "(ärendet saknas)", "nobody": "Ingen delegat", "and": " och ",
        "together": "{names} gemensamt", "as_substitute": "{name} (ersättare)",
        "at_least": "från {a}", "more_than": "över {a}", "at_most": "högst {a}", "less_than": "under {a}",
        "to": "{low} till och med {high}", "to_under": "{low} men under {high}",
        "any": "utan beloppsgräns", "unread": "belopp som inte kan läsas (”{words}”)",
        "unsaid_amount": "belopp framgår inte",
        "per": "per {what}", "included": "inkl. moms", "excluded": "exkl. moms",
        "gets": "{who} får beslutanderätt{amounts}.", "loses": "{who} får inte längre besluta{amounts}.",
        "raised": "{who}: gränsen höjs från {before} till {after}.",
        "lowered": "{who}: gränsen sänks från {before} till {after}.",
        "more": "{who} får besluta om mer: {gained} tillkommer. Före: {before}. Efter: {after}.",
        "less": "{who} får besluta om mindre: {lost} faller bort. Före: {before}. Efter: {after}.",
        "other": "{who} får besluta om andra belopp: {gained} tillkommer, {lost} faller bort. Före: {before}. "
        "Efter: {after}.",
        "incomparable": "{who}: beloppen räknas på olika sätt, eller kan inte läsas, och går inte att jämföra. "
        "Före: {before}. Efter: {after}.",
        "nobody_now": "Ingen är längre delegat i ärendet.",
        "removed": "Raden är borttagen. Nämnden beslutar själv, om inte någon annan rad omfattar ärendet.",
        "new": "Nytt ärende i ordningen.",
        "term": "{term}{whose}: före {before}, efter {after}{amounts}.", "unsaid": "inget angivet",
        "quoted": "”{words}”", "for_amounts": " (gäller {amounts})", "for_whom": " för {names}",
        "words": "Samma beslutanderätt, andra ord.",
        "perhaps": "Samma delegater och gränser, om det är samma ärende.",
        "section": "Står nu under ”{section}”, förut under ”{before}”.",
        "split": "Ärendet är delat i flera rader.", "merged": "Flera ärenden är sammanslagna.",
        "scope": "Område", "consult": "Samråd", "consent": "Godkännande av", "lasts_at_most": "Längsta tid",
        "onward": "Vidaredelegation", "figures": "Siffror i ärendet", "execution": "Verkställighet", "law": "Lagrum",
        "report": "Anmälan", "appeal": "Överklagande", "note": "Anmärkning",
        "yes": "ja", "onward_to": "ja, till {names}", "no": "nej", "none": "ingen", "own_unit": "egen enhet",
        "next_meeting": "nästa sammanträde",
        "municipal_review": "laglighetsprövning", "administrative": "förvaltningsbesvär",
        "none_possible": "kan inte överklagas", "year": "år", "years": "år", "month": "månad", "months": "månader",
        "day": "dag", "days": "dagar", "occasion": "tillfälle", "contract": "avtal", "matter": "ärende",
        Doubt.ALIKE: "Är det samma ärende? Raderna liknar varandra men har inte samma ord.",
        Doubt.OTHER_SECTION: "Är det samma ärende? Orden är desamma, men avsnittet är ett annat.",
        Doubt.PARTS: "Är ärendet delat eller sammanslaget så här? Det syns bara på orden.",
        Doubt.DELEGATES_UNKNOWN: "En rad säger inte vem som får besluta.",
        Doubt.INCOMPLETE: "Uppgifterna om raden är inte fullständiga.",
        Doubt.CONTRADICTION: "Cellerna på raden säger olika. Det snävaste är jämfört.",
        Doubt.AMOUNTS: "Jämför beloppen för hand.",
    },
    "en": {
        "row": "Row {rows}", "no_matter": "(no matter)", "nobody": "No delegate", "and": " and ",
        "together": "{names} jointly", "as_substitute": "{name} (substitute)",
        "at_least": "from {a}", "more_than": "above {a}", "at_most": "at most {a}", "less_than": "below {a}",
        "to": "{low} through {high}", "to_under": "{low} but below {high}",
        "any": "any amount", "unread": 'an amount that cannot be read ("{words}")', "unsaid_amount": "amount not stated",
        "per": "per {what}", "included": "incl. VAT", "excluded": "excl. VAT",
        "gets": "{who} may decide{amounts}.", "loses": "{who} may no longer decide{amounts}.",
        "raised": "{who}: the limit is raised from {before} to {after}.",
        "lowered": "{who}: the limit is lowered from {before} to {after}.",
        "more": "{who} may decide more: {gained} added. Before: {before}. After: {after}.",
        "less": "{who} may decide less: {lost} taken away. Before: {before}. After: {after}.",
        "other": "{who} may decide other amounts: {gained} added, {lost} taken away. Before: {before}. After: {after}.",
        "incomparable": "{who}: the amounts are counted differently, or cannot be read, and cannot be compared. "
        "Before: {before}. After: {after}.",
        "nobody_now": "Nobody is a delegate in the matter any more.",
        "removed": "The row is removed. The board decides itself, unless another row covers the matter.",
        "new": "New matter in the order.",
        "term": "{term}{whose}: before {before}, after {after}{amounts}.", "unsaid": "not stated",
        "quoted": '"{words}"', "for_amounts": " (for {amounts})", "for_whom": " for {names}",
        "words": "Same power, other words.",
        "perhaps": "The same delegates and limits, if it is the same matter.",
        "section": 'Now under "{section}", before under "{before}".',
        "split": "The matter is split into several rows.", "merged": "Several matters are merged.",
        "scope": "Scope", "consult": "Consultation", "consent": "Approval by", "lasts_at_most": "Longest time",
        "onward": "Onward delegation", "figures": "Numbers in the matter", "execution": "Execution", "law": "Law",
        "report": "Reporting", "appeal": "Appeal", "note": "Remark",
        "yes": "yes", "onward_to": "yes, to {names}", "no": "no", "none": "none", "own_unit": "own unit",
        "next_meeting": "next meeting",
        "municipal_review": "municipal review", "administrative": "administrative appeal",
        "none_possible": "cannot be appealed", "year": "year", "years": "years", "month": "month", "months": "months",
        "day": "day", "days": "days", "occasion": "occasion", "contract": "contract", "matter": "matter",
        Doubt.ALIKE: "Is it the same matter? The rows are alike but do not have the same words.",
        Doubt.OTHER_SECTION: "Is it the same matter? The words are the same, but the section is another.",
        Doubt.PARTS: "Is the matter split or merged like this? It is seen from the words only.",
        Doubt.DELEGATES_UNKNOWN: "A row does not say who may decide.",
        Doubt.INCOMPLETE: "The facts about the row are not complete.",
        Doubt.CONTRADICTION: "The cells of the row say different things. The narrowest was compared.",
        Doubt.AMOUNTS: "Compare the amounts by hand.",
    },
}  # fmt: skip
_CODED = {"onward", "execution", "report", "appeal", "scope", "note"}
_TIMES = {"Y": ("year", "years"), "M": ("month", "months"), "D": ("day", "days")}


@dataclass(frozen=True, slots=True)
class Line:
    """One matter as a line of a board paper. `about` is the matter with its row numbers."""

    rows: str
    matter: str
    before: tuple[str, ...]
    after: tuple[str, ...]
    means: tuple[str, ...]
    doubts: tuple[str, ...]

    @property
    def about(self) -> str:
        """The matter with the numbers of its rows."""
        return f"{self.rows} {self.matter}"


def line(change: MatterChange, language: str) -> Line:
    """What a matter was, what it is, and what that means."""
    say = SAY[language]
    new = change.matter_after or change.matter_before or say["no_matter"]
    renamed = change.matter_before and change.matter_after and change.matter_before != change.matter_after
    return Line(
        rows=rows(change),
        matter=f"{change.matter_before} → {change.matter_after}" if renamed else new,
        before=() if change.kind is Kind.NEW else tuple(_side(change.powers, "before", say)),
        after=() if change.kind is Kind.REMOVED else tuple(_side(change.powers, "after", say)),
        means=tuple(_means(change, say)),
        doubts=tuple(say[doubt] for doubt in change.doubts),
    )


def rows(change: MatterChange) -> str:
    """The printed numbers, old and new: `3.2 → 4.1`; one where they are the same."""
    before, after = ", ".join(change.rows_before), ", ".join(change.rows_after)
    return before or after if before == after or not before or not after else f"{before} → {after}"


def amounts(spans: Iterable[Span], say: Mapping[str, str]) -> str:
    """Amounts in words: `högst 300 000 kr exkl. moms`."""
    return say["and"].join(_span(one, say) for one in spans)


def _span(one: Span, say: Mapping[str, str]) -> str:
    if one.words is not None:
        return say["unread"].format(words=one.words) if one.words else say["unsaid_amount"]
    if one.unit is None:
        return say["any"]
    low = one.at_least if one.at_least is not None else one.more_than
    high = one.at_most if one.at_most is not None else one.less_than
    low_words = say["more_than" if one.at_least is None else "at_least"]
    words = "" if low is None else low_words.format(a=spoken(low, one.unit))
    if high is not None:
        alone, ranged = ("less_than", "to_under") if one.at_most is None else ("at_most", "to")
        bound = spoken(high, one.unit)
        words = say[ranged].format(low=words, high=bound) if words else say[alone].format(a=bound)
    if one.per:
        words += " " + say["per"].format(what=say.get(one.per, one.per))
    if one.vat:
        words += " " + say["included" if one.vat is Vat.INCLUDED else "excluded"]
    return words


def holder(power: PowerChange, language: str) -> str:
    """The holder's name; of several who decide only together, all their names."""
    return _name(power, SAY[language])


def _name(power: PowerChange, say: Mapping[str, str]) -> str:
    return say["together"].format(names=say["and"].join(power.together)) if power.together else power.holder


def _who(power: PowerChange, say: Mapping[str, str]) -> str:
    name = _name(power, say)
    return say["as_substitute"].format(name=name) if power.capacity is Capacity.SUBSTITUTE else name


def _side(powers: Sequence[PowerChange], side: str, say: Mapping[str, str]) -> Iterator[str]:
    limited = any(span != Span() for power in powers for span in (*power.before, *power.after))
    found = False
    for power in powers:
        spans = power.before if side == "before" else power.after
        if spans:
            found = found or power.capacity is Capacity.DELEGATE
            yield f"{_who(power, say)}, {amounts(spans, say)}" if limited else _who(power, say)
    if not found:
        yield say["nobody"]


def _means(change: MatterChange, say: Mapping[str, str]) -> Iterator[str]:
    if change.kind in (Kind.NEW, Kind.REMOVED):
        yield say["new" if change.kind is Kind.NEW else "removed"]
        return
    if change.match in (Match.SPLIT, Match.MERGED):
        yield say["split" if change.match is Match.SPLIT else "merged"]
    for power in change.powers:
        if power.changed:
            yield _power(power, say)
    delegates = [one for one in change.powers if one.capacity is Capacity.DELEGATE]
    if any(one.changed for one in delegates) and not any(one.after for one in delegates):
        yield say["nobody_now"]
    for term in change.terms:
        yield _term(term, change.powers, say)
    if change.kind in (Kind.WORDING, Kind.UNCERTAIN):
        yield say["words" if change.kind is Kind.WORDING else "perhaps"]
    if change.section_before and change.section_after and change.section_before != change.section_after:
        yield say["section"].format(section=change.section_after, before=change.section_before)


def _power(power: PowerChange, say: Mapping[str, str]) -> str:
    who = _who(power, say)
    before, after = amounts(power.before, say), amounts(power.after, say)
    if not power.comparable:
        return say["incomparable"].format(who=who, before=before, after=after)
    if not power.before or not power.after:
        spans = power.after or power.before
        told = "" if spans == (Span(),) else f" ({amounts(spans, say)})"
        return say["gets" if power.after else "loses"].format(who=who, amounts=told)
    kind = "other" if power.gained and power.lost else "more" if power.gained else "less"
    if kind != "other" and _same_beginning(power):
        kind = "raised" if power.gained else "lowered"
    return say[kind].format(
        who=who, gained=amounts(power.gained, say), lost=amounts(power.lost, say), before=before, after=after
    )


def _same_beginning(power: PowerChange) -> bool:
    """Whether only the upper limit of one interval has moved."""
    if len(power.before) != 1 or len(power.after) != 1:
        return False
    [old], [new] = power.before, power.after
    bounded = all(one.at_most is not None or one.less_than is not None for one in (old, new))
    return bounded and (old.at_least, old.more_than) == (new.at_least, new.more_than)


def _term(term: TermChange, powers: Iterable[PowerChange], say: Mapping[str, str]) -> str:
    everybody = {power.holder for power in powers if power.before and power.after} <= {*term.holders}
    before, after = (_conditions(term.term, side, say) for side in (term.before, term.after))
    return say["term"].format(
        term=say[term.term],
        before=before or say["unsaid"],
        after=after or say["unsaid"],
        amounts=say["for_amounts"].format(amounts=amounts(term.amounts, say)) if term.amounts else "",
        whose="" if everybody else say["for_whom"].format(names=", ".join(term.holders)),
    )


def _conditions(term: str, side: Sequence[str], say: Mapping[str, str]) -> str:
    if term == "onward" and "yes" in side and len(side) > 1:
        return say["onward_to"].format(names=", ".join(one for one in side if one != "yes"))
    return ", ".join(_said(term, one, say) for one in side)


def _said(term: str, words: str, say: Mapping[str, str]) -> str:
    if term == "lasts_at_most":
        return " ".join(
            f"{number} {say[_TIMES[letter][number != '1']]}" for number, letter in re.findall(r"(\d+)([YMD])", words)
        )
    if term in _CODED and words in say:
        return say[words]
    return words if words and term in ("law", "consult", "consent", "figures") else say["quoted"].format(words=words)
