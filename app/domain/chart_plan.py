"""ChartPlan «biểu đồ của đề cương»: which figures of a report are shown as a picture, and how; data of the outline."""

from dataclasses import dataclass
from enum import StrEnum


class ChartForm(StrEnum):
    """What lies beside what: units, two years, or the shares of a whole."""

    UNITS = "units"
    YEARS = "years"
    SHARES = "shares"


@dataclass(frozen=True, slots=True)
class ChartPlan:
    """One chart: of units (several indicators lie on top of each other), of indicators in two years, or of shares.

    ``labels`` are short names of the indicators in the same order; empty, the names of the catalogue are used.
    """

    title: str
    form: ChartForm
    indicators: tuple[str, ...]
    labels: tuple[str, ...] = ()
