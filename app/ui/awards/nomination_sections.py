"""The sections of the editor of a nomination that show what stands in the data file: dossier, conditions, history."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.i18n import _
from app.services.awards.nominations import NominationRow
from app.ui import theme
from app.ui.awards.dossier_section import DossierSection
from app.ui.awards.proof_sections import CriteriaSection, HistorySection
from app.ui.context import UiContext
from app.ui.forms import Form
from app.ui.widgets.panel import clear_layout, scrolled


class ProofSections:
    """Made once, shown for one nomination after another."""

    def __init__(self, context: UiContext) -> None:
        self.dossier, self.criteria = DossierSection(context), CriteriaSection(context)
        self.history = HistorySection(context)

    def tabs(self) -> tuple[tuple[str, QWidget], ...]:
        """Their words and widgets, in their order."""
        return (
            (_("Hồ sơ"), self.dossier),
            (_("Tiêu chuẩn"), self.criteria),
            (_("Đã được khen"), self.history),
        )

    def show_row(self, row: NominationRow) -> None:
        """Read what there is about a nomination now."""
        self.dossier.show_nomination(row.id)
        self.criteria.show_nomination(row)
        self.history.show_nominee(row.nominee.id)


class FormHolder(QWidget):
    """Room around a form; ``area`` scrolls it."""

    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        theme.space(self._column, (16, 12, 16, 12), 8)
        self.area = scrolled(self)

    def hold(self, form: Form) -> None:
        """Show this form."""
        clear_layout(self._column)
        self._column.addWidget(form)
        self._column.addStretch(1)
