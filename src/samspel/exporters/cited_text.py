"""What references to law mean, as text for a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import groupby

from ..errors import seen
from ..law.cited import Cited, CitedReading, Replaced

_SAY: Mapping[str, Mapping[str, str]] = {
    "sv": {
        "nothing": "Texten innehåller ingen hänvisning till lag.",
        "one": "”{reference}” betyder:",
        "many": "”{reference}” kan betyda:",
        "as_of": "Bedömt enligt lagläget den {day}.",
        "undated": "Ingen dag är angiven. Därför räknas alla lagar som har haft namnet sedan år 2000.",
        "in_force": "Gäller.",
        "in_force_undated": "",
        "repealed": "Lagen upphörde {since}.",
        "ended": "Upphörde {since}, men lagen gäller.",
        "reused": "Numret avser sedan {since} en annan regel.",
        "no_section": "Paragrafen finns inte i lagen, enligt samspels register.",
        "no_chapter": "Kapitlet saknas i hänvisningen.",
        "no_number": "Paragrafens nummer saknas i hänvisningen.",
        "not_yet": "Lagen börjar gälla {since}.",
        "unchecked": "samspels register känner inte alla paragrafer i lagen. Kontrollera numret.",
        "outside": "EU-rätt, myndighetsföreskrift eller kollektivavtal. samspel prövar inte sådana.",
        "foreign": "Lag i ett annat land. samspel prövar inte sådana.",
        "unknown_act": "En lag som samspels register inte har.",
        "no_act": "Lagens namn saknas. Skriv till exempel ”KL 6:37”.",
        "unsaid": "Ingen lag och ingen paragraf är angiven.",
        "now": "Finns nu i",
        "partly": " (en del av regeln)",
        "low": " (osäker motsvarighet)",
        "choose": 'Dagen avgör inte ensam. Ange ärendet med --matter, till exempel --matter "Brådskande ärenden".',
        "choose_undated": "Ange dagen med --as-of, eller ärendet med --matter.",
        "still_open": "Varken dagen eller ärendet avgör. Läs lagtexten.",
        "subject": "Ärendet talar för den första läsningen.",
        "unknown_day": "okänd dag",
        "split_number": "Två siffror står intill varandra: ett nummer eller två paragrafer?",
        "no_chapter_word": "Ordet kap. saknas. Kontrollera vilken siffra som är kapitlet.",
        "run_together": "Siffrorna kan inte stämma. Ett tecken kan ha fallit bort, eller paragraftecknet blivit en siffra.",
        "misread": "En bokstav stod där en siffra ska stå, och är läst som siffra.",
    },
    "en": {
        "nothing": "The text holds no reference to law.",
        "one": '"{reference}" means:',
        "many": '"{reference}" may mean:',
        "as_of": "Read as of {day}.",
        "undated": "No day is given, so every act that has borne the name since 2000 counts.",
        "in_force": "In force.",
        "in_force_undated": "",
        "repealed": "The act ended on {since}.",
        "ended": "The section has ended ({since}); the act is in force.",
        "reused": "The number stands for another rule since {since}.",
        "no_section": "The act has no such section, by the register of samspel.",
        "no_chapter": "The reference lacks the chapter.",
        "no_number": "The reference lacks the number of the section.",
        "not_yet": "The act applies from {since}.",
        "unchecked": "The register of samspel does not know every section of the act. Check the number.",
        "outside": "EU law, rules of an agency or a collective agreement. samspel does not check those.",
        "foreign": "Law of another country. samspel does not check it.",
        "unknown_act": "An act that the register of samspel does not have.",
        "no_act": 'The act is not named. Write for instance "KL 6:37".',
        "unsaid": "No act and no section is named.",
        "now": "Now found in",
        "partly": " (in part)",
        "low": " (uncertain)",
        "choose": 'The day alone does not decide. Give the matter with --matter, such as --matter "Brådskande ärenden".',
        "choose_undated": "Give the day with --as-of, or the matter with --matter.",
        "still_open": "Neither the day nor the matter decides. Read the text of the act.",
        "subject": "The matter speaks for the first reading.",
        "unknown_day": "an unknown day",
        "split_number": "Two numbers stand side by side: one number, or two sections?",
        "no_chapter_word": "The word for chapter is missing. Check which number is the chapter.",
        "run_together": "The numbers cannot be right. A sign may be lost, or the section sign have become a digit.",
        "misread": "A letter stood where a digit belongs, and is read as one.",
    },
}


def cited_text(cited: Cited, language: str, *, with_matter: bool = False) -> str:
    """Each reference with what it may mean, how that stands, and where the rule is found now."""
    say = _SAY[language]
    if not cited.readings:
        return say["nothing"] + "\n"
    lines: list[str] = []
    for reference, group in groupby(cited.readings, key=lambda reading: reading.reference):
        readings = list(group)
        lines.append(say["many" if len(readings) > 1 else "one"].format(reference=seen(reference)))
        for number, reading in enumerate(readings, start=1):
            mark = f"{number}. " if len(readings) > 1 else "   "
            lines += [f"{mark}{line}" if not at else f"   {line}" for at, line in enumerate(_reading(reading, cited, say))]
        if len(readings) > 1:
            by_subject = readings[0].certainty == "subject"
            open_ = "still_open" if with_matter else "choose" if cited.as_of else "choose_undated"
            lines.append(say["subject" if by_subject else open_])
        lines.append("")
    lines.append(say["as_of"].format(day=cited.as_of) if cited.as_of else say["undated"])
    return "\n".join(lines) + "\n"


def _reading(reading: CitedReading, cited: Cited, say: Mapping[str, str]) -> Iterator[str]:
    stands = say["in_force_undated" if reading.status == "in_force" and not cited.as_of else reading.status]
    stands = stands.format(since=reading.since or say["unknown_day"])
    if reading.act is None:
        yield stands
        return
    name = f"{reading.place} {reading.act}".strip()
    about = f": {reading.about}" if reading.about and reading.status != "reused" else ""
    odd = [say[fault] for fault in reading.faults if fault in say and fault != reading.status]
    if "run_together" in reading.faults or "split_number" in reading.faults:
        stands = ""
    yield " ".join(filter(None, (f"{name}{about}.", stands, *odd)))
    for new in reading.replaced_by:
        yield f"{say['now']} {_new(new, say)}."


def _new(new: Replaced, say: Mapping[str, str]) -> str:
    partly, low = say["partly"] if new.partly else "", say["low"] if new.confidence == "low" else ""
    about = f": {new.about}" if new.about else ""
    return f"{new.place} {new.act}{partly}{low}{about}"
