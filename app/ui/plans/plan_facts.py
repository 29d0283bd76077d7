"""What a plan says of itself: number, days, issuer, on what it stands, what belongs to it, who gets it."""

from collections.abc import Iterable
from datetime import date

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.plans.plan import Basis, Phase, Plan
from app.domain.plans.timing import phase_span
from app.i18n import _
from app.services.plans import lookup
from app.text import short_date
from app.ui import theme
from app.ui.plans.plans_columns import LEVEL_WORDS, execution, issued, title_years
from app.ui.widgets.labels import label
from app.ui.widgets.panel import Facts, clear_layout


class PlanFacts(QWidget):
    """The head of a plan in facts and lists."""

    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        theme.space(self._column, gap=8)

    def show_plan(self, plan: Plan, closed_on: date | None, *, with_title: bool = True) -> None:
        """Show another plan."""
        clear_layout(self._column)
        head = plan.head
        if with_title:
            self._column.addWidget(label(head.title, wrap=True))
        facts = Facts(is_left=True)
        for name, value, tone in _facts(plan, closed_on):
            facts.add(name, value, tone)
        self._column.addWidget(facts)
        self._list(_("Căn cứ"), map(_basis, head.bases))
        self._list(_("Giai đoạn"), map(_phase, plan.phases))
        self._list(_("Liên quan"), head.related)
        self._list(_("Nguồn kinh phí"), head.budget_sources)
        self._list(_("Nơi nhận"), filter(None, ("; ".join(head.recipients),)))
        self._list(_("Ghi chú"), head.notes)

    def _list(self, title: str, lines: Iterable[str]) -> None:
        some = tuple(lines)
        if some:
            self._column.addWidget(label(title, "strong"))
            for line in some:
                self._column.addWidget(label(f"- {line}", "caption", "muted", wrap=True))


def _facts(plan: Plan, closed_on: date | None) -> tuple[tuple[str, str, str], ...]:
    head = plan.head
    standing = lookup.agency_name(plan, head.standing_agency)
    signer = ", ".join(filter(None, (head.signer, head.signer_title)))
    found = (
        (_("Số, ký hiệu"), head.number or _("chưa có số"), "" if head.number else "muted"),
        (_("Ban hành"), ", ".join(filter(None, (issued(head), head.place))), "" if head.issued_on else "muted"),
        (_("Cơ quan"), f"{head.issuer} ({_(LEVEL_WORDS[head.level])})", ""),
        (_("Người ký"), signer, ""),
        (_("Thực hiện"), execution(head), ""),
        (_("Năm theo tên"), title_years(head), "warn"),
        (_("Kết thúc"), short_date(closed_on) if closed_on else "", ""),
        (_("Thường trực"), standing, ""),
        (_("Phạm vi"), head.scope, ""),
        (_("Theo"), head.parent, ""),
    )
    return tuple(item for item in found if item[1])


def _basis(item: Basis) -> str:
    day = _(" ngày {day}").format(day=short_date(item.dated)) if item.dated else ""
    told = f"{item.document}{day}"
    told = f"{told}: {item.subject}" if item.subject else told
    return f"{told} ({item.note})" if item.note else told


def _phase(item: Phase) -> str:
    closing = f"; {item.closing}" if item.closing else ""
    return f"{item.name}: {phase_span(item).words}{closing}"
