"""Totals of events: what reports give, what only the register knows, joint events once, the committee's own beside."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

from app.domain.events import Event, EventPart, EventResult, EventStatus
from app.domain.figures import Total
from app.reports.model import Document, Paragraph, Table, text_of
from app.services import outdated, overview, review_content, reviews, submissions
from app.services.tracing import Source
from app.services.workspace import Workspace
from tests.support.sent_workbooks import CAI_VIEN, LUNG_NAM, SOC_HA, YEAR_2021, changed_copy, received
from tests.support.stored_events import enter, enter_event, listed
from tests.support.stored_reports import accept_all

JOINT, *_REST = listed(LUNG_NAM)
#: Cải Viên held the joint festival too: 110 delegates and 459 people, whoever lists it.
OF_CAI_VIEN = listed(CAI_VIEN)[1:]
#: Golden figures of the samples; those of Cải Viên added up by hand from the lines of its list.
SOC_HA_HAS = {"N01": 1, "N02": 2, "N03": 1, "N04": 84, "N05": 432, "N09": 21}
LUNG_NAM_HAS = {"N01": 1, "N02": 2, "N03": 1, "N04": 183, "N05": 550, "N09": 50}
CAI_VIEN_HAS = {"N01": 1, "N02": 3, "N03": 1, "N04": 221, "N05": 668, "N09": 55}
SHARED = {"N04": 110, "N05": 459, "N09": 40}


def together(*units: dict[str, int], shared: dict[str, int] = SHARED) -> dict[str, int]:
    return {code: sum(unit[code] for unit in units) - shared.get(code, 0) for code in SOC_HA_HAS}


def totals(ws: Workspace) -> dict[str, Total]:
    return dict(reviews.consolidate(ws, 2021).cells)


def values(ws: Workspace) -> dict[str, int]:
    return {code: int(totals(ws)[code].value or 0) for code in SOC_HA_HAS}


def accept(ws: Workspace, *paths: Path) -> None:
    ids = received(ws, *paths)
    accept_all(ws, ids, ids)


def conference(ws: Workspace, **fields: object) -> Event:
    """A conference of the committee itself."""
    event = Event(
        kind="",
        name="Hội nghị sơ kết huyện",
        year=2021,
        hosts=(overview.own_unit(ws).id,),
        parts=(EventPart.REVIEW,),
        starts_on=date(2021, 3, 5),
        status=EventStatus.HELD,
        result=EventResult(delegate_count=75, people_count=0),
    )
    return enter_event(ws, "Sơ kết huyện", replace(event, **fields))  # type: ignore[arg-type]  # free fields of a test


def test_that_communes_without_a_report_count_with_what_the_register_knows(ws: Workspace) -> None:
    accept(ws, YEAR_2021 / SOC_HA)
    assert values(ws) == SOC_HA_HAS
    enter(ws, "Lũng Nặm", listed(LUNG_NAM))
    enter(ws, "Cải Viên", OF_CAI_VIEN)
    assert values(ws) == together(SOC_HA_HAS, LUNG_NAM_HAS, CAI_VIEN_HAS)
    total = totals(ws)["N04"]
    assert (total.reported, total.expected, int(total.shared)) == (3, 8, 110)
    assert len(reviews.consolidate(ws, 2021).submitted) == 1


def test_that_a_joint_event_of_a_report_and_the_register_counts_once(ws: Workspace) -> None:
    accept(ws, YEAR_2021 / LUNG_NAM)
    enter(ws, "Cải Viên", [replace(JOINT, partner_commune="Lũng Nặm"), *OF_CAI_VIEN])
    assert values(ws) == together(LUNG_NAM_HAS, CAI_VIEN_HAS)


def test_that_it_counts_once_also_where_both_reports_forgot_their_partner(ws: Workspace, tmp_path: Path) -> None:
    sent = [changed_copy(YEAR_2021 / name, tmp_path / name, "09_SuKien", {"G6": ""}) for name in (LUNG_NAM, CAI_VIEN)]
    accept(ws, *sent)
    apart = together(LUNG_NAM_HAS, CAI_VIEN_HAS, shared={})
    assert values(ws)["N04"] == apart["N04"]
    enter(ws, "Lũng Nặm", [JOINT])
    assert values(ws) == together(LUNG_NAM_HAS, CAI_VIEN_HAS)


def test_that_an_accepted_figure_stays_whatever_the_register_says(ws: Workspace) -> None:
    accept(ws, YEAR_2021 / SOC_HA)
    enter(ws, "Sóc Hà", [replace(row, delegate_count=500) for row in listed(SOC_HA)])
    assert values(ws) == SOC_HA_HAS
    assert {item.file for item in reviews.sources(ws, 2021, "N04")} == {SOC_HA}


def test_that_figures_that_are_not_known_yet_enter_no_total(ws: Workspace) -> None:
    untold = [replace(row, delegate_count=None) for row in listed(SOC_HA)]
    enter(ws, "Sóc Hà", untold)
    found = totals(ws)
    assert (found["N04"].value, found["N04"].reported, found["N04"].missing[-1]) == (None, 0, "Trường Hà")
    assert (found["N05"].value, found["N05"].reported) == (Decimal(432), 1)


def test_that_a_commune_whose_hamlets_are_silent_gives_no_figure_of_them(ws: Workspace) -> None:
    conference, *_festivals = listed(SOC_HA)
    enter(ws, "Trường Hà", [conference])
    found = totals(ws)
    assert [int(found[code].value or 0) for code in ("N01", "N03")] == [1, 1]
    assert {code: found[code].value for code in ("N02", "N04", "N05", "N13")} == dict.fromkeys(
        ("N02", "N04", "N05", "N13")
    )


def test_that_budgets_of_communes_are_their_reports_business(ws: Workspace) -> None:
    enter(ws, "Sóc Hà", listed(SOC_HA))
    assert totals(ws)["Q01"].value is None


def test_that_the_committees_own_event_is_added_and_named_as_its_own(ws: Workspace) -> None:
    accept(ws, YEAR_2021 / SOC_HA)
    held = conference(ws)
    total = totals(ws)["N04"]
    assert (int(total.value or 0), int(total.own), total.reported) == (84 + 75, 75, 1)
    assert (values(ws)["N01"], values(ws)["N02"], values(ws)["N03"]) == (1, 2, 2)
    own = next(item for item in reviews.sources(ws, 2021, "N04") if item.event_id)
    assert (own.unit, own.value, own.event_id) == ("Hà Quảng", Decimal(75), held.id)
    assert (own.file, own.sheet, own.cell) == ("Sổ sự kiện", "Hội nghị sơ kết huyện", "05/03/2021")
    # The total of one commune knows nothing of it.
    soc_ha = next(row.unit_id for row in submissions.board(ws, 2021) if row.unit_name == "Sóc Hà")
    assert reviews.consolidate(ws, 2021, soc_ha).cells["N04"].value == 84


def test_that_totals_follow_when_an_event_changes(ws: Workspace) -> None:
    held = conference(ws)
    assert totals(ws)["N04"].value == 75
    with ws.store.write("thử", "thử") as connection:
        from_now = replace(held, result=replace(held.result, delegate_count=80))
        enter_event(ws, "Sơ kết huyện", from_now, connection)
    assert totals(ws)["N04"].value == 80


def test_that_sources_less_what_is_shared_make_every_total(ws: Workspace) -> None:
    accept(ws, YEAR_2021 / SOC_HA)
    enter(ws, "Lũng Nặm", listed(LUNG_NAM))
    enter(ws, "Cải Viên", OF_CAI_VIEN)
    conference(ws)
    traced = reviews.all_sources(ws, 2021)

    def added(found: tuple[Source, ...]) -> Decimal:
        return sum((item.value or Decimal(0) for item in found if item.counts), Decimal(0))

    for code in SOC_HA_HAS:
        total = totals(ws)[code]
        assert (code, total.value) == (code, added(traced[code]) - total.shared)
    units = [item.unit for item in traced["N04"]]
    assert units == ["Cải Viên"] * 5 + ["Lũng Nặm"] * 4 + ["Sóc Hà", "Hà Quảng"]


def test_that_units_silenced_by_the_tier_are_counted_from_the_register(ws: Workspace) -> None:
    silent = replace(JOINT, status="không tổ chức", activities="", partner_commune="")
    enter(ws, "Lũng Nặm", [silent, *[replace(row, status="không tổ chức", activities="") for row in _REST]])
    total = totals(ws)["N13"]
    assert (int(total.value or 0), total.reported) == (3, 1)
    assert [item.value for item in reviews.sources(ws, 2021, "N13")] == [1, 1, 1]


def paper(ws: Workspace) -> str:
    """Everything the review says now."""
    return whole_text(reviews.document(ws, 2021, with_sources=True))


def whole_text(made: Document) -> str:
    """The paragraphs of a paper, and the cells of its annexes."""
    blocks = [*made.blocks, *(block for annex in made.annexes for block in annex.blocks)]
    lines = [text_of(block.runs) for block in blocks if isinstance(block, Paragraph)]
    tables = (block for block in blocks if isinstance(block, Table))
    lines += ["|".join(text_of(cell.runs) for cell in row.cells) for table in tables for row in table.rows]
    return "\n".join(lines)


def test_that_the_review_says_what_it_has_from_the_register(ws: Workspace) -> None:
    accept(ws, YEAR_2021 / SOC_HA)
    enter(ws, "Lũng Nặm", listed(LUNG_NAM))
    conference(ws)
    said = paper(ws)
    # 84 delegates of Sóc Hà and 183 of Lũng Nặm, 110 of whom came to the joint festival that Cải Viên held too, 75 own.
    assert "với 342 lượt đại biểu" in said
    assert "Báo cáo không ghi, số liệu lấy từ sổ sự kiện: Cải Viên (N01" in said
    assert "không thuộc báo cáo của đơn vị nào: N03 (1), N04 (75)" in said
    assert "N04|Hà Quảng|75|Sổ sự kiện: Hội nghị sơ kết huyện|05/03/2021||1" in said


def test_that_the_annex_lists_events_of_reports_and_of_the_register(ws: Workspace) -> None:
    accept(ws, YEAR_2021 / SOC_HA)
    enter(ws, "Lũng Nặm", listed(LUNG_NAM)[:2])
    enter(ws, "Sóc Hà", [replace(JOINT, name="Chỉ có trong sổ", partner_commune="")])
    conference(ws)
    lists = {item.unit_name: item for item in review_content.current(ws, 2021, None).lists if item.events}
    assert list(lists) == ["Xã Cải Viên", "Xã Lũng Nặm", "Xã Sóc Hà", "Ban chỉ đạo huyện Hà Quảng"]
    # Three of the five events that Sóc Hà lists were held for the movement; the register adds nothing to a list.
    assert [len(item.events) for item in lists.values()] == [1, 2, 3, 1]
    assert [item.is_register for item in lists.values()] == [True, True, False, True]
    said = paper(ws)
    assert (
        "Theo báo cáo được duyệt của 01/08 xã; chưa có danh sách của: Cần Nông, Cần Yên, Nội Thôn, Tổng Cọt, "
        "Trường Hà. Theo sổ sự kiện: Xã Cải Viên, Xã Lũng Nặm, Ban chỉ đạo huyện Hà Quảng."
    ) in said
    assert "02/03/2021|Ngày hội Biên phòng toàn dân năm 2021 hai xã Lũng Nặm - Cải Viên|Sân vận động" in said
    assert "Danh sách sự kiện đã tổ chức năm 2021" in [item.title for item in reviews.document(ws, 2021).annexes]


def test_that_an_issued_review_stays_as_it_was_and_is_told_outdated_when_events_change(ws: Workspace) -> None:
    accept(ws, YEAR_2021 / SOC_HA)
    held = conference(ws)
    issued_on = date(2022, 1, 18)
    paper = reviews.issue(ws, 2021, issued_on)
    (standing,) = reviews.issued(ws, 2021)
    assert not standing.is_stale
    said = whole_text(reviews.issued_document(ws, paper.id))
    enter_event(ws, "Sơ kết huyện", replace(held, result=replace(held.result, delegate_count=80)))
    (standing,) = reviews.issued(ws, 2021)
    assert standing.is_stale
    assert whole_text(reviews.issued_document(ws, paper.id)) == said
    changed = outdated.difference(ws, paper.id)
    assert [(item.code, item.before, item.after) for item in changed.figures] == [("N04", Decimal(159), Decimal(164))]
