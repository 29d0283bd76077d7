"""What an undone import reports about itself."""

from app.domain.findings import Where
from app.domain.undoing import BroughtItem, BroughtKind, UndoReport


def test_that_every_thing_is_counted_once() -> None:
    def item(reason: str = "") -> BroughtItem:
        return BroughtItem(BroughtKind.FIGURE, "Sóc Hà", "A34", "", Where("02", "E9"), reason)

    report = UndoReport(7, "Tiếp nhận 1 báo cáo", (item(), item()), (item("đã sửa"),), (item("còn dùng"),))
    assert report.total == 4
