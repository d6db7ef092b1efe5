"""The child process that reads one document: `documents_child.py READER FILE FOLDER...`, one JSON answer goes out.

A hostile file can make a library take all memory or go on for ever: here it takes no more than its share, and then ends.
"""

from __future__ import annotations

import json
import sys
from contextlib import suppress
from dataclasses import asdict
from importlib import import_module
from pathlib import Path
from typing import Any

_MEMORY = 1_500_000_000
_SECONDS = 15


def main() -> None:
    """Reads the file and answers with its paragraphs and tables, or with what is wrong with it."""
    _limit()
    reader, file, *folders = sys.argv[1:]
    sys.path.extend(folders)
    answer = json.dumps(_read(reader, Path(file)), ensure_ascii=False, separators=(",", ":"))
    sys.stdout.buffer.write(answer.encode(errors="surrogatepass"))


def _limit() -> None:
    try:
        import resource
    except ImportError:  # Windows: whoever waits for the answer keeps the time
        return
    with suppress(ValueError, OSError):  # macOS does not take every limit
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_CPU, (_SECONDS, _SECONDS))
        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))


def _read(reader: str, path: Path) -> dict[str, Any]:
    from samspel.errors import UnreadableInput
    from samspel.importers.grid_json import to_plain
    from samspel.office import bomb

    module = import_module(f"samspel.importers.{reader}")
    try:
        return {"document": to_plain(getattr(module, f"read_{reader}")(path))}
    except UnreadableInput as error:
        return {"problems": [asdict(problem) for problem in error.problems]}
    except (MemoryError, RecursionError):
        return {"problems": [asdict(problem) for problem in bomb(path.name).problems]}


if __name__ == "__main__":
    main()
