"""Say what the system refused to do, in words that lead on."""

import errno
from pathlib import Path

from ..core.problems import Location, Problem

_FULL = ("the disk is full", "make room there, and run it again; what was there before is still there")
_NOT_ALLOWED = ("this user may not do that", "see who may read and write it, or name another folder")
_SAID = {
    errno.ENOSPC: _FULL,
    errno.EDQUOT: ("there is no more room for this user's files", _FULL[1]),
    errno.EFBIG: ("the file would be larger than is allowed here", "raise the limit, or name another folder"),
    errno.EROFS: ("nothing can be written there", "name another folder, or a disk that can be written to"),
    errno.EACCES: _NOT_ALLOWED,
    errno.EPERM: _NOT_ALLOWED,
    errno.ENAMETOOLONG: ("the name is too long for this disk", "take a shorter name"),
    errno.ENOTDIR: ("a file stands where a folder is needed", "rename or delete that file"),
    errno.EEXIST: ("something of this name is there already", "rename or delete it, and run it again"),
    errno.EISDIR: ("a folder stands where a file is needed", "rename or delete that folder"),
    errno.ENOTEMPTY: ("the folder is not empty", "name a new folder, or empty this one"),
    errno.ENOENT: ("it is not there any more", "see whether another program has moved it, and run it again"),
    errno.ELOOP: ("links lead in a circle", "delete one of the links"),
    errno.EMFILE: ("too many files are open", "close other programs, and run it again"),
    errno.ENOMEM: ("there is not enough memory", "close other programs, and run it again"),
    errno.EADDRINUSE: ("another program is listening there", "name another address"),
}


def system_problem(error: OSError, root: Path | None = None) -> Problem:
    """Return the problem that an error of the system is; paths count from `root` where they lie in it."""
    known = _SAID.get(error.errno or 0)
    message, hint = known or ((error.strerror or str(error)).lower(), "see that the disk is well, and run it again")
    return Problem(Location(_shown(error, root)), "system-error", message, hint)


def _shown(error: OSError, root: Path | None) -> str:
    """The second name is the one that was written to (`os.rename`)."""
    name = error.filename2 or error.filename
    if not isinstance(name, str | bytes):
        return "."
    path = Path(name.decode(errors="replace") if isinstance(name, bytes) else name)
    return str(path.relative_to(root)) if root and path.is_relative_to(root) else str(path)
