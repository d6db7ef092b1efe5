"""The words that a secretary may use at a live meeting, and what each stands for."""

from __future__ import annotations

from ..model import AttendsAs, BallotFor, ItemKind, ItemOutcome, ProposalKind, Seat

HELP = """\
kallad 2026-03-02                        dagen då kallelsen gick ut
tillkännagiven 2026-03-02                fullmäktige: dagen då mötet annonserades
dagordning 1 Upprop; 2 Budget            punkterna som stod i kallelsen
öppna 13:00                              sammanträdet öppnas; "öppna 13:00 offentligt" om det är offentligt
närvarande Ek (ordförande), Al, Dal (ersätter Bo)   de som är här; också tjänsteperson, ersättare, distans, parti
§ 7 Budget                               ett ärende tas upp; "(information)", "(val)" med flera säger vilken sort
jäv Al, ersätts av Dal                   någon är jävig i ärendet
lämnar Al 14:10 annat möte               någon går; "kommer Al 14:30" när hen är tillbaka
yrkande Al, Ek: avslag                   bifall, avslag, ändring, återremiss eller bordläggning, och gärna orden
propositionsordning bifall mot avslag    hur ordföranden ställer förslagen mot varandra
votering ja: Al, Ek; nej: Dal            eller "votering 6-5"; också avstår: …, utslagsröst, sluten
beslut Budgeten fastställs.              eller bordlägg, återremittera, notera
reservation Dal § 7                      utan paragraf gäller det den senaste
klar                                     ärendet är slut; det sker också när nästa tas upp
justerare Ek, Dal                        de som ska justera
avsluta 16:10                            sammanträdet är slut
justerat 2026-03-20                      eller "justerat 2026-03-10 § 5" för en omedelbar justering
anslaget 2026-03-21 till 2026-04-13      anslaget uppe; "till" när det är nedtaget
ångra · visa · frister · spara FIL · hjälp · sluta
Klockslaget skrivs sist: "kl 14:10". Utan klockslag gäller det senaste."""
CAPACITIES = {
    "ordförande": AttendsAs.CHAIR, "ordf": AttendsAs.CHAIR, "ledamot": AttendsAs.MEMBER, "ersättare": AttendsAs.SUBSTITUTE,
    "tjänstgörande": AttendsAs.SERVING, "tjänsteperson": AttendsAs.OFFICIAL, "tjänsteman": AttendsAs.OFFICIAL,
    "föredragande": AttendsAs.OFFICIAL, "sekreterare": AttendsAs.OFFICIAL, "revisor": AttendsAs.AUDITOR,
    "personalföreträdare": AttendsAs.STAFF_REPRESENTATIVE, "insyn": AttendsAs.OTHER_ELECTED, "gäst": AttendsAs.OTHER,
}  # fmt: skip
BY_SEAT = {
    Seat.CHAIR: AttendsAs.CHAIR, Seat.VICE_CHAIR: AttendsAs.MEMBER, Seat.MEMBER: AttendsAs.MEMBER,
    Seat.SUBSTITUTE: AttendsAs.SUBSTITUTE,
}  # fmt: skip
ITEM_KINDS = {
    "beslut": ItemKind.DECISION, "val": ItemKind.ELECTION, "information": ItemKind.INFORMATION,
    "formalia": ItemKind.PROCEDURE, "delegationsbeslut": ItemKind.DELEGATION_REPORT, "meddelanden": ItemKind.NOTICES,
    "motion": ItemKind.MOTION, "medborgarförslag": ItemKind.CITIZENS_PROPOSAL, "interpellation": ItemKind.INTERPELLATION,
    "fråga": ItemKind.QUESTION, "revisionsberättelse": ItemKind.AUDIT_REPORT, "ansvarsfrihet": ItemKind.DISCHARGE,
}  # fmt: skip
PROPOSALS = {
    "bifall": ProposalKind.APPROVE, "avslag": ProposalKind.REJECT, "ändring": ProposalKind.AMEND,
    "tillägg": ProposalKind.AMEND, "återremiss": ProposalKind.REFER_BACK, "bordläggning": ProposalKind.TABLE,
}  # fmt: skip
OUTCOMES = {
    "beslut": ItemOutcome.DECIDED, "bordlägg": ItemOutcome.TABLED, "återremittera": ItemOutcome.REFERRED_BACK,
    "notera": ItemOutcome.NOTED,
}  # fmt: skip
VOTES = {"ja": BallotFor.YES, "nej": BallotFor.NO, "avstår": BallotFor.ABSTAIN}
