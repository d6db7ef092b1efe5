"""Facts as a native file: YAML for people, JSON for programs; reading the file back gives the same facts."""

from __future__ import annotations

import json
from datetime import date, time
from enum import Enum
from typing import Any

import yaml
from pydantic import BaseModel

from ..model import Facts, Nothing
from ..model.facts import PARTS


def native_yaml(facts: Facts) -> str:
    """The facts as native YAML."""
    return str(yaml.safe_dump(_tree(facts), allow_unicode=True, sort_keys=False, width=140))


def native_json(facts: Facts) -> str:
    """The facts as native JSON."""
    return json.dumps(_tree(facts), ensure_ascii=False, indent=2) + "\n"


def _tree(facts: Facts) -> dict[str, Any]:
    tree: dict[str, Any] = {"samspel": facts.samspel}
    if facts.municipality:
        tree["municipality"] = _plain(facts.municipality)
    for part in PARTS:
        if getattr(facts, part):
            tree[part] = _plain(getattr(facts, part))
    return tree


def _plain(value: Any) -> Any:
    """Texts, lists and mappings only. Unknown is left out; none is the word none; where it was read is left out."""
    if isinstance(value, BaseModel):
        fields = type(value).model_fields
        return {
            fields[name].alias or name: _plain(part)
            for name, part in value
            if name != "source"
            and part is not None
            and not (fields[name].default == part and name in ("samspel", "incomplete"))
        }
    if isinstance(value, Nothing):
        return "none"
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, time):
        return f"{value:%H:%M}"
    if isinstance(value, float):
        return int(value) if value.is_integer() else value
    if isinstance(value, bool | int):
        return value
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if isinstance(value, dict):
        return {key: _plain(part) for key, part in value.items()}
    return str(value)
