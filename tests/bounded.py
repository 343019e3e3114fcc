"""Runs the command line in a process of its own that gets no more time and memory than an attack may take."""

import resource
import subprocess
import sys
from pathlib import Path

from house import Run

SECONDS, BYTES = 3, 300_000_000
"""What reading any one file may take; a second more is for starting up."""


def run_bounded(*args: str, cwd: Path, seconds: int = SECONDS) -> Run:
    """Run a command under limits of processor time and memory; one that waits for anything is ended in a minute."""

    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_CPU, (seconds + 1, seconds + 1))
        resource.setrlimit(resource.RLIMIT_DATA, (BYTES, BYTES))

    command = [sys.executable, "-m", "turnabout", *args]
    done = subprocess.run(
        command, cwd=cwd, capture_output=True, text=True, check=False, timeout=60, preexec_fn=limit, errors="replace"
    )
    return Run(done.returncode, done.stdout, done.stderr)
