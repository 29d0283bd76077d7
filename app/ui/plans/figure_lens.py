"""What of a plan's figures is looked at: the periods of one owner, or the owners of one period, with units added."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QComboBox, QWidget

from app.domain.plans.plan import Plan
from app.domain.plans.target_steps import choices
from app.i18n import _
from app.services.plans import figure_sheet, plan_owners
from app.services.plans.figure_sheet import Sheet
from app.ui.context import UiContext
from app.ui.events.list_tools import choice
from app.ui.forms import Field, FieldKind, Form, Value, ask_form

if TYPE_CHECKING:
    from app.services.plans.plan_owners import PlanOwner

#: The choice that puts owners across; the others are owners whose periods stand across.
_OWNERS = "owners"


class FigureLens(QObject):
    """Two boxes of choices and the sheet they ask for; ``changed`` says that it is another one."""

    changed = Signal()

    def __init__(self, context: UiContext, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._plan: Plan | None = None
        self._owners: tuple[PlanOwner, ...] = ()
        self._more: dict[str, list[PlanOwner]] = {}
        self.across, self.period = choice(_("Các cột")), choice(_("Kỳ của số liệu"))
        self.across.setMinimumContentsLength(18)
        self.across.currentIndexChanged.connect(lambda _index: self.changed.emit())
        self.period.currentIndexChanged.connect(lambda _index: self.changed.emit())

    def offer(self, plan: Plan | None) -> None:
        """Offer the owners and periods of a plan; what is chosen stays while it is there."""
        ws = self._context.workspace
        self._plan = plan
        self._owners = plan_owners.named(ws, plan) if plan is not None else ()
        lenses = [(_("Theo nơi báo cáo"), _OWNERS), (_("Theo kỳ: cả kế hoạch"), "0")]
        lenses += [(_("Theo kỳ: {name}").format(name=item.name), str(at)) for at, item in enumerate(self._owners, 1)]
        _offer(self.across, lenses, str(self.across.currentData() or "0"))
        begun = [item for item in choices(plan) if item.first <= ws.today] if plan is not None else []
        years = [item for item in begun if item.text.isdecimal()]
        kept = str(self.period.currentData() or (years or begun)[-1].text) if begun else ""
        _offer(self.period, [(item.words[:1].upper() + item.words[1:], item.text) for item in begun], kept)

    @property
    def is_by_owner(self) -> bool:
        """Whether owners stand across."""
        return bool(self.across.currentData() == _OWNERS)

    def sheet(self) -> Sheet:
        """The figures as they are looked at; empty without a plan."""
        ws, plan = self._context.workspace, self._plan
        if plan is None:
            return Sheet()
        period = str(self.period.currentData() or "")
        if self.is_by_owner and period:
            return figure_sheet.by_owner(ws, plan.key, period, self._more.get(plan.key, []))
        # Before the first period has begun there is nothing to choose: the owners have no column yet.
        at = 0 if self.is_by_owner else int(self.across.currentData() or 0)
        owner = self._owners[at - 1].owner if 0 < at <= len(self._owners) else figure_sheet.whole().owner
        return figure_sheet.by_period(ws, plan.key, owner)

    def ask_more(self, page: QWidget) -> None:
        """Choose units to enter figures of."""
        plan = self._plan
        if plan is None:
            return
        here = self._more.setdefault(plan.key, [])
        known = {item.owner for item in here}
        offered = [item for item in plan_owners.offered(self._context.workspace, plan) if item.owner not in known]
        if not offered:
            self._context.say(_("Mọi đơn vị của địa bàn đã có cột."))
            return
        units = tuple((str(at), item.name) for at, item in enumerate(offered))
        form = Form((Field("units", _("Đơn vị"), FieldKind.PICK, choices=units, is_required=True),))

        def done(values: dict[str, Value]) -> None:
            picked = values["units"]
            here.extend(offered[int(at)] for at in (picked if isinstance(picked, tuple) else ()))
            self.changed.emit()

        told = _("Mỗi đơn vị là một cột; số chung là tổng các nơi nếu không nhập riêng.")
        ask_form(page.window(), _("Thêm đơn vị"), told, _("Thêm cột"), form, done)


def _offer(box: QComboBox, items: Sequence[tuple[str, str]], kept: str) -> None:
    box.blockSignals(True)  # noqa: FBT003 - Qt's own
    box.clear()
    for words, data in items:
        box.addItem(words, data)
    box.setCurrentIndex(max(0, box.findData(kept)))
    box.blockSignals(False)  # noqa: FBT003 - Qt's own
