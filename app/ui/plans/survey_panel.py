"""Beside a survey: forms handed out, returned, entered, by group; its task, what it counts towards."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout

from app.domain.plans.plan import Plan
from app.domain.plans.survey_results import GroupForms
from app.i18n import _
from app.services.plans.survey_export import no_group
from app.services.plans.survey_feeds import feeds
from app.services.plans.surveys import SurveySheet
from app.text import format_number
from app.ui import theme
from app.ui.context import UiContext
from app.ui.plans.clause_quote import ClauseQuote
from app.ui.plans.survey_columns import days, rate_words
from app.ui.widgets.buttons import Button
from app.ui.widgets.labels import label
from app.ui.widgets.panel import Facts, SidePanel, clear_layout


class SurveyPanel(SidePanel):
    """Facts of the open survey; its button changes them."""

    def __init__(self, context: UiContext, edit: Callable[[], object]) -> None:
        super().__init__(wide=True)
        self._context = context
        self.heading.setText(_("Phiếu khảo sát"))
        self.facts = Facts()
        self.content.addWidget(self.facts)
        self.left = label("", "content", "warn", wrap=True)
        self.content.addWidget(self.left)
        self._groups_title = label(_("Theo nhóm người trả lời"), "strong")
        self.content.addWidget(self._groups_title)
        self.groups = Facts(names_give_way=True)
        self.content.addWidget(self.groups)
        self._task = label("", "content", wrap=True)
        self.content.addWidget(self._task)
        self.clause = ClauseQuote(context)
        self.content.addWidget(self.clause)
        self._feeds = QVBoxLayout()
        theme.space(self._feeds, gap=2)
        self.content.addLayout(self._feeds)
        self._note = label("", "content", "muted", wrap=True)
        self.content.addWidget(self._note)
        self.content.addStretch(1)
        self.foot.addStretch(1)
        self.foot.addWidget(Button(_("Sửa thông tin…"), "plain", "pencil", edit, small=True))

    def show_sheet(self, sheet: SurveySheet, plan: Plan | None) -> None:
        """Show the facts of a survey."""
        survey, result = sheet.survey, sheet.result
        self.facts.clear()
        if days(survey):
            self.facts.add(_("Thời gian"), days(survey))
        self.facts.add(_("Phát ra"), _forms(survey.handed_out))
        back = _forms(survey.returned)
        self.facts.add(_("Thu về"), f"{back} ({rate_words(result.rate)})" if result.rate is not None else back)
        self.facts.add(_("Đã nhập"), _forms(result.forms))
        left = (survey.returned or 0) - result.forms
        self.left.setText(_("Còn {count} phiếu thu về chưa nhập.").format(count=format_number(left)))
        self.left.setVisible(left > 0)
        self._show_groups(result.counts)
        task = next((item for item in plan.tasks if item.key == survey.task), None) if plan else None
        self._task.setText(_("Nhiệm vụ: {title}").format(title=task.title) if task else "")
        self._task.setVisible(task is not None)
        self.clause.quote(plan, task.clause if task else "", task.quote if task else "")
        self._show_feeds(plan)
        self._note.setText(survey.note)
        self._note.setVisible(bool(survey.note))

    def _show_groups(self, counts: tuple[GroupForms, ...]) -> None:
        self.groups.clear()
        for of in counts:
            sizes = "/".join("?" if count is None else format_number(count) for count in (of.returned, of.handed_out))
            is_counted = (of.handed_out, of.returned) != (None, None)
            told = _("thu {sizes}, nhập {entered}") if is_counted else _("nhập {entered}")
            words = told.format(sizes=sizes, entered=format_number(of.entered))
            self.groups.add(of.name or no_group(), words)
        for widget in (self._groups_title, self.groups):
            widget.setVisible(bool(counts))

    def _show_feeds(self, plan: Plan | None) -> None:
        clear_layout(self._feeds)
        found = feeds(plan) if plan else ()
        if not found or plan is None:
            return
        self._feeds.addWidget(label(_("Số phiếu được tính vào"), "strong"))
        key = plan.key
        for item in found:
            target = (item.tab, key, item.part)
            words = Button(item.words, "ghost", "arrow-right", self._going(target), small=True)
            words.setToolTip(item.words)
            self._feeds.addWidget(words, 0, Qt.AlignmentFlag.AlignLeft)

    def _going(self, target: tuple[str, str, str]) -> Callable[[], None]:
        return lambda: self._context.go("plans", target)


def _forms(count: int | None) -> str:
    return _("chưa đếm") if count is None else _("{count} phiếu").format(count=format_number(count))
