"""What the data file knows for the certificate of one nomination, and why it may not be printed yet.

A certificate rests on a decision with number and day, and on a name somebody has proved on the list of names.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from app.db import certificates as db
from app.db import councils as db_councils
from app.db.types import DbConnection
from app.domain.awards.catalogue import AwardForm
from app.domain.awards.certificate_texts import CertificateFacts, place_words
from app.domain.awards.certificates import CertificateLayout, CertificatePrint
from app.domain.awards.councils import AwardDecision
from app.domain.awards.nominations import Nomination, NominationState, Nominee
from app.domain.units import UnitKind
from app.i18n import N_, _
from app.services import scope
from app.services.awards import checks
from app.services.awards.season import Season
from app.services.workspace import Workspace

#: What a certificate calls the forms of award.
_FORMS: Mapping[AwardForm, str] = {AwardForm.BANG_KHEN: N_("Bằng khen"), AwardForm.GIAY_KHEN: N_("Giấy khen")}
#: Units whose name is no place: their papers carry the place of the committee.
_NO_PLACES = frozenset({UnitKind.BORDER_STATION})


@dataclass(frozen=True, slots=True)
class CertificateSeason:
    """Everything certificates of one season are made of, read once in a transaction."""

    season: Season
    decisions: Mapping[int, AwardDecision]
    layouts: tuple[CertificateLayout, ...]
    prints: Mapping[int, tuple[CertificatePrint, ...]]
    blocks: Mapping[int, str]
    movement: str
    place: str

    @staticmethod
    def read(connection: DbConnection, ws: Workspace, campaign_id: int) -> "CertificateSeason":
        """The season; raises ``Refused`` when there is none."""
        committee = scope.committee_of(connection)
        prints: dict[int, tuple[CertificatePrint, ...]] = {}
        for item in db.prints(connection):
            prints[item.nomination_id] = (*prints.get(item.nomination_id, ()), item)
        season = Season.read(connection, ws, campaign_id)
        return CertificateSeason(
            season,
            {item.id: item for item in db_councils.decisions(connection, campaign_id)},
            db.layouts(connection),
            prints,
            checks.blocks(ws, season, checks.of_season(connection, ws, season)),
            ws.presets.plan(committee.plan_preset).movement,
            committee.place,
        )

    def nominee(self, item: Nomination) -> Nominee:
        """Whom a nomination is about."""
        return self.season.nominees[item.nominee_id]

    def facts(self, item: Nomination) -> CertificateFacts:
        """All that the certificate of a nomination may say; what nobody knows is empty."""
        nominee, said = self.nominee(item), item.snapshot
        decision = self.decisions.get(item.decision_id or 0)
        award = self.season.of(item).award(item.award)
        title = self.season.title_of(item)
        facts = CertificateFacts(
            nominee.kind,
            said.name,
            award=_(_FORMS[award.form]) if award and award.form in _FORMS else title,
            sex=nominee.sex,
            place=place_words(said.position, said.place, said.unit_name, said.name),
            achievement=item.achievement,
            movement=self.movement,
            year=self.season.campaign.year,
            golden_book=item.golden_book_no,
            is_posthumous=item.is_posthumous,
        )
        return self._given(facts, item, decision)

    def _given(self, facts: CertificateFacts, item: Nomination, decision: AwardDecision | None) -> CertificateFacts:
        """The facts with who gives it: authority, place, and what the decision says once there is one."""
        day = decision.decided_on if decision else None
        law = self.season.of(item)
        authority, giver = law.authority(item.award), law.giver(item.award, item.unit_id)
        signer_title = decision.signer_title if decision else ""
        return replace(
            facts,
            authority=law.authority_title(item.award, item.unit_id),
            place_name=giver.name if giver and giver.kind not in _NO_PLACES else self.place,
            signer_title=signer_title or (authority.signer_title if authority else ""),
            signer=decision.signer if decision else "",
            number=decision.number if decision else "",
            decided_on=day,
        )

    def layouts_for(self, item: Nomination) -> tuple[CertificateLayout, ...]:
        """The layouts for the award and kind of a nomination."""
        kind = self.nominee(item).kind
        return tuple(layout for layout in self.layouts if (layout.award, layout.kind) == (item.award, kind))

    def prints_of(self, item: Nomination) -> tuple[CertificatePrint, ...]:
        """The certificates printed for a nomination, oldest first."""
        return self.prints.get(item.id, ())


def obstacles(season: CertificateSeason, item: Nomination) -> Iterator[str]:
    """Why a certificate may not be printed on a blank, one sentence each; nothing when it may."""
    decision = season.decisions.get(item.decision_id or 0)
    if item.state is not NominationState.DECIDED or decision is None:
        yield _("chưa có quyết định khen thưởng")
    elif decision.cancel_reason:
        yield _("quyết định khen thưởng đã bị hủy")
    if not item.is_name_proved:
        yield _("tên chưa được ký duyệt trên bản in thử tên")
    if item.id in season.blocks:
        yield season.blocks[item.id]
