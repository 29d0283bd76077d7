"""Words and chips of tiers, parts and plans as the screens of the season say them."""

from app.domain.event_assessment import Assessment, Outcome
from app.domain.event_words import part_words
from app.domain.events import EventPart
from app.domain.season_board import PlaceStanding, SeasonRow
from app.domain.tiers import TierRule
from app.i18n import N_, _
from app.text import format_number

#: Kinds of chips by how strict a tier is; 0 is a place nobody announced a tier for.
_CHIPS = ("plain", "tier1", "tier2", "tier3", "tier4")
#: Tokens of the dots in the chain of reasons.
_DOTS = ("edge", "tier1", "tier2", "tier3", "tier4")

#: Word, icon and colour of where a place stands.
STANDINGS: dict[PlaceStanding, tuple[str, str, str]] = {
    PlaceStanding.TO_ADJUST: (N_("cần điều chỉnh"), "octagon-x", "block"),
    PlaceStanding.OUTSIDE: (N_("ngoài thời gian của kế hoạch"), "triangle-alert", "warn"),
    PlaceStanding.NO_DAY: (N_("chưa có ngày"), "", "text2"),
    PlaceStanding.POSTPONED: (N_("hoãn"), "history", "warn"),
    PlaceStanding.PLANNED: (N_("kế hoạch"), "", "text"),
    PlaceStanding.NO_EVENT: (N_("chưa có kế hoạch"), "", "text2"),
    PlaceStanding.NOT_ALLOWED: (N_("không được tổ chức"), "ban", "text2"),
    PlaceStanding.NOT_WANTED: (N_("không có trong kế hoạch"), "", "text3"),
    PlaceStanding.CANCELLED: (N_("không tổ chức"), "ban", "text2"),
    PlaceStanding.HELD: (N_("đã tổ chức"), "check", "accenttext"),
}
_TONES = {
    Outcome.FREE: "ok",
    Outcome.NOT_ANNOUNCED: "ask",
    Outcome.UNDATED: "ask",
    Outcome.LIMITED: "ok",
    Outcome.PARTLY: "warn",
    Outcome.FORBIDDEN: "block",
    Outcome.NO_HOST: "ask",
}


def chip_of(strictness: int | None) -> str:
    """The kind of chip of a tier that is so strict."""
    return _CHIPS[strictness or 0]


def dot_of(strictness: int | None) -> str:
    """The colour of the dot of a tier that is so strict."""
    return _DOTS[strictness or 0]


def level_word(rule: TierRule) -> str:
    """What a chip calls a level: "Cấp 3", or the name the matrix gives it."""
    return rule.name[:1].upper() + rule.name[1:] if rule.name else _("Cấp {level}").format(level=rule.level)


def short_permission(rule: TierRule) -> str:
    """What a level allows in a few words: "đủ các phần, hạn chế người", "chỉ sơ kết, phần lễ", "không tổ chức"."""
    allowed = {
        EventPart.REVIEW: rule.allows_review,
        EventPart.CEREMONY: rule.allows_ceremony,
        EventPart.FESTIVITIES: rule.allows_festivities,
    }
    parts = part_words(part for part, is_allowed in allowed.items() if is_allowed)
    if not parts:
        return _("không tổ chức")
    told = _("đủ các phần") if all(allowed.values()) else _("chỉ {parts}").format(parts=parts)
    return f"{told}, {_('hạn chế người')}" if rule.limits_people else told


def tier_chip(alone: Assessment) -> tuple[str, str]:
    """Word and kind of the chip of a place's tier, the strictest of several; no word where no matrix is in force."""
    ruling = alone.ruling
    if ruling is None:
        return (_("chưa có") if alone.unannounced else ""), "plain"
    if ruling.rule is None:
        return ruling.words[:1].upper() + ruling.words[1:], "plain"
    return level_word(ruling.rule), chip_of(ruling.strictness)


def tone_of(assessment: Assessment) -> str:
    """The tone of a verdict: ok, ask, warn, block."""
    if assessment.forbidden:
        return "block"
    return _TONES[assessment.outcome]


def people_words(assessment: Assessment) -> tuple[str, str, str]:
    """How many may come, icon and colour: a limit whose number nobody entered is asked for."""
    if assessment.outcome is Outcome.FORBIDDEN:
        return (_("nộp văn bản") if assessment.report_to else "–"), "", "text2"
    if assessment.asks_limit:
        return _("hạn chế"), "message-circle-question-mark", "ask"
    if assessment.max_people is not None:
        return _("tối đa {count}").format(count=format_number(assessment.max_people)), "", "text2"
    if assessment.measures:
        return _("theo {measures}").format(measures=", ".join(assessment.measures)), "", "text2"
    return _("không hạn chế"), "", "text2"


def is_planned(row: SeasonRow, part: EventPart) -> bool:
    """Whether the plan of a place has a part at all; a place that plans nothing has none to leave out."""
    return not row.assessment.parts or part in row.assessment.parts
