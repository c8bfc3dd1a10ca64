"""How often Python looks through its objects for those that only refer to each other."""

from __future__ import annotations

import gc

# By default it looks after each 700 new objects. Importing torch makes hundreds of thousands, none of which
# go away, and a tenth of the time until the first answer went into looking through them.
NEW_OBJECTS = 200_000


def collect_seldom() -> None:
    """Look seldom, for the whole of a process; for a program to say, not for a library."""
    gc.set_threshold(NEW_OBJECTS, *gc.get_threshold()[1:])
