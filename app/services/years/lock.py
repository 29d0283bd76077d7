"""What a closed year refuses: its accepted data stay as they are until somebody reopens it with a reason."""

from app.db import years as db
from app.db.types import DbConnection
from app.errors import Refused
from app.i18n import _
from app.text import short_date


def refuse_closed(connection: DbConnection, year: int) -> None:
    """Raise ``Refused`` when the year is closed; called inside the write that would change something of it."""
    closing = db.find(connection, year)
    if closing is None or not closing.is_closed:
        return
    sentence = _("Năm {year} đã khóa ngày {day}; chưa có gì thay đổi.")
    advice = _("Muốn sửa số liệu của năm này, hãy mở lại năm và ghi lý do (trang Hệ thống, hoặc lệnh years reopen).")
    raise Refused("year-closed", sentence.format(year=year, day=short_date(closing.closed_on)), advice)
