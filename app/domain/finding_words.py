"""What one kind of finding is called, how it is said and what the user can do about it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FindingWords:
    """Words of one code: ``sentence`` is a template over the data of the finding; ``remedy`` says the way out.

    Every template may use ``{name}`` (the indicator with its code), ``{hamlet}`` and the keys of ``Finding.data``.
    """

    title: str
    sentence: str
    remedy: str
