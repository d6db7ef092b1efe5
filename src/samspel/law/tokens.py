"""The words of a reference to law: names of acts, numbers, signs; everything else parts one reference from the next."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from .acts import Act, acts_by_name, all_acts

LONG_NAME = 8  # letters; a shorter name without a place beside it may be any word


@dataclass(frozen=True, slots=True)
class Token:
    """One word or sign: what kind it is, how it was written and where."""

    kind: str
    words: str
    start: int
    end: int


_LETTER = r"(?:(?<=\d)[a-zA-Z]|\s?[a-hj-nq-z]|\s?[iop](?=\s?§)|\s[A-Z](?=\s?§))(?![\wåäöÅÄÖ.:])"
_NUMBER = rf"\d{{1,3}}(?:{_LETTER})?"
_UNITS = (
    r"kr|tkr|mnkr|mkr|%|år|årig\w*|dag(?:ar)?|mån|månad(?:er)?|veck(?:a|or)|timm(?:e|ar)|tim|ärenden?|gånger|kvm|m2|km|"
    r"(?:pris)?basbelopp\w*|procent|personer|st\s+ärenden"
)
_NOT_LAW = re.compile(  # days, times, register numbers, amounts, telephone numbers, the numbers of rows
    rf"""
      \b\d{{4}}-\d\d-\d\d\b | \b\d{{1,2}}/\d{{1,2}}\b(?!\s*§) | \b\d{{2,4}}-\d{{4,}}\b | \(\d{{1,2}}\)
    | (?i:\b(?:dnr|diarienr|diarienummer))\.?\s*[A-ZÅÄÖa-zåäö/ -]{{0,12}}\d{{4}}[:/-]\d+
    | \b(?:KS|KF|SN|BUN|BN|MN|TN|VON|KFN|KSAU|AU|SOU|Ds|[Pp]rop\.?|[Bb]et\.?)\s*
      (?:§§?\s*\d+(?:\s?-\s?\d+)?|\d{{4}}[:/]\d+|\d+(?=\s))
    | \b[Kk](?:l\.|lockan)\s*\d{{1,2}}[:.]\d\d
    | \bkl\s*(?:\d{{1,2}}:(?:[0-5][05]|0\d)(?!\d)|\d{{1,2}}(?![\d:§]|\s*(?:kap|§)))(?:\s?-\s?\d{{1,2}}(?::\d\d)?)?
    | \b\d+(?:\.\d+)+\.?(?!\d) | (?:^|(?<=\n))[ \t]*\d{{1,2}}[.)](?=\s)
    | \b\d{{1,3}}(?:[ .]\d{{3}})+(?=\s*(?:kr|tkr|mnkr|:-)) | \b\d+(?:\s?-\s?\d+)?\s*(?:{_UNITS})(?!\w)
    """,
    re.VERBOSE,
)
_MAY_BE_NOISE = frozenset("0123456789( \tkKdDSBMTVAPpb")  # what the patterns above begin with
_TOKEN = re.compile(
    rf"""
      (?P<outside>
          (?:(?:EU:?s?|EG:?s?|EEG)\s*[- ]?)?(?:för)?ordning(?:en)?\s*\(?(?:EU|EG|EEG)\)?\s*(?:nr\.?\s*)?\d{{2,4}}/\d{{2,4}}
        | \b(?:EU|EG|EEG)\)?\s*(?:nr\.?\s*)?\d{{2,4}}/\d{{2,4}}
        | \b(?!FFS)[A-ZÅÄÖ][A-Za-zÅÄÖåäö]{{1,7}}-?FS(?:\s*(?:19|20)\d\d:\d{{1,3}})?(?!\w)
        | \b(?:AFS|BFS|NFS|SOSFS|SKOLFS)(?:\s*(?:19|20)\d\d:\d{{1,3}})?(?!\w)
        | \b(?:GDPR|BBR|HÖK|BEA|BIA|AKAP-KR|KAP-KL|PFA|ABT|AB(?:\s(?=\d\d\b(?!\s?§)))?)(?!\w)
        | (?i:\ballmänna\sbestämmelser|\bdataskyddsförordning(?:en)?|\bkontrollförordningen|\blivsmedelshygienförordningen)
      )
    | (?P<foreign>
          \b(?i:kommuneloven|alkoholloven|forvaltningsloven|offentleglova|barnevern\w*loven|\w{{4,}}loven|\w{{4,}}lova)\b
        | \(?(?:FFS\s*)?\b\d{{1,4}}/(?:1[89]|20)\d\d\b\)?
      )
    | (?P<sfs>(?:SFS\s*(?:nr\.?\s*)?)?\(?\b(?:SFS\s*)?(?:1[6-9]\d\d|20\d\d):\s?\d{{1,4}}\b\)?)
    | (?P<year>\(?\b(?:19[5-9]\d|20[0-3]\d)\b\)?(?!:))
    | (?P<colon>(?<!\d)\d{{1,2}}\s?[a-zA-Z]?:\s?{_NUMBER}(?=st\b|p\b|[A-ZÅÄÖ]{{2}}|\W|$))
    | (?P<opencolon>\b\d{{1,2}}\s?[a-z]?:(?=\s*$))
    | (?P<kap>(?<![a-zåäöA-ZÅÄÖ])(?i:kap(?:\.|itel|itlet|ital)?)(?![a-zåäö]))
    | (?P<sign>§\s?§?|\$(?=\s*\d)|\bparagraf(?:en|erna)?\b|\bpar\.?(?=\s*\d))
    | (?P<ordinal>\b(?:första|andra|tredje|fjärde|femte|sjätte|sjunde|åttonde|nionde|tionde|sista|[1-9]\s?:\s?[ae])(?!\w))
    | (?P<paragraph>\bst(?:ycket|yckena|ycke|\.)?(?=\d|\W|$)|(?<=\d)st(?:ycket|\.)?(?!\w))
    | (?P<point>\b(?:p(?:unkt(?:en|erna)?)?|pkt|nr)\.?(?=\s*\d)|(?<=\d)\s?p(?:unkt(?:en)?|kt)?\.?(?!\w)|\bpunkten\b)
    | (?P<article>\bart(?:ikel|iklarna|\.)?(?=\s*\d))
    | (?P<sentence>\bmening(?:en)?\b)
    | (?P<misread>(?<!\w)[lI](?=\s?kap)|\b\d[OIl](?=\s?(?:kap|§))|\b[lI][\dl](?=\s?(?:kap|§)))
    | (?P<number>{_NUMBER}(?=st\b|p\b|kap|[A-ZÅÄÖ]{{2}}|\W|$))
    | (?P<letter>(?:(?<=-)|(?<=-\s))[a-z](?!\w)|(?:(?<=,\s)|(?<=\boch\s))[a-h](?=\s?§|\s?,|\s(?:och|samt)))
    | (?P<dash>-)
    | (?P<join>,|\boch\b|\bsamt\b|\bel(?:ler\b|\.)|\bresp(?:ektive\b|\.?(?!\w))|&|\+|\bo\b|/|\n)
    | (?P<semicolon>;)
    | (?P<unknown>
          \b[a-zåäöA-ZÅÄÖ-]*(?:lagen|förordningen|balken|stadgan|föreskrift(?:er|erna)?)(?:s)?(?!\w)
        | \b(?:lag|förordning)s?(?=\s*\()
        | \b(?=[A-ZÅÄÖ]\w*[A-ZÅÄÖ])[A-ZÅÄÖ][A-Za-zåäöÅÄÖ]{{1,7}}(?![\wåäö-])
      )
    | (?P<word>[^\W\d_][\w\-]*\.?)
    """,
    re.VERBOSE,
)


_DASHES = dict.fromkeys(map(ord, "‐‑‒–—―−"), "-") | {0xA0: " ", 0x2007: " ", 0x202F: " ", 0xAD: None}
_THROUGH = re.compile(r"(?<=[\d§a-z])\s*\b(?:t\.?\s?o\.?\s?m\.?|till och med)\s+(?=\d)")
_HYPHEN = re.compile(r"(?<=[a-zåäö])-\n(?=[a-zåäö])")  # a word broken at the end of a line
_PLAN_OCH = re.compile(r"\b([Pp]lan)-?\s*(?:och|&)\s+(bygg(?:lag|förordning))")


def plain(text: str) -> str:
    """The text with every kind of dash and blank made plain, and words put together that a line broke."""
    plain_signs = text.translate(_DASHES)
    return _PLAN_OCH.sub(r"\1- och \2", _THROUGH.sub("-", _HYPHEN.sub("", plain_signs)))


def tokens(text: str) -> Iterator[Token]:
    """The text as tokens; signs that mean nothing here are left out."""
    position = 0
    while position < len(text):
        sign = text[position]
        if sign in " \t" and position and text[position - 1] != "\n":
            position += 1
            continue
        match = _NOT_LAW.match(text, position) if sign in _MAY_BE_NOISE else None
        kind: str | None = "noise"
        if match is None and sign.isalnum():
            match, kind = _name_at(text, position), "act"
        if match is None:
            match = _TOKEN.match(text, position)
            kind = match.lastgroup if match else None
        if match is None or kind is None or match.end() == position:
            position += 1
            continue
        yield Token(kind, match[0], *match.span())
        position = match.end()


def acts_named(words: str) -> tuple[Act, ...]:
    """The acts that bear a name or an abbreviation, as found by `tokens`: any case, genitive, "lag" for "lagen"."""
    plain = " ".join(words.split())
    return acts_by_name().get(plain) or _folded().get(_base(plain), ())


def act_numbered(words: str) -> Act | None:
    """The act with the SFS number in the words."""
    return all_acts().get(re.sub(r"[^\d:]", "", words))


def is_loose(words: str) -> bool:
    """Whether an abbreviation is not written as the register writes it ("Sol", "lvu"): may be another word."""
    return len(words) < LONG_NAME and re.sub(r":s$", "", " ".join(words.split())) not in acts_by_name()


@lru_cache(maxsize=1)
def _folded() -> dict[str, tuple[Act, ...]]:
    found: dict[str, tuple[Act, ...]] = {}
    for name, acts in acts_by_name().items():
        found[_base(name)] = tuple(dict.fromkeys((*found.get(_base(name), ()), *acts)))
    return found


@lru_cache(maxsize=10_000)
def _base(name: str) -> str:
    """A name without what inflection adds."""
    plain = name.casefold()
    plain = re.sub(r"(?::s|(?<=en)s|(?<=lag)s|(?<=ning)s|(?<=balk)s)$", "", plain)
    return re.sub(r"(lag|förordning|balk)en\b", r"\1", plain)


_FIRST_WORD = re.compile(r"(?<![a-zåäöA-ZÅÄÖ_-])(?:\d{4}|[^\W\d_]+)")


def _name_at(text: str, position: int) -> re.Match[str] | None:
    """The longest name of an act that begins there. Short ones also with other capitals, for `is_loose` to judge."""
    first = _FIRST_WORD.match(text, position)
    pattern = _names().get(_base(first[0])) if first else None
    return _compiled(pattern).match(text, position) if pattern else None


_compiled = lru_cache(maxsize=None)(re.compile)  # a text names few of the acts


@lru_cache(maxsize=1)
def _names() -> dict[str, str]:
    """Patterns of every name and abbreviation of the register, by its first word."""
    found: dict[str, list[str]] = {}
    for name in sorted(acts_by_name(), key=len, reverse=True):
        first = _FIRST_WORD.search(name)
        assert first is not None
        if len(name) < LONG_NAME and any(c.isupper() for c in name):
            pattern = rf"{re.escape(name)}(?::s)?"
        else:
            inflected = re.sub(r"(lag|förordning|balk)(en)\b", r"\1(?:\2)?", re.escape(name))
            pattern = inflected.replace(r"\ ", r"\s+") + "s?"
        found.setdefault(_base(first[0]), []).append(pattern)
    return {first: rf"(?i:{'|'.join(patterns)})(?![a-zåäöA-ZÅÄÖ_]|-\w)" for first, patterns in found.items()}
