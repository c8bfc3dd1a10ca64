"""Without a network everything works: no connection is even tried."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

DATA = Path(__file__).parent / "data"
BLOCKED = """
import socket, sys

tried = []

def refuse(name):
    def refused(*arguments, **_):
        tried.append((name, arguments[-1:]))
        raise OSError("the network is blocked")
    return refused

for name in ("connect", "connect_ex", "sendto", "sendmsg"):
    setattr(socket.socket, name, refuse(name))
for name in ("create_connection", "getaddrinfo", "gethostbyname"):
    setattr(socket, name, refuse(name))

from stdqa.cli import app

for line in sys.argv[1:]:
    try:
        app(line.split("|"))
    except SystemExit as end:
        print("status", end.code)
print("tried", tried)
"""


@pytest.mark.model
def test_index_and_ask_reach_for_no_network(tmp_path):
    # The hub's own switch for being offline must not be what keeps it quiet.
    environment = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("STDQA_", "HF_", "TRANSFORMERS_"))
    }
    commands = (
        f"index|--corpus|{DATA}",
        "ask|How many fishing boats did the Harbour Office register in 2022?",
    )
    done = subprocess.run(
        [sys.executable, "-c", BLOCKED, *commands],
        cwd=tmp_path,
        env=environment | {"HF_HOME": str(tmp_path / "hub")},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.stderr == ""
    lines = done.stdout.splitlines()
    assert [line for line in lines if line.startswith(("status", "tried"))] == [
        "status 0",
        "status 0",
        "tried []",
    ]
    assert "1,284" in done.stdout
