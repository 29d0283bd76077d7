"""What the sender of a workbook has to do about a finding, in the sender's own file.

The words of the receiving office (:mod:`app.domain.findings_text`) speak of answering, correcting and returning here;
whoever mends the workbook can only write in its cells.
"""

from collections.abc import Mapping
from typing import Final

from app.domain.findings import Severity
from app.i18n import N_, _

_NUMBER = N_("Ghi lại đúng một số ở ô này; không phát sinh thì ghi 0, chưa có số liệu thì để trống.")
_COMPARE = N_("Đối chiếu các số đã nêu và sửa số sai.")
_EXPLAIN = N_("Nếu số đúng thì nêu lý do ở phần thuyết minh; nếu sai thì sửa.")
_DATE = N_("Ghi lại ngày theo dạng ngày/tháng/năm, ví dụ 25/12/2021.")
_MARK = N_("Ghi x nếu có, để trống nếu không.")
_KNOW = N_("Không phải sửa; nêu để biết.")
_CODE = N_("Ghi đúng mã chỉ tiêu theo biểu mẫu ở cột Mã của dòng này, hoặc xóa dòng nếu không thuộc biểu mẫu.")
_ONE_ROW = N_("Chỉ giữ một dòng hoặc một cột cho mỗi chỉ tiêu, xóa chỗ thừa.")
_HAMLET = N_("Ghi đúng tên xóm như trong danh mục, mỗi xóm một dòng; xóa dòng thừa.")
_HIDDEN = N_("Bỏ ẩn, xem lại số trong đó; nếu là phần thừa thì xóa.")
_SPELLING = N_("Xem lại chữ ở ô này và gõ lại bằng Unicode nếu sai.")
_ADD = N_("Bổ sung phần còn thiếu theo biểu mẫu rồi gửi lại.")
_NOMINEE = N_("Xem lại danh sách đề nghị khen thưởng; giữ đúng người, đúng hình thức khen.")

_GROUPS: Final[Mapping[str, tuple[str, ...]]] = {
    _NUMBER: (
        "zero-or-blank", "not-a-number", "point-or-comma", "ambiguous-number", "fraction", "not-a-whole-number",
        "too-many-decimals", "negative", "too-large-number", "lossy-number", "date-in-number", "words-differ",
        "letters-in-number", "error-cell", "date-in-text", "number-unclear", "spelled-number", "date-format",
    ),
    _COMPARE: (
        "two-value-columns", "part-gt-whole", "parts-mismatch", "list-mismatch", "condition-broken", "sum-mismatch",
        "totals-mismatch", "communes-mismatch", "magnitude", "narrative-mismatch", "marker-range-count",
        "event-dates-reversed", "date-outside-period", "tier-forbids", "communes-stations-mismatch",
        "register-differs", "register-exceeds", "register-event-differs", "tier-differs",
    ),
    _EXPLAIN: (
        "out-of-range", "differs-from-last-year", "none-for-two-years", "stock-jump", "flow-jump",
        "copied-from-last-year",
        "border-hamlet-without-team", "event-outside-window", "event-before-tier", "unknown-hamlet",
        "register-event-unknown",
    ),
    _DATE: ("not-a-date", "bad-date", "impossible-date", "date-unclear"),
    _MARK: ("not-yes-or-no", "border-mark-unclear", "mark-unclear"),
    _CODE: ("unknown-code", "not-hamlet-code", "value-without-code"),
    _ONE_ROW: ("code-twice-differs", "duplicate-code", "code-column-twice", "column-twice", "code-twice"),
    _HAMLET: ("hamlet-without-name", "row-no-hamlet", "hamlet-twice", "hamlet-unclear"),
    _HIDDEN: ("hidden-sheet", "hidden-row", "hidden-rows", "hidden-columns"),
    _SPELLING: ("letters-lost", "encoding-unclear", "encoding-guessed"),
    _ADD: (
        "list-blank", "missing-code", "codes-missing", "missing-sheet", "hamlet-sheet-missing", "hamlet-names-missing",
        "register-event-not-listed",
    ),
    _NOMINEE: (
        "duplicate-nominee", "nominee-twice", "nominee-two-awards", "quota-exceeded", "too-many-people",
    ),
    _KNOW: (
        "unit-word", "name-matched", "border-derived", "unknown-sheet", "macros-ignored", "legacy-font", "total-row",
        "not-understood", "target-missed", "namesake", "leader-and-team-nominated", "quota-unfilled", "read-by-names",
        "cell-comment", "answer-repeated", "correction-left", "correction-kept",
        "meaning-remembered", "column-unused", "tier-not-entered", "register-knows", "register-knows-part",
    ),
}  # fmt: skip
_SINGLE: Final[Mapping[str, str]] = {
    "unit-by-name": N_("Ghi mã đơn vị ở trang thông tin chung."),
    "unit-code-zero-lost": N_("Ghi đủ 5 chữ số của mã đơn vị ở trang thông tin chung, kể cả số 0 ở đầu."),
    "unit-code-reused": N_("Ghi mã đơn vị có hiệu lực trong kỳ báo cáo ở trang thông tin chung."),
    "shown-otherwise": N_("Ghi lại đúng số ở ô này và đặt định dạng thường, để ô hiện đúng số đã ghi."),
    "only-cumulative": N_("Ghi số của kỳ này vào cột kỳ này; không phát sinh thì ghi 0."),
    "unit-code-unknown": N_("Ghi đúng mã đơn vị ở trang thông tin chung."),
    "unit-code-differs": N_("Ghi đúng mã đơn vị ở trang thông tin chung."),
    "hamlets-of-other-unit": N_("Kiểm tra mã đơn vị ở trang thông tin chung và mã của các xóm; sửa mã sai."),
    "commune-not-served": N_("Kiểm tra mã đơn vị ở đầu cột; sửa nếu sai, nếu đúng thì báo lại."),
    "sheet-of-other-unit": N_("Xem trang này có phải của đơn vị mình không; sửa tên đơn vị ở đầu trang."),
    "period-differs": N_("Kiểm tra kỳ báo cáo ở trang thông tin chung; dùng biểu mẫu của đúng năm."),
    "pair-split": N_("Ghi mỗi số vào một ô của chỉ tiêu tương ứng."),
    "pair": N_("Ghi mỗi số vào một ô của chỉ tiêu tương ứng."),
    "marked-value": N_("Ghi lại số đúng, không gạch ngang; ghi chú thích sang cột ghi chú."),
    "comment-differs": N_("Ghi số đúng vào ô rồi xóa chú thích."),
    "struck-row": N_("Xóa hẳn dòng nếu bỏ; bỏ nét gạch nếu giữ."),
    "merged-value": N_("Bỏ gộp ô và ghi mỗi dòng một số."),
    "percent": N_("Ghi số đếm, không ghi tỷ lệ phần trăm."),
    "percent-in-count": N_("Ghi số đếm, không ghi tỷ lệ phần trăm."),
    "other-unit": N_("Ghi số theo đơn vị tính của biểu mẫu, không kèm chữ."),
    "part-unknown": N_("Ghi rõ số nào theo đơn vị tính nào."),
    "name-unclear": N_("Ghi mã chỉ tiêu vào dòng này hoặc ghi tên chỉ tiêu đúng như biểu mẫu."),
    "column-not-known": N_("Ghi mã hoặc tên chỉ tiêu đúng như biểu mẫu ở đầu cột."),
    "formula-without-value": N_("Mở tệp bằng Excel, lưu lại để công thức có kết quả; hoặc ghi số thay công thức."),
    "hamlet-sum-open": N_("Sửa các ô của xóm đã nêu; tổng sẽ tính lại được."),
    "sum-of-blanks": N_("Không phát sinh thì ghi 0 ở từng xóm; chưa có số thì để trống cả ở biểu chung."),
    "sum-not-calculated": N_("Ghi số của từng xóm ở biểu xóm; tổng tự cộng sang."),
    "hamlet-sheet-unclear": N_("Chép số của từng xóm vào trang biểu xóm của biểu mẫu."),
    "slipped-since-last-year": N_("So lại từng số với tên chỉ tiêu của dòng; nếu lệch dòng thì chép lại cho đúng."),
    "values-slipped": N_("So lại từng số với tên chỉ tiêu của dòng; nếu lệch dòng thì chép lại cho đúng."),
    "list-column-unclear": N_("Ghi tên cột đúng như trong biểu mẫu rồi gửi lại."),
    "hidden-hamlet": N_("Bỏ ẩn dòng của xóm này rồi xem lại các số; nếu là dòng thừa thì xóa."),
    "hamlets-blank-many": N_("Ghi số của từng xóm ở biểu xóm; nếu chỉ có số chung thì nêu rõ ở cột ghi chú."),
    "hamlets-blank": N_("Ghi số của từng xóm ở biểu xóm, hoặc xem lại số ở biểu chung."),
    "station-total-blank": N_("Ghi số ở cột tổng; nếu các cột xã, phường là tất cả thì ghi số cộng lại đã nêu."),
    "leaf-twice": N_("Gộp thành một đoạn thuyết minh cho mỗi mục."),
    "text-too-long": N_("Rút gọn đoạn thuyết minh."),
    "not-owner": N_("Không phải sửa: số này do đơn vị khác báo cáo, ở đây chỉ hiện để tham khảo."),
    "same-sheet-twice": N_("Chỉ giữ một trang của mỗi biểu, xóa trang thừa."),
    "documents-missing": N_("Bổ sung hồ sơ còn thiếu."),
    "marker-not-listed": N_("Bổ sung mốc vào danh sách mốc hoặc sửa lại đoạn."),
    "marker-claimed-twice": N_("Nếu là mốc dùng chung thì ghi đơn vị dùng chung; nếu không thì bỏ khỏi danh sách."),
    "secrecy-mark": N_("Không gửi nội dung mật qua tệp này; xử lý theo quy định bảo vệ bí mật nhà nước."),
    "reader-limit": N_("Bỏ phần thừa của trang này."),
}
_WORDS: Final[Mapping[str, str]] = {code: text for text, codes in _GROUPS.items() for code in codes} | dict(_SINGLE)

#: For what a newer version may find.
_OTHERWISE: Final[Mapping[Severity, str]] = {
    Severity.ERROR: N_("Xem lại và sửa chỗ sai."),
    Severity.QUESTION: N_("Ghi lại cho rõ."),
    Severity.WARNING: _EXPLAIN,
    Severity.NOTE: _KNOW,
}


def has_words(code: str) -> bool:
    """Whether a kind of finding has words of its own for the sender."""
    return code in _WORDS


def sender_remedy(code: str, severity: Severity) -> str:
    """What the sender has to do about one kind of finding."""
    return _(_WORDS.get(code, _OTHERWISE[severity]))
