"""Awards as somebody types them."""

from app.errors import Refused
from app.i18n import _
from app.services.awards.season import Season
from app.services.workspace import Workspace
from app.text import fold


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
    told = _("Không rõ “{text}” là hình thức khen thưởng nào; có: {known}.")
    meant = "; ".join(f"{key} ({titles[key]})" for key in found or titles)
    raise Refused("unclear-award", told.format(text=text, known=meant))
