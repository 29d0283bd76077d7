"""What makes two rows the same thing, so that shared markers and joint events count once in a district."""

from app.domain.registers import Marker, RegisterRow, ReportedEvent, ReportedNominee
from app.text import clean, fold


def natural_key(row: RegisterRow) -> str:
    """Equal for the same marker, event or nominee listed twice; empty where every row stands for itself."""
    match row:
        case Marker(number=number) if number:
            return clean(number).replace(" ", "").casefold()
        case ReportedEvent(name=name, starts_on=day) if name and day:
            return f"{fold(name)}|{day.isoformat()}"
        case ReportedNominee(name=name, born_on=day, birth_year=year) if name:
            born = day.isoformat() if day else str(year or "")
            return f"{fold(name)}|{born}"
    return ""
