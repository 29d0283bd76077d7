"""Odd public workbooks: each is read, shown or refused with one sentence; none crashes, hangs or leaves a trace."""

import time
from pathlib import Path

import pytest

from app.errors import BadFile
from app.importing.reader import WorkbookReader
from tests.support.sample_catalogue import sample_catalogue

CORPUS = Path(__file__).resolve().parents[3] / "shared" / "corpus"

pytestmark = pytest.mark.skipif(not CORPUS.is_dir(), reason="the collection of odd workbooks is not on this machine")


def _manifest() -> dict[str, tuple[str, str]]:
    """Name -> (kind, expectation)."""
    lines = (CORPUS / "MANIFEST.tsv").read_text(encoding="utf-8").splitlines()[1:]
    return {name: (kind, expectation) for name, kind, expectation, *_ in (line.split("\t") for line in lines)}


def test_that_every_odd_workbook_is_shown_or_refused_in_time(reader: WorkbookReader) -> None:
    results: dict[str, list[str]] = {}
    for name, (kind, expectation) in _manifest().items():
        began = time.monotonic()
        try:
            grid = reader.grid((CORPUS / name).read_bytes(), name)
            code = "shown" if any(sheet.rows for sheet in grid) else "shown-empty"
        except BadFile as refused:
            code = refused.code
        assert time.monotonic() - began < 20, name
        assert code not in {"reader-failed", "reader-timeout", "reader-died", "shown-empty"}, name
        if kind in {"password", "fuzz"}:
            assert code != "shown", name
        if expectation == "odd-but-readable" and name.casefold().endswith((".xlsx", ".xlsm")):
            assert code in {"shown", "empty-workbook", "password"}, (name, code)
        results.setdefault(code, []).append(name)
    for code, names in sorted(results.items()):
        print(f"{code:20} {len(names):4}  {names[0]}")
    assert len(results["shown"]) >= 70


def test_that_no_odd_workbook_is_taken_for_a_report(reader: WorkbookReader) -> None:
    for name in _manifest():
        with pytest.raises(BadFile) as refused:
            reader.read((CORPUS / name).read_bytes(), name, sample_catalogue())
        assert refused.value.code not in {"reader-failed", "reader-timeout", "reader-died"}, name
        assert refused.value.sentence
