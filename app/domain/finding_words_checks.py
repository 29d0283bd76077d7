"""Words for what the rules of the catalogue and the cross-form checks find."""

from collections.abc import Mapping

from app.domain.finding_words import FindingWords as Words
from app.i18n import N_

_CORRECT = N_("Sửa số ở đây kèm lý do, hoặc trả lại để đơn vị sửa và gửi lại.")
_EXPLAIN = N_("Nếu số đúng thì bỏ qua kèm lý do; nếu sai thì sửa hoặc trả lại.")
_ASK = N_("Hỏi lại đơn vị; nếu đúng thì bỏ qua kèm lý do.")
_KNOW = N_("Không phải làm gì; nêu để biết.")

#: Findings of the rules written in the catalogue; ``{rule}`` is the rule in words.
RULES: Mapping[str, Words] = {
    "part-gt-whole": Words(N_("Phần lớn hơn tổng"), N_("{part} ghi {left}, lớn hơn {whole} là {right}."), _CORRECT),
    "parts-mismatch": Words(N_("Các phần cộng lại không khớp"), N_("{rule}; hiện là {left} và {right}."), _CORRECT),
    "list-mismatch": Words(N_("Số ghi khác danh sách"), N_("{name} ghi {left}, {list} cho {right}."), _CORRECT),
    "list-blank": Words(
        N_("Danh sách để trống"),
        N_("Số ở {codes} đếm từ {list}, nhưng {list} trong tệp để trống nên chưa đối chiếu được."),
        N_("Đề nghị đơn vị kê danh sách; nếu kỳ này không phải kê thì bỏ qua kèm lý do."),
    ),
    "out-of-range": Words(N_("Ngoài khoảng thường gặp"), N_("{rule}; hiện là {left} so với {right}."), _EXPLAIN),
    "condition-broken": Words(N_("Không thỏa điều kiện"), N_("{rule}; hiện là {left} và {right}."), _CORRECT),
    "differs-from-last-year": Words(
        N_("Khác năm trước"), N_("{name} năm nay {left}, năm trước {right}; số này thường không đổi."), _EXPLAIN
    ),
    "none-for-two-years": Words(N_("Hai năm không có"), N_("{name} hai năm liền bằng 0."), _EXPLAIN),
    "communes-stations-mismatch": Words(
        N_("Xã, phường và đồn không khớp"),
        N_("{name}: các xã, phường cộng lại {left}, các đồn Biên phòng cộng lại {right}."),
        _ASK,
    ),
    "target-missed": Words(N_("Chưa đạt mục tiêu"), N_("Mục tiêu: {rule}; hiện là {left}."), _KNOW),
}

#: Findings that compare sheets, years and units.
CROSS: Mapping[str, Words] = {
    "hamlet-unclear": Words(
        N_("Xóm có thể là một trong nhiều xóm"),
        N_("Tệp ghi xóm “{hamlet}”; trong danh mục có {names}, chưa rõ là xóm nào."),
        N_("Chọn một xóm, hoặc chọn xóm mới; số của xóm theo lựa chọn đó."),
    ),
    "sum-mismatch": Words(
        N_("Tổng khác các xóm cộng lại"),
        N_("{name} ghi {typed}, các xóm cộng lại {recomputed}; lấy số các xóm cộng lại."),
        N_("Xác nhận số các xóm cộng lại, hoặc trả lại để đơn vị sửa."),
    ),
    "station-total-blank": Words(
        N_("Cột tổng của đồn để trống"),
        N_("{name}: cột tổng để trống; {filled} cột xã, phường có số, cộng lại {recomputed}."),
        N_("Chọn số cộng lại nếu đó là tổng của đồn, hoặc ghi tổng đúng; chưa trả lời thì chưa có tổng."),
    ),
    "communes-mismatch": Words(
        N_("Các cột xã, phường cộng lại khác tổng"),
        N_("{name}: cột tổng của đồn ghi {typed}, các cột xã, phường cộng lại {recomputed}."),
        _EXPLAIN,
    ),
    "slipped-since-last-year": Words(
        N_("Số liệu có thể lệch dòng"),
        N_(
            "Từ {first} đến {last}, {count} ô có số gần với số năm trước đã duyệt của dòng bên cạnh hơn là của chính "
            "dòng đó; có thể các số đã bị đẩy lệch một dòng, cần dời {direction}."
        ),
        N_("So với bản giấy; nếu lệch dòng thì trả lại hoặc sửa từng ô, nếu đúng thì ghi lý do."),
    ),
    "magnitude": Words(
        N_("Số lệch cỡ"),
        N_("{name} ghi {typed}, lệch khoảng {factor} lần so với {basis}; có thể là {suggestion}."),
        _CORRECT,
    ),
    "magnitude-neighbours": Words(
        N_("Số lệch cỡ so với nơi khác"),
        N_("{name} ghi {typed}, lệch khoảng {factor} lần so với {basis}; có thể là {suggestion}."),
        _EXPLAIN,
    ),
    "stock-jump": Words(
        N_("Thay đổi nhiều so với năm trước"),
        N_("{name} từ {previous} thành {value}, thay đổi {percent}% mà không có giải trình."),
        _EXPLAIN,
    ),
    "flow-jump": Words(
        N_("Khác hẳn năm trước"),
        N_("{name} năm trước {previous}, năm nay {value}; có thể số ghi nhầm dòng."),
        _EXPLAIN,
    ),
    "copied-from-last-year": Words(
        N_("Giống hệt năm trước"),
        N_("{same} trong {all} chỉ tiêu phát sinh giống hệt năm trước, có thể đã chép lại."),
        _ASK,
    ),
    "border-hamlet-without-team": Words(
        N_("Xóm giáp biên chưa có tổ"),
        N_("Xóm {hamlet} giáp biên nhưng không có tổ tự quản đường biên, mốc quốc giới."),
        _EXPLAIN,
    ),
    "date-outside-period": Words(
        N_("Ngày ngoài kỳ báo cáo"), N_("Dòng {row} ghi ngày {day}, ngoài kỳ báo cáo từ {start} đến {end}."), _CORRECT
    ),
    "event-outside-window": Words(
        N_("Sự kiện sau thời gian của kế hoạch"),
        N_("Sự kiện “{title}” ngày {day}, sau thời gian tổ chức của {occasion} ({limit}; mục {clause} của kế hoạch)."),
        _EXPLAIN,
    ),
    "event-dates-reversed": Words(
        N_("Ngày kết thúc trước ngày bắt đầu"), N_("Sự kiện “{title}” bắt đầu {day}, kết thúc {end}."), _CORRECT
    ),
    "event-before-tier": Words(
        N_("Sự kiện trước ngày xác định cấp độ"),
        N_("Sự kiện “{title}” ngày {day} ghi cấp độ {tier}, nhưng cấp độ này xác định ngày {tier_on}."),
        _EXPLAIN,
    ),
    "tier-forbids": Words(
        N_("Trái quy định cấp độ dịch"),
        N_("Sự kiện “{title}” ở cấp độ {tier} nhưng vẫn {what}; kế hoạch (mục {clause}) không cho phép."),
        _CORRECT,
    ),
    "too-many-people": Words(
        N_("Đông hơn số người được phép"),
        N_("Sự kiện “{title}” ở cấp độ {tier} có {people} người dự, được phép {limit} (mục {clause} của kế hoạch)."),
        _EXPLAIN,
    ),
    "duplicate-nominee": Words(
        N_("Một người được đề nghị hai nơi"), N_("{person} ({birth}) cũng được {other} đề nghị: {award}."), _ASK
    ),
    "nominee-twice": Words(
        N_("Một người ghi hai lần"),
        N_("{person} được đề nghị {award} hai lần (dòng {row} và dòng {other_row})."),
        _CORRECT,
    ),
    "nominee-two-awards": Words(
        N_("Một người hai hình thức khen"), N_("{person} được đề nghị cả {award} và {other_award}."), _EXPLAIN
    ),
    "namesake": Words(
        N_("Trùng tên, khác người"),
        N_("{person} trùng tên với người {other} đề nghị nhưng khác ngày sinh: hai người khác nhau."),
        _KNOW,
    ),
    "leader-and-team-nominated": Words(
        N_("Đề nghị cả tổ và tổ trưởng"), N_("{person} là tổ trưởng của “{team}” cũng được đề nghị."), _ASK
    ),
    "documents-missing": Words(N_("Thiếu hồ sơ khen thưởng"), N_("{person}: hồ sơ còn thiếu {missing}."), _ASK),
    "quota-exceeded": Words(
        N_("Vượt số lượng được khen"),
        N_("{award}: đề nghị {nominated} {object}, chỉ tiêu {quota}."),
        N_("Giữ tất cả làm ứng viên theo thứ tự ưu tiên; chỉ đề nghị trong chỉ tiêu."),
    ),
    "quota-unfilled": Words(
        N_("Chưa dùng hết số lượng được khen"),
        N_("{award}: đề nghị {nominated} {object} trong chỉ tiêu {quota}."),
        _ASK,
    ),
    "marker-range-count": Words(
        N_("Số mốc trong đoạn không khớp"),
        N_("Đoạn từ mốc {first} đến mốc {last} có {recomputed} mốc, ghi {typed}."),
        _CORRECT,
    ),
    "marker-not-listed": Words(
        N_("Mốc không có trong danh sách"),
        N_("Đoạn từ mốc {first} đến mốc {last} có mốc không nằm trong danh sách mốc."),
        _ASK,
    ),
    "marker-claimed-twice": Words(
        N_("Hai đơn vị cùng kê một mốc"),
        N_("Mốc {marker} cũng có trong danh sách của {other} mà không ghi dùng chung."),
        N_("Nếu là mốc dùng chung thì ghi đơn vị dùng chung ở cả hai danh sách; nếu không thì bỏ ở một nơi."),
    ),
    "narrative-mismatch": Words(
        N_("Thuyết minh khác số liệu"),
        N_("Thuyết minh mục {leaf} ghi “{text}”, biểu số liệu ghi {name} là {value}."),
        _ASK,
    ),
}
