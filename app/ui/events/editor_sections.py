"""The sections of the editor of an event, in the order of their tabs, and which field stands in which."""

from collections.abc import Callable, Iterable

from PySide6.QtWidgets import QWidget

from app.domain.event_faults import EventFault
from app.domain.events import EventPlan
from app.domain.findings import Severity
from app.i18n import _
from app.services.events import EventDetail
from app.ui.context import UiContext
from app.ui.events.delegates import DelegatesSection
from app.ui.events.editor_general import GeneralSection
from app.ui.events.editor_money import BudgetSection, GiftsSection
from app.ui.events.editor_names import UnitNames
from app.ui.events.editor_papers import PapersSection
from app.ui.events.editor_programme import ActivitiesSection, ProgrammeSection
from app.ui.events.editor_result import ResultSection
from app.ui.events.editor_section import Section
from app.ui.events.editor_versions import VersionsSection
from app.ui.events.photos import PhotosSection


class EventSections:
    """All sections; ``template`` gives the plan an event of the kind begins with."""

    def __init__(self, context: UiContext, template: Callable[[], EventPlan]) -> None:
        self.general = GeneralSection(context)
        self.delegates = DelegatesSection(context, template)
        self.programme = ProgrammeSection(context, template)
        self.activities = ActivitiesSection(context, template)
        self.gifts = GiftsSection(context)
        self.budget = BudgetSection(context)
        self.result = ResultSection(context)
        self.photos = PhotosSection(context)
        self.papers = PapersSection(context)
        self.versions = VersionsSection(context)
        self.all: tuple[Section, ...] = tuple(section for _words, section in self.tabs())

    def tabs(self) -> tuple[tuple[str, Section], ...]:
        """Words of the tabs with their sections."""
        return (
            (_("Chung"), self.general),
            (_("Đại biểu"), self.delegates),
            (_("Chương trình"), self.programme),
            (_("Phần hội"), self.activities),
            (_("Quà"), self.gifts),
            (_("Kinh phí"), self.budget),
            (_("Kết quả"), self.result),
            (_("Ảnh"), self.photos),
            (_("Giấy tờ"), self.papers),
            (_("Các bản"), self.versions),
        )

    def use_names(self, names: UnitNames) -> None:
        """Name and find units with ``names``."""
        self.general.use_names(names)
        self.versions.use_names(names)

    def show_detail(self, detail: EventDetail) -> None:
        """Show what belongs to the event beside its plan."""
        self.versions.show_versions(detail.versions)
        self.photos.show_photos(detail.event.id, detail.photos)
        self.papers.show_papers(detail.event.id)

    def of_field(self, field: str) -> Section:
        """The section a field of an event stands in."""
        return {
            "gifts": self.gifts,
            "gift_total": self.gifts,
            "gift_value_total": self.gifts,
            "programme": self.programme,
            "activities": self.activities,
            "delegates": self.delegates,
            "groups": self.delegates,
            "costs": self.budget,
            "result": self.result,
        }.get(field, self.general)

    def show_faults(self, faults: Iterable[EventFault]) -> None:
        """Say what is wrong at its field; hints stand in the panel only."""
        told: dict[str, list[str]] = {}
        for fault in faults:
            if fault.severity is not Severity.NOTE:
                told.setdefault(fault.field, []).append(fault.sentence)
        self.general.show_faults(told)
        self.gifts.show_faults(told)

    def focus(self, field: str) -> None:
        """Put the keyboard into a field."""
        if self.of_field(field) is self.general:
            self.general.focus_field(field)

    def widgets(self) -> tuple[QWidget, ...]:
        """Every section as a widget."""
        return self.all
