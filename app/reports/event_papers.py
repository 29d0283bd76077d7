"""What makes each paper of an event: those with a number as the text of a draft, working prints as a document."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from app.domain.event_purposes import EventPurpose
from app.domain.paper_content import PaperContent
from app.reports import (
    event_delegates,
    event_invitation,
    event_minutes,
    event_money,
    event_plan,
    event_programme,
    event_reports,
)
from app.reports.event_facts import EventFacts
from app.reports.model import Document

PRINTS: Mapping[EventPurpose, Callable[[EventFacts], Document]] = MappingProxyType(
    {
        EventPurpose.PROGRAMME: event_programme.programme,
        EventPurpose.SCRIPT: event_programme.script,
        EventPurpose.DELEGATES: event_delegates.delegates,
        EventPurpose.SIGN_IN: event_delegates.sign_in,
        EventPurpose.AWARDS: event_money.awards,
        EventPurpose.GIFTS: event_money.gifts,
        EventPurpose.BUDGET: event_money.budget,
    }
)
#: The notice is none of these: it needs the plan before as well.
WRITTEN: Mapping[EventPurpose, Callable[[EventFacts], PaperContent]] = MappingProxyType(
    {
        EventPurpose.PLAN: event_plan.content,
        EventPurpose.INVITATION: event_invitation.content,
        EventPurpose.MINUTES: event_minutes.content,
        EventPurpose.WRITTEN_REPORT: event_reports.written,
        EventPurpose.RESULT_REPORT: event_reports.result,
    }
)
