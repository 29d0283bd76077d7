"""Task «nhiệm vụ» of a plan: who leads «chủ trì», who takes part «phối hợp», when, and with which product."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

from app.domain.plans.spans import Frequency
from app.i18n import N_


class ProgressState(StrEnum):
    """What one entry about a task says; PRODUCT counts a product and leaves the state as it is."""

    DOING = "doing"
    DONE = "done"
    NOT_DONE = "not_done"
    PRODUCT = "product"


PROGRESS_WORDS: Mapping[ProgressState, str] = {
    ProgressState.DOING: N_("đang thực hiện"),
    ProgressState.DONE: N_("đã hoàn thành"),
    ProgressState.NOT_DONE: N_("không thực hiện"),
    ProgressState.PRODUCT: N_("có sản phẩm"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Timing:
    """When a task is to be done; ``text`` is how the plan words it.

    ``starts`` and ``ends`` are spans ("2022-Q2"): what is due in a quarter is late after its last day. ``frequency``
    repeats it, ``is_ongoing`` stands for «thường xuyên». With a ``condition`` («sau khi có hướng dẫn của Bộ Tư pháp»)
    the task is open, never late, until it is recorded that the condition came about.
    """

    text: str = ""
    starts: str = ""
    ends: str = ""
    frequency: Frequency = Frequency.ONCE
    is_ongoing: bool = False
    condition: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Deliverable:
    """A product: so many of a unit («03 lớp»), or words alone; ``measure`` is what counts it, if anything does.

    The count is for each time the task comes back («mỗi năm 01 lớp»); with ``is_total`` for all of them together.
    """

    key: str
    text: str
    count: Decimal | None = None
    unit: str = ""
    measure: str = ""
    is_total: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """One task; agencies by their keys. A task with tasks below it (``parent``) groups them and is not done itself.

    ``hosts`` run what this plan only takes part in ("Bộ Quốc phòng" holds the training, the province attends).
    ``supports`` are tasks of the same plan this one serves.
    """

    key: str
    title: str
    clause: str = ""
    quote: str = ""
    parent: str = ""
    leads: tuple[str, ...] = ()
    partners: tuple[str, ...] = ()
    hosts: tuple[str, ...] = ()
    partner_words: str = ""
    phases: tuple[str, ...] = ()
    timing: Timing = field(default_factory=Timing)
    deliverables: tuple[Deliverable, ...] = ()
    supports: tuple[str, ...] = ()
    note: str = ""
