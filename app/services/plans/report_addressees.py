"""Who sends the report of a plan, to whom, and who receives it."""

from dataclasses import dataclass

from app.db.types import DbConnection
from app.domain.plans.plan import Plan
from app.services import scope
from app.text import fold


@dataclass(frozen=True, slots=True)
class Addressed:
    """The committee that reports, whom it reports to, and «Nơi nhận»."""

    organ: str
    addressees: tuple[str, ...]
    recipients: tuple[str, ...]


def addressed(connection: DbConnection, plan: Plan) -> Addressed:
    """Up to who issued the plan; of the committee's own plan to whom the plan went."""
    committee = scope.committee_of(connection)
    own = fold(f"{committee.name} {committee.short_name} {committee.parent_organ}").split()
    if set(fold(plan.head.issuer).split()) <= set(own):
        kept = tuple(name for name in plan.head.recipients if not fold(name).startswith("luu"))
        return Addressed(committee.name, (), kept or committee.recipients)
    return Addressed(committee.name, (plan.head.issuer,), committee.recipients)
