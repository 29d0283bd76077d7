"""Files of one import beside each other: copies and rivals."""

from datetime import date

from app.domain.arrivals import copies, rivals
from app.domain.periods import ReportingPeriod
from app.domain.submissions import ReadResult, Verdict

YEAR = ReportingPeriod(date(2021, 1, 1), date(2021, 12, 31))
BEFORE = ReportingPeriod(date(2020, 1, 1), date(2020, 12, 31))


def _file(
    name: str, sha: str, unit: int | None = 1, period: ReportingPeriod | None = YEAR, verdict: Verdict = Verdict.NEW
) -> ReadResult:
    return ReadResult(f"/usb/{name}", name, sha, 1, verdict, unit_id=unit, period=period)


def test_that_a_copy_names_the_first_file_and_missing_bytes_are_no_copy() -> None:
    files = [_file("a", "1"), _file("b", "1"), _file("c", "2"), _file("d", ""), _file("e", "")]
    assert copies(files) == {"/usb/b": "a"}


def test_that_files_of_one_unit_and_period_compete() -> None:
    files = [_file("a", "1"), _file("b", "2"), _file("c", "3", period=BEFORE), _file("d", "4", unit=2)]
    assert rivals(files) == {"/usb/a": ("/usb/b",), "/usb/b": ("/usb/a",)}


def test_that_copies_and_files_that_are_not_received_do_not_compete() -> None:
    files = [
        _file("a", "1"),
        _file("b", "1"),
        _file("c", "2", verdict=Verdict.SAME),
        _file("d", "3", None, None, Verdict.UNKNOWN_UNIT),
        _file("e", "4", None, None, Verdict.UNREADABLE),
    ]
    assert rivals(files) == {}
