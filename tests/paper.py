"""What a Word document looks like on paper: its pages, as LibreOffice prints them."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pdfplumber
import pytest

OFFICE = shutil.which("soffice")
needs_office = pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed")


def printed(file: Path, folder: Path) -> list[str]:
    """The text of every page without white space. Fonts may differ, and with them where lines end."""
    with pdfplumber.open(converted(file, folder, "pdf")) as pdf:
        return ["".join((page.extract_text() or "").split()) for page in pdf.pages]


def converted(file: Path, folder: Path, to: str) -> Path:
    """The file as LibreOffice saves it in another format, or anew in its own; in the folder."""
    profile = (folder / "profile").as_uri()
    command = [OFFICE, "--headless", f"-env:UserInstallation={profile}", "--convert-to", to]
    subprocess.run([*command, "--outdir", folder, file], check=True, capture_output=True)
    return folder / f"{file.stem}.{to}"
