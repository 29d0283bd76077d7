"""What is asked or refused before the review is issued: broken text, numbers against the tables, doubtful sizes."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from app.domain.outline import AidKind
from app.errors import Refused
from app.services import issuing, review_writing, reviews, submissions
from app.services.workspace import Workspace
from tests.support.data_files import FixedClock
from tests.support.stored_reports import accept_all, corrected, finding

DAY = date(2022, 3, 15)


@pytest.fixture
def office(accepted: Workspace) -> Workspace:
    """The accepted reports, two months later."""
    assert isinstance(accepted.clock, FixedClock)
    accepted.clock.now = datetime(2022, 3, 15, 1, 0, tzinfo=UTC)
    return accepted


def doubt(ws: Workspace, words: str) -> str:
    """The one doubt that has these words."""
    (found,) = [text for text in issuing.readiness(ws, 2021, DAY).warnings if words in text]
    return found


@pytest.mark.parametrize(
    ("text", "field"), [("Có {Z99} buổi.", "{Z99}"), ("Có {D04 người.", "{D04"), ("Có {B01 } buổi.", "{B01 }")]
)
def test_that_a_broken_field_is_refused_by_leaf_and_field(office: Workspace, text: str, field: str) -> None:
    review_writing.save_text(office, 2021, "III.1", text, done=True)
    for step in (issuing.readiness, issuing.issue):
        with pytest.raises(Refused) as refused:
            step(office, 2021, DAY)
        assert refused.value.code == "broken-field"
        assert f"“{field}” trong mục III.1" in refused.value.sentence
    assert reviews.issued(office, 2021) == ()
    review_writing.save_text(office, 2021, "III.1", "Có {B01} buổi.", done=True)
    assert issuing.issue(office, 2021, DAY).number == 1


def test_that_typed_numbers_and_open_remarks_are_told_by_leaf_and_those_beyond_five_are_counted(
    office: Workspace,
) -> None:
    lines = [f"Nhân dân cung cấp {number} nguồn tin." for number in range(90_001, 90_008)]
    review_writing.save_text(office, 2021, "III.1", "\n".join(lines), done=True)
    told = doubt(office, "khác số liệu")
    assert "mục III.1 ghi “90001 nguồn tin" in told
    assert told.count("mục III.1") == 5
    assert told.endswith(" và 2 chỗ nữa.")
    remark = review_writing.add_comment(office, 2021, "III.2", "Xem lại đoạn này.")
    assert doubt(office, "góp ý") == "Còn 1 góp ý chưa giải quyết ở mục III.2."
    review_writing.settle_comment(office, remark)
    assert not any("góp ý" in text for text in issuing.readiness(office, 2021, DAY).warnings)


def test_that_headings_without_anything_are_told_by_themselves(office: Workspace) -> None:
    empty = [leaf.code for leaf in review_writing.check(office, 2021) if leaf.is_empty]
    assert "III.1" in empty
    assert doubt(office, "không có nội dung") == f"{len(empty)} mục không có nội dung nào: {', '.join(empty)}."
    review_writing.save_text(office, 2021, "III.1", "Phong trào phát triển rộng khắp.", done=False)
    assert "III.1" not in doubt(office, "không có nội dung")
    assert "III.1" in doubt(office, "viết xong")


def risen(ws: Workspace) -> set[str]:
    """The codes of the rises that are offered anywhere."""
    offered = [
        item
        for leaf in review_writing.outline(ws).leaves()
        if leaf.aids
        for item in review_writing.suggestions(ws, 2021, leaf.code)
    ]
    return {piece.code for item in offered if item.kind is AidKind.RISE for piece in item.pieces}


def test_that_a_size_in_doubt_is_told_with_unit_name_value_and_cell_and_offered_as_no_rise(office: Workspace) -> None:
    told = (
        "Số lệch cỡ chưa sửa, chưa giải trình: xã Tổng Cọt ghi “Km phát quang” (E06) là 20.203 km (ô 02_ChiTieu!E111)."
    )
    assert doubt(office, "lệch cỡ") == told


@pytest.mark.parametrize("is_explained", [False, True])
def test_that_only_a_size_that_was_explained_is_offered_as_a_rise_and_told_no_more(
    office: Workspace, ids: dict[str, int], *, is_explained: bool
) -> None:
    amendment = corrected(office, ids["Sóc Hà"], "C03", Decimal(22_000))
    if is_explained:
        doubtful = finding(submissions.detail(office, amendment), "magnitude", "C03")
        submissions.override(office, amendment, doubtful.id, "đã xác minh với xã")
    accept_all(office, {"Sóc Hà": amendment}, ("Sóc Hà",))
    assert ("(C03) là 22.000 " in doubt(office, "lệch cỡ")) is not is_explained
    assert ("C03" in risen(office)) is is_explained
