"""What the forms of communes are filled with from the register of events, so that nobody types it again."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from app.db.types import DbConnection
from app.domain.event_figures import HAMLETS_HELD, costs_in, hamlets_held, unit_events
from app.domain.event_rows import RegisteredEvent
from app.domain.indicators import Catalogue
from app.domain.periods import ReportingPeriod
from app.domain.registers import Register, RegisterRow
from app.domain.submissions import ReportedHamlet
from app.reports.form import FormKnown
from app.services import event_register

#: The group of the budget, of which events are only a part.
_BUDGET = "Q"


@dataclass(frozen=True, slots=True)
class EventLines:
    """The events of a period, read once for all forms."""

    events: Sequence[RegisteredEvent]
    catalogue: Catalogue
    period: ReportingPeriod

    @staticmethod
    def of(connection: DbConnection, catalogue: Catalogue, period: ReportingPeriod) -> "EventLines":
        """The register as it stands now."""
        return EventLines(event_register.registered(connection, period), catalogue, period)

    def known(self, unit_id: int, hamlets: Mapping[int, ReportedHamlet]) -> FormKnown:
        """Lines of events and their costs, figures that are whole, and which hamlets held theirs, of one commune.

        Costs are lines only: what a commune spends besides is added by it, so no figure of its budget is known.
        """
        found = unit_events(self.events, unit_id, self.catalogue, self.period)
        if found is None:
            return FormKnown()
        rows: dict[Register, Sequence[RegisterRow]] = {Register.EVENTS: tuple(row for _event, row in found.lines)}
        if costs := costs_in(self.events, unit_id, self.period):
            rows[Register.BUDGET] = costs
        whole = (item for item in found.figures.values() if item.is_whole)
        held = hamlets_held(self.events, unit_id, self.period)
        return FormKnown(
            rows,
            {item.key: item.value for item in whole if self.catalogue[item.code].group != _BUDGET},
            {
                (hamlets[key].name, HAMLETS_HELD): Decimal(did)
                for key, did in held.items()
                if did is not None and key in hamlets
            },
        )
