"""A list of grades as it was understood, before anything of it is stored."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QWidget

from app.domain.plans.classification import ClassificationResult
from app.i18n import _
from app.services.plans import classification
from app.services.plans.classification import GradePreview
from app.services.workspace import Workspace
from app.text import format_number
from app.ui.context import UiContext
from app.ui.plans import survey_list_box
from app.ui.plans.survey_list_box import ReadList
from app.ui.tables import Column


def pop_up(page: QWidget, context: UiContext, take_file: Callable[[Path], object], paste: Callable[[], object]) -> None:
    """Offer where a list of grades may come from."""
    title = _("Danh sách phân loại")
    ways = (
        (_("Từ tệp Excel, Word…"), lambda: survey_list_box.pick(page, context, title, take_file)),
        (_("Dán vùng đã chép"), paste),
    )
    survey_list_box.pop_up(survey_list_box.menu_of_ways(page, ways))


def read_file(page: QWidget, context: UiContext, round_id: int, path: Path) -> None:
    """Read the grades of a file, then show what was understood."""
    ws = context.workspace
    _read(page, context, lambda: _understood(ws, classification.from_file(ws, round_id, path)))


def read_copied(page: QWidget, context: UiContext, round_id: int) -> None:
    """Read the grades of a range that was copied, then show what was understood."""
    ws, text = context.workspace, survey_list_box.copied_text()
    _read(page, context, lambda: _understood(ws, classification.from_text(ws, round_id, text)))


def _read(page: QWidget, context: UiContext, work: Callable[[], ReadList]) -> None:
    survey_list_box.read(page, context, _("Đọc danh sách phân loại"), work)


def _understood(ws: Workspace, shown: GradePreview) -> ReadList:
    verb = _("Lưu {count} đơn vị").format(count=format_number(len(shown.results)))
    return ReadList(
        shown.round.title, _columns(), shown.results, shown.faults, shown.told, verb,
        lambda: classification.store(ws, shown, takes_strange=True), shown.strange,
        _("Vẫn ghi các đơn vị không có trong danh mục, đúng như đã viết"),
    )  # fmt: skip


def _columns() -> tuple[Column[ClassificationResult], ...]:
    return (
        Column("name", _("Đơn vị"), lambda item: item.name, width=260, least=150, is_stretched=True),
        Column("category", _("Loại"), lambda item: item.category, width=150, least=90),
        Column("grade", _("Mức"), lambda item: item.grade, width=140, least=90),
        Column("note", _("Ghi chú"), lambda item: item.note, width=180, least=90, drop=1),
    )
