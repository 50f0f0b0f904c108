"""Run a command while no other one does: ``python scripts/alone.py LOCK COMMAND...``.

Any Python will do, since it runs before ``.venv`` is there. The system holds the lock for the
command and lets it go with it, so that one that was killed leaves none behind.
"""

import fcntl
import os
import sys

_, lock, *command = sys.argv
os.makedirs(os.path.dirname(lock), exist_ok=True)
file = os.open(lock, os.O_RDWR | os.O_CREAT)
try:
    fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
except BlockingIOError:
    print("Another make is at work here; waiting for it to end.", file=sys.stderr)
    fcntl.flock(file, fcntl.LOCK_EX)
os.set_inheritable(file, True)
os.execvp(command[0], command)
