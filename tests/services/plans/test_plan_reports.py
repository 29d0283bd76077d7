"""Reports of the five plans over a filled year of illustrative figures: outline, figures, form, drafts."""

import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from app.domain.paper_body import read_body
from app.domain.plans.duties import Duty, DutyDate
from app.domain.plans.plan import SectionContent
from app.domain.plans.spans import Frequency, span
from app.errors import Refused
from app.reports import docx_writer, pdf_writer
from app.reports.docx_inspector import inspect_docx
from app.reports.model import Chart
from app.reports.pdf_inspector import inspect_pdf
from app.services import papers as ordinary
from app.services.plans import papers, register, report_facts
from app.services.workspace import Workspace
from tests.support.filled_plans import filled, seen_on
from tests.support.made_plans import a_plan, a_task

YEARS = {
    "lang-son-pbgdpl-2021": 2021,
    "lao-cai-1219": 2026,
    "binh-phuoc-2022": 2022,
    "lang-son-luat-bien-phong": 2022,
    "ha-quang-2022": 2022,
}
LAO_CAI = "lao-cai-1219"
_ROMAN = re.compile(r"[IVX]+\. ")


@pytest.mark.everyday
@pytest.mark.parametrize("key", YEARS)
def test_that_each_plan_has_its_interim_report_by_its_own_outline(bare: Workspace, tmp_path: Path, key: str) -> None:
    ws = filled(bare, key, YEARS[key])
    plan = register.find(ws, key)
    time = report_facts.report_time(plan, year=YEARS[key])
    written = papers.content(ws, key, time)
    body = written.body
    assert written.subject.startswith(f"Sơ kết năm {YEARS[key]} thực hiện Kế hoạch")
    headings = [section.heading for section in plan.head.sections if not section.parent]
    assert [line.partition(" ")[2] for line in body.splitlines() if _ROMAN.match(line)] == headings
    assert not read_body(body).faults
    assert "số liệu minh họa" in body
    assert "Khảo sát nhu cầu" in body
    assert "phân loại 11/12 đơn vị" in body
    assert "Người dân\t18\t12\t66,7 %\t12" in body
    assert "(03/24 phiếu trả lời, 21 phiếu không trả lời)" in body
    assert "Yếu\t0\t0 %\t-27,3\t" in body
    assert "chưa có số liệu" in body
    paper = papers.document(ws, key, time)
    assert sum(isinstance(block, Chart) for block in paper.blocks) == 3
    (tmp_path / "a.docx").write_bytes(docx_writer.render(paper))
    (tmp_path / "a.pdf").write_bytes(pdf_writer.render(paper).content)
    assert [str(item) for item in inspect_docx(tmp_path / "a.docx")] == []
    assert [str(item) for item in inspect_pdf(tmp_path / "a.pdf")] == []


def test_that_every_task_of_the_year_stands_in_the_annex(bare: Workspace) -> None:
    ws = filled(bare, LAO_CAI, 2026)
    plan = register.find(ws, LAO_CAI)
    written = papers.content(ws, LAO_CAI, report_facts.report_time(plan, year=2026))
    assert len(written.annexes[0].body.splitlines()) == 1 + 18
    assert "18 nhiệm vụ" in written.body
    assert "2\tCông an tỉnh\t17\t" in written.body


def test_that_a_task_told_done_without_all_its_products_says_so(bare: Workspace) -> None:
    ws = filled(bare, "lang-son-pbgdpl-2021", 2021)
    plan = register.find(ws, plan_key := "lang-son-pbgdpl-2021")
    annex = papers.content(ws, plan_key, report_facts.report_time(plan, year=2021)).annexes[0].body
    (line,) = (line for line in annex.splitlines() if "0/5 clip" in line)
    assert line.endswith("xong, sản phẩm chưa đủ")


def test_that_a_phase_and_the_whole_are_reported_as_what_they_are(bare: Workspace) -> None:
    ws = filled(bare, LAO_CAI, 2026)
    plan = register.find(ws, LAO_CAI)
    phase = report_facts.report_time(plan, phase=plan.phases[0].key)
    whole = report_facts.report_time(plan)
    assert (phase.period, phase.is_final) == (span("2026..2027"), False)
    assert whole.is_final
    assert papers.content(ws, LAO_CAI, phase).subject.startswith("Sơ kết giai đoạn 1 thực hiện")
    assert papers.content(ws, LAO_CAI, whole).subject.startswith("Tổng kết thực hiện")
    assert not report_facts.report_time(plan, is_final=False).is_final
    assert report_facts.report_time(plan, year=2030, is_final=True).is_final


def test_that_both_readings_of_more_stand_beside_the_targets_of_the_second_phase(bare: Workspace) -> None:
    ws = filled(bare, LAO_CAI, 2028)
    plan = register.find(ws, LAO_CAI)
    body = papers.content(ws, LAO_CAI, report_facts.report_time(plan, year=2028)).body
    assert "cộng thêm điểm thành 90 %, tăng tương đối thành 60 %" in body


def test_that_what_cannot_be_reported_is_told_in_a_sentence(bare: Workspace) -> None:
    ws = filled(bare, LAO_CAI, 2026)
    plan = register.find(ws, LAO_CAI)
    for wanted, code in (
        ({"year": 2025}, "bad-year"),
        ({"phase": "không có"}, "no-phase"),
        ({"year": 2026, "phase": "1"}, "two-periods"),
    ):
        with pytest.raises(Refused) as refused:
            report_facts.report_time(plan, **wanted)
        assert refused.value.code == code
    with pytest.raises(Refused, match="chưa đến"):
        papers.content(ws, LAO_CAI, report_facts.report_time(plan, year=2028))


def test_that_what_the_officer_wrote_stays_when_figures_are_written_anew(bare: Workspace) -> None:
    ws = filled(bare, LAO_CAI, 2026)
    plan = register.find(ws, LAO_CAI)
    time = report_facts.report_time(plan, year=2026)
    paper_id = papers.write_draft(ws, LAO_CAI, time)
    written = ordinary.content(ws, paper_id)
    lines = written.body.splitlines()
    at = lines.index("1. Ưu điểm") + 1
    lines[at : at + 1] = ["- Các xã chủ động.", "- Phối hợp chặt chẽ."]
    changed = [line.replace("18 nhiệm vụ", "99 nhiệm vụ") for line in lines]
    ordinary.save(ws, replace(written, body="\n".join(changed), recipients=("Các xã",)), paper_id)
    assert papers.write_draft(ws, LAO_CAI, time) == paper_id
    assert "99 nhiệm vụ" in ordinary.content(ws, paper_id).body
    assert papers.write_draft(ws, LAO_CAI, time, anew=True) == paper_id
    again = ordinary.content(ws, paper_id)
    assert again.body == "\n".join(lines)
    assert again.recipients == ("Các xã",)
    assert papers.draft_of(ws, plan, time) == paper_id
    assert len(again.annexes) == 1


def test_that_an_issued_report_is_left_alone_and_a_new_one_begun(bare: Workspace) -> None:
    ws = filled(bare, LAO_CAI, 2026)
    plan = register.find(ws, LAO_CAI)
    time = report_facts.report_time(plan, year=2026)
    first = papers.write_draft(ws, LAO_CAI, time)
    issued = ordinary.issue(ws, first, date(2026, 12, 20))
    assert ordinary.printed(ws, first).pdf.startswith(b"%PDF")
    assert issued.subject == papers.content(ws, LAO_CAI, time).subject
    assert papers.draft_of(ws, plan, time) is None
    assert papers.write_draft(ws, LAO_CAI, time) != first


def test_that_a_plan_without_outline_and_without_any_entry_says_so_and_prints(bare: Workspace, tmp_path: Path) -> None:
    register.save(bare, a_plan((a_task("1"),)))
    ws = seen_on(bare, date(2022, 12, 20))
    plan = register.find(ws, "minh-hoa")
    time = report_facts.report_time(plan, year=2022)
    written = papers.content(ws, "minh-hoa", time)
    assert "Kinh phí thực hiện: chưa có số liệu" in written.body
    assert " 0 " not in written.body
    assert not read_body(written.body).faults
    files = papers.export(ws, "minh-hoa", time, tmp_path)
    assert [path.suffix for path in files] == [".docx", ".pdf"]
    assert [str(item) for item in inspect_docx(files[0])] == []


def test_that_what_an_outline_does_not_name_is_told_below_its_tasks(bare: Workspace) -> None:
    ws = filled(bare, "ha-quang-2022", 2022)
    plan = register.find(ws, "ha-quang-2022")
    contents = {section.content for section in plan.head.sections}
    assert SectionContent.SURVEYS not in contents
    written = papers.content(ws, "ha-quang-2022", report_facts.report_time(plan, year=2022))
    assert "1. Kết quả khảo sát\n" in written.body
    assert "2. Kết quả phân loại\n" in written.body


def test_that_a_final_report_tells_what_is_due_after_the_plan_has_ended(bare: Workspace) -> None:
    yearly = Duty(
        key="nam",
        title="Báo cáo năm",
        owed_by=("stp",),
        frequency=Frequency.YEAR,
        dates=(DutyDate(month=1, month_day=15, periods_later=1),),
    )
    register.save(bare, a_plan((a_task("1"),), duties=(yearly,)))
    ws = seen_on(bare, date(2026, 1, 5))
    plan = register.find(ws, "minh-hoa")

    def told(year: int | None) -> list[str]:
        time = report_facts.report_time(plan, year=year)
        return [row.period.text for row in report_facts.gather(ws, "minh-hoa", time).duties]

    assert told(2022) == []
    assert told(2024) == ["2023"]
    assert told(2025) == ["2024", "2025"]
    assert told(None) == ["2022", "2023", "2024", "2025"]
