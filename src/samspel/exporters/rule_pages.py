"""A rule as a page to read: what it says, its law, when it asks, and the cases that test it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from ..rules.conditions import Condition, Test, attribute_type
from ..rules.pack import Example, Rule, RulePack
from ..rules.views import VIEWS
from .finding_text import law_text

_SAY = {
    "sv": {
        "level": "Nivå", "basis": "Grund", "law": "Stöd", "norm": "Källa", "in_force": "Gäller",
        "view": "Prövar", "why": "Varför",
        "breach": "Bryter mot regeln", "ok": "Följer regeln", "doubt": "Går inte att avgöra", "message": "Meddelande",
        "ask": "Frågar",
        "remedy": "Åtgärd", "condition": "För den som ändrar regeln: villkoret",
        "applies": "Gäller när", "when": "Bryts när", "unless": "till och med",
        "from": "från och med", "examples": "Exempel (regelns tester)", "verified": "Rättskällan läst till och med",
        "index": "Regler", "intro": "Sidorna är gjorda av regelpaketen i `rules/`. Ändra där, inte här.",
    },
    "en": {
        "level": "Level", "basis": "Basis", "law": "Law", "norm": "Source", "in_force": "In force",
        "view": "Looks at", "why": "Why",
        "breach": "Breaks the rule", "ok": "Keeps the rule", "doubt": "Cannot be settled", "message": "Message",
        "ask": "Asks",
        "remedy": "Remedy", "condition": "For whoever edits the rule: the condition",
        "applies": "Applies when", "when": "Broken when", "unless": "through",
        "from": "from", "examples": "Examples (the rule's tests)", "verified": "Legal source read through",
        "index": "Rules", "intro": "These pages are made from the rule packs in `rules/`. Edit there, not here.",
    },
}  # fmt: skip
_TYPES = {bool: "ja/nej", int: "heltal", str: "ord", date: "datum", frozenset: "mängd av ord"}
LEVELS = {
    "sv": {"error": "fel", "warning": "varning", "question": "fråga", "advice": "råd"},
    "en": {"error": "error", "warning": "warning", "question": "question", "advice": "advice"},
}
BASES = {
    "sv": {
        "statute": "lag",
        "case_law": "rättsfall",
        "practice": "praxis",
        "local": "lokal regel",
        "recommendation": "rekommendation",
    },
    "en": {
        "statute": "statute",
        "case_law": "case law",
        "practice": "practice",
        "local": "local",
        "recommendation": "recommendation",
    },
}
CERTAINTIES = {
    "sv": {
        "L H": "lagtexten är läst, och svaret går att se i uppgifterna",
        "L I closed list": "lagtexten är läst, och svaret följer av en uttömmande uppräkning",
        "L S": "lagtexten är läst, men svaret bygger på hur orden är skrivna",
        "O two sources": "två oberoende källor säger samma sak",
        "O single": "en källa",
        "I S": "en slutsats som bygger på hur orden är skrivna",
        "I M": "en slutsats ur lagens ordalydelse, inte prövad i rättspraxis som vi känner",
        "X": "härlett genom att texter har jämförts",
        "M": "allmän kunskap, inte prövad mot en källa",
        "Q": "svaret lämnas till en bedömning",
        "practice": "god praxis",
        "local": "kommunens eget beslut",
    },
    "en": {
        "L H": "the statute was read, and the facts show the answer",
        "L I closed list": "the statute was read, and the answer follows from a closed list",
        "L S": "the statute was read, but the answer depends on how the words are written",
        "O two sources": "two independent sources say the same",
        "O single": "one source",
        "I S": "an inference that depends on how the words are written",
        "I M": "an inference from the wording of the statute, not tested in case law we know of",
        "X": "derived by comparing texts",
        "M": "general knowledge, not held against a source",
        "Q": "the answer is left to judgement",
        "practice": "good practice",
        "local": "the municipality's own decision",
    },
}


def rule_page(rule: Rule, pack: RulePack, language: str = "sv") -> str:
    """The rule as Markdown."""
    say = _SAY[language]
    period = f"{say['from']} {rule.in_force.start}" + (f" {say['unless']} {rule.in_force.end}" if rule.in_force.end else "")
    norm = rule.norm.in_(language) if rule.norm else "–"
    sure = CERTAINTIES[language].get(rule.certainty, rule.certainty)
    lines = [
        f"# {rule.code} {rule.title.in_(language)}",
        "",
        f"`{rule.slug}` · {pack.title.in_(language)} (`{pack.name}`)",
        "",
        f"- **{say['level']}:** {LEVELS[language][rule.level]}",
        f"- **{say['basis']}:** {BASES[language][rule.basis]} – {sure}",
        f"- **{say['law']}:** {law_text(rule.law)}" if rule.law else f"- **{say['norm']}:** {norm}",
        f"- **{say['in_force']}:** {period}",
        f"- **{say['verified']}:** {pack.verified_through}",
        "",
        f"## {say['why']}",
        "",
        rule.why.in_(language),
        "",
    ]
    for key, text in (("message", rule.message), ("ask", rule.ask), ("remedy", rule.remedy)):
        if text is not None:
            lines += [f"**{say[key]}:** {text.in_(language)}", ""]
    lines += [f"## {say['examples']}", ""]
    examples = rule.examples()
    for key in ("breach", "ok", "doubt"):
        lines += _cases(say[key], getattr(examples, key))
    lines += [f"## {say['condition']}", "", f"{say['view']}: `{rule.view}` ([views.md](views.md))", ""]
    if rule.applies is not None:
        lines += [f"{say['applies']}:", "", *_condition(rule.applies), ""]
    lines += [f"{say['when']}:", "", *_condition(rule.when), ""]
    return "\n".join(lines).rstrip() + "\n"


def index_page(packs: Iterable[RulePack], language: str = "sv") -> str:
    """All rules, pack by pack, as Markdown with links to their pages."""
    say = _SAY[language]
    lines = [f"# {say['index']}", "", say["intro"], ""]
    for pack in packs:
        lines += [f"## {pack.title.in_(language)} (`{pack.name}`)", ""]
        for rule in pack.rules:
            level = LEVELS[language][rule.level]
            lines.append(f"- [{rule.code}]({rule.code}.md) {rule.title.in_(language)} – {level}")
        lines.append("")
    lines += [
        "[Vad reglerna täcker](../coverage.md) · [Nivåerna](levels.md) · "
        "[Vad reglerna får titta på](views.md) · [Hur man skriver en regel](../writing-rules.md)",
        "",
    ]
    return "\n".join(lines).rstrip() + "\n"


def views_page() -> str:
    """What rules may look at: every view with its attributes and the words that messages may use, as Markdown."""
    lines = [
        "# Vyer: vad en regel får titta på",
        "",
        "Ett attribut är ett värde, `none` (det finns inget, eller frågan gäller inte) eller okänt. "
        "Beskrivningarna är på engelska, som nycklarna.",
        "",
    ]
    for name, view in VIEWS.items():
        lines += [f"## `{name}`", "", (view.__doc__ or "").strip(), "", "| attribut | typ | betyder |", "|---|---|---|"]
        for attribute, field in view.model_fields.items():
            kind = _TYPES[attribute_type(view, attribute)]
            lines.append(f"| `{attribute}` | {kind} | {field.description} |")
        lines += ["", "Ord i meddelanden utöver attributen: " + ", ".join(f"`{{{word}}}`" for word in view.WORDS) + ".", ""]
    return "\n".join(lines).rstrip() + "\n"


def pages(packs: Iterable[RulePack]) -> dict[str, str]:
    """Every page of `docs/rules/` by file name."""
    packs = tuple(packs)
    made = {f"{rule.code}.md": rule_page(rule, pack) for pack in packs for rule in pack.rules}
    return {"README.md": index_page(packs), "views.md": views_page(), **made}


def _cases(title: str, examples: Iterable[Example]) -> list[str]:
    cases = [f"- {example.case}" + (f" ({example.on})" if example.on else "") for example in examples]
    return [f"**{title}**", "", *cases, ""] if cases else []


def _condition(condition: Condition, depth: int = 0) -> list[str]:
    """The condition as a nested list, in the words of the pack."""
    indent = "  " * depth
    if isinstance(condition, Test):
        values = condition.value if isinstance(condition.value, frozenset) else {condition.value}
        shown = ", ".join(sorted(_value(value) for value in values))
        operator = "" if condition.operator == "is" else f" {condition.operator}"
        return [f"{indent}- `{condition.attribute}`{operator}: {shown}"]
    parts = [line for part in condition.parts for line in _condition(part, depth + 1)]
    return [f"{indent}- {condition.word}:", *parts]


def _value(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(getattr(value, "value", value))
