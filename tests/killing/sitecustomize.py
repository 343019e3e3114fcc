"""Python reads this file first where its folder is on PYTHONPATH: the process is killed before its n-th write.

KILL_WITHIN is the folder whose writes count, KILL_AT the number of the one that is not done, and KILL_WRITES a file
into which a run that ends by itself puts a line for each: what it did, and to which path; of a move, where it went.
"""

import atexit
import os
import signal
import sys
from pathlib import Path

_WITHIN, _AT, _LIST = (os.environ[f"KILL_{name}"] for name in ("WITHIN", "AT", "WRITES"))
_WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT
_EVENTS = {"os.rename", "os.link", "os.remove", "os.mkdir", "os.rmdir", "os.truncate"}
done: list[str] = []


def _hook(event: str, args: tuple[object, ...]) -> None:
    if event in _EVENTS or (event == "open" and isinstance(args[2], int) and args[2] & _WRITES):
        name = args[0]
        if isinstance(name, str | os.PathLike) and os.path.abspath(name).startswith(_WITHIN):
            done.append(f"{event} {args[1] if event == 'os.rename' else name}")
            if len(done) == int(_AT):
                os.kill(os.getpid(), signal.SIGKILL)


if not any("multiprocessing" in word for word in sys.orig_argv):  # helpers of a run end when it does
    atexit.register(lambda: Path(_LIST).write_text("\n".join(done), "utf-8"))
    sys.addaudithook(_hook)
