"""Kinds of events, pictures and duties in the data file: kept, changed, refused in one sentence."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from app.domain.event_steps import NextStep
from app.errors import Refused
from app.services import event_kinds, event_photos, events, history, obligations
from app.services.workspace import Workspace
from tests.support.assessed_events import a_kind
from tests.support.pictures import a_jpeg, a_png
from tests.support.planned_events import a_stored_event, at_tier, commune, kind_key

# --- kinds -----------------------------------------------------------------------------------------------------------


def test_that_an_own_kind_gets_a_key_of_its_name_and_is_edited(ws: Workspace) -> None:
    made = event_kinds.save(ws, replace(a_kind(), key="", name=" Ngày hội  19/8 ", month=8, day=19))
    assert (made.key, made.name) == ("ngay-hoi-19-8", "Ngày hội 19/8")
    assert event_kinds.kinds(ws)[-1] == made
    entries = history.entries(ws)
    assert event_kinds.save(ws, made) == made
    assert history.entries(ws) == entries
    changed = event_kinds.save(ws, replace(made, closes_days_after=3))
    assert (changed.id, event_kinds.kinds(ws)[-1].closes_days_after) == (made.id, 3)
    history.undo(ws)
    assert event_kinds.kinds(ws)[-1] == made


def test_that_keys_stay_apart(ws: Workspace) -> None:
    first = event_kinds.save(ws, replace(a_kind(), key="", name="Ngày hội"))
    second = event_kinds.save(ws, replace(a_kind(), key="", name="Ngày-hội"))
    assert (first.key, second.key) == ("ngay-hoi", "ngay-hoi-2")
    assert event_kinds.free_key("?!", {"loai"}) == "loai-2"


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"name": " "}, "Loại sự kiện chưa có tên."),
        ({"parts": ()}, "Loại sự kiện chưa có phần nào"),
        ({"month": 2, "day": 30}, "Ngày của loại sự kiện không đúng"),
        ({"month": 2, "day": 29}, "Ngày của loại sự kiện không đúng"),
        ({"month": 13, "day": 1}, "Ngày của loại sự kiện không đúng"),
        ({"month": None, "day": 3}, "Ngày của loại sự kiện không đúng"),
        ({"opens_days_before": -1}, "phải từ 0 đến 366"),
        ({"title": "Ngày hội {xã} {unit}"}, "Không có chỗ điền {xã}; có thể dùng: {report_year}"),
        ({"note": "\ud800"}, "ký tự không trọn vẹn"),
    ],
)
def test_that_a_wrong_kind_is_told(ws: Workspace, fields: dict[str, object], sentence: str) -> None:
    before = event_kinds.kinds(ws)
    with pytest.raises(Refused, match=sentence):
        event_kinds.save(ws, replace(a_kind(), **{"key": "", "id": 0, **fields}))  # type: ignore[arg-type]  # by name
    assert event_kinds.kinds(ws) == before


def test_that_a_name_is_given_once(ws: Workspace) -> None:
    known = event_kinds.kinds(ws)[0]
    with pytest.raises(Refused, match="Đã có loại sự kiện tên"):
        event_kinds.save(ws, replace(known, id=0, key=""))


def test_that_a_kind_in_use_is_retired_not_taken_out(ws: Workspace) -> None:
    key = kind_key(ws)
    a_stored_event(ws, commune(ws, "Cần Yên"))
    assert event_kinds.uses(ws) == {key: 1}
    with pytest.raises(Refused, match="còn 1 sự kiện nên không bỏ được"):
        event_kinds.remove(ws, key)
    assert event_kinds.retire(ws, key).is_retired
    assert key not in [kind.key for kind in event_kinds.kinds(ws, with_retired=False)]
    assert key in [kind.key for kind in event_kinds.kinds(ws)]
    entries = history.entries(ws)
    event_kinds.retire(ws, key)
    assert history.entries(ws) == entries
    assert not event_kinds.retire(ws, key, is_retired=False).is_retired


def test_that_a_copy_is_a_kind_of_its_own_and_goes_when_unused(ws: Workspace) -> None:
    source = event_kinds.kinds(ws)[0]
    made = event_kinds.copy(ws, source.key)
    assert made == replace(source, id=made.id, key=made.key, name=f"{source.name} (bản chép)")
    event_kinds.remove(ws, made.key)
    assert made.key not in [kind.key for kind in event_kinds.kinds(ws)]
    for step in (event_kinds.remove, event_kinds.retire, event_kinds.copy):
        with pytest.raises(Refused, match="Không có loại sự kiện"):
            step(ws, made.key)
    with pytest.raises(Refused, match="không còn trong tệp dữ liệu"):
        event_kinds.save(ws, replace(made, note="mới"))


# --- pictures --------------------------------------------------------------------------------------------------------


def test_that_pictures_are_taken_in_and_what_is_none_is_told(ws: Workspace, tmp_path: Path) -> None:
    event = a_stored_event(ws, commune(ws, "Cần Yên"))
    names = ("Khai mạc.png", "Kéo co.jpg", "giả.jpg", "rỗng.png", "thiếu.png", "lại.png")
    contents = (a_png(40, 30), a_jpeg(64, 48), b"%PDF-1.7 not a picture", b"", None, a_png(40, 30))
    for name, content in zip(names, contents, strict=True):
        if content is not None:
            (tmp_path / name).write_bytes(content)
    taken = event_photos.add(ws, event.id, [tmp_path / name for name in names])
    assert [photo.caption for photo in taken.photos] == ["Khai mạc", "Kéo co"]
    assert [str(problem).split(". ")[0] for problem in taken.problems] == [
        "Không thêm được ảnh “giả.jpg”: tệp không phải là ảnh PNG hoặc JPEG",
        "Không thêm được ảnh “rỗng.png”: tệp rỗng",
        "Không thêm được ảnh “thiếu.png”: không đọc được tệp",
    ]
    assert event_photos.photos(ws, event.id) == taken.photos
    assert event_photos.content(ws, taken.photos[1]) == contents[1]


def test_that_only_files_of_a_sane_size_are_read(
    ws: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(event_photos, "MOST_BYTES", 50)
    big = tmp_path / "lớn.png"
    big.write_bytes(a_png(40, 30))
    taken = event_photos.add(ws, a_stored_event(ws, commune(ws, "Cần Yên")).id, [big])
    assert taken.photos == ()
    assert "tệp lớn hơn" in str(taken.problems[0])


def test_that_pictures_are_named_arranged_and_removed(ws: Workspace, tmp_path: Path) -> None:
    event = a_stored_event(ws, commune(ws, "Cần Yên"))
    paths = [tmp_path / f"{size}.png" for size in (20, 30, 40)]
    for size, path in zip((20, 30, 40), paths, strict=True):
        path.write_bytes(a_png(size, size))
    first, second, third = event_photos.add(ws, event.id, paths).photos
    event_photos.describe(ws, event.id, first.id, " Lễ  khai mạc ")
    entries = history.entries(ws)
    event_photos.describe(ws, event.id, first.id, "Lễ khai mạc")
    event_photos.arrange(ws, event.id, [first.id])
    assert history.entries(ws) == entries
    event_photos.arrange(ws, event.id, [third.id, first.id, 99])
    shown = event_photos.photos(ws, event.id)
    assert [photo.id for photo in shown] == [third.id, first.id, second.id]
    assert shown[1].caption == "Lễ khai mạc"
    event_photos.remove(ws, event.id, third.id)
    assert [photo.id for photo in event_photos.photos(ws, event.id)] == [first.id, second.id]
    with pytest.raises(Refused, match="không có ảnh này"):
        event_photos.remove(ws, event.id, third.id)
    history.undo(ws)
    assert event_photos.photos(ws, event.id) == shown


# --- duties ----------------------------------------------------------------------------------------------------------


def a_duty(ws: Workspace) -> obligations.ObligationRow:
    """The report in writing of a commune at level 4."""
    host = commune(ws, "Cần Yên")
    at_tier(ws, host, 3)
    a_stored_event(ws, host)
    at_tier(ws, host, 4, ws.today, "40/TB-UBND")
    (row,) = obligations.obligations(ws)
    return row


def test_that_a_duty_is_settled_with_day_and_document_and_opened_again(ws: Workspace) -> None:
    duty = a_duty(ws).obligation
    assert events.events(ws)[0].step is NextStep.REPORT
    settled = obligations.settle(ws, duty.id, document=" 05/BC-UBND ")
    assert (settled.settled_on, settled.document) == (ws.today, "05/BC-UBND")
    assert obligations.obligations(ws, only_open=True) == ()
    assert [row.obligation for row in obligations.obligations(ws, 2022)] == [settled]
    assert obligations.obligations(ws, 2021) == ()
    entries = history.entries(ws)
    obligations.settle(ws, duty.id, ws.today, "05/BC-UBND")
    assert history.entries(ws) == entries
    assert entries[0].label == "Đã nộp: báo cáo kết quả bằng văn bản, xã Cần Yên"
    assert obligations.reopen(ws, duty.id) == duty
    with pytest.raises(Refused, match="chưa đến nên chưa ghi đã nộp được"):
        obligations.settle(ws, duty.id, ws.today + timedelta(days=1))


def test_that_a_day_is_moved_and_a_duty_waived(ws: Workspace) -> None:
    row = a_duty(ws)
    assert (row.obligation.due_on, row.is_late) == (date(2022, 1, 20), False)
    obligations.move(ws, row.obligation.id, ws.today - timedelta(days=1))
    assert [item.is_late for item in obligations.obligations(ws)] == [True]
    assert obligations.move(ws, row.obligation.id, None).due_on is None
    waived = obligations.waive(ws, row.obligation.id, "đã báo cáo miệng")
    assert (waived.is_waived, waived.note) == (True, "đã báo cáo miệng")
    assert obligations.obligations(ws, only_open=True) == ()
    with pytest.raises(Refused, match="Không có nghĩa vụ báo cáo số 99"):
        obligations.waive(ws, 99)
