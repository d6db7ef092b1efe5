"""Writes small rule packs for tests."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from samspel.rules import Rule, RulePack, load_packs

HEAD = """\
pack: {name}
title: {{sv: Prov, en: Trial}}
verified_through: {verified_through}
"""

RULE = """\
  - code: {code}
    slug: {slug}
    view: {view}
    title: {{sv: Delegat saknas, en: No delegate}}
    why: {{sv: Därför., en: Because.}}
    {law}
    in_force: {in_force}
    judged_on: {judged_on}
    level: {level}
    basis: {basis}
    certainty: {certainty}
    {more}
    when: {when}
    message: {message}
    ask: {ask}
    remedy: {{sv: Rätta., en: Mend.}}
    examples: {examples}
"""

DEFAULTS = {
    "code": "TST001",
    "slug": "trial",
    "view": "row",
    "law": 'law: [{sfs: "2017:725", chapter: "6", section: "37"}]',
    "in_force": "{from: 2018-01-01}",
    "judged_on": "asked",
    "level": "error",
    "basis": "statute",
    "certainty": "L H",
    "more": "",
    "when": "{has_delegate: no}",
    "message": '{sv: "{matter} saknar delegat.", en: "{matter} has no delegate."}',
    "ask": "{sv: Vem?, en: Who?}",
    "examples": "{breach: [{case: a, given: {}}], ok: [{case: b, given: {}}]}",
}


def rule_text(**changes: str) -> str:
    """One rule as YAML; what is not said is a rule about rows without a delegate."""
    return RULE.format(**{**DEFAULTS, **changes})


def pack_text(*rules: str, name: str = "prov/ett", verified_through: str = "2026-05-20", more: str = "") -> str:
    """A pack as YAML."""
    return HEAD.format(name=name, verified_through=verified_through) + more + "rules:\n" + "".join(rules)


def load_texts(**files: str) -> tuple[RulePack, ...]:
    """The packs in a folder with these files (names without ending)."""
    with TemporaryDirectory() as folder:
        for name, text in files.items():
            (Path(folder) / f"{name}.yaml").write_text(text, encoding="utf-8")
        return load_packs(Path(folder))


def one_pack(*rules: str, **head: str) -> RulePack:
    """A pack of these rules."""
    [pack] = load_texts(prov=pack_text(*rules, **head))
    return pack


def one_rule(text: str) -> Rule:
    """The rule as it is loaded."""
    [rule] = one_pack(text).rules
    return rule
