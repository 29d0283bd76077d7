"""What people told about files is used again: answers for the same file, meanings of labels for the same sender."""

from decimal import Decimal
from pathlib import Path

import pytest

from app.domain import findings_text
from app.domain.findings import Candidate, Finding, Severity, Where
from app.domain.submissions import FigureStatus
from app.errors import Refused
from app.services import corrections, history, mappings, questions, submissions, undoing
from app.services.questions import GivenAnswer, OpenQuestion
from app.services.workspace import Workspace
from tests.support.sent_workbooks import CAN_YEN, YEAR_2021, changed_copy, read_one, received
from tests.support.stored_reports import figure, operations
from tests.support.workbooks import Book, Sheet, Value, hamlet_sheet, header_sheet, indicator_sheet, table

CAN_YEN_FILE = YEAR_2021 / CAN_YEN
NOTED = "answer-repeated"
NOI_THON_FILE = YEAR_2021 / "Xa Noi Thon bao cao so lieu 2021.xlsx"


def asked(ws: Workspace, *submission_ids: int) -> tuple[OpenQuestion, ...]:
    return questions.open_questions(ws, submission_ids or None)


def first_of_each(found: tuple[OpenQuestion, ...]) -> list[GivenAnswer]:
    return [GivenAnswer(item.submission_id, item.finding_id, 0) for item in found]


def about_names(ws: Workspace, path: Path) -> list[Finding]:
    return [item for item in read_one(ws, path).findings if item.code == "name-unclear"]


# --- one list of questions -----------------------------------------------------------------------------------------


def test_that_one_list_asks_about_every_report_with_what_helps(ws: Workspace) -> None:
    received(ws, CAN_YEN_FILE, NOI_THON_FILE)
    found = asked(ws)
    assert {item.unit for item in found} == {"Cần Yên", "Nội Thôn"}
    dash = next(item for item in found if item.indicator == "C14")
    assert (dash.said, dash.file, [code for code, _name in dash.own]) == ("-", CAN_YEN, ["C14"])
    assert dash.where.cell
    assert dash.where.cell in dash.sentence or "-" in dash.sentence
    assert [item.label for item in dash.candidates] == ["0", "chưa có số liệu"]
    assert len(dash.neighbours) == 4
    assert all(item.name != "C14" for item in dash.neighbours)
    name = next(item for item in found if item.code == "name-unclear")
    assert (name.own, name.said) == ((), "7")
    assert asked(ws, name.submission_id) == tuple(item for item in found if item.unit == "Nội Thôn")


def test_that_last_years_figure_stands_beside_the_question(full: Workspace) -> None:
    found = [item for item in asked(full) if item.unit == "Cần Yên"]
    before = {(item.indicator, item.hamlet): item.last_year for item in found}
    with full.store.read() as connection:
        told = connection.exec_driver_sql(
            "SELECT f.value_milli FROM figure f JOIN submission s ON s.id = f.submission_id"
            " JOIN unit u ON u.id = s.unit_id WHERE u.name = 'Cần Yên' AND s.period_end = '2020-12-31'"
            " AND f.indicator = 'C14' AND f.scope = 'unit'"
        ).scalar_one_or_none()
    assert before["C14", ""] == (None if told is None else Decimal(told) / 1000)


def test_that_all_answers_are_one_operation(ws: Workspace) -> None:
    received(ws, CAN_YEN_FILE, NOI_THON_FILE)
    count = operations(ws)
    found = asked(ws)
    assert questions.answer_many(ws, first_of_each(found)) == 2
    assert asked(ws) == ()
    assert operations(ws) == count + 1
    assert history.entries(ws, 1)[0].label == f"Trả lời {len(found)} câu hỏi của 2 báo cáo"
    history.undo(ws)
    assert asked(ws) == found
    assert mappings.known(ws) == ()


def test_that_one_impossible_answer_leaves_all_unanswered(ws: Workspace) -> None:
    received(ws, CAN_YEN_FILE, NOI_THON_FILE)
    found, count = asked(ws), operations(ws)
    wrong = GivenAnswer(found[-1].submission_id, found[-1].finding_id, 99)
    with pytest.raises(Refused):
        questions.answer_many(ws, [*first_of_each(found[:-1]), wrong])
    assert (asked(ws), operations(ws)) == (found, count)
    assert questions.answer_many(ws, []) == 0


def test_that_questions_of_a_returned_report_are_not_asked_any_more(ws: Workspace) -> None:
    submission_id = received(ws, CAN_YEN_FILE)["Cần Yên"]
    question = asked(ws)[0]
    submissions.return_(ws, submission_id, "thiếu chữ ký")
    assert asked(ws) == asked(ws, submission_id) == ()
    with pytest.raises(Refused) as caught:
        questions.answer_many(ws, first_of_each((question,)))
    assert caught.value.code == "locked"


# --- the same file again -------------------------------------------------------------------------------------------


def test_that_the_answers_to_a_file_are_given_again_with_a_note_after_its_import_was_undone(ws: Workspace) -> None:
    first = received(ws, CAN_YEN_FILE)["Cần Yên"]
    for item in asked(ws):
        own = item.indicator == "C14"
        given = (
            GivenAnswer(first, item.finding_id, None, ((item.indicator, Decimal(6)),))
            if own
            else first_of_each((item,))[0]
        )
        questions.answer_many(ws, [given])
    before = submissions.detail(ws, first)
    submissions.return_(ws, first, "thử")
    history.undo(ws)
    undoing.undo_import(ws, undoing.imports(ws)[0].id)
    again = submissions.detail(ws, received(ws, CAN_YEN_FILE)["Cần Yên"])
    assert asked(ws) == ()
    assert figure(again, "C14").figure.value == Decimal(6)
    for code in ("C14", "G25", "K01", "F06", "F07", "K13", "K14"):
        assert figure(again, code).figure.value == figure(before, code).figure.value
    closed = {item.finding.where: item for item in again.findings if item.finding.severity is Severity.QUESTION}
    assert {item.reason for item in closed.values()} == {"như đã trả lời cho chính tệp này ngày 18/01/2022"}
    notes = [item.finding for item in again.findings if item.finding.code == "answer-repeated"]
    assert {item.where for item in notes} == set(closed)
    assert {item.severity for item in notes} == {Severity.NOTE}
    told = next(findings_text.sentence(item, ws.presets.catalogue(2021)) for item in notes if item.indicator == "C14")
    assert "ghi “-”: lấy câu trả lời “6” như đã trả lời cho chính tệp này ngày 18/01/2022 (Nông Thị Lan)." in told


def test_that_a_taken_back_answer_is_forgotten(ws: Workspace) -> None:
    received(ws, CAN_YEN_FILE)
    count = len(asked(ws))
    questions.answer_many(ws, first_of_each(asked(ws)))
    history.undo(ws)
    history.undo(ws)
    received(ws, CAN_YEN_FILE)
    assert len(asked(ws)) == count


def test_that_an_answer_is_never_given_to_a_changed_question(ws: Workspace, tmp_path: Path) -> None:
    first = received(ws, CAN_YEN_FILE)["Cần Yên"]
    questions.answer_many(ws, first_of_each(asked(ws)))
    where = figure(submissions.detail(ws, first), "C14").figure.where
    other = changed_copy(CAN_YEN_FILE, tmp_path / "lần 3.xlsx", where.sheet, {where.cell: "không"})
    second = received(ws, other)["Cần Yên"]
    left = asked(ws, second)
    assert [(item.indicator, item.said) for item in left] == [("C14", "không")]
    why = {item.finding.data["why"] for item in submissions.detail(ws, second).findings if item.finding.code == NOTED}
    assert why == {"như đã trả lời ở bản 1, ngày 18/01/2022"}
    assert figure(submissions.detail(ws, second), "C14").figure.status is FigureStatus.ASKED


def test_that_an_earlier_answer_holds_only_while_it_is_offered() -> None:
    zero, blank = Candidate("0", (("C14", Decimal(0)),)), Candidate("chưa có số liệu", (("C14", None),))
    found = Finding("zero-or-blank", Severity.QUESTION, Where("Biểu", "F9"), "C14", candidates=(zero, blank))
    own = Candidate("6", (("C14", Decimal(6)),))
    assert corrections.same_answer(found, blank) is blank
    assert corrections.same_answer(found, own) is own
    assert corrections.same_answer(found, Candidate("7", (("C15", Decimal(7)),))) is None
    assert corrections.same_answer(found, Candidate("Bỏ qua ô này", ())) is None
    without = Finding("hamlet-unclear", Severity.QUESTION, candidates=(Candidate("Láp", ()), Candidate("xóm mới", ())))
    assert corrections.same_answer(without, Candidate("xóm mới", ())) is without.candidates[1]
    assert corrections.same_answer(without, own) is None


def test_that_two_answers_to_one_question_are_refused(ws: Workspace) -> None:
    received(ws, CAN_YEN_FILE)
    one = asked(ws)[0]
    before = asked(ws), operations(ws)
    given = [GivenAnswer(one.submission_id, one.finding_id, number) for number in (0, 1)]
    with pytest.raises(Refused, match="trả lời hai lần"):
        questions.answer_many(ws, given)
    assert (asked(ws), operations(ws)) == before


# --- meanings of labels --------------------------------------------------------------------------------------------


def test_that_a_name_once_answered_is_read_without_asking_in_the_senders_next_file(
    ws: Workspace, tmp_path: Path
) -> None:
    received(ws, NOI_THON_FILE)
    unclear = [item for item in asked(ws) if item.code == "name-unclear"]
    questions.answer_many(ws, first_of_each(tuple(unclear)))
    known = {item.text: (item.unit, item.code, item.confirmed_by) for item in mappings.known(ws)}
    assert known == {
        "Số buổi phát quang": ("Nội Thôn", "E04", "Nông Thị Lan"),
        "Lượt người tham gia trực chốt": ("Nội Thôn", "H07", "Nông Thị Lan"),
    }
    where = unclear[0].where
    later = changed_copy(NOI_THON_FILE, tmp_path / "sửa.xlsx", where.sheet, {where.cell: 9})
    assert about_names(ws, later) == []
    detail = submissions.detail(ws, received(ws, later)["Nội Thôn"])
    assert (figure(detail, "E04").figure.value, figure(detail, "H07").figure.value) == (Decimal(9), Decimal(434))
    assert figure(detail, "E04").figure.where == where
    notes = [item.finding for item in detail.findings if item.finding.code == "meaning-remembered"]
    assert [(item.indicator, item.severity) for item in notes] == [("E04", Severity.NOTE), ("H07", Severity.NOTE)]
    told = findings_text.sentence(notes[0], ws.presets.catalogue(2021))
    assert told.startswith("“Số buổi phát quang” (ô B")
    assert "E04" in told
    assert told.endswith("như Nông Thị Lan đã xác nhận ngày 18/01/2022, không hỏi lại.")


def test_that_a_row_asked_about_in_two_cells_is_asked_again_next_time(ws: Workspace, tmp_path: Path) -> None:
    titles = ("Mã", "Chỉ tiêu", "ĐVT", "Năm 2021", "Thực hiện")
    rows = (("B01", "Số văn bản", "văn bản", 1, 1), ("B2", "Việc gì đó", "", 5, 6))
    path = tmp_path / "bc.xlsx"
    path.write_bytes(Book([header_sheet(), Sheet("02", table([titles, *rows], 5))]).content())
    received(ws, path)
    unclear = [item for item in asked(ws) if item.code == "code-unclear"]
    one, other = (item.finding_id for item in unclear)
    # One number is the figure and the other is not: neither tells what the row means in the next file.
    aside = len(unclear[1].candidates) - 1
    report = unclear[0].submission_id
    questions.answer_many(ws, [GivenAnswer(report, one, 0), GivenAnswer(report, other, aside)])
    assert mappings.known(ws) == ()


def test_that_a_number_passed_over_is_asked_again_when_it_is_another_one(ws: Workspace, tmp_path: Path) -> None:
    received(ws, NOI_THON_FILE)
    item = next(item for item in asked(ws) if item.code == "name-unclear")
    questions.answer_many(ws, [GivenAnswer(item.submission_id, item.finding_id, len(item.candidates) - 1)])
    assert mappings.known(ws) == ()
    same = changed_copy(NOI_THON_FILE, tmp_path / "cùng số.xlsx", item.where.sheet, {"A1": "UBND  XÃ NỘI THÔN"})
    other = changed_copy(NOI_THON_FILE, tmp_path / "số khác.xlsx", item.where.sheet, {item.where.cell: 9})
    # Nothing but a blank differs: the same report, which is not taken in again.
    assert received(ws, same) == {}
    version = received(ws, other)["Nội Thôn"]
    assert [one.where for one in asked(ws, version) if one.where == item.where] == [item.where]
    stored = submissions.detail(ws, version)
    assert "E04" not in {one.figure.indicator for one in stored.figures if one.figure.value is not None}


def test_that_a_row_passed_over_is_asked_again_when_any_number_in_it_changes(ws: Workspace, tmp_path: Path) -> None:
    def sent(name: str, last: int) -> int:
        rows: list[tuple[Value, ...]] = [("01366001", "Rỳ", None, 5, 60, 1), (None, "Rại", None, 1, 20, 2)]
        sheets = [header_sheet(), indicator_sheet([("B01", "văn bản", 1)])]
        sheets.append(hamlet_sheet([*rows, (None, "Cùng kỳ năm trước", None, 9, last, 3)]))
        path = tmp_path / name
        path.write_bytes(Book(sheets).content())
        return next(iter(received(ws, path).values()))

    def doubts(version: int) -> list[OpenQuestion]:
        return [one for one in asked(ws, version) if one.code == "row-no-hamlet"]

    (first,) = doubts(sent("a.xlsx", 30))
    questions.answer_many(ws, first_of_each((first,)))
    assert len(doubts(sent("b.xlsx", 31))) == 1


def test_that_to_another_sender_it_is_only_offered(ws: Workspace, tmp_path: Path) -> None:
    received(ws, NOI_THON_FILE)
    questions.answer_many(ws, first_of_each(tuple(item for item in asked(ws) if item.code == "name-unclear")))
    other = other_sender(tmp_path)
    found = about_names(ws, other)
    assert [item.candidates[0].label.partition(" – ")[0] for item in found] == ["E04", "H07"]
    assert all("(như Nội Thôn đã xác nhận)" in item.candidates[0].label for item in found)
    questions.answer_many(ws, [])
    stored = received(ws, other)
    assert [item.code for item in asked(ws, *stored.values())].count("name-unclear") == 2


def other_sender(folder: Path) -> Path:
    """The same form filled in by another commune."""
    return changed_copy(NOI_THON_FILE, folder / "Xa Cai Vien 2021.xlsx", "Bao cao", {"A1": "UBND XÃ CẢI VIÊN"})


def test_that_a_confirmed_meaning_can_be_corrected_and_forgotten(ws: Workspace, tmp_path: Path) -> None:
    submission_id = received(ws, NOI_THON_FILE)["Nội Thôn"]
    question = next(item for item in asked(ws) if item.code == "name-unclear")
    mappings.remember(ws, submission_id, question.finding_id, "E05")
    mappings.remember(ws, submission_id, question.finding_id, "E04")
    (known,) = mappings.known(ws, question.unit_id)
    assert known.code == "E04"
    for wrong, code in ((99_999, "E04"), (question.finding_id, "ZZ9")):
        with pytest.raises(Refused):
            mappings.remember(ws, submission_id, wrong, code)
    mappings.forget(ws, known.id)
    assert mappings.known(ws) == ()
    with pytest.raises(Refused) as caught:
        mappings.forget(ws, known.id)
    assert caught.value.code == "no-mapping"
    copy = changed_copy(NOI_THON_FILE, tmp_path / "b.xlsx", question.where.sheet, {question.where.cell: 9})
    assert len(about_names(ws, copy)) == 2
