"""The rows of the lint: id, box of the diagram (ô số), clause, words, remedy and weight of each check.

Clauses are of Nghị định 30/2020/NĐ-CP: "Phụ lục I, II.3" is Phần I, Mục II.3 there.
"""

from dataclasses import dataclass
from enum import StrEnum

from app.i18n import N_


class CheckWeight(StrEnum):
    """Whether a departure is certain or has to be judged by a person."""

    WRONG = "wrong"
    DOUBT = "doubt"


WRONG, DOUBT = CheckWeight.WRONG, CheckWeight.DOUBT


@dataclass(frozen=True, slots=True)
class PaperCheck:
    """One check; ``box`` is the ô số of the element, empty where the rule is for the whole paper."""

    id: str
    box: str
    clause: str
    words: str
    remedy: str
    weight: CheckWeight = WRONG


_C = PaperCheck

_PAGE = (
    _C("page-size", "", "Phụ lục I, I.1", N_("Khổ giấy"), N_("Chọn khổ A4 (210 × 297 mm).")),
    _C("page-landscape", "", "Phụ lục I, I.2", N_("Chiều trang"), N_("Để trang đứng; chỉ xoay ngang trang có bảng.")),
    _C("margin-top", "", "Phụ lục I, I.3", N_("Lề trên"), N_("Đặt lề trên từ 20 đến 25 mm.")),
    _C("margin-bottom", "", "Phụ lục I, I.3", N_("Lề dưới"), N_("Đặt lề dưới từ 20 đến 25 mm.")),
    _C("margin-left", "", "Phụ lục I, I.3", N_("Lề trái"), N_("Đặt lề trái từ 30 đến 35 mm.")),
    _C("margin-right", "", "Phụ lục I, I.3", N_("Lề phải"), N_("Đặt lề phải từ 15 đến 20 mm.")),
    _C("font-name", "", "Phụ lục I, I.4", N_("Phông chữ"), N_("Chọn cả văn bản, đặt phông Times New Roman.")),
    _C("font-legacy", "", "Phụ lục I, I.4", N_("Bảng mã cũ"), N_("Chuyển TCVN3, VNI sang Unicode rồi đặt lại phông.")),
    _C("font-colour", "", "Phụ lục I, I.4", N_("Màu chữ"), N_("Đặt màu chữ Tự động hoặc đen.")),
    _C("page-number-missing", "", "Phụ lục I, I.7", N_("Số trang"), N_("Chèn số trang ở đầu trang, canh giữa.")),
    _C("page-number-centre", "", "Phụ lục I, I.7", N_("Vị trí số trang"), N_("Canh giữa số trang.")),
    _C(
        "page-number-top",
        "",
        "Phụ lục I, I.7",
        N_("Vị trí số trang"),
        N_("Đặt số trang ở lề trên, bỏ số ở chân trang."),
    ),
    _C("page-number-first", "", "Phụ lục I, I.7", N_("Số trang ở trang đầu"), N_("Chọn “Trang đầu khác”, để trống.")),
    _C("page-number-size", "", "Phụ lục I, I.7", N_("Cỡ số trang"), N_("Đặt cỡ số trang 13 đến 14.")),
    _C("page-number-look", "", "Phụ lục I, I.7", N_("Kiểu số trang"), N_("Số trang là chữ đứng, không đậm.")),
    _C("page-number-start", "", "Phụ lục I, I.7", N_("Số trang bắt đầu"), N_("Đánh số liên tục từ 1.")),
    _C("page-number-arabic", "", "Phụ lục I, I.7", N_("Kiểu chữ số trang"), N_("Chọn chữ số Ả Rập (1, 2, 3).")),
    _C("annex-page-number", "", "Phụ lục I, III.1.đ", N_("Số trang phụ lục"), N_("Đánh số riêng từng phụ lục, từ 1.")),
)

_HEAD = (
    _C("quoc-hieu-missing", "1", "Phụ lục I, II.1.a", N_("Quốc hiệu"), N_("Thêm Quốc hiệu ở góc trên bên phải.")),
    _C("quoc-hieu-wording", "1", "Phụ lục I, II.1.a", N_("Lời Quốc hiệu"), N_("Chép đúng Quốc hiệu, không viết tắt.")),
    _C("tieu-ngu-missing", "1", "Phụ lục I, II.1.b", N_("Tiêu ngữ"), N_("Thêm Tiêu ngữ dưới Quốc hiệu.")),
    _C("tieu-ngu-wording", "1", "Phụ lục I, II.1.b", N_("Lời Tiêu ngữ"), N_("Ghi Độc lập - Tự do - Hạnh phúc.")),
    _C("tieu-ngu-rule", "1", "Phụ lục I, II.1.b", N_("Kẻ dưới Tiêu ngữ"), N_("Kẻ nét liền dài bằng dòng chữ.")),
    _C("organ-rule", "2", "Phụ lục I, II.2.b", N_("Kẻ dưới tên cơ quan"), N_("Kẻ nét liền dài 1/3 đến 1/2 dòng chữ.")),
    _C("subject-rule", "5a", "Phụ lục I, II.5.b", N_("Kẻ dưới trích yếu"), N_("Kẻ nét liền dài 1/3 đến 1/2 dòng chữ.")),
    _C("rule-centre", "", "Phụ lục I, II.1–5", N_("Vị trí đường kẻ"), N_("Đặt đường kẻ cân giữa dòng chữ.")),
    _C("sizes-coupled", "", "Phụ lục I, Mục V", N_("Bộ cỡ chữ"), N_("Dùng một bộ: 12–13–13 hoặc 13–14–14."), DOUBT),
    _C("organ-missing", "2", "Phụ lục I, II.2", N_("Tên cơ quan ban hành"), N_("Ghi tên cơ quan ở góc trên bên trái.")),
    _C("number-missing", "3", "Phụ lục I, II.3", N_("Số, ký hiệu"), N_("Thêm dòng “Số: …/…” dưới tên cơ quan.")),
    _C("number-colon", "3", "Phụ lục I, II.3.c", N_("Dấu hai chấm sau “Số”"), N_("Ghi “Số:” rồi đến số.")),
    _C("number-padded", "3", "Phụ lục I, II.3.a", N_("Số nhỏ hơn 10"), N_("Thêm số 0 phía trước: 05.")),
    _C("number-slash", "3", "Phụ lục I, II.3.c", N_("Gạch chéo sau số"), N_("Ghi gạch chéo giữa số và ký hiệu.")),
    _C("number-hyphen", "3", "Phụ lục I, II.3.c", N_("Gạch nối trong ký hiệu"), N_("Ghi gạch nối ngắn giữa các nhóm.")),
    _C("number-spaces", "3", "Phụ lục I, II.3.c", N_("Khoảng trống trong ký hiệu"), N_("Viết liền số và ký hiệu.")),
    _C("number-capitals", "3", "Phụ lục I, II.3.c", N_("Chữ của ký hiệu"), N_("Viết ký hiệu bằng chữ in hoa.")),
    _C(
        "symbol-kind",
        "3",
        "Phụ lục I, II.3.b",
        N_("Ký hiệu và tên loại"),
        N_("Sửa chữ viết tắt tên loại theo Phụ lục III."),
    ),
    _C(
        "symbol-letter",
        "3",
        "Phụ lục III",
        N_("Ký hiệu công văn"),
        N_("Công văn không có chữ viết tắt tên loại."),
        DOUBT,
    ),
    _C("date-missing", "4", "Phụ lục I, II.4", N_("Địa danh, thời gian"), N_("Thêm địa danh và ngày tháng năm.")),
    _C("date-comma", "4", "Phụ lục I, II.4.c", N_("Dấu phẩy sau địa danh"), N_("Ghi: địa danh, ngày … tháng … năm ….")),
    _C(
        "date-wording", "4", "Phụ lục I, II.4.b", N_("Cách ghi thời gian"), N_("Ghi đủ ngày … tháng … năm …, số Ả Rập.")
    ),
    _C("date-day-padded", "4", "Phụ lục I, II.4.b", N_("Ngày nhỏ hơn 10"), N_("Thêm số 0 trước ngày: 05.")),
    _C("date-month-padded", "4", "Phụ lục I, II.4.b", N_("Tháng 1, tháng 2"), N_("Thêm số 0 trước tháng: 01, 02.")),
    _C("date-month-bare", "4", "Phụ lục I, II.4.b", N_("Tháng 3 đến tháng 9"), N_("Bỏ số 0 trước tháng: 3, 9.")),
    _C("date-impossible", "4", "Phụ lục I, II.4.b", N_("Ngày không có thật"), N_("Ghi lại ngày ký.")),
    _C(
        "date-place",
        "4",
        "Phụ lục I, II.4.c",
        N_("Chữ đầu địa danh"),
        N_("Viết hoa chữ đầu, ví dụ: Hà Quảng."),
        DOUBT,
    ),
    _C(
        "title-missing",
        "5a",
        "Phụ lục I, II.5.a",
        N_("Tên loại, trích yếu"),
        N_("Ghi tên loại, hoặc “V/v …” nếu là công văn."),
    ),
    _C(
        "subject-missing",
        "5a",
        "Phụ lục I, II.5.a",
        N_("Trích yếu nội dung"),
        N_("Thêm trích yếu dưới tên loại."),
        DOUBT,
    ),
    _C("subject-stop", "5a", "Phụ lục I, II.5", N_("Dấu cuối trích yếu"), N_("Bỏ dấu chấm cuối trích yếu."), DOUBT),
    _C("letter-subject-form", "5b", "Phụ lục I, II.5.b", N_("Cách ghi trích yếu công văn"), N_("Bắt đầu bằng “V/v ”.")),
    _C(
        "letter-subject-gap", "5b", "Phụ lục I, II.5.b", N_("Khoảng cách trên “V/v”"), N_("Cách dòng số, ký hiệu 6 pt.")
    ),
    _C(
        "addressee-kind",
        "9a",
        "Phụ lục I, II.9.b",
        N_("Kính gửi ở tên loại này"),
        N_("Bỏ Kính gửi: chỉ có ở tờ trình, báo cáo, công văn."),
    ),
    _C("addressee-missing", "9a", "Phụ lục I, II.9.b", N_("Kính gửi"), N_("Thêm Kính gửi: công văn phải có.")),
    _C("addressee-colon", "9a", "Phụ lục I, II.9.d", N_("Dấu hai chấm sau Kính gửi"), N_("Ghi “Kính gửi:”.")),
    _C(
        "addressee-list",
        "9a",
        "Phụ lục I, II.9.d",
        N_("Danh sách Kính gửi"),
        N_("Mỗi nơi một dòng “- …;”, dòng cuối chấm."),
    ),
)

_BODY = (
    _C(
        "basis-semicolon",
        "6",
        "Phụ lục I, II.6.a",
        N_("Dấu cuối căn cứ"),
        N_("Kết thúc mỗi căn cứ bằng dấu chấm phẩy."),
    ),
    _C(
        "basis-stop",
        "6",
        "Phụ lục I, II.6.a",
        N_("Dấu cuối căn cứ cuối cùng"),
        N_("Căn cứ cuối cùng kết thúc bằng dấu chấm."),
    ),
    _C("body-justified", "6", "Phụ lục I, II.6.e", N_("Canh đều hai lề"), N_("Bấm Ctrl+J.")),
    _C("body-indent", "6", "Phụ lục I, II.6.e", N_("Thụt đầu dòng"), N_("Đặt dòng đầu lùi 1 cm hoặc 1,27 cm.")),
    _C("body-gap", "6", "Phụ lục I, II.6.e", N_("Khoảng cách đoạn"), N_("Đặt cách đoạn tối thiểu 6 pt.")),
    _C("body-spacing", "6", "Phụ lục I, II.6.e", N_("Khoảng cách dòng"), N_("Đặt cách dòng từ đơn đến 1,5 dòng.")),
    _C("body-sizes-mixed", "6", "Phụ lục I, II.6.e", N_("Cỡ chữ nội dung"), N_("Dùng một cỡ cho cả nội dung."), DOUBT),
    _C("order-part", "6", "Phụ lục I, II.6.đ", N_("Thứ tự phần, chương"), N_("Đánh số La Mã liên tục từ I.")),
    _C("order-section", "6", "Phụ lục I, II.6.đ", N_("Thứ tự mục La Mã"), N_("Đánh số liên tục: I, II, III….")),
    _C("order-article", "6", "Phụ lục I, II.6.đ", N_("Thứ tự Điều"), N_("Đánh số Điều liên tục từ 1.")),
    _C("order-item", "6", "Phụ lục I, II.6.đ", N_("Thứ tự khoản, mục 1, 2"), N_("Đánh số liên tục từ 1."), DOUBT),
    _C("order-point", "6", "Phụ lục I, II.6.đ", N_("Thứ tự điểm"), N_("Đánh chữ liên tục từ a."), DOUBT),
    _C(
        "point-alphabet",
        "6",
        "Phụ lục I, II.6.đ",
        N_("Chữ cái của điểm"),
        N_("Theo bảng chữ cái tiếng Việt: a, b, c, d, đ, e, g…."),
    ),
    _C("article-bold", "6", "Phụ lục I, II.6.đ", N_("Từ “Điều” và số"), N_("Để đậm “Điều 1.”.")),
    _C("article-stop", "6", "Phụ lục I, II.6.đ", N_("Dấu chấm sau số của Điều"), N_("Ghi “Điều 1.” rồi đến lời.")),
    _C("end-mark", "6", "Phụ lục III", N_("Dấu kết thúc văn bản"), N_("Kết thúc lời văn bằng “./.”.")),
    _C("end-mark-early", "6", "Phụ lục III", N_("Dấu “./.” ở giữa"), N_("Chỉ ghi “./.” ở cuối văn bản."), DOUBT),
)

_CLOSING = (
    _C("recipients-missing", "9b", "Phụ lục I, II.9.c", N_("Nơi nhận"), N_("Thêm “Nơi nhận:” ở góc dưới bên trái.")),
    _C("recipients-colon", "9b", "Phụ lục I, II.9.d", N_("Dấu hai chấm sau Nơi nhận"), N_("Ghi “Nơi nhận:”.")),
    _C(
        "recipients-list",
        "9b",
        "Phụ lục I, II.9.d",
        N_("Dòng nơi nhận"),
        N_("Mỗi nơi một dòng “- …;”, dòng cuối chấm."),
    ),
    _C("recipients-archive", "9b", "Phụ lục I, II.9.d", N_("Dòng Lưu"), N_("Dòng cuối ghi “- Lưu: VT, …”.")),
    _C("recipients-archive-colon", "9b", "Phụ lục I, II.9.d", N_("Dấu sau “Lưu”"), N_("Ghi “Lưu:” rồi đến “VT”.")),
    _C("as-above-without", "9b", "Phụ lục I, II.9.b", N_("“Như trên” khi không Kính gửi"), N_("Ghi tên nơi nhận.")),
    _C(
        "as-above-missing",
        "9b",
        "Phụ lục I, II.9.b",
        N_("“Như trên”"),
        N_("Có Kính gửi thì dòng đầu ghi “- Như trên;”."),
        DOUBT,
    ),
    _C(
        "signature-missing",
        "7a",
        "Phụ lục I, II.7",
        N_("Chức vụ người ký"),
        N_("Thêm quyền hạn, chức vụ và họ tên người ký."),
    ),
    _C(
        "authority-form",
        "7a",
        "Phụ lục I, II.7.b",
        N_("Chữ viết tắt quyền hạn"),
        N_("Ghi TM., Q., KT., TL. hoặc TUQ., có dấu chấm, cách một chữ."),
    ),
    _C(
        "authority-deputy",
        "7a",
        "Phụ lục I, II.7.b",
        N_("Chức vụ người ký thay"),
        N_("Dưới “KT. …” ghi chức vụ cấp phó."),
        DOUBT,
    ),
    _C(
        "signer-degree",
        "7b",
        "Phụ lục I, II.7.c",
        N_("Học hàm, học vị trước họ tên"),
        N_("Bỏ học hàm, học vị, danh hiệu trước họ tên."),
    ),
)

_ANNEX = (
    _C("annex-numeral", "", "Phụ lục I, III.1.a", N_("Số của phụ lục"), N_("Đánh số phụ lục bằng chữ số La Mã.")),
    _C("annex-order", "", "Phụ lục I, III.1.a", N_("Thứ tự phụ lục"), N_("Đánh số phụ lục liên tục từ I.")),
    _C("annex-centre", "", "Phụ lục I, III.1.b", N_("Vị trí dòng Phụ lục"), N_("Canh giữa dòng Phụ lục và tiêu đề.")),
    _C("annex-untitled", "", "Phụ lục I, III.1.b", N_("Tiêu đề phụ lục"), N_("Thêm tiêu đề dưới dòng Phụ lục."), DOUBT),
    _C(
        "annex-reference-missing",
        "",
        "Phụ lục I, III.1.c",
        N_("Dòng “Kèm theo”"),
        N_("Thêm “(Kèm theo … số …)” dưới tiêu đề."),
        DOUBT,
    ),
    _C(
        "annex-reference-form",
        "",
        "Phụ lục I, III.1.c",
        N_("Cách ghi “Kèm theo”"),
        N_("Ghi trong ngoặc: (Kèm theo …)."),
        DOUBT,
    ),
)

_TEXT = (
    _C("text-decomposed", "", "Phụ lục I, I.4", N_("Unicode tổ hợp"), N_("Chuyển sang Unicode dựng sẵn."), DOUBT),
    _C("text-spaces", "", "Phụ lục I, II.6", N_("Hai dấu cách liền nhau"), N_("Thay bằng một dấu cách."), DOUBT),
    _C(
        "text-punctuation", "", "Phụ lục I, II.6", N_("Dấu cách trước dấu câu"), N_("Bỏ dấu cách trước dấu câu."), DOUBT
    ),
    _C("text-brackets", "", "Phụ lục I, II.6", N_("Dấu cách trong ngoặc"), N_("Viết liền chữ với dấu ngoặc."), DOUBT),
    _C(
        "text-tone-styles",
        "",
        "Phụ lục I, I.4",
        N_("Hai kiểu đặt dấu thanh"),
        N_("Dùng một kiểu trong cả văn bản, nên theo kiểu hòa."),
        DOUBT,
    ),
    _C("capital-people", "", "Phụ lục II, V.1", N_("Viết hoa “Nhân dân”"), N_("Viết “Nhân dân”."), DOUBT),
    _C("capital-state", "", "Phụ lục II, V.1", N_("Viết hoa “Nhà nước”"), N_("Viết “Nhà nước”."), DOUBT),
    _C(
        "capital-unit",
        "",
        "Phụ lục II, III.1.a",
        N_("Chữ chỉ đơn vị hành chính"),
        N_("Viết thường: tỉnh, huyện, xã trước tên riêng."),
        DOUBT,
    ),
    _C(
        "capital-clause",
        "",
        "Phụ lục II, V.7",
        N_("Viết hoa khi viện dẫn"),
        N_("Viết thường điểm, khoản; viết hoa Điều, Mục, Chương."),
        DOUBT,
    ),
    _C(
        "date-in-text",
        "",
        "Phụ lục I, II.4.b",
        N_("Ngày tháng trong lời văn"),
        N_("Thêm số 0 trước ngày dưới 10, tháng 1, 2."),
        DOUBT,
    ),
    _C(
        "left-revisions",
        "",
        "Điều 11",
        N_("Vết sửa chưa chấp nhận"),
        N_("Chấp nhận hoặc bỏ mọi vết sửa trước khi ký."),
        DOUBT,
    ),
    _C("left-comments", "", "Điều 11", N_("Ghi chú bên lề"), N_("Xóa ghi chú trước khi phát hành."), DOUBT),
)

#: All checks that are not made from the table of looks.
ROWS = (*_PAGE, *_HEAD, *_BODY, *_CLOSING, *_ANNEX, *_TEXT)
