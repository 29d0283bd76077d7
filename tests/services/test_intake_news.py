"""Reading many files: verdicts come one by one, while other files are still being read."""

from pathlib import Path

import pytest

from app.domain.submissions import Verdict
from app.progress import Cancelled, silent
from app.services import intake, originals
from app.services.intake import FileNews, Stage, Watch
from app.services.workspace import Workspace
from tests.support.sent_workbooks import SOC_HA, YEAR_2020, YEAR_2021
from tests.support.stored_reports import operations


def test_that_every_file_is_announced_then_read_then_judged(ws: Workspace, tmp_path: Path) -> None:
    news: list[FileNews] = []
    missing = tmp_path / "mất.xlsx"
    results = intake.read(ws, [YEAR_2020, missing], Watch(silent, news=news.append))
    count = len(results)
    assert [item.stage for item in news[:count]] == [Stage.WAITING] * count
    assert {item.path for item in news[:count]} == {item.path for item in results}
    for result in results:
        own = [item for item in news if item.path == result.path]
        assert [item.stage for item in own] == [Stage.WAITING, Stage.READING, Stage.JUDGED]
        assert own[-1].result == result
    first_judged = next(number for number, item in enumerate(news) if item.stage is Stage.JUDGED)
    last_begun = max(number for number, item in enumerate(news) if item.stage is Stage.READING)
    assert first_judged < last_begun, "a verdict must not wait for the last file"


def test_that_a_cancel_after_the_first_verdict_stores_nothing(ws: Workspace) -> None:
    before = operations(ws)
    judged: list[str] = []

    def listen(item: FileNews) -> None:
        if item.result:
            judged.append(item.path)

    with pytest.raises(Cancelled):
        intake.read(ws, [YEAR_2020], Watch(silent, lambda: bool(judged), listen))
    assert len(judged) < len(list(YEAR_2020.iterdir()))
    assert operations(ws) == before


def test_that_the_workbook_of_a_file_is_shown_before_it_is_received(ws: Workspace) -> None:
    (result,) = intake.read(ws, [YEAR_2021 / SOC_HA], Watch(silent))
    assert result.verdict is Verdict.NEW
    sheets = originals.preview(result)
    assert any(sheet.name.startswith("02") for sheet in sheets)
