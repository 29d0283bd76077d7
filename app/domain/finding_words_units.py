"""Words for questions about which unit a file is of."""

from collections.abc import Mapping

from app.domain.finding_words import FindingWords as Words
from app.i18n import N_

_ANSWER = N_("Chọn câu trả lời; chưa trả lời thì báo cáo này chưa duyệt được.")

UNITS: Mapping[str, Words] = {
    "unit-by-name": Words(
        N_("Tệp không ghi mã đơn vị"), N_("Tệp chỉ ghi tên “{typed}”; có phải là {unit} (mã {code}) không?"), _ANSWER
    ),
    "unit-code-zero-lost": Words(
        N_("Mã đơn vị mất số 0"), N_("Tệp ghi mã “{typed}”; có phải là {unit} (mã {code}) không?"), _ANSWER
    ),
    "unit-code-reused": Words(
        N_("Mã đơn vị của thời gian khác"),
        N_("Tệp ghi mã {typed}, trong kỳ này là của {holder}, nhưng tên {unit}; có phải {unit} (mã {code}) không?"),
        _ANSWER,
    ),
}
