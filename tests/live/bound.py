"""Runs a command that is told to end when its parent does, by ``kill -9`` too (``prctl(2)``).

``bound.py PARENT COMMAND…``; ``PARENT`` is the parent's process id.
"""

import ctypes
import os
import signal
import sys

PR_SET_PDEATHSIG = 1

if __name__ == "__main__":
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)
    # It may have ended before it was watched.
    if os.getppid() != int(sys.argv[1]):
        sys.exit("the parent has ended")
    os.execvp(sys.argv[2], sys.argv[2:])  # noqa: S606 - our own command, without a shell
