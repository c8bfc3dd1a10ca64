"""An environment for each peer, made with pip from its requirements and kept while these stay the same."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

REQUIREMENTS = Path(__file__).parent / "requirements"
STAMP = ".requirements.sha256"


def python_of(system: str, envs: Path) -> Path:
    """The interpreter of a peer's environment, which is made anew where its requirements have changed.

    :raises RuntimeError: if pip cannot install them.
    """
    requirements = REQUIREMENTS / f"{system}.txt"
    folder = envs / system
    python = folder / ("Scripts" if os.name == "nt" else "bin") / "python"
    seal = digest(requirements)
    stamp = folder / STAMP
    if stamp.is_file() and stamp.read_text(encoding="ascii") == seal and python.exists():
        return python
    print(f"{system}: installing {requirements.name} into {folder}", flush=True)
    shutil.rmtree(folder, ignore_errors=True)
    subprocess.run([sys.executable, "-m", "venv", str(folder)], check=True)
    command = [str(python), "-m", "pip", "install", "--quiet", "-r", str(requirements)]
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    if done.returncode:
        raise RuntimeError(f"{requirements} cannot be installed: {done.stderr.strip()[-2000:]}")
    stamp.write_text(seal, encoding="ascii")
    return python


def digest(file: Path) -> str:
    """The SHA-256 of a file."""
    return hashlib.sha256(file.read_bytes()).hexdigest()
