"""How much of a machine one incoming file may use."""

from dataclasses import dataclass

MEGABYTE = 1 << 20


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds of one reading; sizes in bytes, times in seconds.

    A commune workbook has about 50 KB packed, 300 KB unpacked and 3,000 filled cells; the largest public workbook we
    know unpacks to 114 MB, so honest files stay far below every bound.
    """

    file_size: int = 50 * MEGABYTE
    members: int = 2_000
    unpacked_size: int = 300 * MEGABYTE
    shared_text_size: int = 64 * MEGABYTE
    styles_size: int = 16 * MEGABYTE
    ratio: int = 200
    ratio_from: int = 10 * MEGABYTE
    sheets: int = 200
    filled_cells: int = 1_000_000
    bounding_box: int = 20_000_000
    memory: int = 1024 * MEGABYTE
    seconds: float = 20.0


DEFAULT_LIMITS = Limits()
