"""Awards as somebody types them."""

from app.domain.awards.catalogue import Award
from app.errors import Refused
from app.i18n import _
from app.services.awards.season import Season
from app.services.workspace import Workspace
from app.text import fold, short_date


def award_named(ws: Workspace, campaign_id: int, text: str) -> str:
    """The key of the award meant by a key, the workbook's word or a title; raises ``Refused`` when not exactly one."""
    with ws.store.read() as connection:
        season = Season.read(connection, ws, campaign_id)
    known = season.book.awards(season.day)
    titles = {rule.key: season.award_title(rule.key) for rule in known}
    words = {rule.key: (fold(rule.content.form_name), fold(titles[rule.key])) for rule in known}
    wanted = fold(text)
    exact = [key for key, names in words.items() if key == text.strip() or wanted in names]
    found = exact or [key for key, names in words.items() if wanted and any(wanted in name for name in names)]
    if len(found) == 1:
        return found[0]
    _refuse_ended(season, text)
    told = _("Không rõ “{text}” là hình thức khen thưởng nào; có: {known}.")
    meant = "; ".join(f"{key} ({titles[key]})" for key in found or titles)
    raise Refused("unclear-award", told.format(text=text, known=meant))


def _refuse_ended(season: Season, text: str) -> None:
    """Say so where an award of that name is known, but may not be given in this season any more."""
    for key in dict.fromkeys(rule.key for rule in season.book.rules if isinstance(rule.content, Award)):
        rule = season.book.last_known(key)
        if rule is None or rule.valid_to is None or rule.valid_to > season.day:
            continue
        name = rule.content.form_name or season.award_title(key)
        if fold(text) in (fold(key), fold(name), fold(season.award_title(key))):
            told = _("{name} không còn từ {day} ({clause}); chưa đổi gì.")
            sentence = told.format(name=name, day=short_date(rule.valid_to), clause=rule.clause or rule.note)
            raise Refused("award-ended", sentence, _("Hãy chọn hình thức của cấp có thẩm quyền bây giờ."))
