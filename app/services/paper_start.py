"""What a new paper of a kind begins with, taken from the plan and the committee."""

import re

from app.db import papers as db_papers
from app.db.types import DbConnection
from app.domain.committee import Committee
from app.domain.paper_content import MUST_HAVE_ADDRESSEES, PaperContent
from app.domain.papers import PaperKind
from app.presets.plans import PlanPreset
from app.services.organs import legal_bases

#: Kinds whose text opens with what they are based on.
_WITH_BASES = frozenset(
    {PaperKind.DECISION, PaperKind.PLAN, PaperKind.PROGRAMME, PaperKind.GUIDANCE, PaperKind.DIRECTIVE}
)
_DRAFTING_UNIT = re.compile(r"VT,\s*([^\s,;.(]+)")


def begin(kind: PaperKind, committee: Committee, plan: PlanPreset, connection: DbConnection) -> PaperContent:
    """Bases from the plan, recipients of the committee or the one set offered for the kind, the unit that drafts."""
    offered = [item for item in db_papers.recipient_sets(connection) if kind in item.kinds]
    chosen = offered[0] if offered else None
    recipients = () if kind in (*MUST_HAVE_ADDRESSEES, PaperKind.MINUTES) else committee.recipients
    return PaperContent(
        kind,
        body="Điều 1. " if kind is PaperKind.DECISION else "",
        addressees=chosen.addressees if chosen and kind in MUST_HAVE_ADDRESSEES else (),
        bases=legal_bases(plan, committee) if kind in _WITH_BASES else (),
        recipients=chosen.recipients if chosen and chosen.recipients else recipients,
        drafted_by=drafting_unit(committee) if kind is PaperKind.LETTER else "",
    )


def drafting_unit(committee: Committee) -> str:
    """Who drafts the committee's letters, by its archive line "Lưu: VT, VP."; empty where it names nobody."""
    found = _DRAFTING_UNIT.search(committee.archive_line)
    return found[1] if found else ""
