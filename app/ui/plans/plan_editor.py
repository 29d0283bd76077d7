"""The editor of a plan: its sections and parts as a tree left, the form of the chosen part right; stored when asked to.

What is typed is kept as a draft beside the data file until it is stored or thrown away: leaving, closing the program
and a power cut lose nothing.
"""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout

from app.domain.plans.part_keys import PART_NAMES, parts_of
from app.domain.plans.plan import Plan
from app.errors import Refused
from app.i18n import _
from app.services.plans import drafts, next_plan, register
from app.services.plans.drafts import PlanDraft
from app.ui import theme
from app.ui.context import UiContext
from app.ui.plans import plan_editor_acts as acts
from app.ui.plans.plan_editor_outline import Place, PlanOutline
from app.ui.plans.plan_editor_pane import PartPane
from app.ui.plans.plan_editor_sheet import PlanSheet, Wrong
from app.ui.widgets.buttons import Button
from app.ui.widgets.labels import Part
from app.ui.widgets.listing_tab import OpenEditor
from app.ui.widgets.panel import Panel

_JUDGE_MS, _KEEP_MS = 200, 900
#: Below this width (at 100 %) the tree is narrower.
_ROOM = 900


class PlanEditor(OpenEditor):
    """Edits one plan; the primary button stores it, or leads to what keeps it from being stored."""

    def __init__(self, context: UiContext) -> None:
        super().__init__(context)
        self.sheet: PlanSheet | None = None
        self.wrong: tuple[Wrong, ...] = ()
        self._is_storing = False
        self.outline, self.pane = PlanOutline(), PartPane(context)
        panel = Panel(flush=True)
        panel.body.addWidget(self.pane, 1)
        row = QHBoxLayout(self)
        theme.space(row, gap=12)
        row.addWidget(self.outline)
        row.addWidget(panel, 1)
        self._judging = QTimer(self, singleShot=True, interval=_JUDGE_MS)
        self._judging.timeout.connect(self.judge)
        self._keeping = QTimer(self, singleShot=True, interval=_KEEP_MS)
        self._keeping.timeout.connect(self.save)
        self._connect()
        self.setFocusProxy(self.outline.tree)

    def _connect(self) -> None:
        self.outline.chosen.connect(lambda section, key: self._turn((section, key)))
        self.outline.add_asked.connect(self.add)
        self.outline.remove_asked.connect(self.remove)
        self.outline.move_asked.connect(lambda step: self._change(lambda sheet, at: sheet.move(at, step)))
        self.outline.shift_asked.connect(lambda step: self._change(lambda sheet, at: sheet.shift(at, step)))
        self.outline.entered.connect(self.pane.enter)
        self.pane.changed.connect(self._on_typed)
        self.pane.opened.connect(lambda key: self.go_to((self.pane.place[0], key)))
        self.pane.add_asked.connect(self.add)
        for keys, act in ((QKeySequence.StandardKey.Save, self.store), (QKeySequence("Ctrl+Shift+Z"), self.undo)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    # --- opening ---

    @property
    def plan_key(self) -> str:
        """The key of the stored plan that is open; "" for a new one and while none is open."""
        seen = self.sheet.draft.seen if self.sheet else None
        return seen.key if seen else ""

    def open_plan(self, key: str) -> None:
        """Show a plan of the data file, as it was left when its changes were not stored yet."""
        ws = self.context.workspace
        self._open(drafts.begin(ws, register.find(ws, key)))

    def new_plan(self, plan: Plan | None = None) -> None:
        """Begin a plan: an empty one, one read from a text, or the one after a stored plan."""
        ws = self.context.workspace
        begun = drafts.blank(ws) if plan is None else next_plan.begun(ws, plan) if plan.id else plan
        self._open(drafts.begin(ws, begun))
        if plan is not None and plan.id and begun.head.notes:
            told = _("Kế hoạch kỳ sau có {count} điều cần xem lại, ghi ở ô “Điểm lạ của văn bản”.")
            self.context.say(told.format(count=len(begun.head.notes)))

    def open_draft(self, draft: PlanDraft) -> None:
        """Go on with a draft that was kept."""
        self._open(draft)

    def _open(self, draft: PlanDraft, place: Place = ("head", "")) -> None:
        self.save()
        self.sheet = PlanSheet(self.context.workspace, draft)
        self._show_anew(place)

    def refresh(self) -> None:
        """Show what the data file holds now, unless something is typed that is not stored."""
        if self.sheet is None or self._is_storing:
            return
        self.save()
        if not self.sheet.draft.is_changed:
            try:
                stored = register.find(self.context.workspace, self.plan_key)
                self._open(drafts.begin(self.context.workspace, stored), self.pane.place)
            except Refused:
                # The storing of it was taken back: it stays as a new one.
                gone = replace(self.sheet.plan, id=0)
                self._open(drafts.begin(self.context.workspace, gone), self.pane.place)
        else:
            self.judge()

    def forget(self) -> None:
        """Show no plan; what was typed is kept first."""
        self.save()
        self._let_go()

    def _let_go(self) -> None:
        self._judging.stop()
        self._keeping.stop()
        self.pane.forget()
        self.sheet, self.wrong = None, ()

    def leave(self) -> None:
        """Back to the list; what is not stored waits as a draft."""
        self.save()
        if self.sheet is not None and self.sheet.draft.is_changed:
            self.context.say(_("Bản đang soạn được giữ lại, chưa lưu vào kế hoạch; mở lại để làm tiếp."))
        self.closed.emit()

    # --- showing ---

    def go_to(self, place: Place, field: str = "") -> None:
        """Show a place and go into it."""
        self.outline.select(place)
        self.pane.enter(field)

    def _turn(self, place: Place) -> None:
        if self.sheet is not None and place != self.pane.place:
            self.take()
            self._show_place()
            self.judge()

    def _show_place(self) -> None:
        if self.sheet is not None:
            self.pane.show_place(self.sheet, self.outline.place)

    def judge(self) -> None:
        """Look at the plan as it is typed and say what is wrong with it."""
        self._judging.stop()
        sheet = self.sheet
        if sheet is None or not self.context.is_open:
            return
        self.take()
        self.wrong = sheet.wrong()
        counts: dict[Place, int] = {}
        for item in self.wrong:
            counts[item.place] = counts.get(item.place, 0) + 1
        self.outline.show_plan(sheet.plan, counts)
        self.pane.tell(self.wrong)
        self.head.title.setText(sheet.draft.title)
        state = (_("kế hoạch mới"), "draft") if sheet.draft.is_new else (_("chưa lưu"), "warn")
        self.head.chip.show_state(*(state if sheet.draft.is_changed or sheet.draft.is_new else (_("đã lưu"), "ok")))
        self.news.emit()

    def sentence(self) -> tuple[Part | str, ...]:
        """What keeps the plan from being stored, or that nothing does."""
        sheet = self.sheet
        if sheet is None:
            return ()
        if self.wrong:
            count = len(self.wrong)
            return (
                Part(_("{count} chỗ phải sửa trước khi lưu. ").format(count=count), "block"),
                self.wrong[0].sentence,
            )
        if sheet.draft.is_changed:
            return (_("Không có chỗ sai; bản đang soạn được giữ nhưng chưa lưu vào kế hoạch."),)
        return (_("Kế hoạch đã lưu; sửa ở đây rồi bấm Lưu kế hoạch."),)

    def buttons(self) -> tuple[Button | None, Button | None]:
        """The menu of what else can be done, and storing."""
        if self.sheet is None:
            return None, None
        self._menu_button = Button(_("Thao tác…"), "plain", "", self._open_menu)
        store = Button(_("Lưu kế hoạch"), "primary", "check", self.store)
        store.lock("" if self.sheet.draft.is_changed else _("Chưa sửa gì"))
        return self._menu_button, store

    def _open_menu(self) -> None:
        acts.menu_of(self).popup(self._menu_button.mapToGlobal(self._menu_button.rect().bottomLeft()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the room between tree and form."""
        super().resizeEvent(event)
        self.outline.make_narrow(is_narrow=self.width() < theme.current().px(_ROOM))

    # --- typing ---

    def _on_typed(self) -> None:
        self.head.saved.setText(_("Đang ghi…"))
        self._judging.start()
        self._keeping.start()

    def take(self) -> None:
        """Put what stands on the screen into the plan."""
        if self.sheet is not None:
            self.pane.take()

    def save(self) -> None:
        """Keep what was typed as a draft."""
        self._keeping.stop()
        if self.sheet is not None and self.context.is_open and not self.context.workspace.is_read_only:
            self.take()
            drafts.keep(self.context.workspace, self.sheet.draft)
            self.head.saved.setText(_("đã giữ bản soạn") if self.sheet.draft.is_changed else "")

    # --- parts ---

    def add(self) -> None:
        """A new part behind the one under the cursor."""
        section, _key = self.pane.place
        if self.sheet is not None and section in PART_NAMES:
            self.take()
            self._show_anew(self.sheet.add(self.pane.place))
            self.pane.enter()

    def remove(self) -> None:
        """Take out the part under the cursor; asked first where others name it."""
        sheet, place = self.sheet, self.pane.place
        if sheet is not None and place[1]:
            self.take()
            acts.ask_remove(self, sheet, place, lambda: self._show_anew(sheet.remove(place)))

    def _change(self, change: "acts.Change") -> None:
        if self.sheet is not None and self.pane.place[1]:
            self.take()
            change(self.sheet, self.pane.place)
            self._show_anew(self.pane.place)

    def undo(self) -> None:
        """Take back the last part that was added, moved or taken out."""
        if self.sheet is not None and self.sheet.can_undo:
            self.sheet.undo()
            self._show_anew(self.pane.place)

    def show_plan(self, plan: Plan) -> None:
        """Show another plan in place of this one, as the same; it can be taken back."""
        if self.sheet is not None:
            self.sheet.put_plan(replace(plan, id=self.sheet.plan.id, key=self.sheet.plan.key))
            self._show_anew(("head", ""))

    def _show_anew(self, place: Place) -> None:
        """Show a plan whose parts are others now: the form in sight is of a part that may be gone."""
        if self.sheet is not None:
            self.pane.forget()
            self.outline.blockSignals(True)  # noqa: FBT003 - Qt's own
            self.outline.show_plan(self.sheet.plan, {})
            self.outline.select(place)
            self.outline.blockSignals(False)  # noqa: FBT003 - Qt's own
            self._show_place()
            self.judge()
            self._keeping.start()

    # --- storing ---

    def store(self) -> None:
        """Store the plan; with something wrong in it, lead there instead."""
        self.judge()
        if self.sheet is None:
            return
        if self.wrong:
            first = self.wrong[0]
            self.context.say(_("{sentence} Chưa lưu gì.").format(sentence=first.sentence))
            self.go_to(first.place, first.field)
            return
        self._store()

    def _store(self, *, even_with_work: bool = False, even_outdated: bool = False) -> None:
        sheet = self.sheet
        if sheet is None:
            return
        self.save()
        place = self._numbered(sheet.plan, self.pane.place)
        self._is_storing = True
        try:
            stored = drafts.store(
                self.context.workspace, sheet.draft, even_with_work=even_with_work, even_outdated=even_outdated
            )
        except Refused as refused:
            acts.ask_despite(self, refused, even_with_work, even_outdated, self._store)
            return
        finally:
            self._is_storing = False
        self.pane.forget()
        self.sheet = None
        at = place[1]
        parts = parts_of(stored, place[0]) if at >= 0 else ()
        key = parts[at].key if 0 <= at < len(parts) else ""
        self._open(drafts.begin(self.context.workspace, stored), (place[0], key))

    @staticmethod
    def _numbered(plan: Plan, place: Place) -> tuple[str, int]:
        """A place by the number of its part: keys are made anew when a plan is stored."""
        keys = [item.key for item in parts_of(plan, place[0])] if place[0] in PART_NAMES else []
        return place[0], keys.index(place[1]) if place[1] in keys else -1

    def throw_away(self) -> None:
        """Let go of what is not stored: back to the stored plan, or to the list."""
        if self.sheet is None:
            return
        ws, draft = self.context.workspace, self.sheet.draft
        drafts.drop(ws, draft)
        key = self.plan_key
        is_gone = drafts.is_orphan(ws, draft)
        self._let_go()
        if key and not is_gone:
            self.open_plan(key)
        else:
            self.closed.emit()

    def take_file(self, path: Path) -> None:
        """Show the plan of a file."""
        acts.take_file(self, path)
