"""What is sent for an award: the letter «tờ trình» to who decides, the draft of the decision, the notice of the result.

A committee proposes and does not award: the decision is drafted for the authority, in its letterhead, never numbered
here. Forms: Nghị định 30/2020/NĐ-CP, mẫu 1.2 and 1.4; what a dossier holds: Luật 06/2022/QH15, Điều 84.
"""

from collections.abc import Iterator
from dataclasses import replace

from app.domain.awards.catalogue import NOMINEE_WORDS
from app.domain.paper_content import PaperAnnex, PaperContent
from app.domain.papers import PaperKind
from app.domain.signing import Signer
from app.reports import papers
from app.reports.awards.facts import (
    AwardFact,
    AwardFacts,
    NomineeFact,
    as_basis,
    counts_words,
    gives,
    in_full,
    in_order,
    kinds_words,
    sum_words,
)
from app.reports.awards.lists import annex_text
from app.reports.event_facts import DOTS, one_line
from app.reports.model import Document
from app.reports.papers import PaperSheet
from app.reports.review import IssuingOrgan
from app.text import fold, format_number, padded_count

#: As many are named in the text of a letter itself; more stand in the annex alone.
_MOST_NAMED = 5
_DRAFT = "DỰ THẢO"


def proposal(facts: AwardFacts) -> PaperContent:
    """The letter «tờ trình» that asks one authority for one award, with the list as its annex."""
    award = facts.award
    authority = one_line(award.authority) if award else DOTS
    through = f" (qua {one_line(award.through)})" if award and award.through else ""
    return PaperContent(
        PaperKind.PROPOSAL,
        subject=f"Về việc đề nghị {gives(facts.nominees).lower()} {facts.award_title}",
        body="\n".join(_proposal(facts, authority)),
        addressees=(f"{authority}{through}",),
        bases=_bases(facts),
        recipients=(one_line(award.through),) if award and award.through else (),
        annexes=(_list(facts, "đề nghị tặng"),),
    )


def _proposal(facts: AwardFacts, authority: str) -> Iterator[str]:
    agreed = f" Việc đề nghị đã được họp xét, thống nhất tại {one_line(facts.minutes)}." if facts.minutes else ""
    yield (
        f"{_capital(facts.frame.organ.full_name)} kính đề nghị {authority} xem xét, quyết định "
        f"{gives(facts.nominees).lower()} {facts.award_title} cho {counts_words(facts.nominees)} {facts.merit} "
        f"(theo Danh sách kèm theo).{agreed}"
    )
    if len(facts.nominees) <= _MOST_NAMED:
        for number, (kind, own) in enumerate(in_order(facts.nominees), 1):
            yield f"{number}. {_capital(NOMINEE_WORDS[kind])}"
            yield from (f"- {_named(item)}." for item in own)
    if over := [item for item in facts.nominees if item.over_quota]:
        yield f"Trong đó có {padded_count(len(over))} trường hợp vượt chỉ tiêu được giao, lý do:"
        yield from (f"- {item.called}: {one_line(item.over_quota).rstrip(' .;')}." for item in over)
    yield "Kèm theo Tờ trình là báo cáo thành tích của từng trường hợp và biên bản họp xét khen thưởng."
    yield f"{_capital(facts.frame.organ.full_name)} kính trình {authority} xem xét, quyết định."


def _named(item: NomineeFact) -> str:
    return ", ".join(text for text in (item.called, item.whereabouts) if text)


def notice(facts: AwardFacts) -> PaperContent:
    """The notice «thông báo» of who was given what, to those who proposed."""
    source = f"Căn cứ {facts.decision}, " if facts.decision else f"Căn cứ Quyết định số {DOTS} về việc khen thưởng, "
    given = f"{facts.award_title} cho {counts_words(facts.nominees)} {facts.merit}"
    lines = [
        f"{source}{one_line(facts.frame.organ.full_name)} thông báo kết quả khen thưởng như sau:",
        f"1. {_capital(gives(facts.nominees).lower())} {given} (theo Danh sách kèm theo).",
        "2. Các đơn vị thông báo đến từng trường hợp được khen thưởng; tổ chức trao thưởng trang trọng, tiết kiệm.",
        "Trên đây là Thông báo kết quả khen thưởng.",
    ]
    proposers = dict.fromkeys(_capital(one_line(item.proposer)) for item in facts.nominees if item.proposer.strip())
    return PaperContent(
        PaperKind.NOTICE,
        subject=f"Kết quả xét tặng {facts.award_title} năm {facts.report_year}",
        body="\n".join(lines),
        recipients=tuple(proposers),
        annexes=(_list(facts, "được tặng"),),
    )


# --- the decision, drafted for who decides ---------------------------------------------------------------------------


def decision(facts: AwardFacts) -> Document:
    """The decision «quyết định» in the letterhead of the authority: a draft, whose number and day are filled in there;
    once it was issued, what was decided.
    """
    award, issued = facts.award, facts.issued
    organ = authority_organ(award, facts)
    title = one_line((issued.signer_title if issued else "") or (award.signer_title if award else ""))
    year = issued.day.year if issued else facts.frame.year
    content = PaperContent(
        PaperKind.DECISION,
        subject=f"Về việc {gives(facts.nominees).lower()} {facts.award_title}",
        body="\n".join(_articles(facts)),
        bases=_bases(facts, facts.decision_bases) or (f"Căn cứ {DOTS}",),
        proposer=f"{one_line(facts.frame.organ.full_name)} tại Tờ trình số {DOTS} ngày …… tháng …… năm {year}",
        issuer=one_line(award.authority).upper() if award else "",
        recipients=(facts.frame.organ.full_name,),
        annexes=(_list(facts, "được tặng"),),
    )
    signer = Signer((title.upper() or "CHỦ TỊCH",), one_line(issued.signer) if issued else "")
    sheet = PaperSheet(content, organ, signer, year, "Lưu: VT", setup=facts.frame.setup)
    if issued is None:
        return papers.build(replace(sheet, draft_mark=_DRAFT))
    return papers.build(replace(sheet, number_text=one_line(issued.number), issued_on=issued.day))


def authority_organ(award: AwardFact | None, facts: AwardFacts) -> IssuingOrgan:
    """The organ of who decides, as the letterhead of its decision needs it."""
    name = in_full(award.organ) if award else ""
    place = one_line(award.place) if award and award.place else facts.frame.organ.place
    return IssuingOrgan("", name or DOTS, name or DOTS, _symbol(name), place, ())


def _symbol(organ: str) -> str:
    """The organ in the symbol of its papers: "UBND", "BCH" of a command, else the capital letters of its name."""
    folded = fold(organ)
    if folded.startswith(("ubnd", "uy ban nhan dan")):
        return "UBND"
    if "chi huy" in folded:
        return "BCH"
    return "".join(word[0] for word in organ.split() if word[0].isupper()) or "…"


def _articles(facts: AwardFacts) -> Iterator[str]:
    yield (
        f"Điều 1. {gives(facts.nominees)} {facts.award_title} cho {counts_words(facts.nominees)} {facts.merit} "
        "(có Danh sách kèm theo)."
    )
    yield f"Điều 2. {' '.join(_money(facts))}"
    yield (
        f"Điều 3. Thủ trưởng các cơ quan, đơn vị có liên quan và các {kinds_words(facts.nominees)} có tên tại Điều 1 "
        "chịu trách nhiệm thi hành Quyết định này."
    )


def _money(facts: AwardFacts) -> Iterator[str]:
    told = []
    for kind, own in in_order(facts.nominees):
        amounts = sorted(
            {item.amount for item in own}, key=lambda amount: -1 if amount is None else amount, reverse=True
        )
        shown = " hoặc ".join(_amount_words(amount) for amount in amounts)
        told.append(f"{NOMINEE_WORDS[kind]}: {shown}")
    yield f"Tiền thưởng kèm theo cho mỗi {'; mỗi '.join(told) or DOTS}."
    if facts.nominees and all(item.amount is not None for item in facts.nominees):
        yield f"Tổng số tiền thưởng là {sum_words(sum(item.amount or 0 for item in facts.nominees))}."
    else:
        yield f"Tổng số tiền thưởng là {DOTS} đồng (Bằng chữ: {DOTS})."
    sources = dict.fromkeys(one_line(item.source) for item in facts.nominees if item.source.strip())
    yield f"Nguồn kinh phí: {'; '.join(sources) or DOTS}."


def _amount_words(amount: int | None) -> str:
    """An amount; nothing is paid where a higher award for the same is, dots stand where no rule tells it."""
    if amount is None:
        return f"{DOTS} đồng"
    return f"{format_number(amount)} đồng" if amount else "không, vì đã nhận theo hình thức khen cao hơn"


# --- what they share -------------------------------------------------------------------------------------------------


def _bases(facts: AwardFacts, first: tuple[str, ...] = ()) -> tuple[str, ...]:
    plan = (f"Căn cứ {one_line(facts.plan_source)}",) if facts.plan_source else ()
    return (*dict.fromkeys((*(as_basis(text) for text in (*first, *facts.bases) if text.strip()), *plan)),)


def _list(facts: AwardFacts, what: str) -> PaperAnnex:
    title = f"Danh sách {kinds_words(facts.nominees)} {what} {facts.award_title}"
    return PaperAnnex(title, annex_text(facts), is_landscape=True)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
