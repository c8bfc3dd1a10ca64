"""An environment for each peer, made with pip from its requirements and kept while these stay the same; which
version of a system is measured."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

import stdqa

REQUIREMENTS = Path(__file__).parent / "requirements"
STAMP = ".requirements.sha256"
# So much of what pip says is told, the end of it.
MOST_SAID = 300
# Parts of stdqa that neither index nor answer.
ANSWER_NOTHING = {"briefs", "cli", "drafts", "evaluation", "receipts", "register", "web"}


class NoEnvironment(RuntimeError):
    """A peer that cannot be installed, and why."""


def python_of(system: str, envs: Path) -> Path:
    """The interpreter of a peer's environment, which is made anew where its requirements have changed.

    :raises NoEnvironment: if pip cannot install them.
    """
    requirements = REQUIREMENTS / f"{system}.txt"
    folder = envs / system
    python = folder / ("Scripts" if os.name == "nt" else "bin") / "python"
    made_of = digest(requirements)
    stamp = folder / STAMP
    if stamp.is_file() and stamp.read_text(encoding="ascii") == made_of and python.exists():
        return python
    print(f"{system}: installing {requirements.name} into {folder}", flush=True)
    shutil.rmtree(folder, ignore_errors=True)
    _run([sys.executable, "-m", "venv", str(folder)])
    _run([str(python), "-m", "pip", "install", "--quiet", "-r", str(requirements)])
    stamp.write_text(made_of, encoding="ascii")
    return python


def _run(command: list[str]) -> None:
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    if done.returncode:
        said = " ".join((done.stderr.strip() or done.stdout.strip()).split())
        raise NoEnvironment(f"its environment cannot be made: {said[-MOST_SAID:]}")


def seal(system: str) -> str:
    """What changes when a system is another version: a peer's requirements, or what of stdqa answers."""
    if system != "stdqa":
        return digest(REQUIREMENTS / f"{system}.txt")
    package = Path(stdqa.__file__).parent
    files = [
        file for file in sorted(package.rglob("*")) if file.is_file() and "__pycache__" not in file.parts
    ]
    own = [file for file in files if file.relative_to(package).parts[0] not in ANSWER_NOTHING]
    return hashlib.sha256("\n".join(map(digest, own)).encode()).hexdigest()


def digest(file: Path) -> str:
    """The SHA-256 of a file."""
    return hashlib.sha256(file.read_bytes()).hexdigest()
