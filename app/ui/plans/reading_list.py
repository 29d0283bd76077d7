"""What was read from a plan's text as a list: groups with their counts, a row for each proposal."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from app.domain.plans.citations import printed_clause
from app.domain.plans.reading.contradictions import Contradiction
from app.i18n import _
from app.services.plans.reading_choices import VERDICT_WORDS, Choices, Item, ItemKind, Verdict
from app.services.plans.reading_words import CONFIDENCE_WORDS, caption, told
from app.ui.context import UiContext
from app.ui.tables import Cell, Column, TableModel
from app.ui.widgets.table import Table

CHIPS: Mapping[Verdict, str] = {
    Verdict.OPEN: "ask",
    Verdict.TAKEN: "ok",
    Verdict.CHANGED: "draft",
    Verdict.LEFT: "none",
}


@dataclass(frozen=True, slots=True)
class ReadRow:
    """A proposal in its group, or (``item`` is ``None``) the heading of the group."""

    kind: ItemKind
    heading: str
    item: Item | None = None
    text: str = ""
    detail: str = ""
    clause: str = ""

    @property
    def key(self) -> object:
        """What makes it the same row after something was said about it."""
        return self.item.number if self.item is not None else self.kind


def rows(choices: Choices) -> Iterator[ReadRow]:
    """Group by group, each below its heading."""
    names, preview = choices.names(), choices.preview
    for kind in ItemKind:
        items = choices.of(kind)
        if items:
            yield ReadRow(kind, choices.heading(kind))
        for item in items:
            clause = printed_clause(preview.clause_at(item.places[0])) if item.places else ""
            detail = item.value.sentence if isinstance(item.value, Contradiction) else caption(item.value, names)
            detail = choices.owner(item) or detail
            yield ReadRow(kind, "", item, told(item.value), detail, clause)


def verdict(item: Item) -> str:
    """The word for what was said about an item."""
    if item.is_lacking:
        return _("còn thiếu")
    if item.is_note:
        return _("chưa xem") if item.is_open else _("đã xem")
    return _(VERDICT_WORDS[item.verdict])


def chip(item: Item) -> str:
    """The kind of chip for it."""
    if item.is_lacking or (item.is_open and item.is_note):
        return "warn"
    return CHIPS[item.verdict]


def _look(row: ReadRow) -> Cell:
    is_left = row.item is not None and row.item.verdict is Verdict.LEFT
    return Cell(
        caption=row.detail, tone="text3" if is_left else "", tooltip="\n".join(filter(None, (row.text, row.detail)))
    )


def _sure(row: ReadRow) -> str:
    found = row.item.confidence if row.item is not None else None
    return _(CONFIDENCE_WORDS[found]) if found is not None else ""


def _columns() -> tuple[Column[ReadRow], ...]:
    return (
        Column("what", _("Đọc được"), lambda row: row.text, cell=_look, width=200, is_stretched=True),
        Column("clause", _("Mục"), lambda row: row.clause, cell=lambda _row: Cell(tone="text2"), width=70, drop=2),
        Column("sure", _("Mức chắc"), _sure, cell=lambda _row: Cell(tone="text2"), width=108, drop=1),
        Column(
            "verdict",
            _("Kết luận"),
            lambda row: verdict(row.item) if row.item is not None else "",
            cell=lambda row: Cell(chip=chip(row.item) if row.item is not None else ""),
            width=118,
        ),
    )


def make_table(context: UiContext) -> Table:
    """The list; the order is that of the text, so it cannot be sorted."""
    model = TableModel(_columns(), section_of=lambda row: row.heading)
    return Table(context, "plan-reading", model, row_height="row_two_lines", is_sortable=False)
