"""Minutes of a social welfare board as a Word file: headings in bold, tables for attendance and votes, heads and feet.

tests/data/read_minutes/socialnamnd.pdf is this file as LibreOffice prints it:
`python -m tests.minutes_in_word socialnamnd.docx && soffice --headless --convert-to pdf socialnamnd.docx`.
"""

from __future__ import annotations

import sys
from pathlib import Path

from tests.build_docx import document, paragraph, table

_FRONT = [
    ["Plats och tid", "Stadshuset, sal Linden, onsdagen den 12 mars 2025 kl. 09:00–11:45"],
    [
        "Beslutande",
        "Anna Alm (S), ordförande\nBo von Ek (M), 1:e vice ordförande\nCilla Dahl (V) tjänstgör för Dan Dahl (V)\n"
        "Erik Ek (C)\nFia Fors (L)",
    ],
    ["Ej tjänstgörande ersättare", "Filip Falk (S)\nGun Grön (C)"],
    [
        "Övriga närvarande",
        "Hanna Holm, socialchef\nIvar Is, nämndsekreterare\nJan Ja, enhetschef, §§ 21–22\n"
        "Kim Ko (facklig företrädare, Vision) § 23",
    ],
    ["Justerare", "Bo von Ek (M)"],
    ["Justeringens plats och tid", "Digital justering 2025-03-18"],
    ["Paragrafer", "§§ 20–24"],
    [
        "Underskrifter",
        "Sekreterare ............ Ivar Is\nOrdförande ............ Anna Alm\nJusterande ............ Bo von Ek",
    ],
]
_NOTICE = [
    ["BEVIS OM ANSLAG", ""],
    ["Styrelse/nämnd", "Socialnämnden"],
    ["Sammanträdesdatum", "2025-03-12"],
    ["Datum för anslags uppsättande", "2025-03-19"],
    ["Datum för anslags nedtagande", "2025-04-10"],
    ["Förvaringsplats för protokollet", "Socialkontoret"],
]
_VOTES = [
    ["Ledamot", "Ja", "Nej", "Avstår"],
    ["Anna Alm (S)", "X", "", ""],
    ["Bo von Ek (M)", "", "X", ""],
    ["Cilla Dahl (V)", "X", "", ""],
    ["Erik Ek (C)", "", "", "X"],
    ["Fia Fors (L)", "X", "", ""],
    ["Summa", "3", "1", "1"],
]


def head(words: str) -> str:
    """A heading as most minutes have them: a paragraph in bold."""
    return paragraph(words, bold=True)


def minutes_in_word() -> bytes:
    """The Word file."""
    text = paragraph
    return document(
        head("Sammanträdesprotokoll"),
        text("Socialnämnden"),
        text("2025-03-12"),
        table(_FRONT, header=False, widths=[3000, 6600]),
        text(),
        table(_NOTICE, header=False, widths=[3600, 6000]),
        head("§ 20"),
        head("Fastställande av dagordning"),
        head("Beslut"),
        text("Socialnämnden beslutar att fastställa dagordningen."),
        head("§ 21"),
        head("Ansökan om serveringstillstånd"),
        text("Dnr SN-2025/14"),
        head("Socialnämnden beslutar"),
        text("att bevilja tillståndet, samt"),
        text("att avgiften är 9 000 kronor."),
        head("Sammanfattning av ärendet"),
        text("Sökanden har ansökt om ett stadigvarande tillstånd. Ärendet avser myndighetsutövning mot enskild."),
        head("Förslag till beslut"),
        text("att bevilja tillståndet, samt att avgiften är 9 000 kronor."),
        head("Beslutsunderlag"),
        text("Tjänsteskrivelse från socialförvaltningen daterad 2025-02-26"),
        text("Ansökan, 2025-01-15"),
        head("Yrkanden"),
        text("Anna Alm (S) med instämmande av Fia Fors (L): Bifall till förvaltningens förslag."),
        text("Bo von Ek (M): Avslag på ansökan."),
        head("Propositionsordning"),
        text(
            "Ordföranden ställer proposition på bifall mot avslag och finner att nämnden bifaller förslaget. "
            "Omröstning begärs."
        ),
        head("Omröstning"),
        text("Ja-röst innebär bifall till förvaltningens förslag."),
        text("Nej-röst innebär avslag på ansökan."),
        table(_VOTES, widths=[4000, 1500, 1500, 1500]),
        head("Reservation"),
        text("Bo von Ek (M)"),
        head("Skickas till"),
        text("Sökanden, Polismyndigheten"),
        head("§ 22"),
        head("Köp av fastighet"),
        text("Dnr SN-2025/15"),
        head("Närvaro"),
        text(
            "Erik Ek (C) lämnar sammanträdet kl. 10.15 före § 22. Gun Grön (C) tjänstgör i stället för Erik Ek (C) "
            "från och med § 22."
        ),
        text("Socialnämnden beslutar att återremittera ärendet."),
        text("Fia Fors (L) deltar inte i beslutet."),
        head("Beslutsunderlag"),
        text("Tjänsteskrivelse, utdelad vid sammanträdet"),
        head("§ 23"),
        head("Information från förvaltningen"),
        text("Hanna Holm informerar om läget. Hon rekommenderar nämnden att vänta."),
        head("Beslut"),
        text("Socialnämnden noterar informationen till protokollet."),
        head("§ 24"),
        head("Redovisning av delegationsbeslut"),
        head("Beslut"),
        text("Redovisningen av 112 delegationsbeslut godkänns. Två av dem är brådskande. Förteckning bifogas."),
        header="Exempelköpings kommun\nSocialnämnden   Sammanträdesprotokoll 2025-03-12",
        footer="Justerandes sign            Utdragsbestyrkande",
        landscape=False,
    )


if __name__ == "__main__":
    Path(sys.argv[1]).write_bytes(minutes_in_word())
