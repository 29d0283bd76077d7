"""Findings in words: every code has a title, one complete Vietnamese sentence with its numbers, and a way out."""

from collections.abc import Mapping
from typing import Final

from app.domain.finding_words import FindingWords
from app.domain.finding_words_awards import AWARDS
from app.domain.finding_words_checks import CROSS, RULES
from app.domain.finding_words_events import EVENTS
from app.domain.finding_words_reading import QUESTIONS, REMARKS
from app.domain.finding_words_tables import TABLES
from app.domain.finding_words_units import UNITS
from app.domain.findings import MORE, Finding, Severity
from app.domain.indicators import Catalogue
from app.domain.rule_words import name_with_code
from app.i18n import N_, _

#: code -> its words; a code that is used anywhere and missing here fails a test.
WORDS: Final[Mapping[str, FindingWords]] = {
    **UNITS, **QUESTIONS, **TABLES, **REMARKS, **RULES, **CROSS, **EVENTS, **AWARDS
}  # fmt: skip

SEVERITIES: Final[Mapping[Severity, str]] = {
    Severity.ERROR: N_("Chặn"),
    Severity.QUESTION: N_("Câu hỏi"),
    Severity.WARNING: N_("Cảnh báo"),
    Severity.NOTE: N_("Gợi ý"),
}
_UNKNOWN = FindingWords(
    N_("Điều cần xem lại"), N_("Có điều cần xem lại ở {cell} (mã {finding})."), N_("Mở tệp gốc để xem.")
)


class _Known(dict[str, str]):
    """Data of a finding; what an older version did not store is shown as an ellipsis."""

    def __missing__(self, key: str) -> str:
        return "…"


def words_of(code: str) -> FindingWords:
    """Words of a code; a code from a newer version gets general ones."""
    return WORDS.get(code, _UNKNOWN)


def title(code: str) -> str:
    """Short Vietnamese name of a kind of finding."""
    return _(words_of(code).title)


def remedy(code: str) -> str:
    """What the user can do about it."""
    return _(words_of(code).remedy)


def severity_word(severity: Severity) -> str:
    """«Chặn», «Câu hỏi», «Cảnh báo», «Gợi ý»."""
    return _(SEVERITIES[severity])


def sentence(finding: Finding, catalogue: Catalogue) -> str:
    """The whole sentence, with the hamlet in front where there is one and it is not already in the sentence."""
    template = _(words_of(finding.code).sentence)
    known = _Known(
        {key: str(value) for key, value in finding.data.items()},
        name=name_with_code(finding.indicator, catalogue) if finding.indicator else _("Ô này"),
        hamlet=finding.hamlet or "",
        sheet=finding.where.sheet,
        cell=finding.where.cell or finding.where.sheet,
        finding=finding.code,
    )
    text = template.format_map(known)
    if MORE in finding.data:
        text += " " + _("Trang này còn {count} chỗ như vậy nữa.").format(count=finding.data[MORE])
    if finding.hamlet and "{hamlet}" not in template:
        text = _("Xóm {hamlet}: {text}").format(hamlet=finding.hamlet, text=text)
    return text[:1].upper() + text[1:]
