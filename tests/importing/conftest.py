"""Files of the samples, and one warm reader for the whole folder."""

import json
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest

from app.domain.submissions import ParsedReport
from app.importing.reader import WorkbookReader
from tests.support.sample_catalogue import SAMPLES, sample_catalogue

YEAR_2021 = SAMPLES / "ha-quang-2021"
YEAR_2020 = SAMPLES / "ha-quang-2020"


@lru_cache(maxsize=1)
def expected() -> dict[str, dict[str, Any]]:
    """File name -> what a correct reader gets from it."""
    text = (SAMPLES / "expected" / "ha-quang-2021.json").read_text(encoding="utf-8")
    return {entry["file"]: entry for entry in json.loads(text)["files"]}


@pytest.fixture(scope="session")
def reader() -> Iterator[WorkbookReader]:
    with WorkbookReader() as warm:
        yield warm


class SampleReports:
    """Reads a sample once for all tests."""

    def __init__(self, reader: WorkbookReader) -> None:
        self._reader = reader
        self._read: dict[Path, ParsedReport] = {}

    def __call__(self, path: Path) -> ParsedReport:
        if path not in self._read:
            self._read[path] = self._reader.read(path.read_bytes(), path.name, sample_catalogue())
        return self._read[path]


@pytest.fixture(scope="session")
def sample(reader: WorkbookReader) -> SampleReports:
    return SampleReports(reader)
