"""What is said about figures: the state of a sheet, what stands behind a cell."""

from app.i18n import _
from app.services.plans.figure_sheet import Sheet
from app.services.plans.figure_typing import UNKNOWN
from app.text import format_number
from app.ui.plans.figure_columns import Wrong, origin_words, told_of
from app.ui.plans.figure_grid import CellText
from app.ui.widgets.labels import Part


def sentence(sheet: Sheet, refused: int) -> tuple[Part | str, ...]:
    """How many measures, how many are entered by hand, which texts were not stored."""
    if not sheet.rows:
        return (_("Kế hoạch này không có số đo nào."),)
    typed = sum(row.origin.is_typed for row in sheet.rows)
    told = _("{count} số đo, {typed} nhập tay")
    parts: list[Part | str] = [told.format(count=len(sheet.rows), typed=typed)]
    unknown = sum(figure.value is None for row in sheet.rows for figure in row.figures.values())
    if unknown:
        parts += [", ", Part(_("{count} ô đã hỏi, chưa biết").format(count=unknown), "ask")]
    if refused:
        parts += ["; ", Part(_("{count} ô chưa lưu").format(count=refused), "block")]
    return (*parts, _(". Gõ vào ô là lưu ngay."))


def of_cell(cell: CellText | None, wrong: Wrong) -> tuple[str, bool]:
    """What stands behind a cell, and whether it is a refusal."""
    if cell is None:
        return "", False
    measure, place = cell.row.origin.measure, cell.place
    if told := wrong.get((measure.key, place.key)):
        return told[1], True
    head = f"{measure.name}, {place.period.words}, {place.owner.name}: "
    figure, found = cell.row.figures.get(place.key), cell.row.values.get(place.key)
    if figure is not None:
        value = UNKNOWN if figure.value is None else f"{format_number(figure.value)} {measure.unit}"
        beside = [item for item in (figure.document, figure.note) if item]
        if found is not None and found.note:
            beside.append(found.note)
        return head + "; ".join([value, *beside]), False
    if found is not None and found.value is not None:
        value = f"{format_number(found.value)} {measure.unit}"
        return head + "; ".join([value, *told_of(found).splitlines()]), False
    if not cell.row.origin.is_typed:
        return head + _("được đếm từ {source}, không nhập tay.").format(source=origin_words(cell.row)), False
    return head + _("chưa nhập."), False
