"""The ways into a register and out of it: lists, files, the clipboard; workbooks, papers, an empty form."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtWidgets import QWidget

from app.domain.plans.spans import Span
from app.i18n import _
from app.progress import Progress
from app.services.plans import register_export, register_paper
from app.services.plans.register_rows import ImportDefaults
from app.ui import exporting
from app.ui.context import UiContext
from app.ui.plans import register_lists
from app.ui.plans.register_head import Menu
from app.ui.plans.register_people import ask_doubts
from app.ui.plans.register_sheet import ShownSheet


@dataclass(frozen=True, slots=True)
class Wanted:
    """What goes out: of which period, of one plan if it is given, up to which secrecy."""

    period: Span
    plan_id: int | None
    reader: str


def _defaults(shown: ShownSheet) -> ImportDefaults:
    """New lines are of the plan and the unit that are looked at."""
    return ImportDefaults(plan_id=shown.plan_id, unit_id=shown.unit_id)


def in_ways(page: QWidget, context: UiContext, shown: ShownSheet) -> Menu:
    """Where lists may come from."""
    of, defaults = shown.definition, _defaults(shown)
    ways: dict[str, Callable[[], object]] = {
        _("Từ tệp Excel, Word…"): lambda: register_lists.pick_lines(page, context, of.key, of.noun, defaults),
        _("Từ vùng đã chép, có dòng tiêu đề"): lambda: register_lists.read_lines(
            page, context, of.key, of.noun, defaults
        ),
    }
    if of.has_persons:
        ways[_("Các cặp tên có thể là một người…")] = lambda: ask_doubts(page, context, of.key)
    return ways


def take_file(page: QWidget, context: UiContext, shown: ShownSheet, path: Path) -> None:
    """Read a file that was dropped."""
    of = shown.definition
    register_lists.take_lines(page, context, of.key, of.noun, (path, _defaults(shown)))


def out_ways(page: QWidget, context: UiContext, shown: ShownSheet, wanted: Wanted) -> Menu:
    """What can be written."""
    ws, key = context.workspace, shown.definition.key

    def workbook(folder: Path, _progress: Progress) -> Sequence[Path]:
        return (register_export.export(ws, key, wanted.period, folder, wanted.plan_id, reader=wanted.reader),)

    def paper(folder: Path, _progress: Progress) -> Sequence[Path]:
        return register_paper.write(ws, key, folder, wanted.period, wanted.plan_id, reader=wanted.reader)

    def blank(folder: Path, _progress: Progress) -> Sequence[Path]:
        return (register_export.blank(ws, key, folder),)

    def into(title: str, work: Callable[[Path, Progress], Sequence[Path]]) -> Callable[[], None]:
        return lambda: exporting.into_folder(page, context, title, work)

    return {
        _("Sổ ra Excel…"): into(_("Xuất sổ"), workbook),
        _("Sổ ra Word và PDF…"): into(_("Xuất sổ"), paper),
        _("Biểu mẫu trống để điền…"): into(_("Biểu mẫu sổ"), blank),
    }
