"""A raw workbook and the catalogue of the year into a :class:`ParsedReport`; nothing is stored, nothing is guessed."""

from app.domain.indicators import Catalogue
from app.domain.layouts import NO_MAPPINGS, Mappings, Role
from app.domain.submissions import ParsedReport
from app.importing.collector import Collector
from app.importing.header_sheet import read_header
from app.importing.header_text import header_from_text
from app.importing.layout import find_layout
from app.importing.list_sheets import read_lists
from app.importing.narrative_sheet import read_narratives
from app.importing.own_marks import without_own_list
from app.importing.raw import RawWorkbook
from app.importing.tables import read_figures
from app.importing.text_checks import refuse_unreadable_text
from app.importing.title_years import ask_titles
from app.importing.workbook_remarks import encodings_of, report_workbook


def read_report(
    workbook: RawWorkbook, catalogue: Catalogue, file_name: str = "", mappings: Mappings = NO_MAPPINGS
) -> ParsedReport:
    """Everything one workbook says; raises :class:`BadFile` when it cannot be read for certain.

    ``mappings`` are the meanings of labels that a person confirmed for the sender: they are applied without asking.
    """
    workbook = without_own_list(workbook)
    refuse_unreadable_text(workbook)
    layout = find_layout(workbook, catalogue)
    collector = Collector(mappings)
    is_1904 = workbook.date1904
    header = read_header(layout.by_role.get(Role.HEADER), layout.by_role.get(Role.META), collector, is_1904=is_1904)
    if layout.is_named or not {Role.HEADER, Role.META} & layout.by_role.keys():
        header = header_from_text(header, workbook, file_name)
    ask_titles(layout, header, collector)
    figures, hamlets = read_figures(layout, catalogue, collector, header)
    rows, registers = read_lists(layout.registers, collector, is_1904=is_1904)
    narrative = read_narratives(layout, collector)
    collector.name_beside()
    report_workbook(workbook, layout, collector)
    return ParsedReport(
        header=header,
        hamlets=tuple(hamlets),
        figures=tuple(figures),
        rows=tuple(rows),
        narrative=tuple(narrative),
        findings=tuple(collector.findings),
        ignored_sheets=tuple(sheet.name for sheet in layout.unknown),
        encodings=encodings_of(workbook),
        registers=registers,
        layouts=tuple(collector.layouts),
        commune_titles=tuple(collector.commune_titles),
    )
