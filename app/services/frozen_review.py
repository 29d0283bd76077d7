"""What an issued review keeps of itself, so that it is the same for ever whatever changes later."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace

from app.domain.chart_plan import ChartPlan
from app.domain.committee import OfficeHolder
from app.domain.figures import Consolidation
from app.domain.page_setup import PageSetup
from app.reports.review import IssuingOrgan, ReviewContent, ReviewScope
from app.reports.review_annexes import UnitNarrative
from app.reports.review_lists import UnitLists


@dataclass(frozen=True, slots=True)
class Frozen:
    """All that an issued paper says and that could be otherwise later: figures, texts, letterhead, signer, bases."""

    consolidation: Consolidation
    texts: Mapping[str, str]
    organ: IssuingOrgan
    movement: str
    scope: ReviewScope
    scope_name: str
    legal_bases: tuple[str, ...] = ()
    narratives: tuple[UnitNarrative, ...] = ()
    signer: OfficeHolder | None = None
    commune_word: str = "xã"
    setup: PageSetup = field(default_factory=PageSetup)
    charts: tuple[ChartPlan, ...] = ()
    lists: tuple[UnitLists, ...] = ()

    @staticmethod
    def of(content: ReviewContent, signer: OfficeHolder | None) -> "Frozen":
        """What ``content`` says now, signed by ``signer``."""
        names = [item.name for item in fields(Frozen) if item.name not in ("texts", "signer")]
        return Frozen(texts=dict(content.texts), signer=signer, **{name: getattr(content, name) for name in names})

    def restored(self, content: ReviewContent) -> ReviewContent:
        """``content`` of today with everything as it was when the paper was issued."""
        return replace(content, **{item.name: getattr(self, item.name) for item in fields(Frozen)})
