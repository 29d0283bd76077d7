"""What plan and lists of an event already tell of its result, so that nobody counts again what stands there."""

from decimal import Decimal

from app.domain.events import ActivityKind, Event, EventPart, EventResult


def told_result(event: Event) -> EventResult:
    """The result with its blanks filled from what is written elsewhere; what somebody typed stays.

    Delegates are those marked as present, once anybody is; activities those of the plan while phần hội is held; gifts
    the parts of the plan. What nothing tells stays ``None``: an empty plan is no zero.
    """
    known, plan = event.result, event.plan
    marked = [item for item in plan.delegates if item.attended is not None]
    present = sum(1 for item in marked if item.attended) if marked else None
    gifts = [item for item in plan.gifts if item.count]
    count = sum(item.count for item in gifts) if gifts else None
    value = sum((item.count * item.unit_value for item in gifts), Decimal(0)) if gifts else None
    return EventResult(
        delegate_count=_first(known.delegate_count, present),
        people_count=known.people_count,
        arts=_first(known.arts, _held(event, ActivityKind.ART)),
        sports=_first(known.sports, _held(event, ActivityKind.SPORT)),
        games=_first(known.games, _held(event, ActivityKind.GAME)),
        gift_count=_first(known.gift_count, count),
        gift_value=known.gift_value if known.gift_value is not None else value,
        pledge_count=known.pledge_count,
        summary=known.summary,
        shortcomings=known.shortcomings,
    )


def _held(event: Event, kind: ActivityKind) -> int | None:
    """How many activities of a kind the plan has; ``None`` where it has none, or phần hội fell away."""
    counts = [item.count for item in event.plan.activities if item.kind is kind]
    return sum(counts) if counts and EventPart.FESTIVITIES in event.held_parts else None


def _first(known: int | None, told: int | None) -> int | None:
    return known if known is not None else told
