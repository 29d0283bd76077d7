"""Nominees and nominations «đề nghị khen thưởng»: lists of a season, one whole, entering, editing, taking out.

Steps in the life of a nomination are in :mod:`app.services.awards.steps`.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from app.db import nominations as db
from app.db.payloads import to_json
from app.db.types import DbConnection
from app.domain.awards import proof
from app.domain.awards import steps as rules
from app.domain.awards.catalogue import NOMINEE_WORDS
from app.domain.awards.id_numbers import read as read_id_number
from app.domain.awards.nominations import NOMINATION_WORDS, Nomination, NominationState, Nominee
from app.domain.awards.steps import Step
from app.domain.event_words import capital
from app.domain.findings import Finding, Severity
from app.errors import Refused
from app.i18n import _
from app.services.awards import checks
from app.services.awards.meanwhile import merged
from app.services.awards.nominee_changes import refuse_change
from app.services.awards.season import Season, of_nomination
from app.services.workspace import Workspace
from app.text import clean

_TEXTS = ("name", "sex", "ethnicity", "id_number", "position", "place", "leader", "note")
#: What only the steps change.
_BY_STEPS = (
    "campaign_id", "nominee_id", "unit_id", "award", "state", "snapshot", "rank", "replaces_id", "over_quota", "reason",
    "received_on", "appraisal", "sitting_id", "decision_id", "amount", "money_source",
    "golden_book_no", "appraised_by", "appraised_on", "home_id", "against_council",
)  # fmt: skip
#: States of nominations that are over without an award.
ENDED = frozenset({NominationState.WITHDRAWN, NominationState.REPLACED})


@dataclass(frozen=True, slots=True)
class NominationRow:
    """One nomination as lists show it; ``name`` is the one at the time it was proposed.

    ``next_step`` leads on (``None`` = nothing to be done), ``steps`` are all that may be taken now.
    """

    nomination: Nomination
    nominee: Nominee
    unit_title: str
    award_title: str
    next_step: Step | None = None
    steps: tuple[Step, ...] = ()
    findings: tuple[Finding, ...] = ()
    award_short: str = ""

    @property
    def id(self) -> int:
        """The key of the nomination."""
        return self.nomination.id

    @property
    def name(self) -> str:
        """The name papers print."""
        return self.nomination.snapshot.name

    @property
    def is_blocked(self) -> bool:
        """Whether something found keeps it from being proposed and printed."""
        return any(item.severity is Severity.ERROR for item in self.findings)

    @property
    def state_words(self) -> str:
        """Where it stands, in words."""
        return _(NOMINATION_WORDS[self.nomination.state])

    @property
    def kind_words(self) -> str:
        """Collective, person or household, in words."""
        return _(NOMINEE_WORDS[self.nominee.kind])

    @property
    def next_words(self) -> str:
        """The step that leads on, as a button says it; empty for none."""
        return capital(_(rules.STEP_WORDS[self.next_step])) if self.next_step else ""


# --- looking ---------------------------------------------------------------------------------------------------------


def rows(ws: Workspace, campaign_id: int) -> tuple[NominationRow, ...]:
    """Every nomination of a season by unit, award, kind and rank, with what is found about it."""
    with ws.store.read() as connection:
        season = Season.read(connection, ws, campaign_id)
        return rows_of(season, season.nominations, checks.of_season(connection, ws, season))


def rows_of(
    season: Season, some: Iterable[Nomination], findings: Mapping[int, tuple[Finding, ...]] | None = None
) -> tuple[NominationRow, ...]:
    """Nominations of a season that was read already, as lists show them."""
    return tuple(_row(season, item, (findings or {}).get(item.id, ())) for item in some)


def _row(season: Season, item: Nomination, findings: tuple[Finding, ...]) -> NominationRow:
    is_own = season.is_own_level(item.award)
    return NominationRow(
        item,
        season.nominees[item.nominee_id],
        season.unit_title(item.unit_id),
        season.title_of(item),
        rules.next_step(item.state, is_own_level=is_own),
        rules.possible(item.state, is_own_level=is_own),
        findings,
        season.short_title_of(item),
    )


def find(ws: Workspace, nomination_id: int) -> NominationRow:
    """One nomination; raises ``Refused`` when there is none."""
    with ws.store.read() as connection:
        season = of_nomination(connection, ws, nomination_id)
        found = (season.nomination(nomination_id),)
        return rows_of(season, found, checks.of_season(connection, ws, season))[0]


def nominees(ws: Workspace) -> tuple[Nominee, ...]:
    """Every person, collective and household known, in Vietnamese order of names."""
    with ws.store.read() as connection:
        return db.nominees(connection)


# --- nominees --------------------------------------------------------------------------------------------------------


def save_nominee(ws: Workspace, nominee: Nominee, *, corrects: bool = True) -> Nominee:
    """Store a person, collective or household: a new one when its ``id`` is 0.

    With ``corrects`` a mistake is mended: nominations nobody has decided on get the name as it is now. Without it the
    nominee is only called differently from now on; what was proposed keeps its name. A name that was proved has to be
    proved again where its certificate says something else now, be it only Ông or Bà. Raises ``Refused`` for what no
    file can hold, and while a place is held for another kind or unit and for a name that is somebody else's.
    """
    with ws.store.write(_("Lưu đối tượng khen thưởng: {name}").format(name=clean(nominee.name) or "…"), ws.actor) as c:
        return put_nominee(c, ws, nominee, corrects=corrects)


def put_nominee(connection: DbConnection, ws: Workspace, nominee: Nominee, *, corrects: bool = True) -> Nominee:
    """:func:`save_nominee` inside a running transaction."""
    _refuse_broken_text(nominee)
    wanted = _tidy(nominee)
    former = db.find_nominee(connection, nominee.id) if nominee.id else None
    if nominee.id and former is None:
        raise Refused("no-nominee", _("Không có đối tượng khen thưởng số {id}.").format(id=nominee.id))
    if former == wanted:
        return wanted
    _refuse_nominee(wanted)
    if former is None:
        return replace(wanted, id=db.save_nominee(connection, wanted))
    of_this = [item for item in db.nominations(connection) if item.nominee_id == wanted.id]
    refuse_change(connection, ws, of_this, (former, wanted), corrects=corrects)
    db.save_nominee(connection, wanted)
    for item in of_this:
        after = proof.still_proved(item, _follow(connection, ws, item, wanted, corrects=corrects))
        if not proof.is_called_alike(former, wanted):
            after = replace(after, is_name_proved=False)
        if after != item:
            db.save_nomination(connection, after)
    return wanted


def _tidy(nominee: Nominee) -> Nominee:
    texts: Any = {name: clean(getattr(nominee, name)) for name in _TEXTS}
    texts["id_number"] = read_id_number(nominee.id_number)
    tidy = replace(nominee, **texts)
    return replace(tidy, birth_year=tidy.born_on.year) if tidy.born_on else tidy


def _refuse_nominee(nominee: Nominee) -> None:
    if not nominee.name:
        raise Refused("no-name", _("Chưa có tên người, tập thể hoặc hộ gia đình; chưa lưu gì."))
    if nominee.member_count is not None and nominee.member_count < 0:
        raise Refused("bad-count", _("Số thành viên không được âm; chưa lưu gì."))
    if nominee.women_percent is not None and not 0 <= nominee.women_percent <= 100:
        raise Refused("bad-percent", _("Tỷ lệ nữ phải từ 0 đến 100; chưa lưu gì."))


def _refuse_broken_text(value: Nominee | Nomination) -> None:
    try:
        to_json(value).encode()
    except UnicodeEncodeError as error:
        sentence = _("Có ký tự không trọn vẹn (thường do dán từ nơi khác); chưa lưu gì.")
        raise Refused("bad-text", sentence, _("Hãy xóa ký tự hiện thành ô vuông rồi lưu lại.")) from error


def _follow(
    connection: DbConnection, ws: Workspace, item: Nomination, nominee: Nominee, *, corrects: bool
) -> Nomination:
    """A nomination with the name it has now: candidates always have the present one, decided ones keep theirs."""
    if item.state is NominationState.DECIDED or item.state in ENDED:
        return item
    if not corrects and item.state is not NominationState.CANDIDATE:
        return item
    snapshot = Season.read(connection, ws, item.campaign_id).snapshot(nominee)
    return replace(item, snapshot=snapshot)


# --- nominations -----------------------------------------------------------------------------------------------------


def nominate(ws: Workspace, nomination: Nomination) -> Nomination:
    """Enter a candidate; name, rank and state are set here: as it is called now, behind the candidates there are.

    Raises ``Refused`` for unknown awards, units and nominees, for one who is entered for this award already, and for a
    posthumous award of somebody not recorded as dead.
    """
    with ws.store.write(_("Lập đề nghị khen thưởng"), ws.actor) as connection:
        return enter(connection, ws, nomination.campaign_id, [nomination])[0]


def enter(
    connection: DbConnection, ws: Workspace, campaign_id: int, wanted: Sequence[Nomination]
) -> tuple[Nomination, ...]:
    """Enter several candidates of one season inside a running transaction; all or none."""
    season = Season.read(connection, ws, campaign_id)
    live = {(item.nominee_id, item.award): item for item in season.nominations if item.state not in ENDED}
    last = last_ranks(season)
    stored = []
    for given in wanted:
        refuse_nomination(season, given)
        refuse_twin(season, given, live.get((given.nominee_id, given.award)))
        queue = queue_of(season, given)
        last[queue] = last.get(queue, 0) + 1
        fresh = _fresh(season, given, last[queue])
        live[given.nominee_id, given.award] = fresh
        stored.append(replace(fresh, id=db.save_nomination(connection, fresh)))
    return tuple(stored)


def queue_of(season: Season, item: Nomination) -> tuple[object, ...]:
    """What candidates are ranked within: their quota, or without one award, unit and kind."""
    nominee = season.nominees[item.nominee_id]
    quota = season.allotment.quota_of(item, nominee)
    return (quota.id,) if quota else (item.award, item.unit_id, nominee.kind)


def last_ranks(season: Season) -> dict[tuple[object, ...], int]:
    """The last rank of every queue of a season; queues nobody stands in are left out."""
    last: dict[tuple[object, ...], int] = {}
    for item in season.nominations:
        queue = queue_of(season, item)
        last[queue] = max(last.get(queue, 0), item.rank)
    return last


def refuse_twin(season: Season, item: Nomination, twin: Nomination | None) -> None:
    """Refuse a nominee who is considered for this award already, by ``twin``."""
    if twin is not None:
        told = _("“{name}” đã có trong danh sách xét {award} ({unit} lập); chưa đổi gì.")
        title, unit = season.title_of(item), season.unit_title(twin.unit_id)
        raise Refused("already-nominated", told.format(name=twin.snapshot.name, award=title, unit=unit))


def _fresh(season: Season, given: Nomination, rank: int) -> Nomination:
    """The nomination as a candidate nobody has acted on."""
    return replace(
        rules.unread(given),
        campaign_id=season.campaign.id,
        id=0,
        state=NominationState.CANDIDATE,
        snapshot=season.snapshot(season.nominees[given.nominee_id]),
        rank=rank,
        achievement=given.achievement.strip(),
        difference=given.difference.strip(),
        over_quota="",
        replaces_id=None,
        amount=None,
        money_source="",
        golden_book_no="",
        is_name_proved=False,
        home_id=None,
    )


def refuse_nomination(season: Season, item: Nomination) -> None:
    """Refuse unknown awards, units and nominees, a kind the award is not for, broken text, living posthumous ones."""
    nominee, award = season.nominees.get(item.nominee_id), season.award(item.award)
    if nominee is None:
        raise Refused("no-nominee", _("Không có đối tượng khen thưởng số {id}.").format(id=item.nominee_id))
    if award is None:
        known = "; ".join(f"{rule.key}: {season.common_title(rule.key)}" for rule in season.book.awards(season.day))
        told = _("Danh mục không có hình thức khen thưởng “{key}”; có: {known}.")
        raise Refused("unknown-award", told.format(key=item.award, known=known))
    if item.unit_id not in season.units:
        raise Refused("unknown-unit", _("Không có đơn vị số {id}; chưa lưu gì.").format(id=item.unit_id))
    if nominee.kind not in award.kinds:
        told = _("{award} không tặng cho {kind}; chưa lưu gì.")
        title = season.title_of(item)
        raise Refused("wrong-kind", told.format(award=title, kind=_(NOMINEE_WORDS[nominee.kind])))
    _refuse_broken_text(item)
    refuse_posthumous(item, nominee)


def refuse_posthumous(item: Nomination, nominee: Nominee) -> None:
    """Refuse a posthumous award of somebody not recorded as dead."""
    if item.is_posthumous and not nominee.is_deceased:
        told = _("Truy tặng chỉ dành cho người đã mất, mà “{name}” chưa ghi là đã mất; chưa lưu gì.")
        raise Refused("posthumous-living", told.format(name=nominee.name), _("Hãy ghi đã mất, hoặc bỏ truy tặng."))


def edit(
    ws: Workspace,
    nomination: Nomination,
    nominee: Nominee | None = None,
    *,
    opened: tuple[Nomination, Nominee] | None = None,
) -> Nomination:
    """Store what was typed about a nomination (achievement, how it differs, posthumous, proof of the name).

    What steps decide stays as it is stored; with ``nominee`` a mistake about who it is is mended in the same step.
    With ``opened``, what the editor began with, only what was typed is stored. Raises ``Refused`` once it is decided,
    withdrawn or replaced, and where the same was changed elsewhere since it was opened.
    """
    with ws.store.write(_("Sửa đề nghị khen thưởng"), ws.actor) as connection:
        if nominee is not None:
            known = db.find_nominee(connection, nominee.id)
            nominee = merged(known, opened[1], nominee, known.name) if known and opened else nominee
            put_nominee(connection, ws, nominee)
        season = of_nomination(connection, ws, nomination.id)
        former = season.nomination(nomination.id)
        by_steps: Any = {name: getattr(former, name) for name in _BY_STEPS}
        wanted = replace(nomination, **by_steps)
        if opened:
            wanted = merged(former, replace(opened[0], **by_steps), wanted, former.snapshot.name)
        if nominee is not None:
            wanted = replace(wanted, is_name_proved=wanted.is_name_proved and former.is_name_proved)
        wanted = proof.still_proved(former, wanted)
        if wanted == former:
            return former
        if not (former.state is NominationState.DECIDED and _only_after(former, wanted)):
            _refuse_edit(season, former, wanted)
        db.save_nomination(connection, wanted)
        return wanted


def _refuse_edit(season: Season, former: Nomination, wanted: Nomination) -> None:
    if former.state is NominationState.DECIDED or former.state in ENDED:
        told = _("“{name}” {state} nên không sửa được nữa; chưa lưu gì.")
        words = _(NOMINATION_WORDS[former.state])
        raise Refused("nomination-closed", told.format(name=former.snapshot.name, state=words))
    refuse_nomination(season, wanted)


def _only_after(former: Nomination, wanted: Nomination) -> bool:
    """Whether only what follows a decision was typed: the proof of the name."""
    return replace(former, is_name_proved=wanted.is_name_proved) == wanted


def remove(ws: Workspace, nomination_id: int) -> None:
    """Take out a candidate that was entered by mistake; raises ``Refused`` for one that was acted on."""
    with ws.store.write(_("Bỏ đề nghị khen thưởng"), ws.actor) as connection:
        season = of_nomination(connection, ws, nomination_id)
        item = season.nomination(nomination_id)
        if item.state is not NominationState.CANDIDATE or item.replaces_id is not None:
            told = _("“{name}” {state} nên không xóa được; mọi việc đã làm được giữ lại.")
            advice = (
                _("Khen thưởng đã quyết định thì chỉ hủy quyết định có lý do.")
                if item.state is NominationState.DECIDED
                else _("Hãy ghi “Rút” với lý do.")
            )
            words = _(NOMINATION_WORDS[item.state])
            raise Refused("nomination-stays", told.format(name=item.snapshot.name, state=words), advice)
        db.remove_nomination(connection, nomination_id)
