"""``python -m tests.demo``: what ``scripts/demo`` runs."""

import importlib
import signal
import sys

if __name__ == "__main__":
    # Loading the rest takes a moment, in which Ctrl-C may end us without a word.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    print("Studio Sync: a sample studio, two Google accounts, a calendar server", flush=True)
    sys.exit(importlib.import_module("tests.demo.command").main())
