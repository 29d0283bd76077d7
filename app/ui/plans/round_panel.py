"""Beside the places of a round: how its grades spread, by kind too, against targets and the round before."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.plans.plan import Plan
from app.domain.plans.target_outlook import OUTLOOK_WORDS, outlook
from app.i18n import _
from app.services.plans.classification import RoundSheet
from app.services.plans.round_places import GradeTarget
from app.text import fold, format_number
from app.ui import theme
from app.ui.context import UiContext
from app.ui.plans.clause_quote import ClauseQuote
from app.ui.plans.round_bar import GradeBar, GradeLegend
from app.ui.plans.targets_lines import OUTLOOK_CHIPS
from app.ui.widgets.buttons import Button
from app.ui.widgets.chip import Chip
from app.ui.widgets.labels import ElidedLabel, label
from app.ui.widgets.panel import SidePanel, clear_layout

_MOST_NAMES = 12


class RoundPanel(SidePanel):
    """The picture of the open round; its button changes what the round is."""

    def __init__(self, context: UiContext, edit: Callable[[], object]) -> None:
        super().__init__(wide=True)
        self._context = context
        self.heading.setText(_("Phân bố"))
        self.base = label("", "content", "muted", wrap=True)
        self.content.addWidget(self.base)
        self.bar = GradeBar()
        self.content.addWidget(self.bar)
        self.legend = GradeLegend()
        self.content.addWidget(self.legend)
        self.remarks = label("", "content", "warn", wrap=True)
        self.content.addWidget(self.remarks)
        self._targets, self._kinds, self._moves = QVBoxLayout(), QVBoxLayout(), QVBoxLayout()
        for part in (self._targets, self._kinds, self._moves):
            theme.space(part, gap=4)
            self.content.addLayout(part)
        self.content.addStretch(1)
        self.foot.addStretch(1)
        self.foot.addWidget(Button(_("Sửa đợt…"), "plain", "pencil", edit, small=True))

    def show_sheet(self, sheet: RoundSheet, targets: Sequence[GradeTarget], plan: Plan | None) -> None:
        """Show a round with the targets its grades count towards."""
        whole = sheet.whole
        count = format_number(whole.classified)
        told = _("Trên {count} đơn vị đã phân loại") if whole.classified else _("Chưa phân loại đơn vị nào")
        if whole.expected is not None:
            told += _(", {all} đơn vị phải phân loại").format(all=format_number(whole.expected))
        self.base.setText(f"{told.format(count=count)}.")
        faults = frozenset(line.grade for line in whole.lines if _is_fault(line.grade, line.count, targets))
        self.bar.show_lines(whole.lines, faults)
        self.legend.show_whole(whole, faults)
        self.remarks.setText(" ".join(whole.remarks))
        self.remarks.setVisible(bool(whole.remarks))
        self._show_targets(targets, plan, sheet.round.id)
        self._show_kinds(sheet)
        self._show_moves(sheet)

    # --- targets ---

    def _show_targets(self, targets: Sequence[GradeTarget], plan: Plan | None, round_id: int) -> None:
        clear_layout(self._targets)
        if targets:
            self._targets.addWidget(label(_("Đối chiếu chỉ tiêu của kế hoạch"), "strong"))
        for item in targets:
            self._targets.addWidget(self._target(item, round_id))
            quote = ClauseQuote(self._context)
            quote.quote(plan, item.target.clause, item.target.quote)
            self._targets.addWidget(quote)

    def _target(self, item: GradeTarget, round_id: int) -> QWidget:
        found = item.standing
        holder = QWidget()
        column = QVBoxLayout(holder)
        theme.space(column, (0, 4, 0, 0), 2)
        row = QHBoxLayout()
        theme.space(row, gap=8)
        row.addWidget(ElidedLabel(item.target.title), 1)
        look = outlook(found)
        row.addWidget(Chip(_(OUTLOOK_WORDS[look]), OUTLOOK_CHIPS[look], holder))
        column.addLayout(row)
        asked = found.threshold.words if found.threshold else _("không đặt mức")
        parts = f" ({found.counted.parts})" if found.counted.parts else ""
        told = _("yêu cầu {asked}; có {value}{parts}").format(asked=asked, value=found.counted.words, parts=parts)
        if item.by is None:
            told = _("yêu cầu {asked}; kỳ này chưa có đợt phân loại").format(asked=asked)
        elif item.by.id != round_id:
            told += _(", tính theo đợt {title}").format(title=item.by.title)
        column.addWidget(label(told, "caption", "muted", wrap=True))
        return holder

    # --- kinds, the round before ---

    def _show_kinds(self, sheet: RoundSheet) -> None:
        clear_layout(self._kinds)
        if len(sheet.groups) < 2:
            return
        self._kinds.addWidget(label(_("Theo loại đơn vị"), "strong"))
        for name, found in sheet.groups.items():
            row = QHBoxLayout()
            theme.space(row, gap=8)
            words = ElidedLabel(name or _("không ghi loại"))
            theme.fix(words, width=110)
            bar = GradeBar(is_small=True)
            bar.show_lines(found.lines)
            row.addWidget(words)
            row.addWidget(bar, 1)
            row.addWidget(label(format_number(found.classified), "content", "muted"))
            self._kinds.addLayout(row)

    def _show_moves(self, sheet: RoundSheet) -> None:
        clear_layout(self._moves)
        found = sheet.trend
        if found is None or sheet.before is None:
            return
        title = _("So với {title} ({year})").format(title=sheet.before.title, year=sheet.before.year)
        self._moves.addWidget(label(title, "strong", wrap=True))
        up = [change.name for change in found.changes if change.steps > 0]
        down = [change.name for change in found.changes if change.steps < 0]
        for words, names, tone in (
            (_("↑ {count} đơn vị lên mức"), up, "accenttext"),
            (_("↓ {count} đơn vị xuống mức"), down, "warn"),
            (_("{count} đơn vị lần đầu được phân loại"), found.fresh, ""),
            (_("{count} đơn vị đợt trước có, đợt này chưa"), found.gone, "warn"),
            (_("{count} đơn vị không so được vì mức khác nhau"), found.unknown, ""),
        ):
            if names:
                self._moves.addWidget(label(words.format(count=format_number(len(names))), "content", tone, wrap=True))
                self._moves.addWidget(label(_named(names), "caption", "muted", wrap=True))
        self._moves.addWidget(label(_("{count} đơn vị giữ mức").format(count=format_number(found.kept))))


def _named(names: Sequence[str]) -> str:
    rest = len(names) - _MOST_NAMES
    more = _(" và {count} đơn vị nữa").format(count=format_number(rest)) if rest > 0 else ""
    return f"{', '.join(names[:_MOST_NAMES])}{more}"


def _is_fault(grade: str, count: int, targets: Sequence[GradeTarget]) -> bool:
    """Whether the plan allows fewer places of a grade than there are."""
    of = [item for item in targets if fold(item.grade) == fold(grade)]
    limits = [item.standing.threshold for item in of if item.standing.threshold is not None]
    return count > 0 and any(limit.value == 0 for limit in limits)
