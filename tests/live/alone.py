"""Runs a command on a machine with no network but the loopback: ``alone.py COMMAND…``.

In a network namespace of its own (``network_namespaces(7)``), which needs no root where users
may make namespaces. Exits with ``NOT_ALLOWED`` where they may not.
"""

import fcntl
import os
from pathlib import Path
import socket
import struct
import sys

NOT_ALLOWED = 77
SIOCSIFFLAGS, IFF_UP = 0x8914, 1


def leave_the_network() -> None:
    """Move this process into a namespace with nothing but the loopback. Raises OSError."""
    ids = (("uid_map", os.getuid()), ("gid_map", os.getgid()))
    try:
        os.unshare(os.CLONE_NEWNET)
    except PermissionError:
        os.unshare(os.CLONE_NEWUSER | os.CLONE_NEWNET)
        Path("/proc/self/setgroups").write_text("deny", encoding="ascii")
        for name, number in ids:
            Path("/proc/self", name).write_text(f"{number} {number} 1", encoding="ascii")
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as any_socket:
        fcntl.ioctl(any_socket, SIOCSIFFLAGS, struct.pack("16sh14x", b"lo", IFF_UP))


if __name__ == "__main__":
    try:
        leave_the_network()
    except OSError as error:
        print(f"no network of its own: {error.strerror}", file=sys.stderr)
        sys.exit(NOT_ALLOWED)
    os.execvp(sys.argv[1], sys.argv[1:])  # noqa: S606 - our own command, without a shell
