"""Words for what reading a workbook finds: questions about cells, and remarks on sheets, rows and codes."""

from collections.abc import Mapping

from app.domain.finding_words import FindingWords as Words
from app.i18n import N_

_ANSWER = N_("Chọn câu trả lời; chưa trả lời thì ô này chưa được tính vào đâu cả.")
_LOOK = N_("Mở tệp gốc để xem; nếu cần, báo đơn vị sửa và gửi lại.")
_KNOW = N_("Không phải làm gì; nêu để biết.")
_RETURN = N_("Sửa số ở đây kèm lý do, hoặc trả lại để đơn vị sửa và gửi lại.")

#: Questions: the cell is out of every total until they are answered.
QUESTIONS: Mapping[str, Words] = {
    "zero-or-blank": Words(
        N_("Không có hay chưa có số liệu"), N_("{name}: ô ghi “{text}”, có thể là 0 hoặc chưa có số liệu."), _ANSWER
    ),
    "pair-split": Words(
        N_("Một ô ghi hai số"), N_("{name}: ô ghi “{text}”, gồm cả số của {partner} đang để trống."), _ANSWER
    ),
    "pair": Words(
        N_("Một ô ghi hai số"), N_("{name}: ô ghi hai số “{text}”, không rõ số nào là của chỉ tiêu này."), _ANSWER
    ),
    "not-a-number": Words(N_("Không phải số"), N_("{name}: ô ghi “{text}”, không đọc được thành số."), _ANSWER),
    "point-or-comma": Words(
        N_("Dấu chấm hay dấu phẩy"), N_("{name}: “{text}” có thể đọc theo hai cách vì dấu chấm, dấu phẩy."), _ANSWER
    ),
    "ambiguous-number": Words(N_("Số có thể hiểu nhiều cách"), N_("{name}: “{text}” có thể hiểu nhiều cách."), _ANSWER),
    "fraction": Words(
        N_("Số lẻ ở chỗ phải là số nguyên"), N_("{name}: “{text}” là số lẻ, chỉ tiêu này phải là số nguyên."), _ANSWER
    ),
    "not-a-whole-number": Words(
        N_("Số lẻ ở chỗ phải là số nguyên"), N_("{name}: “{text}” là số lẻ, chỉ tiêu này phải là số nguyên."), _ANSWER
    ),
    "too-many-decimals": Words(
        N_("Quá ba chữ số thập phân"), N_("{name}: “{text}” có nhiều hơn ba chữ số sau dấu phẩy."), _ANSWER
    ),
    "negative": Words(N_("Số âm"), N_("{name}: “{text}” là số âm, chỉ tiêu này không thể âm."), _ANSWER),
    "too-large-number": Words(N_("Số quá lớn"), N_("{name}: “{text}” lớn quá mức có thể lưu chính xác."), _ANSWER),
    "lossy-number": Words(
        N_("Số bị mất chữ số"),
        N_("{name}: “{text}” đã bị bảng tính làm tròn, các chữ số cuối không còn đúng."),
        _ANSWER,
    ),
    "percent": Words(N_("Ghi tỷ lệ phần trăm"), N_("{name}: “{text}” là phần trăm ở chỗ phải ghi số đếm."), _ANSWER),
    "percent-in-count": Words(
        N_("Ghi tỷ lệ ở chỗ ghi số đếm"), N_("{name}: “{text}” giống một tỷ lệ, ở đây phải ghi số đếm."), _RETURN
    ),
    "date-in-number": Words(
        N_("Ngày tháng ở chỗ ghi số"), N_("{name}: ô ghi “{text}” là ngày tháng, không phải số."), _ANSWER
    ),
    "not-yes-or-no": Words(
        N_("Phải là có hoặc không"), N_("{name}: “{text}” không phải có hoặc không (1 hoặc 0)."), _ANSWER
    ),
    "other-unit": Words(
        N_("Đơn vị tính khác"),
        N_("{name}: “{text}” ghi theo đơn vị tính khác, chỉ tiêu này tính bằng {unit}."),
        _ANSWER,
    ),
    "shown-otherwise": Words(
        N_("Ô hiện khác số được lưu"),
        N_("{name}: ô lưu “{text}” nhưng định dạng số làm hiện thành số khác; chưa rõ lấy số nào."),
        _ANSWER,
    ),
    "words-differ": Words(
        N_("Số và chữ khác nhau"), N_("{name}: ô ghi “{text}”, số và phần viết bằng chữ không khớp nhau."), _ANSWER
    ),
    "letters-in-number": Words(
        N_("Chữ cái trong số"),
        N_("{name}: “{text}” có chữ cái lẫn trong số (chữ O thay số 0, chữ l thay số 1)."),
        _ANSWER,
    ),
    "formula-without-value": Words(
        N_("Công thức chưa có kết quả"),
        N_("Ô {cell} có công thức nhưng tệp không lưu kết quả, chương trình không tự tính thay."),
        N_("Mở tệp bằng bảng tính, lưu lại rồi nhập lại; hoặc chọn câu trả lời."),
    ),
    "error-cell": Words(N_("Ô báo lỗi"), N_("Ô {cell} đang báo lỗi “{text}”, không có số để đọc."), _ANSWER),
    "two-value-columns": Words(
        N_("Hai cột số liệu khác nhau"), N_("{name}: hai cột cùng là kỳ này nhưng ghi khác nhau: “{text}”."), _ANSWER
    ),
    "code-twice-differs": Words(
        N_("Một mã có hai số khác nhau"), N_("{name} xuất hiện hai lần với số khác nhau: “{text}”."), _ANSWER
    ),
    "duplicate-code": Words(N_("Một mã có hai dòng"), N_("{name} xuất hiện ở hai dòng."), _ANSWER),
    "part-unknown": Words(
        N_("Không rõ đơn vị tính"),
        N_("{name}: “{text}” không cho biết thuộc đơn vị tính nào của chỉ tiêu này."),
        _ANSWER,
    ),
    "name-unclear": Words(
        N_("Tên chỉ tiêu chưa chắc"),
        N_("Ô {cell} ghi {value} ở dòng “{text}” ({unit}); không rõ là chỉ tiêu nào (gần nhất: {shares})."),
        _ANSWER,
    ),
    "code-unclear": Words(
        N_("Mã chỉ tiêu gõ chưa đúng"),
        N_("Ô {cell} ghi {value} ở dòng có mã “{text}”; có thể là {codes}, chưa rõ là chỉ tiêu nào."),
        _ANSWER,
    ),
    "only-cumulative": Words(
        N_("Chỉ ghi lũy kế"),
        N_("{name}: cột kỳ này để trống, cột lũy kế ghi “{text}”; không rõ có phải là số của kỳ này không."),
        _ANSWER,
    ),
    "code-name-differ": Words(
        N_("Mã và tên chỉ tiêu không khớp"),
        N_("{name}: dòng này lại ghi tên “{other}”; không rõ số “{text}” là của chỉ tiêu nào."),
        _ANSWER,
    ),
    "column-without-code": Words(
        N_("Cột số của biểu xóm không có mã"),
        N_("Cột “{text}” của biểu xóm có {count} số nhưng không có mã đúng; cột này chưa đọc."),
        N_("Nếu không phải số liệu, chọn bỏ qua; nếu phải, trả lại để xã ghi mã vào đầu cột."),
    ),
    "marked-value": Words(
        N_("Ô có chữ số gạch bỏ hoặc viết nâng lên"),
        N_(
            "Ô {cell} ghi “{text}”, trong đó có chữ bị gạch ngang hoặc viết nâng lên như số chú thích; chưa lấy số này."
        ),
        _ANSWER,
    ),
    "comment-differs": Words(
        N_("Chú thích ở ô nêu số khác"),
        N_("{name}: ô {cell} ghi “{text}”, chú thích của ô ghi “{comment}”; chưa rõ lấy số nào."),
        _ANSWER,
    ),
    "struck-row": Words(
        N_("Dòng bị gạch ngang"),
        N_("Dòng “{text}” (ô {cell}) bị gạch ngang; chưa tính dòng này."),
        N_("Nếu người gửi bỏ dòng này, chọn bỏ qua; nếu không, trả lại báo cáo để bỏ nét gạch."),
    ),
    "merged-value": Words(
        N_("Ô gộp nhiều dòng"), N_("{name}: số “{text}” nằm trong ô gộp, không rõ là của dòng nào."), _ANSWER
    ),
    "code-column-twice": Words(
        N_("Một mã có hai cột"), N_("{name} có hai cột trong biểu xóm; chỉ cột đầu được đọc."), _ANSWER
    ),
    "column-twice": Words(
        N_("Hai cột cùng tên"), N_("Danh sách có hai cột cùng là “{title}”; chỉ cột đầu được đọc."), _ANSWER
    ),
    "hamlet-sheet-unclear": Words(
        N_("Không nhận ra biểu xóm"),
        N_("Trang “{sheet}” có {count} số, có thể là biểu xóm nhưng không đọc được; chưa lấy số nào của xóm."),
        N_("Nếu không phải biểu xóm, chọn giữ như đã đọc; nếu phải, trả lại để xã chép vào biểu mẫu."),
    ),
    "hamlets-blank": Words(
        N_("Các xóm để trống"),
        N_("{name} ghi {typed} ở biểu chung nhưng không xóm nào có số; có thể là tổng của năm trước còn lại."),
        _ANSWER,
    ),
    "hamlet-without-name": Words(
        N_("Dòng xóm không có tên"), N_("Ô {cell} ghi “{text}” nhưng dòng này không có tên xóm."), _ANSWER
    ),
    "hamlets-of-other-unit": Words(
        N_("Xóm mang mã của đơn vị khác"),
        N_("Tệp ghi mã của {unit} ({code}) nhưng các xóm mang mã của {other}; có đúng là báo cáo của {unit} không?"),
        N_("Nếu không đúng, trả lại báo cáo để sửa mã đơn vị ở trang 01_ThongTin."),
    ),
    "commune-not-served": Words(
        N_("Cột của nơi đồn không phụ trách"),
        N_("{unit} ghi số của {other}, nhưng danh mục không ghi đồn phụ trách nơi này; có đúng cột không?"),
        N_("Nếu sai mã ở đầu cột, trả lại báo cáo; nếu đúng, ghi đồn phụ trách ở màn hình Đơn vị."),
    ),
    "sheet-of-other-unit": Words(
        N_("Trang ghi tên đơn vị khác"),
        N_("Trang “{sheet}” ghi “{text}”, các trang khác ghi “{other}”; có thể là trang của đơn vị khác còn lại."),
        N_("Xem số liệu của trang này có đúng của đơn vị không; nếu không, trả lại báo cáo."),
    ),
    "period-differs": Words(
        N_("Biểu làm cho năm khác"),
        N_("Trang thông tin ghi kỳ năm {typed} nhưng tệp này là biểu lập cho năm {hidden}."),
        N_("Xem số liệu có phải của năm {typed} không; nếu là tệp năm cũ sửa ngày thì trả lại báo cáo."),
    ),
    "row-no-hamlet": Words(
        N_("Dòng không phải của xóm"),
        N_("Dòng “{text}” (ô {cell}) giống dòng cộng hoặc so sánh, không giống một xóm; chưa tính dòng này."),
        N_("Nếu đúng, chọn bỏ qua; nếu là một xóm, trả lại báo cáo để ghi mã xóm cho dòng đó."),
    ),
    "unknown-hamlet": Words(
        N_("Xóm chưa có trong danh sách"),
        N_("Tệp ghi xóm “{hamlet}”, danh mục của đơn vị chưa có; xóm chưa có số, gần giống nhất trước: {names}."),
        N_("Chọn xóm đã có nếu chỉ là cách ghi khác (sẽ được nhớ), hoặc chọn xóm mới."),
    ),
    "row-no-entry": Words(
        N_("Dòng chưa rõ trong danh sách"),
        N_("Dòng “{text}” (ô {cell}) có thể là dòng cộng của danh sách; chưa tính dòng này."),
        N_("Nếu là dòng cộng, chọn bỏ qua; nếu là một mục, trả lại báo cáo để ghi số thứ tự cho dòng đó."),
    ),
    "border-mark-unclear": Words(
        N_("Dấu xóm giáp biên không rõ"), N_("Cột giáp biên ghi “{text}”, không rõ là có hay không."), _ANSWER
    ),
    "mark-unclear": Words(N_("Dấu đánh không rõ"), N_("Ô {cell} ghi “{text}”, không rõ là có hay không."), _ANSWER),
    "hamlet-sum-open": Words(
        N_("Tổng các xóm còn chờ câu trả lời"),
        N_("{name}: tổng các xóm chưa tính được vì còn ô của xóm chờ trả lời; biểu chung ghi “{text}”."),
        N_("Trả lời các câu hỏi ở biểu xóm trước."),
    ),
    "sum-of-blanks": Words(
        N_("Tổng bằng 0 của các ô trống"),
        N_("{name}: biểu chung ghi 0 nhưng không xóm nào có số; tổng của các ô trống cũng ra 0."),
        _ANSWER,
    ),
    "not-a-date": Words(N_("Không phải ngày tháng"), N_("Ô {cell} ghi “{text}”, không đọc được thành ngày."), _ANSWER),
    "bad-date": Words(N_("Ngày tháng sai"), N_("Ô {cell} ghi “{text}”, không đọc được thành ngày."), _ANSWER),
    "impossible-date": Words(N_("Ngày không có thật"), N_("Ô {cell} ghi “{text}”, không có ngày này."), _ANSWER),
    "date-in-text": Words(
        N_("Bảng tính đổi thành ngày"),
        N_("Ô {cell} đã bị bảng tính đổi thành ngày “{text}”, nội dung gõ vào ban đầu không còn."),
        _ANSWER,
    ),
    "leaf-twice": Words(N_("Một mục có hai thuyết minh"), N_("Mục {leaf} có hai đoạn thuyết minh khác nhau."), _ANSWER),
}

#: Errors, warnings and notes of reading.
REMARKS: Mapping[str, Words] = {
    "unit-word": Words(N_("Có chữ đơn vị tính"), N_("{name}: “{text}” được đọc là {value}."), _KNOW),
    "spelled-number": Words(N_("Số kèm chữ"), N_("{name}: “{text}” được đọc là {value}."), _LOOK),
    "date-format": Words(N_("Ô định dạng ngày"), N_("{name}: ô định dạng kiểu ngày, được đọc là số {value}."), _LOOK),
    "not-owner": Words(
        N_("Không thuộc đơn vị này"),
        N_("{name} ghi “{text}” nhưng không thuộc phần đơn vị này báo cáo; số này chỉ hiện, không tính."),
        N_("Không phải làm gì nếu đơn vị có trách nhiệm đã báo cáo; nếu chưa, nhắc đơn vị đó."),
    ),
    "unknown-code": Words(
        N_("Mã không có trong danh mục"),
        N_("Mã “{code}” không có trong danh mục chỉ tiêu của năm; số ở dòng này không đọc."),
        _LOOK,
    ),
    "not-hamlet-code": Words(
        N_("Mã không thuộc biểu xóm"),
        N_("{name} không phải chỉ tiêu của xóm; cột này trong biểu xóm không đọc."),
        _LOOK,
    ),
    "value-without-code": Words(
        N_("Số không có mã"), N_("Ô {cell} ghi “{text}” nhưng dòng này không có mã chỉ tiêu."), _LOOK
    ),
    "missing-code": Words(N_("Thiếu dòng chỉ tiêu"), N_("Biểu không có dòng {name}; coi là chưa có số liệu."), _LOOK),
    "codes-missing": Words(
        N_("Thiếu dòng chỉ tiêu"), N_("Biểu thiếu các mã {codes}; các chỉ tiêu này coi là chưa có số liệu."), _LOOK
    ),
    "code-twice": Words(N_("Một mã có hai dòng"), N_("{name} có hai dòng ghi cùng một số; chỉ tính một lần."), _KNOW),
    "read-by-names": Words(
        N_("Tệp không có cột Mã"),
        N_("Trang “{sheet}” không có mã chỉ tiêu; {count} dòng được nhận theo tên gọi và đơn vị tính."),
        _LOOK,
    ),
    "code-corrected": Words(
        N_("Mã gõ nhầm đã hiểu"), N_("Ô {cell} ghi mã “{text}”, được hiểu là {name} vì tên chỉ tiêu khớp."), _LOOK
    ),
    "column-not-read": Words(
        N_("Cột số chưa rõ"),
        N_("Cột “{text}” có {count} số (từ ô {cell}) nhưng không rõ là gì; không đọc cột này."),
        _LOOK,
    ),
    "narrative-by-headings": Words(
        N_("Thuyết minh nhận theo đề mục"),
        N_("Trang “{sheet}” không có mã mục; {count} đoạn thuyết minh được nhận theo đề mục."),
        _LOOK,
    ),
    "narrative-unplaced": Words(
        N_("Thuyết minh chưa rõ mục"), N_("Ô {cell}: không rõ đoạn sau thuộc mục nào của đề cương: “{text}”."), _LOOK
    ),
    "name-matched": Words(
        N_("Nhận theo tên gọi"), N_("“{text}” được hiểu là {name} (chắc {confidence} %: {why})."), _LOOK
    ),
    "column-not-known": Words(
        N_("Cột của biểu xóm chưa rõ"),
        N_("Cột “{text}” của biểu xóm không khớp chắc chắn với chỉ tiêu nào (có thể: {codes}); cột này không đọc."),
        _RETURN,
    ),
    "border-derived": Words(
        N_("Tính theo xóm giáp biên"),
        N_("{name} không có cột riêng, được tính từ {base} của các xóm giáp biên."),
        _KNOW,
    ),
    "unknown-sheet": Words(N_("Trang không đọc"), N_("Trang “{sheet}” không thuộc mẫu, đã bỏ qua."), _KNOW),
    "same-sheet-twice": Words(
        N_("Hai trang giống nhau"),
        N_("Trang “{sheet}” trùng vai trò với một trang khác; chỉ trang đầu được đọc."),
        _LOOK,
    ),
    "missing-sheet": Words(N_("Thiếu trang"), N_("Tệp không có trang {title}."), _LOOK),
    "hamlet-sheet-missing": Words(
        N_("Thiếu biểu xóm"), N_("Tệp không có biểu số liệu theo xóm; số của xóm lấy theo số ghi chung."), _LOOK
    ),
    "hamlet-names-missing": Words(
        N_("Biểu xóm không có tên xóm"), N_("Trang “{sheet}” không có cột tên xóm nên không đọc được."), _RETURN
    ),
    "hamlet-twice": Words(
        N_("Xóm ghi hai lần"), N_("Xóm {hamlet} xuất hiện hai lần trong biểu xóm (dòng trước: {row})."), _RETURN
    ),
    "sum-not-calculated": Words(
        N_("Tổng chưa tính"),
        N_("{name}: ô tổng ở biểu chung là công thức chưa có kết quả và không xóm nào có số; hiểu là chưa có số liệu."),
        _LOOK,
    ),
    "totals-mismatch": Words(
        N_("Dòng cộng sai"),
        N_("{name}: dòng cộng ghi {typed}, cộng lại các xóm được {recomputed}; lấy số cộng lại."),
        _KNOW,
    ),
    "unit-code-unknown": Words(
        N_("Mã đơn vị không có"),
        N_("Tệp ghi mã “{typed}” không đơn vị nào mang; tên và mã ẩn trong tệp là của {unit} (mã {code})."),
        _LOOK,
    ),
    "unit-code-differs": Words(
        N_("Mã đơn vị không khớp"), N_("Trang thông tin ghi mã {typed}, phần ẩn của mẫu ghi {hidden}."), _LOOK
    ),
    "date-unclear": Words(
        N_("Ngày không rõ"), N_("Ô {cell} ghi “{text}”, không đọc được thành ngày; coi là trống."), _LOOK
    ),
    "number-unclear": Words(
        N_("Số không rõ"), N_("Ô {cell} ghi “{text}”, không đọc được thành số; coi là trống."), _LOOK
    ),
    "total-row": Words(N_("Dòng cộng của danh sách"), N_("Dòng cộng ở ô {cell} không phải dữ liệu, đã bỏ qua."), _KNOW),
    "section-row": Words(
        N_("Đề mục trong danh sách"), N_("Dòng “{text}” (ô {cell}) là đề mục, không phải một mục của danh sách."), _KNOW
    ),
    "list-total-differs": Words(
        N_("Dòng cộng của danh sách sai"),
        N_("Ô {cell} của dòng cộng ghi {typed}, cộng lại các dòng được {recomputed}; chương trình dùng các dòng."),
        _LOOK,
    ),
    "answer-repeated": Words(
        N_("Câu trả lời dùng lại"),
        N_("Ô {cell} ghi “{text}”: lấy câu trả lời “{answer}” {why} ({by})."),
        N_("Xem lại; nếu nay đã khác thì sửa số hoặc trả lại đơn vị."),
    ),
    "correction-left": Words(
        N_("Số đã sửa chưa đưa sang"),
        N_("{name}: bản trước đã sửa thành {value} ({by}: {why}); nay ô đọc ra khác hoặc là số của đơn vị khác."),
        N_("Xem lại; nếu vẫn phải sửa thì sửa số ở đây kèm lý do."),
    ),
    "correction-kept": Words(
        N_("Số đã sửa được giữ"), N_("{name}: giữ {value} như đã sửa ở bản trước ({by}: {why})."), _KNOW
    ),
    "meaning-remembered": Words(
        N_("Cách hiểu đã ghi nhớ"),
        N_("“{text}” (ô {cell}) được hiểu là {name} như {by} đã xác nhận ngày {day}, không hỏi lại."),
        N_("Xem lại; nếu nay đã khác thì sửa số hoặc trả lại đơn vị."),
    ),
    "not-understood": Words(
        N_("Nội dung không dùng đến"), N_("Ô {cell} ghi “{text}”, chương trình không dùng đến."), _KNOW
    ),
    "text-too-long": Words(
        N_("Thuyết minh quá dài"), N_("Đoạn thuyết minh dài {length} chữ cái, chỉ giữ {limit} chữ cái đầu."), _LOOK
    ),
    "hidden-sheet": Words(N_("Trang bị ẩn"), N_("Trang “{sheet}” đang bị ẩn; số trong đó vẫn được đọc."), _LOOK),
    "hidden-row": Words(
        N_("Dòng bị ẩn"), N_("Trang “{sheet}” có dòng bị ẩn ({rows}); số trong đó vẫn được đọc."), _LOOK
    ),
    "hidden-rows": Words(
        N_("Dòng bị ẩn"), N_("Trang “{sheet}” có dòng bị ẩn ({rows}); số trong đó vẫn được đọc."), _LOOK
    ),
    "hidden-columns": Words(
        N_("Cột bị ẩn"), N_("Trang “{sheet}” có cột bị ẩn ({columns}); số trong đó vẫn được đọc."), _LOOK
    ),
    "shown-values": Words(
        N_("Tệp chỉ giữ chữ đã hiện"),
        N_("Tệp CSV, trang web chỉ giữ số như đã hiện: số lẻ có thể đã bị làm tròn; công thức, chú thích không còn."),
        _KNOW,
    ),
    "cell-comment": Words(N_("Ô có chú thích"), N_("Ô {cell} có chú thích: “{comment}”."), _KNOW),
    "macros-ignored": Words(N_("Tệp có macro"), N_("Tệp có macro; macro không được chạy, chỉ đọc số liệu."), _KNOW),
    "legacy-font": Words(
        N_("Phông chữ cũ"), N_("Tệp dùng bảng mã {encoding}; chữ trong {cells} ô đã được đổi sang Unicode."), _KNOW
    ),
    "letters-lost": Words(
        N_("Chữ ư bị mất"),
        N_("Chữ TCVN3 trong tệp đã mất chữ ư ở {count} chỗ, đã điền lại: {words}. Các từ khác có thể cũng mất."),
        _LOOK,
    ),
    "encoding-guessed": Words(
        N_("Bảng mã đoán theo chữ"),
        N_("Tệp không ghi bảng mã chữ; chữ “{text}” ở ô {cell} được đọc là “{converted}”. Số không bị ảnh hưởng."),
        _LOOK,
    ),
    "encoding-unclear": Words(
        N_("Chữ đọc được hai cách"),
        N_("Ô {cell} ghi “{text}”, phông chữ lẫn lộn nên có thể là “{converted}”."),
        _LOOK,
    ),
    "secrecy-mark": Words(
        N_("Có dấu độ mật"),
        N_("Ô {cell} ghi độ mật “{text}”."),
        N_("Xử lý theo quy định bảo vệ bí mật nhà nước; không nhập văn bản mật vào máy này."),
    ),
    "reader-limit": Words(
        N_("Vượt giới hạn đọc"), N_("Trang “{sheet}” vượt giới hạn đọc; phần vượt không được đọc."), _LOOK
    ),
}
