"""One meeting written down in many house styles: each part of the minutes in one of several forms, in any combination."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Literal, get_args

Attendance = Literal["lines", "table", "beside", "prose", "party", "marks"]
Deciders = Literal["Beslutande", "Ledamöter som beslutar", "Beslutande ledamöter och ersättare", "Tjänstgörande ledamöter"]
Others = Literal["Ej tjänstgörande ersättare", "Ersättare som var med utan att tjänstgöra", "Övriga ersättare"]
Number = Literal["§ {n} {title}", "{n} § {title}", "TN § {n} {title}", "§ {n}. {title}", "§ {n}/2025 {title}"]
Heading = Literal["### {}", "**{}**", "**{}:**", "upper"]
Order = Literal["decision first", "decision last"]
Vote = Literal["names", "list", "table", "prose", "numbers"]
Approval = Literal["table", "labels", "prose", "one row"]
Leaves = Literal["nobody", "in the list", "in the list, in words", "before the item", "with a day and hour"]
Conflict = Literal["nobody", "section", "sentence", "list"]
Labels = Literal["usual", "plain", "new"]

LABELS: dict[str, dict[str, str]] = {
    "usual": {
        "conflict": "Jäv",
        "decision": "Beslut",
        "proposals": "Yrkanden",
        "propositions": "Propositionsordning",
        "vote": "Omröstning",
        "documents": "Beslutsunderlag",
        "sent_to": "Expedieras till",
        "reservation": "Reservation",
    },
    "plain": {
        "conflict": "Anmälan om jäv",
        "decision": "Tekniska nämndens beslut",
        "proposals": "Förslag till beslut på sammanträdet",
        "propositions": "Beslutsgång",
        "vote": "Så röstade ledamöterna",
        "documents": "Underlag",
        "sent_to": "Beslutet skickas till",
        "reservation": "Reservationer",
    },
    "new": {
        "conflict": "Jäv i ärendet",
        "decision": "Nämnden beslutar att",
        "proposals": "Förslag som ställdes under mötet",
        "propositions": "Hur beslutet fattades",
        "vote": "Resultat av röstningen",
        "documents": "Handlingar som låg till grund",
        "sent_to": "Besked om beslutet till",
        "reservation": "Reservation mot beslutet",
    },
}
MEMBERS = (("Anna Ek", "X", "ordförande"), ("Bo Alm", "Y", "vice ordförande"), ("Cia Lind", "X", ""), ("Dag Roth", "Z", ""))
SERVING, AWAY = ("Eva Falk", "Y", ""), "Ture Hage"
BESIDE = ("Gun Sten", "X")
SECRETARY = "Hanna Quist"
YES, NO = ("Anna Ek", "Cia Lind", "Dag Roth"), ("Bo Alm", "Eva Falk")
PARTY = {name: party for name, party, _ in (*MEMBERS, SERVING)} | {BESIDE[0]: BESIDE[1]}


@dataclass(frozen=True)
class Style:
    """A form for each part of the minutes."""

    attendance: Attendance = "lines"
    deciders: Deciders = "Beslutande"
    others: Others = "Ej tjänstgörande ersättare"
    number: Number = "§ {n} {title}"
    heading: Heading = "**{}**"
    order: Order = "decision last"
    vote: Vote = "names"
    approval: Approval = "table"
    labels: Labels = "usual"
    leaves: Leaves = "nobody"  # Dag Roth, before § 13
    conflict: Conflict = "nobody"  # Cia Lind, in § 13

    def minutes(self) -> str:
        """The minutes in this style."""
        return "\n".join([*self._front(), "", *self._items()]) + "\n"

    def _front(self) -> list[str]:
        place = ["Plats och tid: Stadshuset, onsdagen den 12 mars 2025, kl. 13.00–15.30", ""]
        approvers = ["", "Justerare: Bo Alm (Y)", "", f"Sekreterare: {SECRETARY}", ""]
        return ["# Tekniska nämnden", "Protokoll 2025-03-12", "", *place, *self._attendance(), *approvers, *self._approval()]

    def _attendance(self) -> list[str]:
        members = [f"{name} ({party}){', ' + seat if seat else ''}{self._when(name)}" for name, party, seat in MEMBERS]
        serving, beside = f"{SERVING[0]} (Y) tjänstgör för {AWAY} (Y)", f"{BESIDE[0]} ({BESIDE[1]})"
        if self.attendance == "lines":
            return [f"**{self.deciders}**", *members, serving, "", f"**{self.others}**", beside]
        if self.attendance == "table":
            named = [(f"{name}{', ' + seat if seat else ''} | {party}", self._cell(name)) for name, party, seat in MEMBERS]
            rows = [f"| {who} | {there} | |" for who, there in named]
            away = f"| {AWAY} | Y | Nej | {SERVING[0]} |"
            head = ["| Ledamot | Parti | Närvarande | Tjänstgörande ersättare |", "|---|---|---|---|"]
            return [f"**{self.deciders}**", "", *head, *rows, away, "", f"**{self.others}**", beside]
        if self.attendance == "beside":
            first, *rest = [*members, serving]
            head = [f"| {self.deciders} | {self.others} |", "|---|---|"]
            return [*head, f"| {first} | {beside} |", *(f"| {one} | |" for one in rest)]
        if self.attendance == "prose":
            return [
                f"I besluten deltog {', '.join(members)}. Ersättaren {serving.replace('tjänstgör', 'tjänstgjorde')}. "
                f"Närvarande utan att tjänstgöra var ersättaren {beside}."
            ]
        if self.attendance == "party":
            return [
                f"**{self.deciders}**",
                f"X: Anna Ek (ordförande), Cia Lind{self._when('Cia Lind')}",
                f"Y: Bo Alm (vice ordförande), Eva Falk, tjänstgör för {AWAY} (Y)",
                f"Z: Dag Roth{self._when('Dag Roth')}",
                "",
                f"**{self.others}**",
                "X: Gun Sten",
            ]
        marks = [(f"{name}{', ' + seat if seat else ''} | {party}", self._mark(name)) for name, party, seat in MEMBERS]
        rows = [f"| {who} | X | {mark} |" for who, mark in marks]
        away, more = f"| {SERVING[0]}, ersättare för {AWAY} | Y | X | X |", f"| {BESIDE[0]}, ersättare | X | N | N |"
        return ["| Namn | Parti | §§ 11–12 | § 13 |", "|---|---|---|---|", *rows, away, more]

    def _when(self, name: str) -> str:
        """What a list of names says of when somebody was there."""
        if name == "Dag Roth" and self.leaves == "in the list":
            return ", §§ 11–12"
        if name == "Dag Roth" and self.leaves == "in the list, in words":
            return ", till och med § 12"
        return ", jäv § 13" if name == "Cia Lind" and self.conflict == "list" else ""

    def _cell(self, name: str) -> str:
        return self._when(name).strip(", ") or "Ja"

    def _mark(self, name: str) -> str:
        if name == "Dag Roth":
            return "–" if self.leaves.startswith("in the list") else "X"
        return "J" if name == "Cia Lind" and self.conflict == "list" else "X"

    def _approval(self) -> list[str]:
        if self.approval == "table":
            rows = {"Protokollet justerat": "2025-03-19", "Anslaget uppsatt": "2025-03-20", "Anslaget tas ned": "2025-04-11"}
            return ["| Anslag/Bevis | |", "|---|---|", *(f"| {label} | {day} |" for label, day in rows.items())]
        if self.approval == "labels":
            told = ["Protokollet undertecknat digitalt: 2025-03-19", "Tillkännagivandet publicerades: 2025-03-20"]
            return ["**Tillkännagivande på anslagstavlan**", *told, "Tas bort från anslagstavlan: 2025-04-11"]
        if self.approval == "one row":
            return ["Protokollet justerades 2025-03-19, tillkännagavs 2025-03-20 och anslaget tas ned 2025-04-11."]
        return [
            "Justeringen skedde onsdagen den 19 mars 2025. Justeringen tillkännagavs på den digitala anslagstavlan den "
            "20 mars 2025 och tillkännagivandet får tas bort den 11 april 2025."
        ]

    def _items(self) -> list[str]:
        decision = {"decision": ["Tekniska nämnden antar taxan för 2026."]}
        before = {
            "documents": ["Tjänsteskrivelse 2025-02-20", "Förslag till taxa 2025-02-18"],
            "proposals": ["Anna Ek (X) yrkar bifall till förvaltningens förslag.", "Bo Alm (Y) yrkar avslag."],
            "propositions": [
                "Ordföranden ställer förslagen mot varandra och finner att nämnden bifaller förvaltningens förslag. "
                "Omröstning begärs. Ja-röst för bifall, nej-röst för avslag."
            ],
            "vote": self._vote(),
        }
        after = {"reservation": ["Bo Alm (Y) och Eva Falk (Y) reserverar sig."], "sent_to": ["Förvaltningen"]}
        plain = {"documents": ["Tjänsteskrivelse 2025-02-27"], "sent_to": ["Ekonomienheten"]}
        lines = [
            *self._head(11, "Val av justerare"),
            *self._section("decision", ["Bo Alm (Y) utses att justera protokollet."]),
        ]
        first = self.order == "decision first"
        for number, title, parts in (
            (12, "Taxa för 2026", {**decision, **before, **after} if first else {**before, **decision, **after}),
            (13, "Avtal om drift", {"decision": ["Tekniska nämnden godkänner avtalet."], **plain}),
        ):
            lines += self._head(number, title)
            if number == 13:
                lines += self._changes()
            for kind, said in parts.items():
                lines += self._section(kind, said)
        return lines

    def _changes(self) -> list[str]:
        """What § 13 says of those who left it."""
        leaves = {
            "before the item": "Dag Roth (Z) lämnar sammanträdet före paragrafen.",
            "with a day and hour": "Dag Roth (Z) lämnar sammanträdet kl. 14.50, före § 13.",
        }
        away = "Cia Lind (X) anmäler jäv och lämnar rummet under ärendet."
        said = [leaves[self.leaves], ""] if self.leaves in leaves else []
        if self.conflict == "sentence":
            said += [away, ""]
        return said + (self._section("conflict", [away]) if self.conflict == "section" else [])

    def _head(self, number: int, title: str) -> list[str]:
        return ["", f"## {self.number.format(n=number, title=title)}", ""]

    def _section(self, kind: str, said: list[str]) -> list[str]:
        label = LABELS[self.labels][kind]
        head = f"**{label.upper()}**" if self.heading == "upper" else self.heading.format(label)
        return [head, *said, ""]

    def _vote(self) -> list[str]:
        yes, no = ([f"{name} ({PARTY[name]})" for name in side] for side in (YES, NO))
        if self.vote == "names":
            sums = "Med 3 ja-röster mot 2 nej-röster antas taxan."
            return [f"Ja-röster: {', '.join(yes)}.", f"Nej-röster: {', '.join(no)}.", sums]
        if self.vote == "list":
            return [f"- Ja (3): {', '.join(yes)}", f"- Nej (2): {', '.join(no)}"]
        if self.vote == "table":
            rows = [f"| {name} | {'X' if name in yes else ''} | {'X' if name in no else ''} |" for name in (*yes, *no)]
            return ["| Ledamot | Ja | Nej |", "|---|---|---|", *rows, "| Summa | 3 | 2 |"]
        if self.vote == "prose":
            return [
                f"{', '.join(yes[:-1])} och {yes[-1]} röstar ja. {' och '.join(no)} röstar nej.",
                "Nämnden bifaller förslaget med 3 röster mot 2.",
            ]
        return ["Omröstningen ger 3 ja-röster och 2 nej-röster."]


FORMS: dict[str, tuple[str, ...]] = {
    "attendance": get_args(Attendance),
    "deciders": get_args(Deciders),
    "others": get_args(Others),
    "number": get_args(Number),
    "heading": get_args(Heading),
    "order": get_args(Order),
    "vote": get_args(Vote),
    "approval": get_args(Approval),
    "labels": get_args(Labels),
    "leaves": get_args(Leaves),
    "conflict": get_args(Conflict),
}
assert [one.name for one in fields(Style)] == list(FORMS)
