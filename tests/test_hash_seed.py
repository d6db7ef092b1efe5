"""What is told does not depend on the order that Python happens to give sets, which another process gives otherwise."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from samspel.exporters.report_json import report_json

from .test_rulings import told
from .towns import checked, order

ROOT = Path(__file__).parents[1]


def all_that_is_told() -> str:
    """The report of an order with several faults, and every ruling of tests/test_rulings.py."""
    faulty = order(
        "id: r1, matter: M, limit: {at_most: 3, unit: BB}, "
        "delegates: [{text: Berörd}, {role: konsult}], law: [KL 6:33, 24 § FL]"
    )
    return report_json(checked(faulty)) + told()


def test_another_process_with_another_hash_seed_tells_the_same() -> None:
    script = "import sys; from tests.test_hash_seed import *; sys.stdout.buffer.write(all_that_is_told().encode())"
    seed = "2" if os.environ.get("PYTHONHASHSEED") == "1" else "1"
    environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}

    other = subprocess.run([sys.executable, "-c", script], cwd=ROOT, env=environment, capture_output=True, check=True)

    assert other.stdout.decode() == all_that_is_told()
