"""What is on the sheets of a printed page."""

from __future__ import annotations

import shutil
import subprocess

import pytest


def sheets(pdf: bytes) -> list[str]:
    """The text of each sheet, with its lines as they lie."""
    if not shutil.which("pdftotext"):
        pytest.skip("reading a PDF needs what is not installed: apt-get install poppler-utils")
    command = ["pdftotext", "-layout", "-", "-"]
    text = subprocess.run(command, input=pdf, capture_output=True, check=True).stdout.decode()
    return [sheet.strip() for sheet in text.split("\f")[:-1]]
