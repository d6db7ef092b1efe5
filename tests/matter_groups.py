"""What matters.csv does not say: the group of each matter type, and mends from the errata of the catalogue."""

from __future__ import annotations

import re
from collections.abc import Iterator

# A group is what a reglemente names when it gives a board a field ("upphandling", "personal"). Numbers are those of the ids.
GROUPS = {
    "nämndens styrning": "ALLA-001-010 ALLA-012-013 ALLA-016-018 ALLA-054-057",
    "yttranden": "ALLA-011 ALLA-014-015",
    "handläggning": "ALLA-019-024",
    "talan och ersättning": "ALLA-025-029 ALLA-050",
    "ekonomi": "ALLA-030-032 ALLA-035-037 KS-020-025 KS-052",
    "avtal": "ALLA-033-034",
    "upphandling": "ALLA-038-044 VN-006 TN-017",
    "arkiv och personuppgifter": "ALLA-045-049",
    "förtroendevalda": "ALLA-051 ALLA-053 KS-053",
    "personal": "ALLA-052 KS-001-019",
    "kommunens ledning": "KS-026-029 KS-046-048 KS-054-055",
    "mark och fastigheter": "KS-030-036 KS-050-051",
    "planläggning": "KS-037-042 BN-033-034",
    "offentlig plats och lotterier": "KS-043 KS-049",
    "kris och säkerhet": "KS-044-045 KLN-001-002",
    "barn och unga": "SN-001-016",
    "tvångsvård": "SN-017-037 SN-074-075",
    "ekonomiskt bistånd": "SN-038-043 SN-048",
    "vuxna och boende": "SN-044-047 SN-049-052",
    "familjerätt": "SN-053-059",
    "socialtjänst i övrigt": "SN-060-064",
    "alkohol och tobak": "SN-065-073",
    "äldreomsorg": "VON-001-007 VON-033-034",
    "avgifter i omsorgen": "VON-008-010",
    "funktionshinder": "VON-011-020",
    "bostadsanpassning": "VON-021-023",
    "färdtjänst": "VON-024-026",
    "hälso- och sjukvård": "VON-027-030",
    "valfrihet i omsorgen": "VON-031-032",
    "förskola": "BUN-001-006 BUN-042",
    "grundskola": "BUN-007-009 BUN-013-031",
    "skolskjuts": "BUN-010-012",
    "skolans organisation": "BUN-032-036 BUN-043",
    "gymnasieskola och vuxenutbildning": "BUN-037-041",
    "lov": "BN-001-011 BN-031-032",
    "bygge": "BN-012-015 BN-028-029",
    "byggtillsyn": "BN-016-026 BN-030",
    "strandskydd": "BN-027 MN-010",
    "miljötillsyn": "MN-001-005 MN-016-017 MN-021-022",
    "miljö och hälsa": "MN-006-009 MN-011 MN-018-020",
    "livsmedel": "MN-012-015",
    "trafik": "TN-001-006",
    "gata och park": "TN-007 TN-012-016",
    "vatten och avfall": "TN-008-011",
    "föreningar": "KFN-001-004 KFN-016",
    "anläggningar och bibliotek": "KFN-005-010 KFN-015",
    "konst och kultur": "KFN-011-014",
    "överförmyndare": "ÖFN-001-018",
    "val": "VN-001-005",
    "räddningstjänst": "RN-001-008",
    "arbetsmarknad": "AN-001-004",
}

# PBL chapter 9 was written anew on 2025-12-01; where the counterpart is unsure, only the chapter. There is no LSO 5:8.
STATUTES = {
    "SN-016": "SoL 22:5; SFS 2024:79 3:3",
    "BN-001": "PBL 9:56",
    "BN-002": "PBL 9:60",
    "BN-003": "PBL 9",
    "BN-004": "PBL 9:72",
    "BN-005": "PBL 9:56",
    "BN-006": "PBL 9",
    "BN-007": "PBL 9:76",
    "BN-008": "PBL 9:77",
    "BN-009": "PBL 9",
    "BN-010": "PBL 9:99",
    "BN-011": "PBL 9:91",
    "RN-002": "LSO 5",
    "SN-002": "SoL 14:2",
    "SN-058": "SoL 24:1",
    "SN-024": "LVU 14; SoL 30:7",
    "SN-025": "LVU 14; SoL 30:7",
}
# LVU 8 and 9 are not on the closed list of committee matters; LVU 14 to a committee is allowed since 2025-07-01 (SoL 30:7).
DELEGABLE = {"SN-020": "conditional", "SN-021": "conditional", "SN-024": "conditional", "SN-025": "conditional"}

# Types that a rule needs and the collection lacks: HFD (September 2021) tells this appeal from those that may be delegated.
ADDED = [
    {
        "id": "SN-075",
        "label_sv": "Överklaga dom som upphäver ett omedelbart omhändertagande",
        "organ_kind": "SN",
        "statute": "KL 6:38",
        "delegable": "conditional",
        "usual_delegate": "nämnd eller utskott",
        "zone(what|grey|how)": "grey",
        "authority_exercise(yes|no)": "yes",
    }
]


def group_of() -> dict[str, str]:
    """The group of every id."""
    return {one: group for group, listed in GROUPS.items() for span in listed.split() for one in _ids(span)}


def _ids(span: str) -> Iterator[str]:
    parts = re.fullmatch(r"(\w+)-(\d{3})(?:-(\d{3}))?", span)
    assert parts is not None, span
    for number in range(int(parts[2]), int(parts[3] or parts[2]) + 1):
        yield f"{parts[1]}-{number:03}"
