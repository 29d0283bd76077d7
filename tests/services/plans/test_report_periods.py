"""Reports over several periods: targets period by period, what was dropped, agencies by the names of the time told."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from app.domain.plans.measures import Measure
from app.domain.plans.plan import Agency
from app.domain.plans.spans import Frequency
from app.domain.plans.targets import Target, TargetStep
from app.domain.plans.tasks import ProgressState, Timing
from app.domain.plans.work import PlanFigure, TargetJudgement, TaskProgress
from app.domain.targets import TargetState
from app.reports import docx_writer, pdf_writer
from app.reports.docx_inspector import inspect_docx
from app.reports.pdf_inspector import inspect_pdf
from app.services.plans import figures, papers, register, report_facts, target_entries, task_entries
from app.services.workspace import Workspace
from tests.support.filled_plans import seen_on
from tests.support.made_plans import AGENCIES, a_plan, a_task

KEY = "nhieu-ky"
YEARLY = {"2022": 10, "2023": 20, "2024": 30, "2025": 95}


def a_target(key: str, frequency: Frequency = Frequency.YEAR, *steps: TargetStep) -> Target:
    """A ratio that is to be at least 90 %, told of itself."""
    return Target(
        key=key, title=f"Chỉ tiêu {key}", numerator=f"tren-{key}", denominator=f"duoi-{key}", denominator_words="tổng",
        frequency=frequency, steps=steps or (TargetStep(value=Decimal(90)),),
    )  # fmt: skip


def measured(ws: Workspace, targets: tuple[Target, ...], told: Mapping[str, Mapping[str, int]], day: date) -> Workspace:
    """A plan with these targets and the percentages told of each by period, seen on a day."""
    names = [key for one in targets for key in (one.numerator, one.denominator)]
    measures = tuple(Measure(key=key, name=key, unit="đơn vị") for key in names)
    register.save(ws, a_plan(key=KEY, measures=measures, targets=targets))
    now = seen_on(ws, day)
    for key, values in told.items():
        for period, value in values.items():
            for measure, number in ((f"tren-{key}", value), (f"duoi-{key}", 100)):
                figure = PlanFigure(plan_id=0, measure=measure, period=period, value=Decimal(number))
                figures.set_figure(now, KEY, figure)
    return now


def lines(ws: Workspace, year: int | None = None) -> list[str]:
    """The lines of the report on a year, or of the final one."""
    plan = register.find(ws, KEY)
    return papers.content(ws, KEY, report_facts.report_time(plan, year=year)).body.splitlines()


def counted(ws: Workspace, year: int | None = None) -> str:
    """How many targets the report says are reached."""
    return next(line for line in lines(ws, year) if "chỉ tiêu: " in line).partition("chỉ tiêu: ")[2]


def test_that_a_final_report_tells_every_period_and_counts_as_reached_what_always_was(
    bare: Workspace, tmp_path: Path
) -> None:
    targets = (a_target("a"), a_target("b"), a_target("q", Frequency.QUARTER))
    quarters = {f"{year}-Q{number}": 95 - year % 2 for year in range(2022, 2026) for number in range(1, 5)}
    told = {"a": YEARLY, "b": dict.fromkeys(YEARLY, 97), "q": {**quarters, "2023-Q2": 5}}
    ws = measured(bare, targets, told, date(2026, 2, 1))
    rule = " (tính là đạt khi mọi kỳ đã kết thúc đều đạt). Cụ thể:"
    assert counted(ws) == f"01 đạt, 02 chưa đạt đủ các kỳ{rule}"
    body = lines(ws)
    assert "1\tChỉ tiêu a (năm 2025)\t≥ 90\u00a0%\t95\u00a0% (95/100)\tđạt; tính chung đạt 01/04 kỳ" in [
        line.replace("90 %", "90\u00a0%").replace("95 %", "95\u00a0%") for line in body
    ]
    rows = [line.split("\t") for line in body if line.startswith("1.")]
    assert [(row[1], row[3].partition(" ")[0], row[4]) for row in rows if len(row) == 5] == [
        ("– năm 2022", "10", "chưa đạt"), ("– năm 2023", "20", "chưa đạt"), ("– năm 2024", "30", "chưa đạt"),
    ]  # fmt: skip
    by_year = [line.split("\t") for line in body if line.startswith("3.") and line.count("\t") == 4]
    assert [(row[1], row[4]) for row in by_year] == [
        ("– các kỳ năm 2022", "đạt 04/04 kỳ"), ("– các kỳ năm 2023", "đạt 03/04 kỳ"),
        ("– các kỳ năm 2024", "đạt 04/04 kỳ"), ("– các kỳ trước đó của năm 2025", "đạt 03/03 kỳ"),
    ]  # fmt: skip
    assert "Quý II/2023: 5" in by_year[1][3]
    paper = papers.document(ws, KEY, report_facts.report_time(register.find(ws, KEY)))
    (tmp_path / "a.docx").write_bytes(docx_writer.render(paper))
    (tmp_path / "a.pdf").write_bytes(pdf_writer.render(paper).content)
    assert [str(item) for item in inspect_docx(tmp_path / "a.docx")] == []
    assert [str(item) for item in inspect_pdf(tmp_path / "a.pdf")] == []


def test_that_the_report_of_one_year_tells_a_yearly_target_once_and_all_quarters_of_another(bare: Workspace) -> None:
    targets = (a_target("a"), a_target("q", Frequency.QUARTER))
    quarters = {"2024-Q1": 5, "2025-Q1": 10, "2025-Q2": 95, "2025-Q3": 95, "2025-Q4": 95}
    ws = measured(bare, targets, {"a": YEARLY, "q": quarters}, date(2026, 2, 1))
    rows = [line.split("\t") for line in lines(ws, 2025) if line[:1] in ("1", "2") and line.count("\t") == 4]
    assert [(row[0], row[1], row[4]) for row in rows] == [
        ("1", "Chỉ tiêu a", "đạt"),
        ("2", "Chỉ tiêu q (Quý IV/2025)", "đạt; tính chung đạt 03/04 kỳ"),
        ("2.1", "– Quý I/2025", "chưa đạt"), ("2.2", "– Quý II/2025", "đạt"), ("2.3", "– Quý III/2025", "đạt"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("values", "day", "words"),
    [
        ({"2022": 10, "2023": 10}, date(2023, 6, 1), "01 chưa đạt"),
        ({"2022": 95, "2023": 10}, date(2023, 6, 1), "01 chưa tới mức"),
        ({"2022": 95, "2023": 95}, date(2024, 2, 1), "01 đạt"),
        ({"2022": 95}, date(2023, 6, 1), "01 chưa có số liệu"),
        ({"2023": 95}, date(2024, 2, 1), "01 còn kỳ chưa đánh giá được"),
        ({"2022": 10}, date(2024, 2, 1), "01 chưa đạt"),
        ({}, date(2024, 2, 1), "01 chưa có số liệu"),
    ],
)
def test_that_a_target_counts_over_its_periods_in_the_phase(
    bare: Workspace, values: dict[str, int], day: date, words: str
) -> None:
    ws = measured(bare, (a_target("a"),), {"a": values}, day)
    plan = register.find(ws, KEY)
    body = papers.content(ws, KEY, report_facts.report_time(plan, phase="gd1")).body
    assert next(line for line in body.splitlines() if "chỉ tiêu: " in line).partition(": ")[2].startswith(f"{words} (")


def test_that_a_period_the_plan_asks_nothing_for_keeps_nobody_from_reaching_the_target(bare: Workspace) -> None:
    late = TargetStep(value=Decimal(90), from_year=2024)
    ws = measured(
        bare, (a_target("a", Frequency.YEAR, late),), {"a": {"2022": 5, "2024": 95, "2025": 95}}, date(2026, 2, 1)
    )
    assert counted(ws).startswith("01 đạt (")
    assert any(line.endswith("đạt; tính chung đạt 02/02 kỳ") for line in lines(ws))
    early = TargetStep(value=Decimal(90), to_year=2024)
    plan = register.find(ws, KEY)
    register.save(ws, replace(plan, targets=(replace(plan.targets[0], steps=(early,)),)))
    assert counted(ws).startswith("01 chưa đạt đủ các kỳ (")
    judged = TargetJudgement(
        part_id=0, period="2022", state=TargetState.REACHED, judged_on=date(2023, 1, 5), reason="đếm lại"
    )
    target_entries.judge(ws, KEY, "a", judged)
    target_entries.judge(ws, KEY, "a", replace(judged, period="2023"))
    assert counted(ws).startswith("01 đạt (")


def test_that_what_somebody_has_judged_stands_in_its_period(bare: Workspace) -> None:
    words_only = Target(key="n", title="Nếp sống", frequency=Frequency.YEAR)
    register.save(bare, a_plan(key=KEY, targets=(words_only,)))
    ws = seen_on(bare, date(2023, 6, 1))
    judged = TargetJudgement(part_id=0, period="2022", state=TargetState.REACHED, judged_on=date(2023, 1, 5))
    target_entries.judge(ws, KEY, "n", judged)
    plan = register.find(ws, KEY)
    body = papers.content(ws, KEY, report_facts.report_time(plan, phase="gd1")).body
    assert "1.1\t– năm 2022\tkhông đặt con số\tđánh giá ngày 05/01/2023\tđạt" in body


def test_that_a_dropped_quarter_does_not_undo_what_the_others_have_done(bare: Workspace) -> None:
    quarterly = a_task("1", leads=("stp",), timing=Timing(frequency=Frequency.QUARTER))
    register.save(bare, a_plan([quarterly], key=KEY))
    ws = seen_on(bare, date(2023, 1, 20))
    for number in range(1, 5):
        state = ProgressState.NOT_DONE if number == 2 else ProgressState.DONE
        entry = TaskProgress(part_id=0, state=state, on_day=date(2022, 3 * number, 5), period=f"2022-Q{number}")
        task_entries.record(ws, KEY, "1", entry)
    plan = register.find(ws, KEY)
    written = papers.content(ws, KEY, report_facts.report_time(plan, year=2022))
    assert "có 01 nhiệm vụ: 01 xong (" in written.body
    assert "\n1\tSTP\t1\t1\t0\t0\t0\t0" in written.body
    assert written.annexes[0].body.endswith("03/04 kỳ đã xong; không thực hiện: Quý II/2022")


def merging() -> tuple[Agency, ...]:
    before = Agency(key="tttt", name="Sở Thông tin và Truyền thông", valid_to=date(2025, 3, 1), became="khcn")
    return before, Agency(key="khcn", name="Sở Khoa học và Công nghệ"), *AGENCIES


def test_that_a_report_bears_the_names_of_the_agencies_of_its_time_each_once(bare: Workspace) -> None:
    both = a_task("2", title="Việc của hai sở", leads=("tttt", "khcn"), timing=Timing(frequency=Frequency.YEAR))
    register.save(bare, a_plan([both], key=KEY, agencies=merging()))
    ws = seen_on(bare, date(2025, 11, 20))
    for agency, period in (("tttt", "2022"), ("khcn", "2022"), ("tttt", "2025")):
        entry = TaskProgress(
            part_id=0, state=ProgressState.DONE, on_day=date(int(period), 2, 1), period=period, agency=agency
        )
        task_entries.record(ws, KEY, "2", entry)
    plan = register.find(ws, KEY)

    def told(year: int) -> tuple[list[str], str]:
        written = papers.content(ws, KEY, report_facts.report_time(plan, year=year))
        rows = [line for line in written.body.splitlines() if line[:1].isdecimal() and "\tSở " in line]
        return rows, written.annexes[0].body.splitlines()[1].split("\t")[2]

    assert told(2022) == (
        ["1\tSở Thông tin và Truyền thông\t1\t1\t0\t0\t0\t0", "2\tSở Khoa học và Công nghệ\t1\t1\t0\t0\t0\t0"],
        "Sở Thông tin và Truyền thông, Sở Khoa học và Công nghệ",
    )
    assert told(2025) == (["1\tSở Khoa học và Công nghệ\t1\t1\t0\t0\t0\t0"], "Sở Khoa học và Công nghệ")
