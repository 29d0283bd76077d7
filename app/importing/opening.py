"""A file into a raw workbook, by the reader of its kind."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from zipfile import ZipFile

from app.importing.csv_text import read_csv_text
from app.importing.html_tables import read_html_tables
from app.importing.kinds import Kind, open_source
from app.importing.limits import MEGABYTE, Limits
from app.importing.ods import read_ods
from app.importing.raw import RawWorkbook
from app.importing.refusals import refusal
from app.importing.xls import read_xls
from app.importing.xlsx import read_xlsx
from app.importing.xml_2003 import read_xml_2003

_OF_ARCHIVES: Mapping[Kind, Callable[[ZipFile, Limits], RawWorkbook]] = MappingProxyType(
    {Kind.XLSX: read_xlsx, Kind.ODS: read_ods}
)
_OF_BYTES: Mapping[Kind, Callable[[bytes, Limits], RawWorkbook]] = MappingProxyType(
    {Kind.XLS: read_xls, Kind.CSV: read_csv_text, Kind.HTML: read_html_tables, Kind.XML_2003: read_xml_2003}
)


def open_workbook(content: bytes, file_name: str, limits: Limits) -> RawWorkbook:
    """Check a file and read its cells; raises :class:`BadFile`."""
    if len(content) > limits.file_size:
        raise refusal("too-large", size=str(len(content) // MEGABYTE), limit=str(limits.file_size // MEGABYTE))
    kind, archive = open_source(content, file_name)
    if archive is None:
        return _OF_BYTES[kind](content, limits)
    with archive:
        return _OF_ARCHIVES[kind](archive, limits)
