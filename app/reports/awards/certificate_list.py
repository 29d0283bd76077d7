"""List of certificates that cannot be printed: who, which award, why; for whoever mends the names."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.reports.event_sheet import Frame, framed, ruled
from app.reports.model import Align, Document, Orientation

KIND = "DANH SÁCH"


@dataclass(frozen=True, slots=True)
class RefusedLine:
    """One certificate that was not printed."""

    name: str
    unit: str
    award: str
    reasons: tuple[str, ...]


def build(frame: Frame, lines: Sequence[RefusedLine]) -> Document:
    """The list on pages on their side."""
    columns = [
        ("TT", 10.0, Align.CENTER),
        ("Họ tên, tên tập thể, hộ gia đình", 60.0, Align.LEFT),
        ("Đơn vị", 45.0, Align.LEFT),
        ("Hình thức khen", 45.0, Align.LEFT),
        ("Lý do chưa in được", 87.0, Align.LEFT),
    ]
    rows = [
        (str(number), line.name, line.unit, line.award, "; ".join(line.reasons)) for number, line in enumerate(lines, 1)
    ]
    subject = "Trường hợp chưa in được bằng, giấy khen"
    return framed(frame, KIND, subject, (ruled(columns, rows),), left="Người lập", orientation=Orientation.LANDSCAPE)
