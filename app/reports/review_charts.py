"""The charts of the review: figures of the consolidation as the outline plans them; without figures no picture."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from decimal import Decimal
from types import MappingProxyType

from app.domain.chart_plan import ChartForm, ChartPlan
from app.domain.derived import reporting_level
from app.domain.figures import Consolidation, Total
from app.domain.indicators import Catalogue, OwnerLevel
from app.reports.model import Chart, ChartKind, Series
from app.text import padded_count

_SAME_UNITS = "Mỗi cặp chỉ tính những đơn vị có số liệu cả hai năm."


def charts(
    plans: Iterable[ChartPlan], year: int, catalogue: Catalogue, consolidation: Consolidation, commune_word: str
) -> tuple[Chart, ...]:
    """The charts that have at least one figure, numbered in their order."""
    maker = _Maker(year, catalogue, consolidation, commune_word)
    made = [chart for plan in plans for chart in maker.made(plan)]
    return tuple(_numbered(chart, number) for number, chart in enumerate(made, 1))


def _numbered(chart: Chart, number: int) -> Chart:
    return Chart(
        chart.kind, f"Biểu đồ {number}. {chart.title}", chart.labels, chart.series, chart.unit, chart.note, chart.alt
    )


class _Maker:
    """One report's figures, asked for again and again."""

    def __init__(self, year: int, catalogue: Catalogue, consolidation: Consolidation, commune_word: str) -> None:
        self.year, self.catalogue, self.consolidation = year, catalogue, consolidation
        self.commune_word = commune_word

    def made(self, plan: ChartPlan) -> Iterator[Chart]:
        """The chart of a plan, if the catalogue of the year knows its indicators and somebody gave a figure."""
        known = [
            (code, label)
            for code, label in zip(plan.indicators, plan.labels or [""] * len(plan.indicators), strict=True)
            if code in self.catalogue and code in self.consolidation.cells
        ]
        if not known:
            return
        totals = [self.consolidation.cells[code] for code, _ in known]
        names = tuple(label or self.catalogue[code].name for code, label in known)
        labels, series, kind = _FORMS[plan.form](self, totals, names)
        if any(value is not None for one in series for value in one.values):
            title = plan.title.replace("{commune_word}", self.commune_word)
            note = self._coverage(totals)
            if plan.form is ChartForm.YEARS:
                compared = _SAME_UNITS if len(series) > 1 else f"Chưa có số liệu năm {self.year - 1} để so sánh."
                note = f"{note} {compared}"
            yield Chart(kind, title, labels, series, self.catalogue[known[0][0]].unit, note)

    def of_units(self, totals: list[Total], names: tuple[str, ...]) -> "_Made":
        """A bar for every unit that owes the figure; several indicators lie on top of each other."""
        units = self._units(totals[0])
        series = tuple(
            Series(name, tuple(total.by_unit.get(unit_id) for unit_id in units))
            for total, name in zip(totals, names, strict=True)
        )
        return tuple(units.values()), series, ChartKind.STACKED if len(series) > 1 else ChartKind.BAR

    def of_years(self, totals: list[Total], names: tuple[str, ...]) -> "_Made":
        """This year and the last, over the units that have both; without last year the whole of this one."""
        now = tuple(total.value if total.previous is None else total.current_of_same for total in totals)
        before = tuple(total.previous for total in totals)
        years = (Series(f"Năm {self.year}", now), Series(f"Năm {self.year - 1}", before))
        return names, years if any(value is not None for value in before) else years[:1], ChartKind.BAR

    def of_shares(self, totals: list[Total], names: tuple[str, ...]) -> "_Made":
        """The indicators as shares of their sum."""
        return names, (Series("", tuple(total.value for total in totals)),), ChartKind.PIE

    def _units(self, total: Total) -> Mapping[int, str]:
        level = reporting_level(self.catalogue[total.code], self.catalogue)
        if level is OwnerLevel.BORDER_STATION:
            return self.consolidation.expected_stations
        return self.consolidation.expected_communes

    def _coverage(self, totals: list[Total]) -> str:
        """ "Có số liệu: 07/08 xã"; of indicators that differ each by its name."""
        told: dict[tuple[int, int, str], list[str]] = {}
        for total in totals:
            is_station = self._units(total) is self.consolidation.expected_stations
            word = "đồn Biên phòng" if is_station else self.commune_word
            told.setdefault((total.reported, total.expected, word), []).append(self.catalogue[total.code].name.lower())
        pieces = []
        for (reported, expected, word), names in told.items():
            of = f" ({', '.join(names)})" if len(told) > 1 else ""
            pieces.append(f"{padded_count(Decimal(reported))}/{padded_count(Decimal(expected))} {word}{of}")
        return f"Có số liệu: {'; '.join(pieces)}."


_Made = tuple[tuple[str, ...], tuple[Series, ...], ChartKind]
_FORMS: Mapping[ChartForm, Callable[[_Maker, list[Total], tuple[str, ...]], _Made]] = MappingProxyType(
    {ChartForm.UNITS: _Maker.of_units, ChartForm.YEARS: _Maker.of_years, ChartForm.SHARES: _Maker.of_shares}
)
