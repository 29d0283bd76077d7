"""Words for what is found about nominations; ``{basis}`` is the clause of the rule and how sure it is."""

from collections.abc import Mapping

from app.domain.finding_words import FindingWords as Words
from app.i18n import N_

_CHOOSE = N_("Rút một đề nghị, hoặc ghi rõ đây là thành tích khác và khác ở điểm nào.")
_MEND = N_("Đối chiếu giấy tờ rồi sửa ở thông tin người, tập thể được đề nghị.")
_NUMBER = N_("Đối chiếu thẻ căn cước; nếu ghi đúng như thẻ thì bỏ qua, đăng ký khai sinh có thể khác.")
_JUDGE = N_("Bổ sung dữ liệu, hoặc người xét ghi rõ căn cứ trong ý kiến thẩm định.")

AWARDS: Mapping[str, Words] = {
    "award-looks-alike": Words(
        N_("Giống một đề nghị khác"),
        N_("“{person}” {strength} với “{other}” ({unit}): {reasons}; bên kia {proposed}."),
        N_("So hai bên rồi chọn cùng một hay khác nhau; chọn xong không hỏi lại."),
    ),
    "award-twice-in-list": Words(
        N_("Hai lần trong một danh sách"),
        N_("“{person}” được đề nghị {award} hai lần, lần kia do {unit} lập."),
        N_("Rút một trong hai đề nghị."),
    ),
    "award-same-achievement": Words(
        N_("Một thành tích, hai hình thức"),
        N_("“{person}” được đề nghị {award} và {others} trong năm {year}: {rule} ({basis})."),
        _CHOOSE,
    ),
    "award-difference-unexplained": Words(
        N_("Thành tích khác chưa giải thích"),
        N_("“{person}” ghi là thành tích khác với {others} nhưng chưa nói khác ở điểm nào: {rule} ({basis})."),
        N_("Ghi rõ hai thành tích khác nhau ở điểm nào, hoặc rút một đề nghị."),
    ),
    "award-given-this-year": Words(
        N_("Đã được khen của năm"),
        N_("“{person}” đã được {given} của năm {year}, nay được đề nghị {award}: {rule} ({basis})."),
        _CHOOSE,
    ),
    "award-achievement-again": Words(
        N_("Thành tích đã được khen"),
        N_("“{person}” đã được {given} năm {year} với cùng lời ghi thành tích: {rule} ({basis})."),
        N_("Ghi thành tích mới, ghi rõ khác ở điểm nào, hoặc rút đề nghị."),
    ),
    "award-conduct-open": Words(
        N_("Đang bị xem xét"),
        N_("“{person}” đang bị xem xét từ {day}: {reason} {document}; chưa đề nghị, chưa in được ({basis})."),
        N_("Chờ kết luận rồi ghi ngày kết thúc, hoặc thay người khác."),
    ),
    "award-conduct-ended": Words(
        N_("Thành tích tính từ ngày hết xem xét"),
        N_("Việc xem xét “{person}” ({reason}) kết thúc ngày {day}: thành tích chỉ tính từ ngày đó ({basis})."),
        N_("Kiểm tra báo cáo thành tích chỉ kể việc làm từ ngày đó."),
    ),
    "award-leader-conduct": Words(
        N_("Người đứng đầu đang bị xem xét"),
        N_("“{person}”, đứng đầu “{group}”, đang bị xem xét: {reason} ({basis})."),
        N_("Hỏi ý kiến cơ quan có thẩm quyền trước khi đề nghị tập thể."),
    ),
    "award-leader-and-group": Words(
        N_("Tập thể và người đứng đầu cùng được đề nghị"),
        N_("“{group}” và người đứng đầu “{person}” cùng được đề nghị; người đứng đầu xét theo tập thể ({basis})."),
        N_("Được phép; kiểm tra hai bản thành tích không kể cùng một việc."),
    ),
    "award-over-quota": Words(
        N_("Vượt chỉ tiêu"),
        N_("“{person}” giữ suất {award} ngoài {places} suất cho {kind} mà chưa có lý do và quyết định ({clause})."),
        N_("Rút bớt, hoặc ghi lý do và văn bản cho vượt chỉ tiêu."),
    ),
    "award-place-unforeseen": Words(
        N_("Giữ suất mà kế hoạch không có"),
        N_("“{person}” giữ suất {award} mà kế hoạch không có chỉ tiêu nào cho {kind} của {unit}."),
        N_("Ghi chỉ tiêu cho đúng đơn vị và loại; hoặc rút rồi đề nghị lại với lý do và văn bản cho vượt chỉ tiêu."),
    ),
    "award-council-rejected": Words(
        N_("Hội đồng không thông qua"),
        N_("Hội đồng không thông qua “{person}”: {votes}/{base} phiếu tại “{sitting}”."),
        N_("Rút đề nghị hoặc thay người khác, hoặc ghi lý do khi trình cấp trên, khi ghi quyết định."),
    ),
    "award-beyond-quota": Words(
        N_("Ứng viên ngoài chỉ tiêu"),
        N_(
            "“{person}” là {kind} thứ {number} cho {places} suất {award} ({clause}); xếp trước là {before}. "
            "Vẫn là ứng viên, chưa giữ suất."
        ),
        N_("Đổi thứ tự, chờ có suất trống, chuyển sang hình thức của cấp mình, hoặc xin vượt chỉ tiêu bằng văn bản."),
    ),
    "award-season-without-quota": Words(
        N_("Đợt chưa có chỉ tiêu"),
        N_("Đợt “{season}” chưa có chỉ tiêu nào nên không hạn chế số đề nghị {award}, kể cả của “{person}”."),
        N_("Ghi chỉ tiêu theo kế hoạch ở bảng chỉ tiêu trước khi đề nghị."),
    ),
    "award-pool-choice": Words(
        N_("Chỗ chung cần lựa chọn"),
        N_("{award}: {count} ứng viên là {kind} cho {places} suất chung ({clause}); “{person}” là một trong số đó."),
        N_("Hội đồng xét và chọn; ai không được chọn có thể chuyển sang hình thức của cấp mình."),
    ),
    "award-tie-aid": Words(
        N_("Ưu tiên khi ngang nhau"),
        N_("Nếu thành tích ngang nhau, “{person}” ({proof}) được ưu tiên: {rule} ({basis})."),
        N_("Chỉ để tham khảo; người xét quyết định."),
    ),
    "award-criterion-not-met": Words(
        N_("Chưa đạt tiêu chuẩn"), N_("“{person}” chưa đạt “{rule}”: {proof} ({basis})."), _JUDGE
    ),
    "award-criterion-no-data": Words(
        N_("Tiêu chuẩn thiếu dữ liệu"), N_("“{person}” chưa có dữ liệu cho “{rule}”: {proof} ({basis})."), _JUDGE
    ),
    "award-not-on-day": Words(
        N_("Hình thức không còn"),
        N_("{award} không có vào ngày {day} (hết hiệu lực từ {until}), không đề nghị cho “{person}” được."),
        N_("Chọn hình thức của thẩm quyền hiện nay, hoặc sửa danh mục nếu danh mục ghi nhầm ngày."),
    ),
    "award-without-authority": Words(
        N_("Thẩm quyền không còn"),
        N_("Nơi quyết định {award} không có vào ngày {day} (hết từ {until}), không đề nghị cho “{person}” được."),
        N_("Chọn hình thức của thẩm quyền hiện nay, hoặc sửa danh mục nếu danh mục ghi nhầm ngày."),
    ),
    "award-not-for-kind": Words(
        N_("Hình thức không tặng cho loại này"),
        N_("{award} không tặng cho {kind} vào ngày {day}; đang đề nghị cho “{person}”."),
        N_("Sửa loại đối tượng hoặc chọn hình thức khác."),
    ),
    "award-of-other-level": Words(
        N_("Hình thức của cấp khác"),
        N_("{award} là hình thức một đơn vị khác tự tặng, {unit} không tự quyết định được cho “{person}”."),
        N_("Chọn hình thức của chính đơn vị, hoặc sửa đơn vị đề nghị."),
    ),
    "award-decided-early": Words(
        N_("Quyết định trước ngày nhận hồ sơ"),
        N_("Quyết định khen “{person}” ghi ngày {decided}, trước ngày nhận hồ sơ {received}."),
        N_("Xem lại hai ngày; nếu quyết định đúng thì ghi chú vì sao hồ sơ đến sau."),
    ),
    "award-other-unit": Words(
        N_("Người của đơn vị khác"),
        N_("“{person}” ở {home}, không thuộc địa bàn của {unit} đang đề nghị."),
        N_("Kiểm tra đơn vị; nếu đúng thì hỏi nơi đó để không đề nghị trùng."),
    ),
    "award-other-province": Words(
        N_("Người của tỉnh khác"),
        N_("“{person}” thuộc {province}, ngoài thẩm quyền khen thưởng của tỉnh mình; {unit} đang đề nghị."),
        N_("Kiểm tra đơn vị; người của tỉnh khác do tỉnh đó khen."),
    ),
    "award-deceased": Words(
        N_("Người đã mất"),
        N_("“{person}” đã mất mà đề nghị chưa ghi truy tặng."),
        N_("Ghi truy tặng, hoặc thay người khác."),
    ),
    "award-posthumous-living": Words(
        N_("Truy tặng người còn sống"),
        N_("Đề nghị ghi truy tặng mà “{person}” chưa ghi là đã mất."),
        N_("Bỏ truy tặng, hoặc ghi là đã mất."),
    ),
    "award-birth-missing": Words(
        N_("Chưa có ngày sinh"),
        N_("“{person}” chưa có ngày hoặc năm sinh nên khó phân biệt với người trùng tên."),
        N_("Hỏi đơn vị đề nghị rồi ghi thêm năm sinh."),
    ),
    "award-born-ahead": Words(
        N_("Ngày sinh ở phía trước"), N_("“{person}” ghi sinh {birth}, còn ở phía trước."), _MEND
    ),
    "award-age-unlikely": Words(
        N_("Tuổi khó tin"), N_("“{person}” ghi sinh năm {birth}, tính đến năm {year} là {age} tuổi."), _MEND
    ),
    "award-births-differ": Words(
        N_("Ngày sinh và năm sinh khác nhau"), N_("“{person}” ghi ngày sinh {birth} mà năm sinh {year}."), _MEND
    ),
    "award-name-capitals": Words(
        N_("Tên viết toàn chữ hoa hoặc chữ thường"),
        N_("Tên “{person}” viết toàn chữ hoa hoặc toàn chữ thường; giấy tờ sẽ in đúng như vậy."),
        N_("Viết hoa chữ cái đầu mỗi chữ của tên riêng, đối chiếu dấu."),
    ),
    "award-name-digits": Words(N_("Tên có chữ số"), N_("Tên “{person}” có chữ số; giấy tờ sẽ in đúng như vậy."), _MEND),
    "award-name-titles": Words(
        N_("Tên kèm chức danh"),
        N_("“{person}” có kèm cấp bậc, chức danh; tên có lẽ là “{bare}”."),
        N_("Nếu không muốn in kèm, chuyển chức danh sang ô chức vụ."),
    ),
    "award-name-short": Words(
        N_("Tên chỉ có một chữ"), N_("Tên “{person}” chỉ có một chữ."), N_("Kiểm tra họ tên đầy đủ.")
    ),
    "award-id-lossy": Words(
        N_("Số định danh mất chữ số"),
        N_("Số định danh “{number}” của “{person}” đã bị bảng tính đổi thành số thập phân và mất chữ số."),
        N_("Xóa số này; gõ lại đủ 12 chữ số theo thẻ, hoặc để trống."),
    ),
    "award-id-zero-lost": Words(
        N_("Số định danh mất số 0 đầu"),
        N_("Số định danh {number} của “{person}” chỉ có {count} chữ số; có lẽ là {padded}."),
        N_("Đối chiếu thẻ rồi ghi đủ 12 chữ số."),
    ),
    "award-id-old": Words(
        N_("Số chứng minh nhân dân cũ"),
        N_("“{person}” ghi số có 9 chữ số {number}: số chứng minh nhân dân cũ."),
        N_("Ghi số định danh 12 chữ số nếu mẫu của tỉnh cần."),
    ),
    "award-id-length": Words(
        N_("Số định danh không đủ 12 chữ số"),
        N_("Số định danh “{number}” của “{person}” có {count} chữ số, không phải 12."),
        _NUMBER,
    ),
    "award-id-province": Words(
        N_("Mã tỉnh trong số định danh"),
        N_("Ba số đầu của số định danh {number} của “{person}” không phải mã tỉnh nào."),
        _NUMBER,
    ),
    "award-id-sex": Words(
        N_("Giới tính khác số định danh"),
        N_("Chữ số thứ tư của số định danh {number} không hợp với giới tính {sex} của “{person}”."),
        _NUMBER,
    ),
    "award-id-year": Words(
        N_("Năm sinh khác số định danh"),
        N_("Số định danh {number} cho năm sinh {said}, “{person}” ghi {year}."),
        _NUMBER,
    ),
}
