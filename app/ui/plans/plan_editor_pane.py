"""Right of the tree of the editor of a plan: the form of a part, the parts of a section, or the text."""

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal

from app.services.plans.plan_meaning import meaning
from app.ui.context import UiContext
from app.ui.plans.plan_editor_form import PartForm
from app.ui.plans.plan_editor_outline import Place
from app.ui.plans.plan_editor_overview import PartsOverview
from app.ui.plans.plan_editor_shapes import Shapes
from app.ui.plans.plan_editor_sheet import PlanSheet, Wrong
from app.ui.plans.plan_editor_text import TextPane
from app.ui.widgets.front_stack import FrontStack
from app.ui.widgets.panel import scrolled

#: The list of parts and the text stay; a form is made for each part.
_FIXED = 2


def _is_ground(item: Wrong) -> bool:
    """Whether something is wrong without which the days of a part cannot be worked out."""
    return item.place[0] == "phases" or (item.place[0] == "head" and item.field in ("starts", "ends"))


class PartPane(FrontStack):
    """``changed`` after every change by the user; ``opened`` and ``add_asked`` come from the list of parts."""

    changed = Signal()
    opened = Signal(str)
    add_asked = Signal()

    def __init__(self, context: UiContext) -> None:
        super().__init__()
        self._context = context
        self._sheet: PlanSheet | None = None
        self.place: Place = ("head", "")
        self.form: PartForm | None = None
        self.overview = PartsOverview(context)
        self.overview.opened.connect(self.opened)
        self.overview.add_asked.connect(self.add_asked)
        self.text = TextPane()
        self.text.changed.connect(self.changed)
        self.addWidget(self.overview)
        self.addWidget(self.text)

    def show_place(self, sheet: PlanSheet, place: Place) -> None:
        """Show what stands at a place of the plan."""
        self._sheet, self.place = sheet, place
        self._drop_form()
        if place[0] == "text":
            self.text.show_paragraphs(sheet.plan.paragraphs)
            self.setCurrentWidget(self.text)
        elif sheet.part(place) is None:
            self.setCurrentWidget(self.overview)
        else:
            self._make_form(sheet, place)

    def _make_form(self, sheet: PlanSheet, place: Place) -> None:
        part = sheet.part(place)
        entries = Shapes(self._context, sheet.plan, part).of(place[0])
        self.form = PartForm(self._context, entries, part, sheet.typed(place))
        self.form.changed.connect(self.changed)
        area = scrolled(self.form)
        self.addWidget(area)
        self.setCurrentWidget(area)

    def _drop_form(self) -> None:
        for number in range(self.count() - 1, _FIXED - 1, -1):
            if area := self.widget(number):
                self.removeWidget(area)
                area.deleteLater()
        self.form = None

    def forget(self) -> None:
        """Show nothing any more."""
        self._drop_form()
        self._sheet = None

    def take(self) -> None:
        """Put what stands here into the plan."""
        sheet = self._sheet
        if sheet is None:
            return
        if self.place[0] == "text":
            sheet.put_paragraphs(self.text.paragraphs())
        elif self.form is not None:
            sheet.put(self.place, self.form.written(sheet.part(self.place)), self.form.unread())

    def tell(self, wrong: Iterable[Wrong]) -> None:
        """Say at each field what is wrong, and what the program makes of the part."""
        sheet, place = self._sheet, self.place
        if sheet is None:
            return
        every = tuple(wrong)
        if place[0] == "text":
            self.text.show_clauses(sheet.plan.paragraphs, sheet.lost_clauses)
        elif self.form is None:
            told: dict[str, str] = {}
            for item in every:
                if item.place[0] == place[0] and item.place[1]:
                    told.setdefault(item.place[1], item.what or item.sentence)
            self.overview.show_section(sheet.plan, place[0], told)
        else:
            part = sheet.part(place)
            self.form.show_faults((item.field, item.what) for item in every if item.place == place and item.what)
            is_sound = all(item.place != place and not _is_ground(item) for item in every)
            self.form.show_meaning(meaning(sheet.plan, part) if is_sound else ())
            self.form.show_quote(sheet.plan, part)

    def enter(self, field: str = "") -> None:
        """Take the keyboard, into the input of a field if one is named."""
        if self.form is not None:
            self.form.enter(field)
            return
        current = self.currentWidget()
        if current is not None:
            current.setFocus(Qt.FocusReason.OtherFocusReason)
