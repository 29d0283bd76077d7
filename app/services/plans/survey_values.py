"""Values of measures that come from surveys: ``survey`` how many there were, ``survey:returned`` their forms.

Only surveys of the plan count, by their last day; what nobody counted is no number.
"""

from decimal import Decimal

from app.db import plan_surveys
from app.db.types import DbConnection
from app.domain.plans.spans import Span
from app.domain.plans.surveys import Survey
from app.i18n import _

#: What a measure may take from surveys: forms handed out, returned, entered.
OF = ("handed_out", "returned", "forms")


def is_survey(source: str) -> bool:
    """Whether a measure takes its value from surveys."""
    return source.split(":", 1)[0] == "survey"


def value(connection: DbConnection, of: str, plan_id: int, period: Span) -> tuple[Decimal | None, int, int, str]:
    """The sum over the surveys of a plan in a period, how many of them tell it of how many, what lacks.

    A survey without days is of no period, but may be of this one: it is one of those that do not tell.
    """
    every = plan_surveys.surveys(connection, plan_id)
    found = [item for item in every if _is_within(item, period)]
    undated = sum(item.ends_on is None and item.starts_on is None for item in every)
    waits = _("{count} cuộc khảo sát chưa ghi ngày nên chưa tính vào kỳ nào.").format(count=undated) if undated else ""
    if not found:
        return None, 0, undated, waits or _("Kỳ này chưa có cuộc khảo sát.")
    counts = [_count(connection, item, of) for item in found]
    known = [count for count in counts if count is not None]
    lacking = len(counts) - len(known)
    told = _("{count} cuộc khảo sát chưa ghi số này.").format(count=lacking) if lacking else ""
    words = " ".join(filter(None, (told, waits)))
    return Decimal(sum(known)) if known else None, len(known), len(found) + undated, words


def _is_within(item: Survey, period: Span) -> bool:
    day = item.ends_on or item.starts_on
    return day is not None and period.first <= day <= period.last


def _count(connection: DbConnection, item: Survey, of: str) -> int | None:
    if of == "forms":
        return plan_surveys.form_count(connection, item.id)
    return {"handed_out": item.handed_out, "returned": item.returned}.get(of, 1)
