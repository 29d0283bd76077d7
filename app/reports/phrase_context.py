"""What the sentences of one report are made from."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from app.domain.figures import Consolidation
from app.domain.indicators import Catalogue


@dataclass(frozen=True, slots=True)
class PhraseContext:
    """What sentences are made from: figures of one scope and the words for its units.

    ``is_area`` is set when the word "scope" names an area of several units ("toàn huyện"), for which a partial total
    must not speak.
    """

    catalogue: Catalogue
    consolidation: Consolidation
    words: Mapping[str, str] = field(default_factory=dict)
    commune_word: str = "xã"
    station_word: str = "đồn"
    is_area: bool = False
