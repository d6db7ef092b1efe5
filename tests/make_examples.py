"""Builds the example order of `docs/examples/`; run it as `python -m tests.make_examples` from the checkout."""

from __future__ import annotations

from pathlib import Path

from .build_docx import Cell, document, heading, paragraph, table

FILE = Path(__file__).parents[1] / "docs" / "examples" / "socialnamnden.docx"

HEADER = ["Nr", "Ärende", "Delegat", "Ersättare", "Lagrum", "Vidaredelegation", "Anmärkning"]
WIDTHS = [800, 3700, 2500, 2200, 2300, 1370, 1700]

ROWS: list[tuple[str, list[list[str]]]] = [
    (
        "1. Allmänna ärenden",
        [
            ["1.1", "Brådskande ärenden när nämnden inte kan avvaktas", "Nämndens ordförande", "", "6 kap. 39 § KL", "Nej", ""],
            ["1.2", "Brådskande ärenden under juli när nämnden inte kan avvaktas", "Socialnämndens arbetsutskott", "", "6 kap. 39 § KL", "Nej", ""],
            ["1.3", "Beslut att inte lämna ut allmän handling", "Förvaltningsjurist", "Socialchef", "6 kap. 3 § OSL", "Nej", ""],
            ["1.4", "Rättelse av skrivfel i beslut", "Den som fattat beslutet", "", "36 § FL", "Nej", ""],
            ["1.5", "Prövning av om ett överklagande har kommit in i rätt tid", "Förvaltningsjurist", "Socialchef", "24 § förvaltningslagen (1986:223)", "Nej", ""],
            ["1.6", "Yttrande till fullmäktiges revisorer i löpande frågor", "Socialchef", "Avdelningschef individ och familj", "", "Ja", ""],
            ["1.7", "Beslut på nämndens vägnar om uppdrag åt ombud", "Socialchef", "Förvaltningsjurist", "6 kap. 33 § kommunallagen (1991:900)", "Nej", ""],
        ],
    ),
    (
        "2. Ekonomi och inköp",
        [
            ["2.1", "Direktupphandling, högst 300 000 kr", "Avdelningschef individ och familj", "Socialchef", "19 a kap. LOU", "Nej", "Belopp exkl. moms"],
            ["2.2", "Direktupphandling, över 300 000 kr till 700 000 kr", "Socialchef", "", "19 a kap. LOU", "Nej", "Belopp exkl. moms"],
            ["2.3", "Direktupphandling, högst 500 000 kr", "Förvaltningsjurist", "Socialchef", "19 a kap. LOU", "Nej", "Belopp exkl. moms"],
            ["2.4", "Avtal om köp av platser, upp till 20 basbelopp per avtal", "Socialchef", "", "7 kap. 5 § KL", "Ja", ""],
            ["2.5", "Avskrivning av fordran, högst ett prisbasbelopp", "Socialchef och Nämndens ordförande gemensamt", "", "7 kap. 5 § KL", "Nej", ""],
            ["2.6", "Föreningsbidrag, högst 50 000 kr", "Framtidsberedningen", "", "7 kap. 5 § KL", "Nej", ""],
        ],
    ),
    (
        "3. Personal",
        [
            ["3.1", "Anställning av avdelningschef", "Socialchef", "", "7 kap. 5 § KL", "Nej", "I samråd med HR-chef"],
            ["3.2", "Anställning av enhetschef", "Avdelningschef individ och familj\nAvdelningschef vård och omsorg", "Socialchef", "7 kap. 5 § KL", "Nej", "Var för sig inom egen avdelning"],
            ["3.3", "Avslut av anställning med avgångsvederlag", "Socialchef", "", "7 kap. 5 § KL", "Nej", "Efter godkännande av nämndens ordförande"],
            ["3.4", "Bisyssla, beslut om förbud", "", "", "7 c § LOA", "Nej", ""],
        ],
    ),
    (
        "4. Individ och familj",
        [
            ["4.1", "Ekonomiskt bistånd enligt norm", "Socialsekreterare", "Enhetschef ekonomiskt bistånd", "12 kap. 1 § SoL", "Nej", ""],
            ["4.2", "Ekonomiskt bistånd utöver norm, högst ett prisbasbelopp", "Enhetschef ekonomiskt bistånd", "Avdelningschef individ och familj", "12 kap. 2 § SoL", "Ja, till socialsekreterare", ""],
            ["4.3", "Begäran om överflyttning av ärende till annan kommun", "Enhetschef ekonomiskt bistånd", "Avdelningschef individ och familj", "2 a kap. 10 § socialtjänstlagen (2001:453)", "Nej", ""],
            ["4.4", "Placering i familjehem", "Socialnämndens arbetsutskott", "", "22 kap. 2 § SoL", "Nej", ""],
            ["4.5", "Återkrav av bistånd", "Avdelningschef individ och familj", "Socialchef", "9 kap. 1 § socialtjänstlagen (2001:453)", "Nej", "Gäller bistånd före 1 juli 2025"],
        ],
    ),
    (
        "5. Vård och omsorg",
        [
            ["5.1", "Hemtjänst", "Biståndshandläggare", "Enhetschef hemtjänst", "11 kap. 1 § SoL", "Nej", ""],
            ["5.2", "Särskilt boende för äldre", "Biståndshandläggare", "Enhetschef hemtjänst", "11 kap. 1 § SoL", "Nej", ""],
            ["5.3", "Avgift för hemtjänst", "Karin Exempelsson", "", "32 kap. 2 § SoL", "Nej", ""],
        ],
    ),
    (
        "6. Serveringstillstånd",
        [
            ["6.1", "Tillfälligt serveringstillstånd till allmänheten", "Alkoholhandläggare", "Avdelningschef individ och familj", "8 kap. 2 § alkohollagen (2010:1622)", "Nej", ""],
            ["6.2", "Stadigvarande serveringstillstånd", "Socialnämndens arbetsutskott", "", "8 kap. 2 § alkohollagen (2010:1622)", "Nej", ""],
            ["6.3", "Beslut om erinran", "Avdelningschef individ och familj, Alkoholhandläggare", "", "9 kap. 17 § alkohollagen (2010:1622)", "Nej", ""],
        ],
    ),
]  # fmt: skip

PREAMBLE = (
    "Delegaten beslutar på nämndens vägnar. Beslut som fattas med stöd av delegation anmäls till nämnden vid nästa sammanträde. "
    "Ärenden av principiell betydelse eller större vikt avgörs alltid av nämnden."
)


def example_order() -> bytes:
    """The example order as a Word file: made up, with the kinds of mistakes that real orders have."""
    return _word_file(ROWS, "Antagen av socialnämnden den 18 september 2025, § 74")


def revised_order() -> bytes:
    """The example order as the board might adopt it anew half a year later; for comparing the two."""
    rows = {section: {row[0]: list(row) for row in matters} for section, matters in ROWS}
    general, money, staff, family, care, permits = rows.values()
    del general["1.2"]  # the committee; what follows gets another number
    general["1.4"][1] = "Rättelse i beslut av skrivfel"
    general["1.7"][4] = "6 kap. 37 § kommunallagen (2017:725)"
    money["2.1"][1] = "Direktupphandling, högst 400 000 kr"
    money["2.2"][1] = "Direktupphandling, över 400 000 kr till 600 000 kr"
    del money["2.3"]
    money["2.4"][1] = "Avtal om köp av platser, upp till 20 prisbasbelopp per avtal"
    money["2.5"][2] = "Socialchef"
    staff["3.1"][6] = ""
    staff["3.4"][2] = "Socialchef"
    family["4.1"][3] = "Avdelningschef individ och familj"
    family["4.2"][5] = "Nej"
    family["4.4"][1] = "Placering av barn i familjehem"
    del family["4.5"]
    family["4.6"] = ["4.6", "Kontaktperson", "Socialsekreterare", "Enhetschef ekonomiskt bistånd", "", "Nej", ""]
    care["5.1"][1] = "Hemtjänst och särskilt boende för äldre"
    del care["5.2"]
    care["5.3"][2] = "Avgiftshandläggare"
    permits["6.1"][2] = "Tillståndshandläggare"
    permits["6.3"][2] = "Avdelningschef individ och familj, Tillståndshandläggare"
    numbered = [
        (section, [[f"{section[0]}.{at}", *row[1:]] for at, row in enumerate(matters.values(), 1)])
        for section, matters in rows.items()
    ]
    return _word_file(numbered, "Antagen av socialnämnden den 18 mars 2026, § 31. Gäller från och med den 1 april 2026.")


def _word_file(sections: list[tuple[str, list[list[str]]]], adopted: str) -> bytes:
    rows: list[list[str | Cell]] = [list(HEADER)]
    for section, matters in sections:
        rows.append([Cell(section, span=len(HEADER))])
        rows.extend(list(matter) for matter in matters)
    return document(
        paragraph("Delegationsordning för socialnämnden", style="Title"),
        paragraph("Exempelköpings kommun"),
        paragraph(adopted),
        heading("Allmänt", 1),
        paragraph(PREAMBLE),
        table(rows, header=True, widths=WIDTHS),
        landscape=True,
        header="Exempelköpings kommun – påhittat exempel",
    )


if __name__ == "__main__":
    FILE.write_bytes(example_order())
