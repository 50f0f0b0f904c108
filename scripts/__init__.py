"""The generator: from seeds/ to docs/, and to the files of the site that are no pages."""

import io
import sys

# Messages quote Chinese: a pipe whose encoding has none (cp1252 on Windows) gets UTF-8.
for _stream in (sys.stdout, sys.stderr):
    if isinstance(_stream, io.TextIOWrapper) and "utf" not in _stream.encoding.lower():
        _stream.reconfigure(encoding="utf-8")
