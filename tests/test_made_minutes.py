"""The made minutes: how much of what was planted is told, how little is told in vain, and what the faultless are told."""

from __future__ import annotations

from pathlib import Path

import pytest

from samspel import plain_yaml
from tests.made_minutes import TRUTHS, minutes_of, score

_MISSED = {  # what no rule or reader tells yet
    "12-ofn-kallbo": ["delegation"],
    "17-kf-tallnora": ["preparation", "P06", "P04"],
    "19-kfn-granholm": ["P02", "P07", "P10"],
    "20-mbn-alvhult": ["M11", "M25"],
    "21-rs-skarvdal": ["M07", "M22"],
    "22-ksmeu-fagervik": ["M23", "P14"],
    "23-ofn-bergtorp": ["P01"],
    "25-kf-hamravik": ["P09", "P16"],
    "26-sn-almarken": ["P15", "P20"],
    "27-fsn-backhed": ["P06", "jäv", "M07", "remote"],
    "28-ksau-granninge": ["M23", "M02"],
    "29-ofn-vastanas": ["P19", "P03", "P14"],
    "31-kf-ekmarka": ["P04"],
    "32-sn-hedlunda": ["P02", "M09", "M11"],
    "33-un-strandhult": ["M13", "P06", "P01", "P07", "M06"],
    "34-tu-vikmora": ["M01", "M23", "P03", "P18"],
    "35-ofn-lerhult": ["P15", "jäv", "P19"],
}
_FALSE = {  # what is told in vain
    "20-mbn-alvhult": ["MOT048"],
    "22-ksmeu-fagervik": ["MOT103", "MOT103"],
    "27-fsn-backhed": ["MOT059"],
    "30-btn-solhaga": ["MOT058"],
    "31-kf-ekmarka": ["MOT018"],
    "32-sn-hedlunda": ["MOT048", "MOT059"],
    "33-un-strandhult": ["MOT008", "MOT038", "MOT059", "MOT093"],
    "34-tu-vikmora": ["MOT058", "MOT120", "MOT080", "MOT103"],
}
_PLANTED = {"work": 31, "held": 29, "third": 32, "fourth": 30, "fifth": 29}
_FLOORS = {"work": 1.0, "held": 0.96, "third": 0.59, "fourth": 0.53, "fifth": 0.44}


def _name(path: Path) -> str:
    return path.name.removesuffix(".truth.yaml")


@pytest.mark.parametrize("path", TRUTHS, ids=_name)
def test_what_was_planted_is_told_and_nothing_else(path: Path) -> None:
    """The faultless ones have nothing planted: no error, no warning and no question that is sure is told of them."""
    found = score(minutes_of(path), plain_yaml.read(path))

    assert [one.split()[2].partition("@")[0] for one in found.false] == _FALSE.get(_name(path), [])
    assert [one.split()[1] for one in found.missed] == _MISSED.get(_name(path), [])


@pytest.mark.parametrize("name", _FLOORS)
def test_the_floor_of_each_set_holds(name: str) -> None:
    truths = {_name(path): truth for path in TRUTHS if (truth := plain_yaml.read(path))["set"] == name}
    planted = sum(len(truth["planted"]) for truth in truths.values())
    missed = sum(len(_MISSED.get(one, [])) for one in truths)

    assert planted == _PLANTED[name]
    assert 1 - missed / planted >= _FLOORS[name]


def test_a_corrected_truth_keeps_its_old_label() -> None:
    corrected = [fault for path in TRUTHS for fault in plain_yaml.read(path)["planted"] if "corrected" in fault]

    assert len(corrected) == 7
    assert all("was" in fault or "also_at" in fault for fault in corrected)
