"""The worker: results, faults, cancelling, many jobs, and that everything arrives on the UI thread."""

import threading
from collections.abc import Callable

import shiboken6
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.errors import Refused
from app.progress import Progress
from app.ui import dialogs, operations
from app.ui.context import UiContext
from app.ui.jobs import JobRunner


def _no_failure(error: BaseException) -> None:
    raise AssertionError(error)


def test_that_a_result_arrives_on_the_ui_thread(qtbot: QtBot, jobs: JobRunner) -> None:
    seen: list[tuple[int, bool]] = []
    here = threading.current_thread()
    jobs.start(
        "việc",
        lambda _p: 42,
        done=lambda value: seen.append((value, threading.current_thread() is here)),
        failed=_no_failure,
    )
    qtbot.waitUntil(lambda: bool(seen))
    assert seen == [(42, True)]
    assert jobs.jobs == ()


def test_that_the_work_is_not_done_on_the_ui_thread(qtbot: QtBot, jobs: JobRunner) -> None:
    seen: list[threading.Thread] = []
    jobs.start("việc", lambda _p: threading.current_thread(), done=seen.append, failed=_no_failure)
    qtbot.waitUntil(lambda: bool(seen))
    assert seen[0] is not threading.current_thread()


def test_that_a_fault_arrives_and_the_next_job_still_runs(qtbot: QtBot, jobs: JobRunner) -> None:
    def broken(_progress: Progress) -> int:
        raise ZeroDivisionError("hỏng")

    faults: list[BaseException] = []
    results: list[int] = []
    jobs.start("hỏng", broken, failed=faults.append)
    jobs.start("tốt", lambda _p: 1, done=results.append, failed=_no_failure)
    qtbot.waitUntil(lambda: bool(results))
    assert [type(item) for item in faults] == [ZeroDivisionError]


def test_that_two_thousand_jobs_end_in_their_order(qtbot: QtBot, jobs: JobRunner) -> None:
    seen: list[int] = []

    def numbered(number: int) -> Callable[[Progress], int]:
        def work(progress: Progress) -> int:
            progress(number, 2000, "đang đếm")
            return number

        return work

    for number in range(2000):
        jobs.start("đếm", numbered(number), done=seen.append, failed=_no_failure)
    qtbot.waitUntil(lambda: len(seen) == 2000, timeout=30_000)
    assert seen == list(range(2000))
    assert jobs.jobs == ()


def test_that_a_cancelled_job_stops_at_its_next_report(qtbot: QtBot, jobs: JobRunner) -> None:
    begun, may_go_on = threading.Event(), threading.Event()
    steps: list[int] = []
    ended: list[str] = []

    def work(progress: Progress) -> None:
        for step in range(10):
            progress(step, 10, "bước")
            steps.append(step)
            begun.set()
            may_go_on.wait(5)

    job = jobs.start(
        "dài",
        work,
        done=lambda _r: ended.append("done"),
        failed=_no_failure,
        cancelled=lambda: ended.append("cancelled"),
    )
    assert begun.wait(5)
    job.cancel()
    may_go_on.set()
    qtbot.waitUntil(lambda: bool(ended))
    assert ended == ["cancelled"]
    assert steps == [0]


def test_that_a_waiting_job_can_be_cancelled_before_it_begins(qtbot: QtBot, jobs: JobRunner) -> None:
    gate = threading.Event()
    ran: list[str] = []
    ended: list[str] = []
    jobs.start("trước", lambda _p: gate.wait(5), failed=_no_failure)
    second = jobs.start(
        "sau", lambda _p: ran.append("ran"), failed=_no_failure, cancelled=lambda: ended.append("cancelled")
    )
    second.cancel()
    gate.set()
    qtbot.waitUntil(lambda: bool(ended))
    assert ran == []


def test_that_progress_is_shown_and_never_runs_backwards(qtbot: QtBot, jobs: JobRunner) -> None:
    shown: list[int] = []
    ended: list[int] = []

    def work(progress: Progress) -> int:
        for step in range(5000):
            progress(step, 5000, "bước")
        return 1

    jobs.start("dài", work, done=ended.append, failed=_no_failure, progress=lambda done, _t, _s: shown.append(done))
    qtbot.waitUntil(lambda: bool(ended), timeout=20_000)
    assert shown
    assert shown == sorted(shown)
    assert shown[-1] == 4999


def test_that_closing_waits_and_lets_nothing_arrive(qtbot: QtBot) -> None:
    runner = JobRunner()
    gate = threading.Event()
    seen: list[object] = []
    runner.start("dài", lambda _p: gate.wait(5), done=seen.append, failed=seen.append)
    gate.set()
    runner.close()
    assert seen == []
    assert runner.jobs == ()


def test_that_a_refusal_of_a_long_work_is_shown_with_its_code(
    qtbot: QtBot, context: UiContext, boxes_open: None
) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    page.show()

    def work(_progress: Progress) -> None:
        raise Refused("some-code", "Chưa được.", "Làm lại sau.")

    operations.run(page, context, "thử", work)
    qtbot.waitUntil(lambda: bool(page.findChildren(dialogs.Box)))
    texts = [item.property("text") for item in page.findChildren(dialogs.Box)[0].findChildren(QWidget)]
    assert "Chưa được." in texts
    assert "some-code" in texts


def test_that_nothing_is_called_when_the_page_is_gone(qtbot: QtBot, context: UiContext) -> None:
    page = QWidget()
    gate = threading.Event()
    seen: list[object] = []
    operations.run(page, context, "thử", lambda _p: gate.wait(5), done=seen.append)
    page.deleteLater()
    qtbot.waitUntil(lambda: not shiboken6.isValid(page))
    gate.set()
    qtbot.waitUntil(lambda: context.jobs.jobs == ())
    assert seen == []


def test_that_a_refused_write_changes_nothing_and_says_why(qtbot: QtBot, boxes_open: None) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    page.show()

    def work() -> None:
        raise Refused("locked", "Báo cáo đã khóa.")

    assert operations.write(page, work) is False
    assert page.findChildren(dialogs.Box)


def test_that_a_bug_opens_the_bug_box_with_details(qtbot: QtBot, boxes_open: None) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    page.show()
    operations.write(page, lambda: 1 // 0)
    box = page.findChildren(dialogs.Box)[0]
    shown = [str(item.property("plainText")) for item in box.findChildren(QWidget)]
    assert any("ZeroDivisionError" in text for text in shown)
