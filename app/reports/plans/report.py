"""Interim «sơ kết» and final «tổng kết» report of a plan as a draft, by the plan's own outline.

Form: Nghị định 30/2020/NĐ-CP, mẫu 1.4. Figures are written in; what the officer tells keeps its place under its
heading, and is found there again when the figures are written anew.
"""

from collections.abc import Iterator, Mapping, Sequence

from app.domain.paper_body import ESCAPE
from app.domain.paper_content import LONGEST_SUBJECT, PaperAnnex, PaperContent
from app.domain.papers import PaperKind
from app.domain.plans.plan import Basis, Plan, PlanHead, SectionContent
from app.reports.event_facts import one_line
from app.reports.plans import registered, results, target_results
from app.reports.plans.facts import ReportFacts, ReportTime
from app.reports.plans.outline import Placed, outline
from app.text import admin_date, clean

#: A longer subject takes more lines than a title page bears.
_LONG_SUBJECT = 260
_HINT = "[Cán bộ viết"
_DEFAULT_HINT = "nội dung mục này"
_END = "Trên đây là "


def content(facts: ReportFacts) -> PaperContent:
    """The report as a draft."""
    annex = PaperAnnex(results.ANNEX_TITLE, "\n".join(results.task_table(facts)), is_landscape=True)
    has_table = any(place.section.content is SectionContent.TASKS for place in outline(facts)) and facts.tasks
    return PaperContent(
        PaperKind.REPORT,
        subject=subject(facts.plan, facts.time),
        body="\n".join(_body(facts)),
        addressees=facts.addressees,
        bases=tuple(_basis(item) for item in facts.plan.head.bases if not item.note),
        annexes=(annex,) if has_table else (),
        recipients=facts.recipients,
    )


def subject(plan: Plan, time: ReportTime) -> str:
    """«Sơ kết năm 2022 thực hiện Kế hoạch số …»; a plan without number or day is told by what it is about."""
    kind = "Tổng kết" if time.is_final else "Sơ kết"
    when = f" {time.words}" if time.words else ""
    head = plan.head
    plain = f"{kind}{when} thực hiện {cited(head)}"
    if head.number and head.issued_on:
        return plain
    named = (f"{plain} về {_in_text(name)}" for name in (head.title, head.short_title) if name)
    return next((text for text in named if len(text) <= _LONG_SUBJECT), plain[:LONGEST_SUBJECT])


def cited(head: PlanHead) -> str:
    """«Kế hoạch số 74/KH-BCĐ ngày 11 tháng 01 năm 2022 của …»; what the plan lacks is left out."""
    number = f" số {one_line(head.number)}" if head.number else ""
    day = f" {admin_date(head.issued_on)}" if head.issued_on else f" {one_line(head.issued_text)}".rstrip()
    return f"Kế hoạch{number}{day} của {one_line(head.issuer)}"


def _in_text(name: str) -> str:
    return clean(name[:1].lower() + name[1:]) if name[1:2].islower() else clean(name)


def _basis(item: Basis) -> str:
    day = f" {admin_date(item.dated)}" if item.dated else ""
    issuer, colon, about = f"{item.subject} ".partition(": ")
    matter = (about if colon else item.subject).strip()
    told = (f" của {issuer}" if colon else "") + (f" về {matter}" if matter else "")
    return f"Căn cứ {one_line(item.document)}{day}{one_line(told) and f' {one_line(told)}'}"


def _body(facts: ReportFacts) -> Iterator[str]:
    when = f" {facts.time.words}" if facts.time.words else ""
    kind = "tổng kết" if facts.time.is_final else "sơ kết"
    what = f"{kind}{when} thực hiện {cited(facts.plan.head)}"
    yield f"{facts.organ} báo cáo {what} ({results.as_of(facts.today)}) như sau:"
    for place in outline(facts):
        yield place.line
        yield from _section(place, facts)
    yield f"{_END}báo cáo của {facts.organ} {what}."


def _section(place: Placed, facts: ReportFacts) -> Iterator[str]:
    of = place.section
    written = facts.texts.get(of.key, ())
    filled = {
        SectionContent.TARGETS: target_results.targets,
        SectionContent.TASKS: results.tasks,
        SectionContent.AGENCIES: results.agencies,
        SectionContent.DUTIES: results.duties,
        SectionContent.SURVEYS: registered.surveys,
        SectionContent.CLASSIFICATION: registered.rounds,
        SectionContent.MONEY: registered.money,
    }
    if of.content is SectionContent.REGISTERS:
        yield from registered.registers(facts, of.registers)
    elif of.content in filled:
        yield from map(_sentence, filled[of.content](facts))
    elif written:
        yield from written
    elif of.content is SectionContent.TEXT:
        yield f"{_HINT}: {one_line(of.hint).rstrip('.') or _DEFAULT_HINT}]"


def _sentence(line: str) -> str:
    """A sentence that only looks numbered is told not to be."""
    return line if "\t" in line or line.startswith("- ") else f"{ESCAPE}{line}"


# --- what the officer wrote ------------------------------------------------------------------------------------------


def officers_texts(body: str, facts: ReportFacts) -> Mapping[str, tuple[str, ...]]:
    """The lines under the headings that are the officer's, by the key of their section; hints are no text."""
    return dict(_found(body.splitlines(), outline(facts)))


def _found(lines: Sequence[str], places: Sequence[Placed]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Headings are looked for in their order, so that two of one name are told apart."""
    ahead = list(places)
    current: Placed | None = None
    kept: dict[str, list[str]] = {}
    for line in lines:
        heading = _key(line.strip().partition(" ")[2])
        at = next((at for at, place in enumerate(ahead) if _key(place.section.heading) == heading), None)
        if at is not None:
            current = ahead[at]
            del ahead[: at + 1]
        elif line.startswith(_END):
            current = None
        elif current is not None and _is_officers(current) and line.strip() and not line.strip().startswith(_HINT):
            kept.setdefault(current.section.key, []).append(line)
    yield from ((key, tuple(some)) for key, some in kept.items())


def _is_officers(place: Placed) -> bool:
    return place.section.content in (SectionContent.TEXT, SectionContent.GROUP)


def _key(heading: str) -> str:
    return clean(heading).casefold()
