"""Renders an issued paper anew in a process of its own: ``python -m tests.support.rerendering FOLDER ID``."""

import hashlib
import os
import subprocess
import sys
from pathlib import Path

from app.reports import docx_writer, pdf_writer
from app.services import issued_papers, workspace

ROOT = Path(__file__).resolve().parents[2]


def hashes(folder: Path, issued_id: int) -> list[str]:
    """SHA-256 of the Word file and of the PDF, made from what is frozen."""
    ws = workspace.open_(folder, actor="thử", read_only=True)
    try:
        paper = issued_papers.issued_document(ws, issued_id)
    finally:
        ws.close()
    made = (docx_writer.render(paper), pdf_writer.render(paper).content)
    return [hashlib.sha256(content).hexdigest() for content in made]


def hashes_elsewhere(folder: Path, issued_id: int, seed: int) -> list[str]:
    """The same from another process, with other hashes of texts inside Python."""
    words = [sys.executable, "-m", "tests.support.rerendering", str(folder), str(issued_id)]
    environment = {**os.environ, "PYTHONHASHSEED": str(seed)}
    done = subprocess.run(words, cwd=ROOT, env=environment, capture_output=True, text=True, check=True)
    return done.stdout.split()


if __name__ == "__main__":
    print(*hashes(Path(sys.argv[1]), int(sys.argv[2])))
