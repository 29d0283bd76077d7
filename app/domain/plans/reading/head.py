"""The head of a plan's text: number, day, title, issuer, signer, recipients, and the years it is for."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from app.domain.committee import CommitteeLevel
from app.domain.plans.plan import Phase
from app.domain.plans.reading.agency_names import begins, listed
from app.domain.plans.reading.letters import plain, trimmed
from app.domain.plans.reading.outline import Node, Section
from app.domain.plans.reading.proposals import Confidence, Evidence, HeadFact, HeadField, Proposal, ProposalKind
from app.domain.plans.spans import span

_NUMBER: Final = re.compile(
    r"(?:^|\s)(?:Số|SỐ)\s*:?\s*(?P<digits>[\d.…]*)\s*/?\s*(?:(?P<year>\d{4})/)?(?P<symbol>K[HL][\w/-]*)"
)
_DATED: Final = re.compile(
    r"(?P<place>[^\W\d_][^,\d]{1,40}),?\s+ngày\s*(?P<day>\d{0,2})[\s.…_]*tháng\s*(?P<month>\d{0,2})[\s.…_]*năm\s*(?P<year>\d{4})"
)
_BASIS: Final = re.compile(
    r"(?:can cu|thuc hien|thi hanh|trien khai thuc hien|qua|de|nham|xet|theo|tiep tuc thuc hien nghi)\b"
)
_TITLE: Final = re.compile(r"ke hoach\b(?P<rest>.*)")
_ORDERS: Final = re.compile(r"\b(?:xay dung|ban hanh)(?: va (?:ban hanh|to chuc thuc hien))? ke hoach\b")
_TITLE_YEARS: Final = re.compile(
    r"\b(?:giai doan|nhiem ky|nam) (?P<first>(?:19|20)\d\d)"
    r"(?:\s*(?:-|den(?: het)?|toi)\s*(?:nam )?|(?:, (?:nam )?(?:19|20)\d\d)*(?:,| va|, va) (?:nam )?)"
    r"(?P<last>(?:19|20)\d\d)\b"
)
_ONE_YEAR: Final = re.compile(r"\bnam (?P<year>(?:19|20)\d\d)\b")
_RUN: Final = re.compile(
    r"tu (?:nay|nam (?P<first>20\d\d)) den (?:het )?nam (?P<last>20\d\d)|thuc hien den het nam (?P<until>20\d\d)"
)
_STANDING: Final = re.compile(r"(?:la )?co quan thuong truc(?! ban)?")
_SCOPE: Final = re.compile(r"\btren (?:dia ban|pham vi) [^.;,)]{4,80}")
_LEVELS: Final = (
    (CommitteeLevel.COMMUNE, re.compile(r"\b(?:xa|phuong|thi tran|dac khu)\b")),
    (CommitteeLevel.DISTRICT, re.compile(r"\b(?:huyen|thi xa|quan)\b")),
    (CommitteeLevel.PROVINCE, re.compile(r"\b(?:tinh|thanh pho)\b")),
)
_LAST_RECIPIENT: Final = re.compile(r"luu\b")
_SIGNER: Final = re.compile(r"[^\W\d_]+(?:\s[^\W\d_]+){1,4}")


def read_head(nodes: Sequence[Node], phases: Sequence[Proposal]) -> tuple[Proposal, ...]:
    """The facts of the head, each once."""
    opening = [node for node in nodes if node.section is Section.OPENING and node.level == 0]
    facts = [*_number_and_day(opening), *_title(opening), *_issuer(opening), *_signer(nodes), *_standing(nodes)]
    title = next(
        (str(one.value.value) for one in facts if _is_fact(one, HeadField.TITLE) and isinstance(one.value, HeadFact)),
        "",
    )
    place = next((one.evidence for one in facts if _is_fact(one, HeadField.TITLE)), Evidence(0, 0, 0))
    facts += _years(title, place, nodes, phases)
    kept: dict[HeadField, Proposal] = {}
    for one in facts:
        assert isinstance(one.value, HeadFact)
        kept.setdefault(one.value.field, one)
    if HeadField.ISSUED_ON in kept:
        kept.pop(HeadField.ISSUED_TEXT, None)
    signer = kept.get(HeadField.SIGNER_TITLE)
    if HeadField.LEVEL not in kept and signer is not None and isinstance(signer.value, HeadFact):
        kept.update((HeadField.LEVEL, one) for one in _level_of_signer(str(signer.value.value), signer.evidence))
    return tuple(kept.values())


def read_recipients(nodes: Sequence[Node]) -> tuple[Proposal, ...]:
    """The lines under «Nơi nhận», up to the one on the archive."""
    found: list[Proposal] = []
    for node in (one for one in nodes if one.section is Section.RECIPIENTS):
        start, end = trimmed(node.text, node.start, len(node.text))
        if plain(node.text).startswith("noi nhan") or end <= start:
            continue
        if not node.bullet and not node.text.rstrip().endswith((";", ".")):
            if found:
                break
            continue
        found.append(
            Proposal(ProposalKind.RECIPIENT, node.text[start:end], Evidence(node.index, start, end), Confidence.SURE)
        )
        if _LAST_RECIPIENT.match(plain(node.text), start):
            break
    return tuple(found)


def _is_fact(one: Proposal, field: HeadField) -> bool:
    return isinstance(one.value, HeadFact) and one.value.field is field


def _fact(
    field: HeadField, value: object, node: Node, start: int, end: int, sure: Confidence = Confidence.LIKELY
) -> Proposal:
    return Proposal(ProposalKind.HEAD, HeadFact(field, value), Evidence(node.index, start, end), sure)


def _number_and_day(opening: Sequence[Node]) -> Iterator[Proposal]:
    for node in opening[:20]:
        number = _NUMBER.search(node.text)
        if number is not None:
            digits = re.sub(r"\D", "", number["digits"])
            symbol = number["symbol"].rstrip("/-")
            if digits:
                shown = "/".join(part for part in (digits, number["year"], symbol) if part)
                yield _fact(HeadField.NUMBER, shown, node, *trimmed(node.text, *number.span()), Confidence.SURE)
        # Number and day may stand side by side: the symbol is no part of the place.
        dated = _DATED.search(node.text, number.end() if number is not None else 0)
        if dated is not None and not _BASIS.match(node.shown):
            start, end = trimmed(node.text, *dated.span())
            yield _fact(HeadField.PLACE, dated["place"].strip(), node, *dated.span("place"), Confidence.SURE)
            yield from _day(node, dated, start, end)


def _day(node: Node, dated: re.Match[str], start: int, end: int) -> Iterator[Proposal]:
    try:
        day = date(int(dated["year"]), int(dated["month"]), int(dated["day"]))
    except ValueError:
        words = re.sub(r"\s+", " ", node.text[dated.start("place") + len(dated["place"]) : end]).strip(" ,")
        yield _fact(HeadField.ISSUED_TEXT, words, node, start, end, Confidence.SURE)
        return
    yield _fact(HeadField.ISSUED_ON, day, node, start, end, Confidence.SURE)


def _title(opening: Sequence[Node]) -> Iterator[Proposal]:
    """What follows «KẾ HOẠCH» up to the bases; the title of a plan may run over several lines."""
    for place, node in enumerate(opening):
        found = _TITLE.match(node.shown)
        if found is None or not node.text[:8].isupper():
            continue
        lines = [node] if found["rest"].strip() else []
        for line in opening[place + 1 :]:
            if (
                (_BASIS.match(line.shown) and (lines or line.text.rstrip().endswith((";", ":"))))
                or line.label is not None
                or len(lines) > 3
            ):
                break
            if lines and line.text.rstrip().endswith((";", ":")):
                break
            lines.append(line)
        if not lines:
            return
        first = lines[0]
        offset = len("KẾ HOẠCH") if first is node else 0
        start, end = trimmed(first.text, first.start + offset, len(first.text))
        words = " ".join([first.text[start:end], *(line.text.strip() for line in lines[1:])])
        yield _fact(HeadField.TITLE, words, first, start, end, Confidence.SURE)
        return


def _issuer(opening: Sequence[Node]) -> Iterator[Proposal]:
    for node in reversed(opening):
        shown = plain(node.text)
        order = _ORDERS.search(shown)
        if order is None:
            continue
        places = [0, *(match.end() for match in re.finditer(r"[,.;:(]\s+", shown[: order.start()]))]
        start = next((place for place in reversed(places) if begins(node.text, place)), None)
        if start is None:
            continue
        bracket = node.text.find("(", start, order.start())
        first, last = trimmed(node.text, start, order.start())
        name = re.sub(r"\s*\([^)]*\)", "", node.text[first:last]) if bracket >= 0 else node.text[first:last]
        yield _fact(HeadField.ISSUER, name, node, first, last)
        level = _level(name)
        if level is not None:
            yield _fact(HeadField.LEVEL, level, node, first, last)
        return


def _level(words: str) -> CommitteeLevel | None:
    return next((level for level, form in _LEVELS if form.search(plain(words))), None)


def _level_of_signer(title: str, place: Evidence) -> Iterator[Proposal]:
    """A committee without a level in its name is that of who signs: «PHÓ CHỦ TỊCH UBND TỈNH»."""
    level = _level(title)
    if level is not None:
        yield Proposal(ProposalKind.HEAD, HeadFact(HeadField.LEVEL, level), place, Confidence.GUESS)


def _signer(nodes: Sequence[Node]) -> Iterator[Proposal]:
    tail = [node for node in nodes if node.section is Section.RECIPIENTS and not node.bullet]
    capitals = [
        node for node in tail if node.text.isupper() and len(node.text) < 60 and not node.text.startswith(("TM", "T/M"))
    ]
    titles = [node for node in capitals if re.match(r"(?:truong|pho|chu tich|giam doc|bi thu|chi huy)", node.shown)]
    if titles:
        last = titles[-1]
        yield _fact(HeadField.SIGNER_TITLE, last.text.strip(), last, 0, len(last.text))
    for node in tail:
        text = node.text.strip()
        found = _SIGNER.fullmatch(text)
        if found is not None and all(word[0].isupper() and word[1:].islower() for word in text.split()) and titles:
            yield _fact(HeadField.SIGNER, text, node, 0, len(node.text))
            return


def _standing(nodes: Sequence[Node]) -> Iterator[Proposal]:
    for node in nodes:
        shown = plain(node.text)
        found = _STANDING.search(shown) if node.section not in (Section.ANNEX, Section.RECIPIENTS) else None
        if found is None:
            continue
        for one, start in ((node, node.start), *((above, above.start) for above in node.above())):
            names = listed(one.text, start) or listed(
                one.text, start + 5 if plain(one.text).startswith("giao", start) else start
            )
            if names:
                yield _fact(HeadField.STANDING_AGENCY, names[0].name, one, names[0].start, names[0].end)
                return


def _years(title: str, place: Evidence, nodes: Sequence[Node], phases: Sequence[Proposal]) -> Iterator[Proposal]:
    def fact(field: HeadField, value: object, evidence: Evidence, sure: Confidence = Confidence.LIKELY) -> Proposal:
        return Proposal(ProposalKind.HEAD, HeadFact(field, value), evidence, sure)

    shown = plain(title)
    named = _TITLE_YEARS.search(shown)
    single = [match for match in _ONE_YEAR.finditer(shown) if named is None or match.start() > named.end()]
    if named is not None:
        yield fact(HeadField.TITLE_FROM, int(named["first"]), place)
        yield fact(HeadField.TITLE_TO, int(named["last"]), place)
    scope = _SCOPE.search(shown)
    if scope is not None:
        yield fact(HeadField.SCOPE, title[slice(*trimmed(title, *scope.span()))], place)
    spans = [one for one in phases if isinstance(one.value, Phase)]
    if spans:
        first, last = spans[0], spans[-1]
        assert isinstance(first.value, Phase)
        assert isinstance(last.value, Phase)
        yield fact(HeadField.STARTS, span(first.value.starts).first, first.evidence, Confidence.SURE)
        yield fact(HeadField.ENDS, span(last.value.ends).last, last.evidence, Confidence.SURE)
    if single:
        yield fact(HeadField.STARTS, date(int(single[-1]["year"]), 1, 1), place)
        yield fact(HeadField.ENDS, date(int(single[-1]["year"]), 12, 31), place)
    yield from _run(nodes)
    if named is not None:
        yield fact(HeadField.STARTS, date(int(named["first"]), 1, 1), place, Confidence.GUESS)
        yield fact(HeadField.ENDS, date(int(named["last"]), 12, 31), place, Confidence.GUESS)


def _run(nodes: Sequence[Node]) -> Iterator[Proposal]:
    """«Triển khai từ năm 2026 đến hết năm 2030»."""
    for node in nodes:
        found = (
            _RUN.search(plain(node.text)) if node.section in (Section.SCOPE, Section.PHASES, Section.GOALS) else None
        )
        if found is not None:
            if found["first"]:
                yield _fact(HeadField.STARTS, date(int(found["first"]), 1, 1), node, *found.span())
            yield _fact(HeadField.ENDS, date(int(found["last"] or found["until"]), 12, 31), node, *found.span())
