"""Another machine on another day, for every Python that has this folder on its PYTHONPATH.

The clock is 400 days ahead, and a folder lists its files from Z to A. Python imports a
module of this name when it starts.
"""

import datetime
import os
import time
from collections.abc import Iterator
from typing import Any

AHEAD = 400 * 24 * 60 * 60
now, now_ns, local, universal = time.time, time.time_ns, time.localtime, time.gmtime
names, scan = os.listdir, os.scandir


class Date(datetime.date):
    @classmethod
    def today(cls) -> "Date":
        return cls.fromtimestamp(time.time())


class DateTime(datetime.datetime):
    @classmethod
    def now(cls, tz: datetime.tzinfo | None = None) -> "DateTime":
        return cls.fromtimestamp(time.time(), tz)

    @classmethod
    def utcnow(cls) -> "DateTime":
        return cls.now(datetime.UTC).replace(tzinfo=None)

    today = now


class Listing(Iterator[Any]):
    """What os.scandir gives: an iterator that can be closed."""

    def __init__(self, *arguments: Any) -> None:
        with scan(*arguments) as entries:
            self.entries = iter(sorted(entries, key=lambda entry: entry.name, reverse=True))

    def __next__(self) -> Any:
        return next(self.entries)

    def __enter__(self) -> "Listing":
        return self

    def __exit__(self, *_: object) -> None:
        pass

    close = __exit__


for module, changed in (
    (datetime, {"date": Date, "datetime": DateTime}),
    (
        time,
        {
            "time": lambda: now() + AHEAD,
            "time_ns": lambda: now_ns() + AHEAD * 10**9,
            "localtime": lambda seconds=None: local(time.time() if seconds is None else seconds),
            "gmtime": lambda seconds=None: universal(time.time() if seconds is None else seconds),
        },
    ),
    (
        os,
        {
            "listdir": lambda *path: sorted(names(*path), reverse=True),
            "scandir": Listing,
        },
    ),
):
    for name, value in changed.items():
        setattr(module, name, value)
