"""What the editor of a plan asks before it does it: taking out, storing despite, throwing away; files."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtWidgets import QMenu

from app.domain.plans.plan import Plan
from app.errors import Problem, Refused
from app.i18n import _
from app.progress import Progress
from app.services.plans import plan_files
from app.ui import dialogs, exporting
from app.ui.plans.plan_editor_outline import Place
from app.ui.plans.plan_editor_sheet import PlanSheet

if TYPE_CHECKING:
    from app.ui.plans.plan_editor import PlanEditor

#: Changes the order of the parts at a place.
Change = Callable[[PlanSheet, Place], None]


class Store(Protocol):
    """Stores the plan, whatever was asked about."""

    def __call__(self, *, even_with_work: bool, even_outdated: bool) -> None:
        """Store it."""


def menu_of(editor: "PlanEditor") -> QMenu:
    """What else can be done with the open plan."""
    menu, sheet = QMenu(editor), editor.sheet
    if sheet is None:
        return menu
    undo = menu.addAction(_("Hoàn tác thêm, bỏ, dời phần (Ctrl+Shift+Z)"))
    undo.setEnabled(sheet.can_undo)
    undo.triggered.connect(editor.undo)
    menu.addSeparator()
    menu.addAction(_("Xuất ra tệp kế hoạch (.toml)…")).triggered.connect(lambda: ask_export(editor, sheet.plan))
    menu.addAction(_("Lấy từ tệp kế hoạch (.toml)…")).triggered.connect(lambda: pick_file(editor))
    menu.addSeparator()
    words = _("Bỏ kế hoạch đang soạn…") if sheet.draft.is_new else _("Bỏ những gì chưa lưu…")
    away = menu.addAction(words)
    away.setEnabled(sheet.draft.is_changed)
    away.triggered.connect(lambda: ask_throw_away(editor))
    return menu


def ask_remove(editor: "PlanEditor", sheet: PlanSheet, place: Place, act: Callable[[], None]) -> None:
    """Take a part out, after a question where other parts name it."""
    count = sheet.named_by(place)
    if not count:
        act()
        return
    text = _("{count} chỗ khác của kế hoạch nêu phần này; bỏ thì các chỗ ấy cũng thôi nêu. Ctrl+Shift+Z lấy lại được.")
    dialogs.ask(editor.window(), _("Bỏ phần này?"), text.format(count=count), _("Bỏ phần này"), act)


def ask_despite(
    editor: "PlanEditor", refused: Refused, even_with_work: bool, even_outdated: bool, store: Store
) -> None:
    """Offer what a refusal may be overruled by; any other one is only told."""
    if refused.code == "plan-has-work":

        def drop_work() -> None:
            store(even_with_work=True, even_outdated=even_outdated)

        verb = _("Lưu và bỏ cả kết quả")
        dialogs.ask(editor.window(), _("Bỏ cả kết quả đã ghi?"), refused.sentence, verb, drop_work, is_danger=True)
    elif refused.code in ("plan-changed", "plan-gone"):

        def overwrite() -> None:
            store(even_with_work=even_with_work, even_outdated=True)

        is_gone = refused.code == "plan-gone"
        title = _("Lưu thành kế hoạch mới?") if is_gone else _("Lưu đè kế hoạch?")
        dialogs.ask(
            editor.window(), title, str(refused), _("Lưu thành kế hoạch mới") if is_gone else _("Lưu đè"), overwrite
        )
    else:
        dialogs.show_problem(editor.window(), refused)


def ask_throw_away(editor: "PlanEditor") -> None:
    """Ask before what is not stored is let go."""
    if editor.sheet is None:
        return
    if editor.sheet.draft.is_new:
        title, text = _("Bỏ kế hoạch đang soạn?"), _("Kế hoạch này chưa lưu lần nào; bỏ rồi không lấy lại được.")
    else:
        title, text = (
            _("Bỏ những gì chưa lưu?"),
            _("Kế hoạch trở lại như lần lưu cuối; phần gõ sau đó không lấy lại được."),
        )
    dialogs.ask(editor.window(), title, text, _("Bỏ bản đang soạn"), editor.throw_away, is_danger=True)


# --- files -----------------------------------------------------------------------------------------------------------


def ask_export(editor: "PlanEditor", plan: Plan) -> None:
    """Write the plan into a folder as files that other data folders take."""
    context = editor.context
    wanted = plan_files.named(plan)

    def write(folder: Path, _progress: Progress) -> tuple[Path, ...]:
        return plan_files.export(wanted, folder)

    folder = dialogs.pick_folder(editor.window(), context, _("Xuất tệp kế hoạch: chọn thư mục"))
    if folder is None:
        return
    there = [folder / name for name in plan_files.names(wanted)]
    dialogs.ask_replace(
        editor.window(),
        there,
        lambda: exporting.run(editor, context, _("Xuất tệp kế hoạch"), lambda progress: write(folder, progress)),
    )


def pick_file(editor: "PlanEditor") -> None:
    """Choose a file of a plan and show it."""
    kinds = _("Tệp kế hoạch (*.toml)")
    for path in dialogs.pick_files(editor.window(), editor.context, _("Lấy từ tệp kế hoạch"), kinds)[:1]:
        take_file(editor, path)


def take_file(editor: "PlanEditor", path: Path) -> None:
    """Show the plan of a file in place of what is open; asked first where that says something."""
    try:
        plan = plan_files.read(path)
    except Problem as problem:
        dialogs.show_problem(editor.window(), problem)
        return
    sheet = editor.sheet
    if sheet is not None:
        plan = plan_files.with_text_of(plan, sheet.plan)
    if sheet is None or not (sheet.plan.agencies or sheet.plan.tasks or sheet.plan.targets or sheet.plan.duties):
        editor.show_plan(plan)
        return
    text = _("Mọi phần đang có được thay bằng các phần của tệp {name}. Chưa lưu gì; Ctrl+Shift+Z lấy lại được.")
    dialogs.ask(
        editor.window(),
        _("Thay bằng kế hoạch của tệp?"),
        text.format(name=path.name),
        _("Thay bằng tệp này"),
        lambda: editor.show_plan(plan),
    )
