"""A workbook with everything an office puts into one beside figures, and lists of things to mend in it."""

import io
import zipfile
from collections.abc import Iterable
from datetime import date

import openpyxl
from openpyxl.chart import BarChart, Reference
from openpyxl.comments import Comment
from openpyxl.drawing.image import Image
from openpyxl.formatting.rule import Rule
from openpyxl.styles import Font, PatternFill
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation
from PIL import Image as Picture

from app.domain.annotations import Annotation, AnnotationList
from app.domain.findings import Severity, Where

MACROS = b"\xd0\xcf\x11\xe0 not a real project, but bytes that must survive"
DAY = date(2022, 1, 18)


def rich_workbook(*, has_macros: bool = True) -> bytes:
    """Sheets "Số liệu" (figures, chart, picture, rules, comment, protection), "Ẩn" (hidden) and "Trống"."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Số liệu"
    for row in range(2, 12):
        sheet.append([None])
        sheet.cell(row, 2, f"Chỉ tiêu {row}")
        sheet.cell(row, 3, row * 10)
    sheet["C12"] = "=SUM(C2:C11)"
    sheet["C3"].fill = PatternFill("solid", fgColor="FFF2CC")
    sheet["C3"].number_format = "#,##0"
    sheet["B1"].font = Font(color="FFFFFFFF", bold=True)
    sheet["B1"].fill = PatternFill("solid", fgColor="FF1F4E78")
    sheet["B1"] = "Tiêu đề chữ trắng"
    sheet.merge_cells("E2:F4")
    sheet["E2"] = "gộp"
    sheet["C2"].comment = Comment("Số này hỏi lại xóm", "Cán bộ xã")
    chart = BarChart()
    chart.add_data(Reference(sheet, min_col=3, min_row=2, max_row=11))
    sheet.add_chart(chart, "H2")
    picture = io.BytesIO()
    Picture.new("RGB", (8, 8), "red").save(picture, "PNG")
    sheet.add_image(Image(picture), "H20")
    rule = DataValidation(type="whole", operator="between", formula1="0", formula2="9999")
    rule.add("C2:C11")
    sheet.add_data_validation(rule)
    look = DifferentialStyle(fill=PatternFill(bgColor="FFC7CE"))
    large = Rule(type="cellIs", operator="greaterThan", formula=["100"], dxf=look)
    sheet.conditional_formatting.add("C2:C11", large)
    sheet.protection.sheet = True
    sheet.freeze_panes = "C2"
    sheet.print_area = "A1:F12"
    sheet.column_dimensions["B"].width = 33
    book.defined_names["TongSo"] = DefinedName("TongSo", attr_text="'Số liệu'!$C$12")
    hidden = book.create_sheet("Ẩn")
    hidden["A1"] = "ẩn"
    hidden.sheet_state = "hidden"
    book.create_sheet("Trống")
    buffer = io.BytesIO()
    book.save(buffer)
    return _with_macros(buffer.getvalue()) if has_macros else buffer.getvalue()


def _with_macros(content: bytes) -> bytes:
    parts = parts_of(content)
    kind = b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
    macros = b"application/vnd.ms-excel.sheet.macroEnabled.main+xml"
    declared = parts["[Content_Types].xml"].replace(kind, macros)
    project = b'<Default Extension="bin" ContentType="application/vnd.ms-office.vbaProject"/></Types>'
    parts["[Content_Types].xml"] = declared.replace(b"</Types>", project)
    parts["xl/vbaProject.bin"] = MACROS
    return zipped(parts)


def parts_of(content: bytes) -> dict[str, bytes]:
    """The members of a package by name."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def zipped(parts: dict[str, bytes]) -> bytes:
    """A package of these members."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def to_mend(
    sheet: str, cell: str, severity: Severity = Severity.ERROR, wrong: str = "Số 1 khác số 2.", settled: str = ""
) -> Annotation:
    """One thing to mend."""
    return Annotation(severity, Where(sheet, cell), "Số khẩu (A16)", "12", wrong, "Sửa số sai.", settled)


def work_of(annotations: Iterable[Annotation], *remarks: str) -> AnnotationList:
    """Everything to mend in one workbook."""
    return AnnotationList("xã Sóc Hà", "năm 2021", "bc.xlsx", DAY, tuple(annotations), remarks)
