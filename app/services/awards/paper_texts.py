"""What a numbered paper of commendation begins with: letter, minutes, notice, in the letterhead of its owner."""

from dataclasses import replace

from app.db import councils as db_councils
from app.db.types import DbConnection
from app.domain.awards.councils import Ballot, CouncilSitting
from app.domain.awards.papers import AwardPaper
from app.domain.paper_content import PaperContent
from app.i18n import _
from app.reports.awards import letters, minutes
from app.services.awards import paper_facts
from app.services.awards.paper_choice import AwardSheet
from app.services.awards.paper_grounds import PaperGrounds
from app.services.awards.pools import pools


def content(connection: DbConnection, grounds: PaperGrounds, sheet: AwardSheet) -> PaperContent:
    """What a paper with a number begins with, in the letterhead of whose paper it is."""
    facts = paper_facts.facts(connection, grounds, sheet.nominations, sheet.unit_id, sheet.award)
    if sheet.paper is AwardPaper.MINUTES:
        sitting = db_councils.find_sitting(connection, sheet.sitting_id) if sheet.sitting_id else None
        held = sitting or _form(sheet, grounds)
        written = minutes.content(facts, held, pools(grounds.season, held) if sitting else ())
    else:
        written = letters.proposal(facts) if sheet.paper is AwardPaper.PROPOSAL else letters.notice(facts)
    owner = grounds.owner(sheet.unit_id)
    return replace(written, drafted_for=owner.id if owner else 0)


def _form(sheet: AwardSheet, grounds: PaperGrounds) -> CouncilSitting:
    ballots = tuple(Ballot(item.id) for item in sheet.nominations)
    return CouncilSitting(grounds.season.campaign.id, _("Họp xét khen thưởng"), ballots=ballots)
