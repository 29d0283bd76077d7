"""«Kết quả»: what a survey says, question by question; the base beside each, who did not answer apart, by group."""

from collections.abc import Mapping
from decimal import Decimal

from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QRadioButton, QVBoxLayout, QWidget

from app.domain.plans.survey_results import QuestionResult, SurveyResult
from app.i18n import _
from app.services.plans.survey_export import no_group
from app.text import format_number
from app.ui import theme
from app.ui.plans.survey_bars import GroupLegend, ShareBars, ShareRow
from app.ui.widgets.labels import label, rule
from app.ui.widgets.panel import clear_layout, scrolled

_MOST_TEXTS = 40


class SurveyResults(QWidget):
    """Every form together, or the groups beside each other."""

    def __init__(self) -> None:
        super().__init__()
        self._result: SurveyResult | None = None
        column = QVBoxLayout(self)
        theme.space(column, (16, 8, 16, 8), 8)
        self._ways = QWidget()
        ways = QHBoxLayout(self._ways)
        theme.space(ways, gap=16)
        self.together, self.apart = QRadioButton(_("Tất cả phiếu")), QRadioButton(_("Theo nhóm người trả lời"))
        group = QButtonGroup(self)
        for button in (self.together, self.apart):
            group.addButton(button)
            ways.addWidget(button)
        ways.addStretch(1)
        self.together.setChecked(True)
        self.together.toggled.connect(lambda _on: self._show())
        column.addWidget(self._ways)
        inner = QWidget()
        self._cards = QVBoxLayout(inner)
        theme.space(self._cards, (0, 0, 12, 8), 10)
        column.addWidget(scrolled(inner), 1)
        self.setFocusProxy(self.together)

    def show_result(self, result: SurveyResult) -> None:
        """Show other results."""
        self._result = result
        self._ways.setVisible(bool(result.groups))
        if not result.groups:
            self.together.setChecked(True)
        self._show()

    def _show(self) -> None:
        clear_layout(self._cards)
        result = self._result
        if result is None:
            return
        if not result.forms:
            self._cards.addWidget(label(_("Chưa nhập phiếu nào nên chưa có kết quả."), "content", "muted", wrap=True))
        is_apart = self.apart.isChecked() and bool(result.groups)
        if is_apart:
            self._cards.addWidget(GroupLegend([name or no_group() for name in result.groups]))
        for place, item in enumerate(result.whole):
            if not result.forms:
                break
            if place:
                self._cards.addWidget(rule())
            parts = {name: some[place] for name, some in result.groups.items()} if is_apart else {"": item}
            self._add(item, parts)
        self._cards.addStretch(1)

    def _add(self, item: QuestionResult, parts: Mapping[str, QuestionResult]) -> None:
        self._cards.addWidget(label(f"{item.number}. {item.question.text}", "strong", wrap=True))
        self._cards.addWidget(label(_base(item, parts), "caption", "muted", wrap=True))
        if item.lines:
            rows = [
                ShareRow(_words(line.label), tuple(_share(part, at) for part in parts.values()))
                for at, line in enumerate(item.lines)
            ]
            self._cards.addWidget(ShareBars(rows))
        for text in item.texts[:_MOST_TEXTS]:
            self._cards.addWidget(label(f"– {text}", wrap=True))
        rest = len(item.texts) - _MOST_TEXTS
        if rest > 0:
            told = _("và {count} ý kiến nữa; xuất kết quả để xem đủ").format(count=format_number(rest))
            self._cards.addWidget(label(told, "caption", "muted"))


def _words(answer: str) -> str:
    """An answer; the step of a scale that is a mere number is called one."""
    return _("mức {step}").format(step=answer) if answer.isdecimal() else answer


def _share(part: QuestionResult, at: int) -> tuple[Decimal | None, str]:
    line = part.lines[at]
    if line.percent is None:
        return None, _("chưa có phiếu trả lời")
    told = _("{count} phiếu ({percent} %)")
    return line.percent, told.format(count=format_number(line.count), percent=format_number(line.percent, 1))


def _base(item: QuestionResult, parts: Mapping[str, QuestionResult]) -> str:
    """How many answered of how many forms, who did not, the mean; of each group where they stand apart."""
    told = [_one_base(item)]
    if len(parts) > 1:
        told += [f"{name or no_group()}: {_one_base(part)}" for name, part in parts.items()]
    return "; ".join(told)


def _one_base(item: QuestionResult) -> str:
    told = _("{answered}/{asked} phiếu trả lời").format(
        answered=format_number(item.answered), asked=format_number(item.asked)
    )
    if silent := item.asked - item.answered:
        told += _(", {count} phiếu không trả lời").format(count=format_number(silent))
    if item.mean is not None:
        told += _(", trung bình {mean}").format(mean=format_number(item.mean, 2))
    return told
