"""The sheets of the form around its figures: guide 00, general facts 01, narrative 12, and the hidden ones."""

import hashlib
from collections.abc import Iterator
from datetime import date
from typing import Any

from app.domain.outline import OutlineLeaf, OutlineSection
from app.domain.units import UnitKind
from app.i18n import _
from app.reports import form_rules as rules
from app.reports.form import (
    COMMUNE_TEMPLATE,
    FIGURES,
    FORM_VERSION,
    GENERAL,
    HAMLETS,
    NARRATIVE,
    STATION_TEMPLATE,
    FormContent,
)
from app.reports.form_book import FormBook
from app.reports.form_columns import LISTS, lists_of
from app.reports.form_style import finish, height_of

#: Longest text the reader keeps of one leaf.
_LONGEST_TEXT = 32_000
_TIERS = ("1", "2", "3", "4", "Không áp dụng")
_GUIDE_WIDTH, _HEADING_WIDTH, _CODES_WIDTH = 96, 46, 14
_LEAF_HEIGHT = 75


def write_guide(book: FormBook, sheet: Any) -> None:
    """How to fill the form, sheet by sheet."""
    sheet.set_column(0, 0, _GUIDE_WIDTH)
    sheet.write_string(0, 0, _("HƯỚNG DẪN ĐIỀN BIỂU SỐ LIỆU SƠ KẾT PHONG TRÀO"), book.styles["title"])
    about = _("{unit}; kỳ báo cáo {span}; gửi {committee}.").format(
        unit=book.full_name[:1].upper() + book.full_name[1:], span=book.span, committee=book.content.committee
    )
    sheet.set_row(1, height_of(about, _GUIDE_WIDTH))
    sheet.write_string(1, 0, about, book.styles["line"])
    row = 3
    for title, lines in ((_("Cách điền"), _ways(book.content)), (_("Các trang"), _sheets(book.content))):
        sheet.write_string(row, 0, title, book.styles["strong line"])
        for number, line in enumerate(lines, 1):
            text = f"{number}. {line}"
            sheet.set_row(row + number, height_of(text, _GUIDE_WIDTH))
            sheet.write_string(row + number, 0, text, book.styles["line"])
        row += len(lines) + 2
    finish(sheet, landscape=False)


def _ways(content: FormContent) -> list[str]:
    return [
        _(
            "Nhập vào ô nền vàng. Ô nền xám đã khóa: do chương trình điền sẵn, do công thức tính, "
            "hoặc do đơn vị khác cung cấp."
        ),
        _("Ô để trống nghĩa là chưa có số liệu; không phát sinh thì ghi 0. Hai điều này khác nhau trong báo cáo."),
        _("Số lẻ dùng dấu phẩy, ví dụ 20,203 km. Không gõ đơn vị tính, chữ hay dấu gạch vào ô số."),
        _("Ngày ghi dạng ngày/tháng/năm. Ô đánh dấu ghi x, không thì để trống."),
        _("Chọn ô để xem nghĩa của chỉ tiêu và điều kiện phải đúng; ô có danh sách thì chọn từ mũi tên bên phải."),
        _(
            "Không sửa cột Mã, không đổi tên trang. Tệp này chỉ dùng cho đơn vị và kỳ ghi ở trên; "
            "đơn vị khác, kỳ khác có tệp riêng."
        ),
        _(
            "Cột “Thực hiện năm trước” là số liệu đã duyệt của năm trước, để đối chiếu; "
            "số khác nhiều thì giải trình ở cột Ghi chú."
        ),
        *(_station_ways() if content.is_station else _commune_ways()),
        _("Không ghi tên người cung cấp tin ở bất kỳ đâu trong tệp."),
    ]


def _station_ways() -> list[str]:
    return [
        _(
            "Cột mang mã xã là số chia theo xã; cột “Thực hiện kỳ này” là số của cả đồn. "
            "Cột cuối cộng các xã để so, ô đỏ là chỗ hai số lệch nhau."
        )
    ]


def _commune_ways() -> list[str]:
    return [
        _(
            "Số liệu của xóm nhập ở trang 03_Xom, tổng tự cộng sang trang 02_ChiTieu. "
            "Xóm mới ghi vào dòng trống dưới cùng."
        ),
        _(
            "Ghi đủ từng dòng ở các danh sách 04–11; cột “So sánh danh sách” ở trang 02_ChiTieu đếm từ đó, "
            "ô đỏ là chỗ hai số lệch nhau."
        ),
    ]


def _sheets(content: FormContent) -> list[str]:
    lines = [
        _("{sheet}: đơn vị, kỳ báo cáo, người lập, người ký.").format(sheet=GENERAL),
        _("{sheet}: các chỉ tiêu của đơn vị.").format(sheet=FIGURES),
    ]
    if not content.is_station:
        lines.append(_("{sheet}: số liệu từng xóm.").format(sheet=HAMLETS))
    for register in lists_of(is_station=content.is_station):
        form = LISTS[register]
        lines.append(f"{form.sheet}: {form.title.lower()}.")
    if not content.is_station:
        lines.append(_("{sheet}: thuyết minh theo từng mục của đề cương.").format(sheet=NARRATIVE))
    return lines


def write_general(book: FormBook, sheet: Any) -> None:
    """Sheet 01: who reports for which days; label in A, value in C, one fact a row."""
    styles = book.styles
    sheet.set_column(0, 0, 34)
    sheet.set_column(1, 1, 2)
    sheet.set_column(2, 2, 58)
    sheet.write_string(0, 0, _("THÔNG TIN CHUNG"), styles["title"])
    for row, (label, value, rule) in enumerate(_facts(book.content), 2):
        sheet.write_string(row, 0, label, styles["label"])
        if rule is not None:
            kind = {"date": "date", "integer": "count", "decimal": "number"}.get(rule["validate"], "text")
            sheet.write_blank(row, 2, None, styles[kind])
            if rule != rules.anything():
                sheet.data_validation(row, 2, row, 2, rule)
        elif isinstance(value, date):
            sheet.write_datetime(row, 2, value, styles["locked date"])
        else:
            sheet.write_string(row, 2, value, styles["locked text"])
    finish(sheet, landscape=False)


_Fact = tuple[str, str | date, rules.Options | None]


def _facts(content: FormContent) -> Iterator[_Fact]:
    """Label, value, and for what the sender enters its rule."""
    unit, period = content.unit, content.period
    is_commune = unit.kind is UnitKind.COMMUNE
    yield (_("Tên xã") if is_commune else _("Tên đơn vị")), unit.name, None
    yield (_("Mã xã") if is_commune else _("Mã đơn vị")), unit.code or "", None
    yield _("Huyện/Tỉnh"), content.place, None
    yield _("Kỳ báo cáo từ ngày"), period.start, None
    yield _("Đến ngày"), period.end, None
    if content.is_station:
        yield _("Các xã phụ trách"), ", ".join(item.name for item in content.communes), None
    else:
        yield _("Đồn Biên phòng phụ trách"), ", ".join(content.stations), None
    yield _("Người lập"), "", rules.anything()
    yield _("Chức vụ"), "", rules.anything()
    yield _("Người ký"), "", rules.anything()
    yield _("Ngày ký"), "", rules.day(period.start)
    yield _("Số văn bản"), "", rules.anything()
    yield _("Cấp độ dịch hiện tại"), "", rules.one_of(_TIERS)
    yield _("Ngày xác định cấp độ"), "", rules.day()
    yield _("Ghi chú sáp nhập"), "", rules.anything()
    if content.is_station:
        yield _("Chiều dài đường biên quản lý (km)"), "", rules.decimal()
        yield _("Số mốc quốc giới quản lý"), "", rules.count()


def write_narrative(book: FormBook, sheet: Any) -> None:
    """Sheet 12: the headings of the outline and a cell for each leaf."""
    styles = book.styles
    for column, width in enumerate((11, _HEADING_WIDTH, _CODES_WIDTH + 2, 90)):
        sheet.set_column(column, column, width)
    book.head(sheet, _("THUYẾT MINH THEO ĐỀ CƯƠNG"))
    titles = (_("Mã mục"), _("Tiêu đề"), _("Chỉ tiêu liên quan"), _("Nội dung thuyết minh"))
    for column, title in enumerate(titles):
        sheet.write_string(4, column, title, styles["head"])
    known = {item.code for item in book.content.indicators}
    row = 5
    for node in book.content.outline.walk():
        if isinstance(node, OutlineSection):
            _write_heading(sheet, row, node, styles["group"])
        else:
            _write_leaf(sheet, row, node, styles, known)
        row += 1
    rule = rules.with_prompt(
        rules.text_up_to(_LONGEST_TEXT),
        _("Nội dung thuyết minh"),
        _("Chữ trong ô tự xuống dòng; Alt+Enter để sang đoạn mới."),
    )
    sheet.data_validation(5, 3, row - 1, 3, rule)
    sheet.freeze_panes(5, 2)
    finish(sheet, landscape=True, repeated_rows=5)


def _write_heading(sheet: Any, row: int, node: OutlineSection, style: Any) -> None:
    sheet.write_blank(row, 0, None, style)
    sheet.merge_range(row, 1, row, 3, f"{node.number} {node.heading}".strip(), style)
    sheet.set_row(row, height_of(node.heading, _HEADING_WIDTH + 106))


def _write_leaf(sheet: Any, row: int, leaf: OutlineLeaf, styles: Any, known: set[str]) -> None:
    codes = ", ".join(code for code in leaf.indicators if code in known)
    heights = (height_of(leaf.heading, _HEADING_WIDTH), height_of(codes, _CODES_WIDTH))
    sheet.set_row(row, max(_LEAF_HEIGHT, *heights))
    sheet.write_string(row, 0, leaf.code, styles["locked centre"])
    sheet.write_string(row, 1, leaf.heading, styles["locked"])
    sheet.write_string(row, 2, codes, styles["locked"])
    sheet.write_blank(row, 3, None, styles["text"])


def write_meta(content: FormContent, sheet: Any) -> None:
    """The hidden sheet that tells whose form this is, whatever is typed over the visible facts."""
    codes = "\n".join(item.code for item in content.indicators)
    facts = (
        (FORM_VERSION, STATION_TEMPLATE if content.is_station else COMMUNE_TEMPLATE),
        ("unit_uid", content.unit.uid),
        ("unit_code", content.unit.code or ""),
        ("period_start", content.period.start.isoformat()),
        ("period_end", content.period.end.isoformat()),
        ("plan_id", content.plan_number),
        ("generated_at", content.made_at.isoformat(timespec="seconds")),
        ("checksum", hashlib.sha256(codes.encode()).hexdigest()[:16]),
    )
    for row, (name, value) in enumerate(facts):
        sheet.write_string(row, 0, name)
        sheet.write_string(row, 1, value)
