"""What comments at figures say: corrections are asked, the rest is named, ours are passed over."""

from decimal import Decimal

import pytest
from openpyxl.comments import Comment
from openpyxl.workbook import Workbook

from app.domain.findings import Finding
from app.domain.indicators import ValueType
from app.errors import BadFile
from app.importing.comments import keep_comment, read_comments, weighed
from app.importing.limits import DEFAULT_LIMITS
from app.importing.opening import open_workbook
from app.importing.raw import RawSheet
from app.importing.values import Reading
from tests.support import ods
from tests.support.mutated import asked, hamlets, indicators, read_changed, row_of

_DIFFERS = "comment-differs"


def _read(comment: str, author: str = "xã") -> list[Finding]:
    def change(book: Workbook) -> None:
        indicators(book).cell(row_of(book, "A04"), 5).comment = Comment(comment, author)

    return [item for item in read_changed(change).findings if item.code in (_DIFFERS, "cell-comment")]


@pytest.mark.parametrize("comment", ["Sửa lại là 32", "số đúng: 32 mốc", "xã:\nsửa 31 thành 32"])
def test_that_a_correction_is_asked_with_both_numbers(comment: str) -> None:
    (found,) = _read(comment)
    assert (found.code, found.where.cell, found.indicator) == (_DIFFERS, "E10", "A04")
    assert [answer.values[0][1] for answer in found.candidates] == [31, 32, None]


@pytest.mark.parametrize(
    "comment",
    [
        "đã kiểm tra",
        "đúng 31 mốc",
        "ngày 12/1/2022, QĐ 15/QĐ-UBND, năm 2021, gọi {phone} lúc 10h30, đạt 98,5%",
        "xem A05, thư {mail}",
        "gồm 20 mốc đôi, 11 mốc đơn",
    ],
)
def test_that_other_comments_are_named(comment: str) -> None:
    # Put together here: no telephone number and no address stands in the repository, not even an invented one.
    comment = comment.format(phone=" ".join(("0912", "345", "678")), mail="@".join(("a1", "xa.vn")))
    (found,) = _read(comment)
    assert (found.code, found.where.cell, found.data["comment"]) == ("cell-comment", "E10", comment)


@pytest.mark.parametrize(
    ("comment", "author"), [("Phên Dậu – Ghi 32", "Unknown"), ("Ghi 32", "Phên Dậu"), (" \n ", "xã")]
)
def test_that_our_own_and_empty_comments_are_passed_over(comment: str, author: str) -> None:
    assert not _read(comment, author)


def test_that_what_the_sender_said_before_our_comment_is_read() -> None:
    (found,) = _read("sửa 32\n\nPhên Dậu – Ghi 99")
    assert (found.code, found.data["comment"]) == (_DIFFERS, "sửa 32")


def test_that_a_comment_at_a_figure_of_a_hamlet_is_asked() -> None:
    def change(book: Workbook) -> None:
        hamlets(book)["E10"].comment = Comment("70 hộ", "xóm")

    assert asked(read_changed(change)) == {("A14", "Nà Nghiềng"), ("A14", "")}


def _comments(inner: str) -> bytes:
    return f"<comments>\n<authors><author>xã</author></authors><commentList>{inner}</commentList></comments>".encode()


def _at(ref: str, text: str, author: str = "0") -> str:
    return f'<comment ref="{ref}" authorId="{author}"><text><t>{text}</t></text></comment>'


@pytest.mark.parametrize("author", ["", "x", "7", "99999999999", "-1"])
def test_that_unknown_authors_are_senders(author: str) -> None:
    sheet = RawSheet("a")
    read_comments(_comments(_at("B2", "25", author) + _at("?", "1") + _at("ZZZZ1", "1") + _at("A0", "1")), sheet)
    assert sheet.comments == {(2, 2): "25"}


@pytest.mark.parametrize("data", [b"<comments>", b"<!DOCTYPE a><comments/>", b"\x00"])
def test_that_a_damaged_part_is_refused(data: bytes) -> None:
    with pytest.raises(BadFile):
        read_comments(data, RawSheet("a"))


def test_that_the_lead_of_a_conversation_and_endless_text_are_cut() -> None:
    sheet = RawSheet("a")
    lead = "[Threaded comment]\n\nYour version: https://go.microsoft.com/fwlink/?linkid=870924\n\n"
    keep_comment(sheet, 1, 1, f"{lead}Comment:\n    sửa 25", "xã")
    keep_comment(sheet, 1, 2, "9" * 1_000_000, "xã")
    assert sheet.comment(1, 1) == "Comment: sửa 25"
    assert len(sheet.comment(1, 2)) == 2_000


@pytest.mark.parametrize(
    ("value", "comment", "value_type", "options"),
    [
        ("1250", "số đúng: 1.350", ValueType.INTEGER, (1250, 1350, None)),
        ("1250", "sửa 1 350", ValueType.INTEGER, (1250, 1350, None)),
        ("1990", "sửa 2021", ValueType.INTEGER, (1990, 2021, None)),
        ("95", "sửa 98%", ValueType.PERCENT, (95, 98, None)),
        ("1", "25", ValueType.BOOLEAN, ()),
    ],
)
def test_that_numbers_are_read_as_the_indicator_wants(
    value: str, comment: str, value_type: ValueType, options: tuple[int | None, ...]
) -> None:
    assert weighed(Reading(Decimal(value)), comment, value_type, "người").options == options


def test_that_the_comment_at_a_sum_is_named_when_the_hamlets_give_the_figure() -> None:
    def change(book: Workbook) -> None:
        indicators(book).cell(row_of(book, "A14"), 5).comment = Comment("sửa 99999", "xã")

    found = [item for item in read_changed(change).findings if item.data.get("comment") == "sửa 99999"]
    assert [(item.indicator, item.code) for item in found] == [("A14", "cell-comment")]


def test_that_a_text_repeated_at_many_figures_is_named_once() -> None:
    def change(book: Workbook) -> None:
        for code in ("A04", "A05"):
            indicators(book).cell(row_of(book, code), 5).comment = Comment("Ghi số nguyên", "xã")

    assert len([item for item in read_changed(change).findings if item.code == "cell-comment"]) == 1


def test_that_comments_of_an_open_document_carry_their_author_and_stand_at_their_cell() -> None:
    def noted(author: str, text: str) -> str:
        said = f"<office:annotation xmlns:dc='dc'><dc:creator>{author}</dc:creator><dc:date>2021-12-31</dc:date>{text}"
        return ods.cell("float", "7", "7").replace("<text:p>", f"{said}</office:annotation><text:p>", 1)

    sender = noted("xã", "<text:p>sửa <text:span>2</text:span>5</text:p><text:p>hộ</text:p>")
    content = ods.document([ods.sheet("a", ods.row(noted("Phên Dậu", "<text:p>25</text:p>"), sender))])
    sheet = open_workbook(content, "bc", DEFAULT_LIMITS).sheets[0]
    assert sheet.comments == {(1, 2): "sửa 25 hộ"}
    assert [cell.text for cell in sheet.rows[1].values()] == ["7", "7"]
