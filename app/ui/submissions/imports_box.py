"""Taking a whole import back on any later day: first what would be reversed, kept and left, then the deed."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from app.domain.undoing import BroughtItem, BroughtKind, UndoReport
from app.i18n import _
from app.progress import Progress
from app.services import undoing
from app.services.undoing import ImportRow
from app.text import format_number
from app.ui import operations, theme
from app.ui.context import UiContext
from app.ui.dialogs import Box, Look
from app.ui.widgets.labels import label
from app.ui.wording import listed, short_unit

#: How many things of one kind a box names before it only counts the rest.
_NAMED = 5
#: What an import does to the units, not to figures.
_OF_UNITS = (BroughtKind.HAMLET, BroughtKind.ALIAS)


def show_imports(page: QWidget, context: UiContext) -> Box | None:
    """List the imports, the newest first; one is chosen with the arrows and looked at with Enter."""
    rows = [row for row in undoing.imports(context.workspace) if not row.is_undone]
    if not rows:
        context.say(_("Chưa có lần nhập nào để hoàn tác"))
        return None
    text = _("Chọn một lần nhập để xem trước những gì sẽ hoàn tác; chưa có gì thay đổi.")
    box = Box(page.window(), Look("history", "text2"), _("Các lần nhập báo cáo"), text)
    listing = QListWidget()
    listing.setAccessibleName(_("Các lần nhập báo cáo"))
    listing.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    line = theme.current().px(48)
    listing.setFixedHeight(line * min(6, len(rows)) + theme.current().px(8))
    for row in rows:
        item = QListWidgetItem(_words(row))
        item.setToolTip(", ".join(row.units))
        item.setSizeHint(QSize(0, line))
        item.setData(Qt.ItemDataRole.UserRole, row.id)
        listing.addItem(item)
    listing.setCurrentRow(0)
    box.body.addWidget(listing)
    box.add_quiet(_("Thôi"))
    verb = box.add_verb(_("Xem trước hoàn tác"), lambda: preview(page, context, _chosen(listing)))
    listing.itemActivated.connect(lambda _item: verb.click())
    box.open()
    listing.setFocus()
    return box


def _words(row: ImportRow) -> str:
    """When, what and of which year by whom; below it the units."""
    years = ", ".join(map(str, row.years))
    what = _("{label} năm {years}").format(label=row.label, years=years) if years else row.label
    head = _("{time} · {what} · {actor}").format(time=f"{row.at:%d/%m/%Y %H:%M}", what=what, actor=row.actor)
    return f"{head}\n{listed([short_unit(name) for name in row.units], _NAMED)}"


def _chosen(listing: QListWidget) -> int:
    return int(listing.currentItem().data(Qt.ItemDataRole.UserRole))


def preview(page: QWidget, context: UiContext, operation_id: int) -> None:
    """Find out on the worker what undoing an import would do, and ask."""
    ws = context.workspace

    def work(progress: Progress) -> UndoReport:
        progress(0, 1, _("Đang xem trước việc hoàn tác"))
        return undoing.preview_undo(ws, operation_id)

    operations.run(page, context, _("Xem trước hoàn tác"), work, done=lambda report: _ask(page, context, report))


def _tell_kept(page: QWidget, context: UiContext, report: UndoReport) -> None:
    """Nothing that was reported can go back: why, what can be done instead, and the way to the other imports.

    What the import did to the list of hamlets may still be taken back.
    """
    title = _("Lần nhập này không còn số liệu nào để hoàn tác")
    text = _(
        "Mọi số liệu của “{label}” đã được sửa, trả lại hay duyệt sau khi nhập nên giữ nguyên. Muốn đổi thì làm ở "
        "chính báo cáo: đã duyệt thì hoàn tác lần duyệt hoặc lập bản đính chính, đang chờ thì sửa số hoặc trả lại."
    )
    box = Box(page.window(), Look("info", "text2"), title, text.format(label=report.label))
    _add_fates(box, report)
    box.add_quiet(_("Đóng"))
    if report.reversed:
        words = _("Hoàn tác {count} mục danh mục xóm").format(count=format_number(len(report.reversed)))
        box.add_verb(words, lambda: _undo(page, context, report), "danger")
    if sum(1 for row in undoing.imports(context.workspace) if not row.is_undone) > 1:
        box.add_verb(_("Các lần nhập khác"), lambda: _again(page, context), "plain")
    box.open()


def _again(page: QWidget, context: UiContext) -> None:
    show_imports(page, context)


def _add_fates(box: Box, report: UndoReport) -> None:
    for words, tone, items in (
        (_("Sẽ hoàn tác {count} mục"), "accenttext", report.reversed),
        (_("Giữ lại {count} mục đã sửa, trả lại hay duyệt"), "warn", report.kept),
        (_("Không hoàn tác được {count} mục"), "block", report.failed),
    ):
        if items:
            box.body.addWidget(label(words.format(count=format_number(len(items))), "strong", tone))
            box.body.addWidget(label(_named(items), "caption", "muted", wrap=True))


def _ask(page: QWidget, context: UiContext, report: UndoReport) -> None:
    if all(item.kind in _OF_UNITS for item in report.reversed):
        _tell_kept(page, context, report)
        return
    title = _("Hoàn tác “{label}”?").format(label=report.label)
    text = _(
        "Phần chưa ai động đến trở về như trước khi nhập; phần đã sửa, đã duyệt thì giữ lại. Sau đó vẫn làm lại được."
    )
    box = Box(page.window(), Look("undo-2", "ask"), title, text)
    _add_fates(box, report)
    box.add_quiet(_("Thôi"))
    box.add_verb(
        _("Hoàn tác {count} mục").format(count=format_number(len(report.reversed))),
        lambda: _undo(page, context, report),
        "danger",
    )
    box.open()


def _named(items: Sequence[BroughtItem]) -> str:
    """By unit with counts; of what is kept or left also why, each reason once."""
    units: dict[str, int] = {}
    for item in items:
        owner = item.unit or _("danh mục xóm")
        units[owner] = units.get(owner, 0) + 1
    counted = [f"{unit} ({format_number(count)})" for unit, count in units.items()]
    words = ", ".join(counted[:_NAMED])
    if len(counted) > _NAMED:
        words = _("{units} và {count} đơn vị nữa").format(units=words, count=len(counted) - _NAMED)
    reasons: dict[str, list[str]] = {}
    for item in items:
        if item.reason:
            reasons.setdefault(item.reason, []).append(item.name)
    return "\n".join((words, *(_why(reason, names) for reason, names in list(reasons.items())[:_NAMED])))


def _why(reason: str, names: Sequence[str]) -> str:
    """A reason with the first things it holds for."""
    first = ", ".join(names[:_NAMED])
    if len(names) > _NAMED:
        first = _("{names} và {count} mục nữa").format(names=first, count=format_number(len(names) - _NAMED))
    return f"{first}: {reason}"


def _undo(page: QWidget, context: UiContext, report: UndoReport) -> None:
    ws = context.workspace

    def work(progress: Progress) -> UndoReport:
        progress(0, 1, _("Đang hoàn tác lần nhập"))
        return undoing.undo_import(ws, report.operation_id)

    operations.run(page, context, _("Hoàn tác lần nhập"), work)
