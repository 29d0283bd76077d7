"""The tier «cấp độ» in the head of a report beside the register of tiers: told where they disagree, never entered."""

from collections.abc import Iterator

from app.domain.check_case import Case, note, warning
from app.domain.findings import Finding, Where
from app.domain.tier_history import Standing, TierEntry
from app.domain.tier_words import document_words, entry_words, read_standing
from app.domain.tiers import RuleMatrix
from app.text import short_date

#: Codes of the two remarks.
_NOT_ENTERED, _DIFFERS = "tier-not-entered", "tier-differs"


def tier_findings(case: Case) -> Iterator[Finding]:
    """A commune's level in its report against the one of that day; silent while nobody keeps the register."""
    known, header = case.context.tiers, case.report.header
    day = header.tier_on or header.signed_on
    if known is None or day is None or header.is_station or not header.tier.strip():
        return
    said = read_standing(header.tier, case.context.matrix, day)
    if said is None or said[0] is Standing.INHERIT:
        return
    told = TierEntry(known.path[0], known.matrix, said[0], day, said[1])
    entry = known.register.effective(known.path, known.matrix, day).entry
    if entry is None or (entry.standing, entry.level) != said:
        yield remark(told, entry, case.context.matrix)


def remark(told: TierEntry, entry: TierEntry | None, matrix: RuleMatrix | None) -> Finding:
    """What is said of a level that a report tells where ``entry`` has another one, or nobody entered any."""
    data = {"typed": entry_words(told, matrix), "day": short_date(told.from_day)}
    if entry is None:
        return note(_NOT_ENTERED, Where(), None, None, **data)
    words = entry_words(entry, matrix)
    return warning(_DIFFERS, Where(), None, None, **data, known=words, document=document_words(entry))
