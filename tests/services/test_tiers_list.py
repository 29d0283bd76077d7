"""Lists of tiers pasted or in files: every line entered or told in one sentence, nothing lost, nothing guessed."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.domain.tier_history import Standing
from app.errors import BadFile, Refused
from app.services import history, tiers, tiers_list, unit_changes
from app.services.tiers_list import ListDefaults, TierListing
from app.services.workspace import Workspace
from tests.support.tiers import DAY, a_hamlet, announced, coded, with_matrix
from tests.support.workbooks import Book, Raw, Sheet, table

BY_PAPER = ListDefaults(from_day=date(2022, 2, 14), document="15/TB-UBND", document_on=DAY, authority="UBND huyện")


def pasted(*lines: str) -> str:
    return "\r\n".join(line.replace("|", "\t") for line in lines) + "\r\n"


def told(listing: TierListing) -> dict[int, str]:
    return {line.number: next(i.sentence for i in line.faults if not i.is_hint) for line in listing.refused}


@pytest.fixture
def named(ws: Workspace) -> tuple[Workspace, dict[str, int]]:
    """The plan's data file with hamlets of two communes, one name in both."""
    with_matrix(ws)
    first, second = coded(ws, "01366"), coded(ws, "01411")
    ids = {"first": first.id, "second": second.id}
    ids["own"] = a_hamlet(ws, "Xóm Thử Nghiệm", first.id)
    ids["twin"], ids["other"] = (a_hamlet(ws, "Cả Hai", commune.id) for commune in (first, second))
    return ws, ids


def test_that_a_pasted_list_is_entered_in_one_step(named: tuple[Workspace, dict[str, int]]) -> None:
    ws, ids = named
    first, second = coded(ws, "01366"), coded(ws, "01411")
    listing = tiers_list.read(
        ws,
        pasted(
            "STT|Đơn vị|Cấp độ|Từ ngày|Số văn bản|Ngày văn bản|Cơ quan công bố|Ghi chú",
            f"1|Xã {first.name}|Cấp 2|14/02/2022|15/TB-UBND|13/01/2022|UBND huyện|đợt 1",
            f"2|Xóm Thử nghiệm, xã {first.name}|vùng đỏ|15/02/2022|16/TB-UBND ngày 14/01/2022||UBND huyện",
            f"3|{second.name}|không áp dụng|14/02/2022|15/TB-UBND|13/01/2022|UBND huyện",
        ),
    )
    assert told(listing) == {}
    assert listing.columns[:3] == ("số thứ tự: “STT”", "đơn vị: “Đơn vị”", "cấp độ: “Cấp độ”")
    done = tiers_list.record(ws, listing)
    assert len(done.ids) == 3
    register, key = tiers.register(ws), listing.matrix.key
    (hamlet,) = register.history(ids["own"], key)
    assert (hamlet.level, hamlet.from_day, hamlet.document) == (4, date(2022, 2, 15), "16/TB-UBND")
    assert hamlet.document_on == date(2022, 1, 14)
    (commune,) = register.history(ids["first"], key)
    assert (commune.level, commune.note, commune.authority) == (2, "đợt 1", "UBND huyện")
    assert register.history(ids["second"], key)[0].standing is Standing.NONE
    assert history.undo(ws) == "Ghi cấp độ của 3 đơn vị"
    assert tiers.register(ws).history(ids["first"], key) == ()


def test_that_every_bad_line_is_told_and_nothing_is_stored_before_they_are_settled(
    named: tuple[Workspace, dict[str, int]],
) -> None:
    ws, ids = named
    name = coded(ws, "01366").name
    text = pasted(
        "Đơn vị|Cấp độ|Từ ngày",
        f"{name}|2|",
        "Xã Không Có|3|",
        f"Xóm Cả Hai, {name}|tím|",
        "Xóm Cả Hai|3|31/02/2022",
        f"Xóm Thử Nghiệm, {name}|3|14/02/2022",
        f"Xóm Thử Nghiệm, {name}|4|14/02/2022",
        "|2|",
    )
    listing = tiers_list.read(ws, text, BY_PAPER)
    assert told(listing) == {
        3: "Không có đơn vị “Xã Không Có” trong địa bàn.",
        4: "Không hiểu cấp độ “tím”. Hãy ghi 1, 2, 3, 4, “không áp dụng” hoặc “theo cấp trên”.",
        5: "Không hiểu ngày “31/02/2022”; hãy ghi ngày/tháng/năm, ví dụ 15/02/2022.",
        6: "Các dòng 6, 7 cùng ghi xóm Thử Nghiệm từ 14/02/2022 nhưng khác cấp độ.",
        7: "Các dòng 6, 7 cùng ghi xóm Thử Nghiệm từ 14/02/2022 nhưng khác cấp độ.",
        8: "Chưa ghi đơn vị nào.",
    }
    with pytest.raises(Refused, match=r"6 dòng chưa rõ; dòng 3: Không có đơn vị “Xã Không Có”.*Còn 3 dòng nữa\."):
        tiers_list.record(ws, listing)
    assert tiers.register(ws).history(ids["first"], listing.matrix.key) == ()
    assert len(tiers_list.record(ws, listing, leaves_out_refused=True).ids) == 1


def test_that_a_unit_that_may_be_two_is_asked_and_taken_when_chosen(named: tuple[Workspace, dict[str, int]]) -> None:
    ws, ids = named
    listing = tiers_list.read(ws, pasted("Cả Hai|3"), BY_PAPER)
    (line,) = listing.lines
    assert {item.id for item in line.candidates} == {ids["twin"], ids["other"]}
    chosen = tiers_list.read(ws, pasted("Cả Hai|3"), BY_PAPER, {1: ids["other"]})
    assert told(chosen) == {}
    tiers_list.record(ws, chosen)
    assert tiers.register(ws).history(ids["other"], chosen.matrix.key)[0].level == 3
    gone = tiers_list.read(ws, pasted("Cả Hai|3"), BY_PAPER, {1: 10_000})
    assert told(gone) == {1: "Đơn vị đã chọn không có vào ngày này."}


def test_that_hamlets_below_their_commune_belong_to_it(named: tuple[Workspace, dict[str, int]]) -> None:
    ws, ids = named
    first, second = coded(ws, "01366").name, coded(ws, "01411").name
    text = pasted("Xã|Xóm|Cấp độ", f"{first}|Cả Hai|3", "|Thử Nghiệm|theo xã", f"{second}|Cả Hai|1", f"{second}||2")
    listing = tiers_list.read(ws, text, BY_PAPER)
    assert [line.unit.id if line.unit else None for line in listing.lines] == [
        ids["twin"], ids["own"], ids["other"], ids["second"],
    ]  # fmt: skip
    assert [item.code for item in listing.lines[1].faults] == ["tier-holds-already"]
    assert len(tiers_list.record(ws, listing).ids) == 3
    headed = tiers_list.read(ws, pasted("Đơn vị|Cấp độ", f"Xã {second}", "Xóm Cả Hai|4", f"Xã {first}"), BY_PAPER)
    assert [(line.number, line.unit.id if line.unit else None) for line in headed.lines] == [
        (3, ids["other"]),
        (4, ids["first"]),
    ]
    assert told(headed) == {4: "Chưa ghi cấp độ. Hãy ghi 1, 2, 3, 4, “không áp dụng” hoặc “theo cấp trên”."}


def test_that_a_list_needs_lines_and_columns(ws: Workspace) -> None:
    with_matrix(ws)
    with pytest.raises(Refused, match="Danh sách không có dòng nào"):
        tiers_list.read(ws, " \r\n")
    with pytest.raises(Refused, match="Không rõ cột nào của danh sách là cấp độ"):
        tiers_list.read(ws, pasted("Sóc Hà|hôm nay"))
    with pytest.raises(Refused, match=r"Không rõ cột nào của danh sách là đơn vị \(tên hoặc mã\)"):
        tiers_list.read(ws, pasted("cấp 2", "cấp 3"))
    with pytest.raises(Refused, match="Không có bảng quy định “bão”"):
        tiers_list.read(ws, pasted("Sóc Hà|2"), ListDefaults(matrix="bão"))


def test_that_a_line_without_day_or_paper_says_so(ws: Workspace) -> None:
    with_matrix(ws)
    name = coded(ws, "01366").name
    assert told(tiers_list.read(ws, pasted(f"{name}|2"))) == {1: "Chưa ghi áp dụng từ ngày nào."}
    found = tiers_list.read(ws, f"{name};2", ListDefaults(from_day=DAY))
    assert told(found) == {1: "Chưa ghi số, ký hiệu văn bản công bố cấp độ, ví dụ 15/TB-UBND."}


def test_that_quotes_of_the_text_lose_nothing(ws: Workspace) -> None:
    with_matrix(ws)
    name = coded(ws, "01366").name
    found = tiers_list.read(ws, f'Đơn vị\tCấp độ\tGhi chú\n{name}\t2\t"đỉnh" dịch\n"{name}"\t2\t', BY_PAPER)
    assert [line.shown for line in found.lines] == [f'{name} | 2 | "đỉnh" dịch', f'"{name}" | 2']


# --- files -----------------------------------------------------------------------------------------------------------


def a_book(path: Path, *sheets: Sheet) -> Path:
    path.write_bytes(Book(sheets).content())
    return path


def test_that_a_workbook_is_read_with_its_dates_codes_and_merged_cells(
    named: tuple[Workspace, dict[str, int]], tmp_path: Path
) -> None:
    ws, ids = named
    cells = table(
        [
            ["Thông báo cấp độ dịch"],
            ["Mã xã", "Xóm", "Cấp độ", "Từ ngày", "Số văn bản"],
            [1366, None, 2, Raw(' s="1"', "<v>44606</v>"), "15/TB-UBND"],
            ["01366", "Thử Nghiệm", "IV", None, None],
        ]
    )
    merged = '<mergeCells count="2"><mergeCell ref="D3:D4"/><mergeCell ref="E3:E4"/></mergeCells>'
    path = a_book(tmp_path / "cấp độ.xlsx", Sheet("Tuần 8", cells, after=merged))
    listing = tiers_list.read(ws, path)
    assert told(listing) == {}
    entries = [line.entry for line in listing.lines if line.entry is not None]
    assert [(item.unit_id, item.level, item.from_day, item.document) for item in entries] == [
        (ids["first"], 2, date(2022, 2, 14), "15/TB-UBND"),
        (ids["own"], 4, date(2022, 2, 14), "15/TB-UBND"),
    ]


def test_that_hidden_rows_and_sheets_are_not_passed_over(ws: Workspace, tmp_path: Path) -> None:
    with_matrix(ws)
    rows = table([["Đơn vị", "Cấp độ"], [coded(ws, "01366").name, 2]])
    hidden = Sheet("Ẩn", rows, row_attributes={2: ' hidden="1"'})
    listing = tiers_list.read(ws, a_book(tmp_path / "a.xlsx", hidden), BY_PAPER)
    assert told(listing) == {2: "Dòng này đang bị ẩn trong tệp; hãy bỏ ẩn nếu phải ghi."}
    with pytest.raises(BadFile, match="2 trang có nội dung: “A”, “B”"):
        tiers_list.read(ws, a_book(tmp_path / "b.xlsx", Sheet("A", rows), Sheet("B", rows)), BY_PAPER)


def test_that_a_list_of_text_and_one_too_long_are_told_apart(ws: Workspace, tmp_path: Path) -> None:
    with_matrix(ws)
    path = tmp_path / "danh sách.csv"
    path.write_text(f"Đơn vị;Cấp độ\n{coded(ws, '01366').name};3\n", encoding="utf-8")
    assert told(tiers_list.read(ws, path, BY_PAPER)) == {}
    path.write_text("Đơn vị;Cấp độ\n" + "Sóc Hà;3\n" * 5000, encoding="utf-8")
    with pytest.raises(BadFile, match="quá dài cho một danh sách cấp độ"):
        tiers_list.read(ws, path, BY_PAPER)


def test_that_a_dissolved_commune_in_a_list_is_told(ws: Workspace) -> None:
    with_matrix(ws)
    unit = coded(ws, "01366")
    unit_changes.close(ws, a_hamlet(ws, "Xóm Cuối", unit.id), date(2022, 2, 1))
    line = f"{unit.name}\tXóm Cuối\t2"
    listing = tiers_list.read(ws, f"Xã\tXóm\tCấp độ\n{line}", BY_PAPER)
    assert told(listing) == {2: f"{unit.title[:1].upper()}{unit.title[1:]} không có xóm tên “Xóm Cuối”."}


def test_that_a_line_known_already_is_passed_over(ws: Workspace) -> None:
    unit = coded(ws, "01366")
    entry = announced(ws, unit.id, 2, date(2022, 2, 14))
    tiers.record(ws, [entry])
    listing = tiers_list.read(ws, pasted(f"{unit.name}|2", f"{coded(ws, '01411').name}|2"), BY_PAPER)
    assert [(line.is_new, line.is_refused) for line in listing.lines] == [(False, False), (True, False)]
    assert listing.lines[1].preview is not None
    assert len(tiers_list.record(ws, listing).ids) == 1


#: What stands in lists of levels, and what should not.
SENSE = (
    "Cần Yên|xã Cần Yên|Xóm Láp|01366|1.366|2|vùng đỏ|theo xã|14/02/2022|31/02/2022|15/TB-UBND|15/TB ngày 14/01/2022"
)
NONSENSE = '| |Đơn vị|Xóm|Cấp độ|Từ ngày|Số văn bản|STT|"|…|\u200b|\ud800|\0|²'
CELLS = st.sampled_from([*SENSE.split("|"), *NONSENSE.split("|"), "xa " * 500, "1/" * 500])


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(lines=st.lists(st.lists(CELLS, min_size=1, max_size=6), min_size=1, max_size=6), sign=st.sampled_from("\t;"))
def test_that_whatever_is_pasted_every_line_is_entered_or_told(
    ws: Workspace, lines: list[list[str]], sign: str
) -> None:
    text = "\n".join(sign.join(cells) for cells in lines)
    try:
        listing = tiers_list.read(ws, text, BY_PAPER)
    except Refused:  # no line, or no column of levels or places: told in one sentence
        return
    for line in listing.lines:
        assert line.is_new or any(not item.is_hint for item in line.faults)
        assert not (line.is_new and line.is_refused)
    assert len(listing.new) + len(listing.refused) <= len(lines)


@pytest.mark.parametrize("foot", ["Tổng cộng|2", "Cộng: 2 xã|", "|Tổng số|2", "TỔNG|2"])
def test_that_a_row_of_totals_is_no_line_and_a_commune_of_such_a_name_is(
    named: tuple[Workspace, dict[str, int]], foot: str
) -> None:
    ws, _ids = named
    listing = tiers_list.read(ws, pasted("Đơn vị|Ghi chú|Cấp độ", "Tổng Cọt||2", f"{foot}"), BY_PAPER)
    assert told(listing) == {}
    assert [line.unit.name for line in listing.lines if line.unit] == ["Tổng Cọt"]


def test_that_days_are_read_with_two_digits_of_the_year_and_as_numbers_of_a_workbook(
    named: tuple[Workspace, dict[str, int]],
) -> None:
    ws, _ids = named
    listing = tiers_list.read(
        ws,
        pasted(
            "Đơn vị|Cấp độ|Từ ngày|Số văn bản",
            "01366|2|14/2/22|15/TB-UBND ngày 13.01.22",
            "01411|2|44578|15/TB-UBND",
            "Tổng Cọt|2|45578,5|15/TB-UBND",
        ),
    )
    entries = [line.entry for line in listing.lines if line.entry]
    assert [entry.from_day for entry in entries[:2]] == [date(2022, 2, 14), date(2022, 1, 17)]
    assert entries[0].document_on == date(2022, 1, 13)
    (hint,) = [item.sentence for item in listing.lines[1].faults if item.code == "serial-day"]
    assert hint == "“44578” là số ngày của bảng tính, hiểu là ngày 17/01/2022."
    assert told(listing) == {4: "Không hiểu ngày “45578,5”; hãy ghi ngày/tháng/năm, ví dụ 15/02/2022."}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_that_a_text_file_without_cells_is_read_line_by_line(
    named: tuple[Workspace, dict[str, int]], tmp_path: Path, encoding: str
) -> None:
    ws, _ids = named
    path = tmp_path / "cấp độ.txt"
    path.write_text("Xã Sóc Hà: cấp độ 2\nTrường Hà không áp dụng\n\nCần Yên 3\nTổng Cọt vùng cam\n", encoding=encoding)
    listing = tiers_list.read(ws, path, BY_PAPER)
    assert told(listing) == {}
    said = [(line.unit.name, line.entry.level) for line in listing.lines if line.unit and line.entry]
    assert said == [("Sóc Hà", 2), ("Trường Hà", None), ("Cần Yên", 3), ("Tổng Cọt", 3)]


def test_that_a_text_file_of_anything_else_is_refused(named: tuple[Workspace, dict[str, int]], tmp_path: Path) -> None:
    ws, _ids = named
    path = tmp_path / "ảnh.txt"
    path.write_bytes(b"\x89PNG\r\n\x1a\n\0\0")
    with pytest.raises(BadFile):
        tiers_list.read(ws, path, BY_PAPER)
    path.write_text("Kính gửi các đồng chí\nvề việc họp", encoding="utf-8")
    with pytest.raises(Refused, match="các ô cách nhau bằng phím Tab"):
        tiers_list.read(ws, path, BY_PAPER)
