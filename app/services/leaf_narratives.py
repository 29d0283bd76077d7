"""What the units wrote about one leaf, merged into one text that names who wrote what; the officer takes it over."""

from dataclasses import dataclass

from app.db import registers
from app.db.types import DbConnection
from app.domain.merging import MergedPassage, Passage, merged, merged_text
from app.services import consolidation, gathering, leaf_texts, organs, scope, stretches
from app.services.workspace import Workspace


@dataclass(frozen=True, slots=True)
class MergedNarratives:
    """The passages of one leaf in the order of the board, and ``text``: all of them, each behind its writers."""

    leaf: str
    passages: tuple[MergedPassage, ...]

    @property
    def text(self) -> str:
        """What may be taken over as it is; empty when nobody wrote anything."""
        return merged_text(self.passages)


def merged_narratives(ws: Workspace, year: int, leaf: str, scope_unit_id: int | None = None) -> MergedNarratives:
    """What the accepted reports say about one leaf; what several units wrote in the same words is told once.

    Nothing of it is printed until it is part of the officer's text.
    """
    code = leaf_texts.leaf_of(ws, leaf).code
    with ws.store.read() as connection:
        expected = consolidation.expected_of(connection, year, scope_unit_id)
        return MergedNarratives(code, merged(_passages(connection, expected, year, code)))


def _passages(connection: DbConnection, expected: scope.Expected, year: int, leaf: str) -> list[Passage]:
    chosen = gathering.chosen_versions(connection, expected.reporting, year)
    labels = {**scope.labels(expected.communes), **scope.labels(expected.stations), **stretches.former_names(expected)}
    return [
        # Units of one name are told apart, former ones by their last day, behind the name as in the annexes.
        Passage(organs.name_in_text(unit) + labels.get(unit.id, unit.name).removeprefix(unit.name), text.text)
        for unit in expected.reporting
        for version in chosen.get(unit.id, ())
        for text in registers.load_narrative(connection, version.id)
        if text.leaf == leaf
    ]
