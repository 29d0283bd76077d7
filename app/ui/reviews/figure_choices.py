"""Figures of the year as the palette offers them and as fields in the text show them."""

from collections.abc import Container, Mapping, Sequence

from app.domain.leaf_text import LeafIndicator
from app.i18n import _
from app.ui.reviews.field_edit import FieldLook
from app.ui.reviews.figure_palette import PaletteEntry


def choices_of(figures: Sequence[LeafIndicator], own: Container[str]) -> tuple[PaletteEntry, ...]:
    """What may be put into a text; ``own`` are the codes that belong to the leaf."""
    return tuple(
        PaletteEntry(_bare(item), f"{item.name} ({item.unit})", _value(item), item.code in own) for item in figures
    )


def looks_of(figures: Sequence[LeafIndicator]) -> Mapping[str, FieldLook]:
    """What each field shows now."""
    return {
        _bare(item): FieldLook(
            _value(item), item.coverage if item.is_partial and item.value else "", item.name, is_missing=not item.value
        )
        for item in figures
    }


def _bare(item: LeafIndicator) -> str:
    return item.field.strip("{}")


def _value(item: LeafIndicator) -> str:
    return item.value or _("(chưa có số liệu)")
