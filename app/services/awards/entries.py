"""Nominees as lists of commands name them: by the numbers of their nominations, with unit, birth and award."""

from collections.abc import Mapping
from dataclasses import dataclass

from app.domain.awards.nominations import Nominee
from app.i18n import _
from app.services.awards.nominations import ENDED
from app.services.awards.season import Season
from app.services.workspace import Workspace
from app.text import short_date


@dataclass(frozen=True, slots=True)
class Entry:
    """One nominee; ``numbers`` are those of its nominations in the season, live ones where there are any."""

    nominee: Nominee
    numbers: tuple[int, ...]
    unit_title: str
    award_titles: tuple[str, ...] = ()

    @property
    def birth(self) -> str:
        """The day or at least the year of birth; empty when unknown."""
        return short_date(self.nominee.born_on) if self.nominee.born_on else str(self.nominee.birth_year or "")

    @property
    def who(self) -> str:
        """Name with unit and birth: enough to tell two of one name apart."""
        born = _("sinh {birth}").format(birth=self.birth) if self.birth else _("chưa rõ ngày sinh")
        return _("{name} ({unit}, {born})").format(name=self.nominee.name, unit=self.unit_title, born=born)


def entries(ws: Workspace, campaign_id: int) -> Mapping[int, Entry]:
    """Everybody who is known, by nominee, as the nominations of a season number them."""
    with ws.store.read() as connection:
        season = Season.read(connection, ws, campaign_id)
    return {key: _entry(season, nominee) for key, nominee in season.nominees.items()}


def _entry(season: Season, nominee: Nominee) -> Entry:
    own = [item for item in season.nominations if item.nominee_id == nominee.id]
    shown = [item for item in own if item.state not in ENDED] or own
    titles = dict.fromkeys(season.title_of(item) for item in shown)
    numbers = tuple(sorted(item.id for item in shown))
    return Entry(nominee, numbers, season.unit_title(nominee.unit_id), tuple(titles))
