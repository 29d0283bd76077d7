"""One step of a nomination in its own transaction, and what every step does alike."""

from collections.abc import Iterator
from contextlib import contextmanager

from app.db import nominations as db
from app.db.types import DbConnection
from app.domain.awards import steps as rules
from app.domain.awards.nominations import Nomination
from app.domain.awards.proof import still_proved
from app.domain.awards.reasons import says_something
from app.domain.awards.steps import STEP_WORDS, Step
from app.domain.event_words import capital
from app.errors import Refused
from app.i18n import _
from app.services.awards.season import Season, of_nomination
from app.services.workspace import Workspace
from app.text import clean


@contextmanager
def taking(ws: Workspace, nomination_id: int, step: Step) -> Iterator[tuple[DbConnection, Season, Nomination]]:
    """A step of one nomination, in its own transaction; raises ``Refused`` where its state does not allow it."""
    with ws.store.read() as connection:
        known = db.find_nomination(connection, nomination_id)
    name = known.snapshot.name if known else "…"
    label = _("{step}: {name}").format(step=capital(_(STEP_WORDS[step])), name=name)
    with ws.store.write(label, ws.actor) as connection:
        season = of_nomination(connection, ws, nomination_id)
        item = season.nomination(nomination_id)
        refuse(season, item, step)
        yield connection, season, item


def refuse(season: Season, item: Nomination, step: Step) -> None:
    """Raise ``Refused`` where the state of a nomination does not allow a step."""
    sentence, way = rules.refusal(item, step, is_own_level=season.is_own_level(item.award))
    if sentence:
        raise Refused("wrong-state", sentence, way)


def stored(connection: DbConnection, item: Nomination) -> Nomination:
    """The nomination, stored; a name that was proved is no more when what its certificate says has changed."""
    former = db.find_nomination(connection, item.id)
    kept = still_proved(former, item) if former else item
    db.save_nomination(connection, kept)
    return kept


def needed(text: str, code: str, sentence: str) -> str:
    """A text that must be there; raises ``Refused`` with the sentence for an empty one."""
    if not text.strip():
        raise Refused(code, sentence, _("Hãy ghi rõ rồi làm lại."))
    return text.strip()


def because(reason: str, missing: str) -> str:
    """A reason that must be there; raises ``Refused`` with ``missing`` for none, and for one that says nothing."""
    why = needed(clean(reason), "no-reason", missing)
    if not says_something(why):
        told = _("Lý do “{reason}” chưa nói rõ điều gì; chưa đổi gì.").format(reason=why)
        raise Refused("empty-reason", told, _("Hãy ghi vài chữ để sau này đọc lại hiểu vì sao."))
    return why
