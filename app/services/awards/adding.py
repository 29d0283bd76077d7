"""One nomination typed by hand: the nominee, known or new, and the candidacy, in one step."""

from dataclasses import replace

from app.db import nominations as db
from app.db.types import DbConnection
from app.domain.awards.nominations import Nomination, Nominee
from app.i18n import _
from app.services.awards import nominations
from app.services.workspace import Workspace
from app.text import clean, fold


def add(ws: Workspace, nominee: Nominee, nomination: Nomination) -> Nomination:
    """Enter a candidate with who it is; one of the same name, birth, place and unit who is known is taken again.

    Raises ``Refused`` as :func:`app.services.awards.nominations.nominate` does; then nobody new is stored either.
    """
    label = _("Thêm đề nghị khen thưởng: {name}").format(name=clean(nominee.name) or "…")
    with ws.store.write(label, ws.actor) as connection:
        known = _known(connection, nominee) or nominations.put_nominee(connection, ws, nominee)
        wanted = replace(nomination, nominee_id=known.id)
        return nominations.enter(connection, ws, nomination.campaign_id, [wanted])[0]


def _known(connection: DbConnection, nominee: Nominee) -> Nominee | None:
    return next((item for item in db.nominees(connection) if _key(item) == _key(nominee)), None)


def _key(nominee: Nominee) -> tuple[object, ...]:
    born = nominee.born_on or nominee.birth_year
    return nominee.kind, clean(nominee.name).casefold(), born, nominee.unit_id, fold(clean(nominee.place))
