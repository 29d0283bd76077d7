"""Sample season of commendation: the nominees of the sample workbooks, some of them on their way in other states.

Everything is «số liệu minh họa» and goes through the same services as real data.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from app.domain.awards.councils import AwardDecision
from app.domain.awards.nominations import NominationState
from app.errors import Refused
from app.i18n import _
from app.services.awards import bulk, campaigns, dossiers, intake, nominations, steps
from app.services.awards.nominations import NominationRow
from app.services.workspace import Workspace

_YEAR = 2021
_DISTRICT, _OWN = "giay-khen-huyen", "giay-khen-xa"
#: Dossiers that come on time, between the two dates of the plan (IV.6, III.3), and after both.
_ON_TIME, _BETWEEN, _LATE = date(2022, 1, 18), date(2022, 1, 21), date(2022, 2, 11)
_DECIDED = date(2022, 1, 19)
_CANDIDATE = NominationState.CANDIDATE
#: Communes of the sample with the day their dossiers came; ``None`` = proposed, nothing came yet.
_ARRIVALS = {
    "xã Sóc Hà": _ON_TIME,
    "xã Lũng Nặm": _BETWEEN,
    "xã Cải Viên": _LATE,
    "xã Tổng Cọt": None,
}
_APPRAISED, _RETURNED = "xã Sóc Hà", "xã Lũng Nặm"


@dataclass(frozen=True, slots=True)
class SampleAwards:
    """What was made: nominations entered, and how many of them are on their way."""

    entered: int
    moved: int


def add(ws: Workspace) -> SampleAwards:
    """Bring in the nominees of the reports and take some steps with them; what is blocked or doubtful stays as it is.

    A clock that lies before the papers of the sample costs the steps only.
    """
    with ws.store.read() as connection:
        campaign = campaigns.current(connection, _YEAR)
    if campaign is None:
        return SampleAwards(0, 0)
    done = intake.store(ws, intake.from_reports(ws, campaign.id), leaves_out_open=True)
    if ws.today <= _LATE:
        return SampleAwards(len(done.entered), 0)
    for unit, day in _ARRIVALS.items():
        proposed = _proposed(ws, _of(ws, campaign.id, unit, _DISTRICT))
        if day is not None and proposed:
            dossiers.receive_papers(ws, proposed, soft_on=day, hard_on=day, note=_("số liệu minh họa"))
            for nomination_id in proposed:
                steps.receive(ws, nomination_id, day)
    _move_on(ws, campaign.id)
    _record(ws, campaign.id)
    moved = [item for item in nominations.rows(ws, campaign.id) if item.nomination.state is not _CANDIDATE]
    return SampleAwards(len(done.entered), len(moved))


def _of(ws: Workspace, campaign_id: int, unit: str, award: str) -> list[NominationRow]:
    return [row for row in nominations.rows(ws, campaign_id) if (row.unit_title, row.nomination.award) == (unit, award)]


def _proposed(ws: Workspace, rows: Iterable[NominationRow]) -> Sequence[int]:
    """Those that may be proposed: candidates beyond the quota, and who is blocked, stay candidates."""
    return [item.id for item in bulk.each(ws, [row.id for row in rows], steps.propose).done]


def _move_on(ws: Workspace, campaign_id: int) -> None:
    """One commune is appraised, of another a dossier goes back for its minutes."""
    for row in _of(ws, campaign_id, _APPRAISED, _DISTRICT):
        if row.nomination.state is NominationState.RECEIVED:
            text = _("Đủ điều kiện, đúng đối tượng (số liệu minh họa)")
            dossiers.appraise(ws, row.id, text, on=_BETWEEN)
    for row in _of(ws, campaign_id, _RETURNED, _DISTRICT)[-1:]:
        if row.nomination.state is NominationState.RECEIVED:
            dossiers.take_back_paper(ws, row.id, "bien-ban")
            steps.send_back(ws, row.id, _("Thiếu biên bản xét khen thưởng (số liệu minh họa)"))


def _record(ws: Workspace, campaign_id: int) -> None:
    """A commune has decided on its own level already."""
    rows = _of(ws, campaign_id, _APPRAISED, _OWN)
    if not rows:
        return
    decision = AwardDecision(
        campaign_id,
        _OWN,
        rows[0].award_title,
        number="12/QĐ-UBND",
        decided_on=_DECIDED,
        note=_("số liệu minh họa"),
    )
    try:
        steps.record_decided(ws, [row.id for row in rows], decision)
    except Refused:
        # What blocks a nomination of the sample is shown by its findings; the sample shows that too.
        return
