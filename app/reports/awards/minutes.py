"""Minutes of a council «biên bản họp xét khen thưởng» (mẫu 1.9) with the table of votes; ties are told, not settled.

Luật 06/2022/QH15, Điều 84.2.c asks for minutes; what they hold is practice.
"""

from collections.abc import Iterator, Sequence
from datetime import datetime

from app.domain.awards.councils import Ballot, CouncilMember, CouncilSitting, VoteBase
from app.domain.awards.votes import RANKED_BY_WORDS, Pool, Ranked, attendance, result
from app.domain.paper_content import Meeting, PaperContent
from app.domain.papers import PaperKind
from app.reports.awards.facts import AwardFacts, NomineeFact, counts_words
from app.reports.event_facts import DOTS, DOTTED_LINE, one_line, table
from app.text import fold, format_number, padded_count

_VOTES = (
    "TT",
    "Họ và tên, tập thể",
    "Đồng ý",
    "Không đồng ý",
    "Không biểu quyết",
    "Tỷ lệ (%)",
    "Kết quả",
)
_CHAIR = ("chu tich hoi dong", "chu tri", "chu toa", "truong ban")
_SECRETARY = ("thu ky",)


def content(facts: AwardFacts, sitting: CouncilSitting, pools: Sequence[Pool] = ()) -> PaperContent:
    """The minutes as a draft; of a sitting nobody has noted anything of, the form with its places to write in."""
    chair, secretary = _holder(sitting.members, _CHAIR), _holder(sitting.members, _SECRETARY)
    day = sitting.held_on
    # The time on the wall, as the paper prints it.
    start = datetime.combine(day, sitting.starts_at) if day and sitting.starts_at else None
    end = datetime.combine(day, sitting.ends_at) if day and sitting.ends_at else None
    return PaperContent(
        PaperKind.MINUTES,
        subject=_subject(facts, sitting),
        body="\n".join(
            (*_opening(facts, sitting), *_votes(facts, sitting), *_pools(facts, pools), *_end(facts, sitting, pools))
        ),
        meeting=Meeting(
            start=start,
            end=end,
            place=one_line(sitting.place),
            attendants=tuple(_attendants(sitting)),
            chair=one_line(chair.name) if chair else "",
            chair_title=one_line(chair.title) if chair else "",
            secretary=one_line(secretary.name) if secretary else "",
            secretary_title=one_line(secretary.title) if secretary else "",
            day=None if start else day,
        ),
    )


def _subject(facts: AwardFacts, sitting: CouncilSitting) -> str:
    name = one_line(sitting.name)
    about = "" if "khen thuong" in fold(name) else f", xét khen thưởng phong trào năm {facts.report_year}"
    return f"{name or 'Họp xét khen thưởng'}{about}"


def _holder(members: Sequence[CouncilMember], words: Sequence[str]) -> CouncilMember | None:
    """Who of those present holds a part of the meeting."""
    return next((item for item in members if item.is_present and fold(item.role).startswith(tuple(words))), None)


def _attendants(sitting: CouncilSitting) -> Iterator[str]:
    here = attendance(sitting.members, sitting.rules)
    if not sitting.members:
        return
    yield f"Có mặt {padded_count(here.present) if here.present else '0'}/{padded_count(here.members)} thành viên"
    for member in sitting.members:
        who = ", ".join(text for text in map(one_line, (member.name, member.title, member.role)) if text)
        if member.is_present:
            yield who
        elif member.wrote:
            yield f"{who}: vắng mặt, gửi ý kiến bằng văn bản"
        else:
            yield f"{who}: vắng mặt, lý do: {one_line(member.absence) or DOTTED_LINE}"


def _opening(facts: AwardFacts, sitting: CouncilSitting) -> Iterator[str]:
    yield "1. Thông qua danh sách và báo cáo thành tích"
    yield f"- Thư ký trình bày danh sách đề nghị khen thưởng gồm {counts_words(facts.nominees)}."
    yield "- Thư ký trình bày báo cáo thành tích của từng trường hợp."
    yield "2. Thảo luận"
    told = [one_line(line) for line in sitting.discussion.splitlines() if line.strip()] or [f"{DOTTED_LINE}."]
    yield from (f"- {line}" for line in told)


def _votes(facts: AwardFacts, sitting: CouncilSitting) -> Iterator[str]:
    known = {item.id: item for item in facts.nominees}
    yield "3. Kết quả biểu quyết"
    yield f"- {_rule_words(sitting)}." if sitting.members else f"- Số người biểu quyết: {DOTS}."
    there = [(known[ballot.nomination_id], ballot) for ballot in sitting.ballots if ballot.nomination_id in known]
    for award in dict.fromkeys(item.award_told for item, _ballot in there):
        those = [(item, ballot) for item, ballot in there if item.award_told == award]
        yield f"- {award}:"
        yield from table(
            _VOTES,
            [(str(number), _called(item), *_counts(sitting, ballot)) for number, (item, ballot) in enumerate(those, 1)],
        )


def _counts(sitting: CouncilSitting, ballot: Ballot) -> tuple[str, ...]:
    """Votes, share and what came of it; empty where nobody has voted yet."""
    found = result(sitting, ballot)
    if found.percent is None or not (ballot.in_favour or ballot.against or ballot.abstained):
        return ("", "", "", "", one_line(ballot.remark))
    verdict = "; ".join(filter(None, ("Đạt" if found.is_passed else "Không đạt", one_line(ballot.remark))))
    # Whoever was there and is counted nowhere has not voted: the columns come to all voters.
    silent = max(attendance(sitting.members, sitting.rules).voters - ballot.in_favour - ballot.against, 0)
    counts = (f"{found.in_favour}/{found.base}", str(ballot.against), str(silent))
    return (*counts, format_number(found.percent), verdict)


def _called(item: NomineeFact) -> str:
    return ", ".join(text for text in (item.called, item.whereabouts) if text)


def _rule_words(sitting: CouncilSitting) -> str:
    rules, here = sitting.rules, attendance(sitting.members, sitting.rules)
    of = "tổng số thành viên" if rules.base is VoteBase.ALL else "số thành viên dự họp"
    if rules.counts_written and rules.base is VoteBase.PRESENT:
        of += " và gửi ý kiến bằng văn bản"
    asked = round(rules.pass_percent, 2).normalize()
    share = f"{'trên' if rules.is_strict else 'từ'} {format_number(asked)} %"
    written = f", trong đó {padded_count(here.written)} ý kiến bằng văn bản" if here.written else ""
    voters = padded_count(here.voters) if here.voters else "0"
    return f"Số người biểu quyết: {voters}{written}; thông qua khi đạt {share} {of}"


def _pools(facts: AwardFacts, pools: Sequence[Pool]) -> Iterator[str]:
    known = {item.id: item for item in facts.nominees}
    for pool in pools:
        yield f"- Thứ tự xét {one_line(pool.title)} (theo {RANKED_BY_WORDS[pool.by]}):"
        for item in pool.ranked:
            if item.nomination_id in known:
                yield f"+ Thứ {item.rank}: {_called(known[item.nomination_id])}{_tie(item, pool)}."


def _tie(item: Ranked, pool: Pool) -> str:
    if not item.tied_with:
        return ""
    aids = f"; {', '.join(item.aids)}" if item.aids else ""
    open_still = "; Hội đồng quyết định" if item.nomination_id in pool.choice.tied else ""
    return f" (bằng nhau với {padded_count(len(item.tied_with))} trường hợp khác{aids}{open_still})"


def _end(facts: AwardFacts, sitting: CouncilSitting, pools: Sequence[Pool]) -> Iterator[str]:
    yield "4. Kết luận"
    told = [one_line(line) for line in sitting.conclusion.splitlines() if line.strip()]
    if told:
        told += _not_settled(facts, pools)
    elif not any(_is_heard(one) for one in sitting.ballots):
        told = [f"{DOTTED_LINE}."]
    else:
        told = list(_concluded(facts, sitting, pools))
    yield from (f"- {line}" for line in told)


def _is_heard(ballot: Ballot) -> bool:
    has_votes = bool(ballot.in_favour or ballot.against or ballot.abstained)
    return has_votes or ballot.score is not None or ballot.place is not None


def _concluded(facts: AwardFacts, sitting: CouncilSitting, pools: Sequence[Pool]) -> Iterator[str]:
    """Who was agreed to, of a pool no more than it has places; who is tied over the last of them is left open."""
    known = {item.id for item in facts.nominees}
    of_pool = {item.nomination_id: pool for pool in pools for item in pool.ranked}
    passed = {one.nomination_id for one in sitting.ballots if result(sitting, one).is_passed} & known
    chosen = {key for pool in pools for key in pool.choice.chosen} & known
    agreed = [item for item in facts.nominees if item.id in chosen or (item.id in passed and item.id not in of_pool)]
    if agreed:
        yield f"Hội đồng thống nhất đề nghị khen thưởng {counts_words(agreed)} có kết quả đạt nêu trên."
    else:
        yield "Hội đồng chưa thống nhất đề nghị trường hợp nào."
    for pool in pools:
        if names := _names(facts, pool.choice.chosen):
            yield f"Suất chung {one_line(pool.title)}: {names}."
    yield from _not_settled(facts, pools)
    tied = {key for pool in pools for key in pool.choice.tied}
    if left := (passed & of_pool.keys()) - chosen - tied:
        yield f"Không đề nghị {padded_count(len(left))} trường hợp đạt nhưng không còn suất chung."
    if failed := known - passed - chosen - tied:
        yield f"Không đề nghị {padded_count(len(failed))} trường hợp không đạt."


def _not_settled(facts: AwardFacts, pools: Sequence[Pool]) -> Iterator[str]:
    for pool in pools:
        if pool.choice.tied and (names := _names(facts, pool.choice.tied)):
            places = padded_count(pool.choice.open_places)
            yield f"Chưa quyết định {places} suất chung {one_line(pool.title)}, các trường hợp bằng nhau: {names}."


def _names(facts: AwardFacts, keys: Sequence[int]) -> str:
    known = {item.id: item for item in facts.nominees}
    return "; ".join(known[key].called for key in keys if key in known)
