"""Many files with two children: answers as they come, other definitions, cancelling, children that die."""

import time
from collections.abc import Iterator
from dataclasses import replace

import pytest

from app.domain.submissions import ParsedReport
from app.errors import BadFile
from app.importing.limits import Limits
from app.importing.readers import Incoming, Readers
from app.progress import Cancelled
from tests.support.sample_catalogue import sample_catalogue
from tests.support.workbooks import Book, header_sheet, indicator_sheet


def _good() -> bytes:
    return Book([header_sheet(), indicator_sheet([("A14", "hộ", 10)])]).content()


def _slow() -> bytes:
    """About a second of reading on any machine; no report."""
    rows = "".join(f'<row r="{n}"><c r="A{n}"><v>{n}</v></c></row>' for n in range(10, 300_000))
    sheet = f"<worksheet><sheetData>{rows}</sheetData></worksheet>".encode()
    return Book([header_sheet(), indicator_sheet([("A14", "hộ", 10)])]).content({"xl/worksheets/sheet1.xml": sheet})


@pytest.fixture(scope="module")
def readers() -> Iterator[Readers]:
    with Readers() as warm:
        yield warm


def _said(answer: ParsedReport | BadFile) -> str:
    return answer.code if isinstance(answer, BadFile) else answer.header.unit_code


def test_that_every_file_is_answered_once_with_its_key(readers: Readers) -> None:
    files = [(_good(), "a.xlsx"), (b"", "b.xlsx"), (_slow(), "c.xlsx"), (_good(), "~$d.xlsx"), (_good(), "e.xlsx")]
    incoming = [Incoming(number, content, name) for number, (content, name) in enumerate(files)]
    found = [(key, _said(answer)) for key, answer in readers.read_many(incoming, sample_catalogue())]
    assert sorted(found) == [(0, "01417"), (1, "empty-file"), (2, ""), (3, "lock-file"), (4, "01417")]
    assert list(readers.read_many([], sample_catalogue())) == []


def test_that_a_slow_file_does_not_hold_up_the_others(readers: Readers) -> None:
    incoming = [Incoming("slow", _slow(), "s.xlsx"), *(Incoming(f"{n}", _good(), f"{n}.xlsx") for n in range(3))]
    assert [key for key, _ in readers.read_many(incoming, sample_catalogue())] == ["0", "1", "2", "slow"]


def test_that_files_are_fetched_only_when_a_child_is_free(readers: Readers) -> None:
    fetched = []

    def incoming() -> Iterator[Incoming[int]]:
        for number in range(5):
            fetched.append(number)
            yield Incoming(number, _good(), "bc.xlsx")

    answers = readers.read_many(incoming(), sample_catalogue())
    next(answers)
    assert len(fetched) < 5
    assert len(list(answers)) == 4


def test_that_a_report_of_another_year_is_read_again_with_the_definitions_of_that_year(readers: Readers) -> None:
    usual = sample_catalogue()
    other = replace(usual, indicators=tuple(item for item in usual if item.code != "A14"))
    incoming = [Incoming(0, _good(), "bc.xlsx")]
    ((_, same),) = readers.read_many(incoming, usual, proper=lambda report: usual)
    ((_, again),) = readers.read_many(incoming, usual, proper=lambda report: other)
    assert isinstance(same, ParsedReport)
    assert isinstance(again, ParsedReport)
    assert [item.indicator for item in same.figures] == ["A14"]
    assert again.figures == ()
    assert [item.code for item in again.findings if item.code == "unknown-code"] == ["unknown-code"]


def test_that_cancelling_ends_all_children_and_the_next_files_read(readers: Readers) -> None:
    list(readers.read_many([Incoming(0, _good(), "bc.xlsx")], sample_catalogue()))
    began = time.monotonic()
    slow = [Incoming(number, _slow(), "bc.xlsx") for number in range(4)]
    with pytest.raises(Cancelled):
        list(readers.read_many(slow, sample_catalogue(), cancelled=lambda: time.monotonic() > began + 0.1))
    assert all(reader.connection is None for reader in readers._readers)
    ((_, report),) = readers.read_many([Incoming(0, _good(), "bc.xlsx")], sample_catalogue())
    assert _said(report) == "01417"


def test_that_leaving_the_loop_early_leaves_no_answer_behind(readers: Readers) -> None:
    answers = readers.read_many([Incoming(0, _good(), "a.xlsx"), Incoming(1, _slow(), "b.xlsx")], sample_catalogue())
    next(answers)
    answers.close()
    ((_, report),) = readers.read_many([Incoming(0, _good(), "bc.xlsx")], sample_catalogue())
    assert _said(report) == "01417"


def test_that_a_file_refused_before_the_child_takes_no_definitions_with_it() -> None:
    with Readers(Limits(file_size=1 << 20), count=1) as readers:
        incoming = [Incoming("large", b"PK" + b"0" * (1 << 21), "a.xlsx"), Incoming("good", _good(), "b.xlsx")]
        found = {key: _said(answer) for key, answer in readers.read_many(incoming, sample_catalogue())}
    assert found == {"large": "too-large", "good": "01417"}


def test_that_each_file_has_its_own_time_and_a_large_one_is_refused_at_once() -> None:
    with Readers(Limits(seconds=0.1, file_size=8 << 20)) as readers:
        incoming = [
            Incoming("slow", _slow(), "a.xlsx"),
            Incoming("large", b"PK" + b"0" * (9 << 20), "b.xlsx"),
            Incoming("good", _good(), "c.xlsx"),
        ]
        found = {key: _said(answer) for key, answer in readers.read_many(incoming, sample_catalogue())}
    assert found["large"] == "too-large"
    assert found["slow"] == "reader-timeout"
