"""Reading a plan's text, pasted or from a file, into proposals; nothing is stored here."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType
from typing import Final

from app.domain.plans.paragraphs import paragraphs_of
from app.domain.plans.plan import PlanParagraph
from app.domain.plans.reading.contradictions import Contradiction, contradictions
from app.domain.plans.reading.proposals import Evidence, Proposal
from app.domain.plans.reading.reader import read_plan, too_long
from app.domain.plans.reading.table_lines import with_tables
from app.domain.plans.reading.unread import unread
from app.errors import BadFile, Refused
from app.i18n import N_, _
from app.importing.limits import DEFAULT_LIMITS
from app.importing.reader import read_text_file
from app.services import workbooks

_WAY_OUT: Final = N_("Chọn một tệp Word (.docx) hay tệp chữ (.txt), hoặc chép toàn văn kế hoạch rồi dán vào.")
_OTHERS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "pdf": N_("Tệp {name} là PDF, không lấy được chữ của kế hoạch từ đó; chưa lưu gì."),
        "picture": N_("Tệp {name} là ảnh, không lấy được chữ của kế hoạch từ đó; chưa lưu gì."),
        "word-old": N_("Tệp {name} là văn bản Word kiểu cũ (.doc, .rtf), không đọc được; chưa lưu gì."),
        "unknown-kind": N_("Tệp {name} không phải văn bản Word hay tệp chữ; chưa lưu gì."),
        "empty-file": N_("Tệp {name} rỗng, không có gì để đọc; chưa lưu gì."),
        workbooks.SKIPPED: N_("Tệp {name} là tệp nén; ở đây nhận từng tệp kế hoạch, chưa lưu gì."),
    }
)
#: How names of text files end, and how every Word file begins: letters in a file of another name are no plan.
_TEXTS: Final = frozenset({"", ".txt", ".text", ".md"})
_PACKAGE: Final = b"PK"


@dataclass(frozen=True, slots=True)
class PlanPreview:
    """A plan's text as it was read; ``name`` is that of its file, "" for pasted text.

    ``unread`` are the sentences with a number, a day or a basis from which nothing was read.
    """

    paragraphs: tuple[PlanParagraph, ...]
    proposals: tuple[Proposal, ...]
    contradictions: tuple[Contradiction, ...]
    name: str = ""
    unread: tuple[Evidence, ...] = ()

    def words(self, proposal: Proposal) -> str:
        """The words a proposal was read from."""
        return self.words_at(proposal.evidence)

    def words_at(self, place: Evidence) -> str:
        """The words of a place of the text."""
        return self.paragraphs[place.paragraph].text[place.start : place.end]

    def clause_at(self, place: Evidence) -> str:
        """The clause a place of the text stands in, "" before the first number."""
        return self.paragraphs[place.paragraph].clause


def read_file(path: Path) -> PlanPreview:
    """A Word file (.docx) or a text (.txt), read in a process of its own; raises :class:`~app.errors.BadFile`."""
    if path.is_dir():
        raise BadFile(
            "folder", _("{name} là thư mục; ở đây nhận từng tệp kế hoạch.").format(name=path.name), _(_WAY_OUT)
        )
    try:
        content = workbooks.load(path, DEFAULT_LIMITS.file_size).content
        text = read_text_file(content, path.name)
        if path.suffix.lower() not in _TEXTS and not content.startswith(_PACKAGE):
            raise BadFile("unknown-kind", "")
    except BadFile as problem:
        if problem.code not in _OTHERS:
            raise
        raise BadFile(problem.code, _(_OTHERS[problem.code]).format(name=path.name), _(_WAY_OUT)) from problem
    return replace(read_text(text), name=path.name)


def read_text(text: str) -> PlanPreview:
    """The pasted text of a plan; raises ``Refused`` for one that is empty, or too long to be a plan."""
    _refuse_long(len(text), text.count("\n") if len(text) > DEFAULT_LIMITS.file_size else 0)
    paragraphs = paragraphs_of(with_tables(text.replace("\r\n", "\n").replace("\r", "\n")))
    if not paragraphs:
        raise Refused("plan-text-empty", _("Chưa có chữ nào của kế hoạch để đọc."), _(_WAY_OUT))
    _refuse_long(len(text), len(paragraphs))
    proposals = read_plan(paragraphs)
    told = contradictions(paragraphs, proposals)
    return PlanPreview(paragraphs, proposals, told, unread=unread(paragraphs, proposals))


def _refuse_long(length: int, paragraphs: int) -> None:
    if told := too_long(length, paragraphs):
        raise Refused("plan-text-long", told, _("Chỉ dán phần kế hoạch, bỏ phụ lục và các văn bản khác; chưa lưu gì."))
