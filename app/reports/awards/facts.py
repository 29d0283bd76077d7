"""All that the papers of commendation are made of, and how they say it: who, with which words, in which order.

Plain values: whoever fills them has asked the data file. What nobody has told stays a dotted line. Nothing here knows
a year, an amount, a level or a title.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from app.domain.awards.catalogue import NOMINEE_WORDS, NomineeKind
from app.domain.awards.certificate_texts import within
from app.reports.event_facts import DOTS, one_line
from app.reports.event_sheet import Frame
from app.text import fold, format_number, money_words, name_key, padded_count, short_date, sort_key

#: Titles of the parts of a list, in this order.
GROUPS = {
    NomineeKind.COLLECTIVE: "TẬP THỂ",
    NomineeKind.INDIVIDUAL: "CÁ NHÂN",
    NomineeKind.HOUSEHOLD: "HỘ GIA ĐÌNH",
}
_ADDRESSED = re.compile(r"(?:ong|ba|dong chi|d/c)\b")
_WOMEN = frozenset({"nu", "ba"})
_MEN = frozenset({"nam", "ong"})


@dataclass(frozen=True, slots=True)
class AwardFact:
    """The award a paper asks for or gives, with titles as printed; who decides, and through whom dossiers go.

    ``organ`` is the organ of the authority ("UBND huyện Hà Quảng"), ``place`` where it sits.
    """

    key: str
    title: str
    authority: str
    organ: str
    place: str = ""
    through: str = ""
    signer_title: str = ""
    pays_from: str = ""
    report_form: str = ""


@dataclass(frozen=True, slots=True)
class PastLine:
    """An award somebody has already: year, its title, number and day of the decision with who issued it."""

    year: str
    title: str
    decision: str = ""


@dataclass(frozen=True, slots=True)
class CheckLine:
    """One condition with what the data says to it, and the record that proves it."""

    text: str
    verdict: str = ""
    proof: str = ""


@dataclass(frozen=True, slots=True)
class DossierLine:
    """One paper of a dossier «hồ sơ» and when it came, on paper and as a file."""

    name: str
    copies: int = 1
    is_required: bool = True
    soft_on: date | None = None
    hard_on: date | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class NomineeFact:
    """One nominee with the award that is proposed; the name as it was at the time.

    ``unit`` is who it belongs to ("xã Sóc Hà"), ``proposer`` who proposes, ``signs_in`` the place of its papers.
    ``amount`` in đồng, ``None`` where no rule tells it; ``figures`` are sentences about its commune, ``missing`` the
    papers its dossier lacks, in words.
    """

    kind: NomineeKind
    name: str
    award: AwardFact
    unit: str = ""
    proposer: str = ""
    signs_in: str = ""
    position: str = ""
    place: str = ""
    sex: str = ""
    ethnicity: str = ""
    born_on: date | None = None
    birth_year: int | None = None
    leader: str = ""
    member_count: int | None = None
    women_percent: int | None = None
    achievement: str = ""
    note: str = ""
    coefficient: Decimal | None = None
    amount: int | None = None
    source: str = ""
    is_posthumous: bool = False
    over_quota: str = ""
    past: tuple[PastLine, ...] = ()
    figures: tuple[str, ...] = ()
    criteria: tuple[CheckLine, ...] = ()
    findings: tuple[str, ...] = ()
    dossier: tuple[DossierLine, ...] = ()
    missing: tuple[str, ...] = ()
    appraisal: str = ""
    reason: str = ""
    received_on: date | None = None
    due_on: date | None = None
    golden_book_no: str = ""
    id: int = 0

    @property
    def address(self) -> str:
        """ "Ông" or "Bà" by sex, both where nobody told; empty for others than persons and names that bring a word."""
        if self.kind is not NomineeKind.INDIVIDUAL or _ADDRESSED.match(fold(self.name)):
            return ""
        sex = fold(self.sex)
        return "Ông" if sex in _MEN else "Bà" if sex in _WOMEN else "Ông (Bà)"

    @property
    def called(self) -> str:
        """The nominee in running text: "Bà Bế Thị Hoa", "Hộ gia đình ông …", a collective by its name."""
        name = one_line(self.name)
        if self.kind is NomineeKind.HOUSEHOLD and not fold(name).startswith(("ho ", "gia dinh")):
            return f"Hộ gia đình {name}"
        return f"{self.address} {name}".strip()

    @property
    def award_told(self) -> str:
        """The award that is asked for, with «truy tặng» for somebody who is dead."""
        title = one_line(self.award.title)
        return f"{title} (truy tặng)" if self.is_posthumous else title

    @property
    def whereabouts(self) -> str:
        """Position, place and unit inside a sentence, none told twice."""
        told: list[str] = []
        for text in (within(one_line(part)) for part in (self.position, self.place, self.unit)):
            if text and not any(fold(text) in fold(other) for other in (*told, self.name)):
                told.append(text)
        return ", ".join(told)

    @property
    def whereabouts_alone(self) -> str:
        """The same at the beginning of a cell."""
        return self.whereabouts[:1].upper() + self.whereabouts[1:]

    @property
    def birth(self) -> str:
        """The day of birth, else the year, else dots."""
        if self.born_on is not None:
            return short_date(self.born_on)
        return str(self.birth_year) if self.birth_year else DOTS


@dataclass(frozen=True, slots=True)
class IssuedDecision:
    """What was written on a decision that was issued: its number with the symbol, its day, who signed."""

    number: str
    day: date
    signer: str = ""
    signer_title: str = ""


@dataclass(frozen=True, slots=True)
class AwardFacts:
    """One paper's matter: who prints it, for which season, whose names; ``award`` where all ask for the same.

    ``bases`` are the law in force with its own words, ``decision_bases`` what stands before it in a decision;
    ``plan_source`` the plan with day and organ, ``minutes`` and ``decision`` as papers cite them. ``base_salary`` in
    đồng, in force on ``salary_day``. ``issued`` is there once all of them stand under one decision that was issued.
    """

    frame: Frame
    report_year: int
    nominees: tuple[NomineeFact, ...]
    movement: str = ""
    award: AwardFact | None = None
    bases: tuple[str, ...] = ()
    decision_bases: tuple[str, ...] = ()
    plan_source: str = ""
    minutes: str = ""
    base_salary: int | None = None
    salary_decree: str = ""
    salary_day: date | None = None
    decision: str = ""
    is_locked: bool = False
    issued: IssuedDecision | None = None

    @property
    def merit(self) -> str:
        """What all awards of the season are for, in running text."""
        about = f"phong trào “{one_line(self.movement)}”" if self.movement else "phong trào"
        return f"đã có thành tích xuất sắc trong thực hiện {about} năm {self.report_year}"

    @property
    def award_title(self) -> str:
        """The award as printed, or a word for several."""
        return one_line(self.award.title) if self.award else "các hình thức khen thưởng"


def in_order(nominees: Iterable[NomineeFact]) -> Iterator[tuple[NomineeKind, tuple[NomineeFact, ...]]]:
    """Every kind that is there with its nominees: persons by tên, họ, tên đệm, others by their name."""
    known = tuple(nominees)
    for kind in GROUPS:
        key = name_key if kind is NomineeKind.INDIVIDUAL else sort_key
        own = sorted((item for item in known if item.kind is kind), key=lambda item: key(one_line(item.name)))
        if own:
            yield kind, tuple(own)


def counts_words(nominees: Sequence[NomineeFact]) -> str:
    """ "08 tập thể, 16 cá nhân"; dotted where there is nobody."""
    told = [f"{padded_count(len(own))} {NOMINEE_WORDS[kind]}" for kind, own in in_order(nominees)]
    return ", ".join(told) or f"{DOTS} tập thể, cá nhân"


def kinds_words(nominees: Sequence[NomineeFact]) -> str:
    """ "tập thể, cá nhân" as they are there."""
    return ", ".join(NOMINEE_WORDS[kind] for kind, _own in in_order(nominees)) or "tập thể, cá nhân"


def gives(nominees: Iterable[NomineeFact]) -> str:
    """ "Tặng", "Truy tặng" where all are dead, both where some are."""
    dead = {item.is_posthumous for item in nominees}
    return "Truy tặng" if dead == {True} else "Tặng, truy tặng" if True in dead else "Tặng"


def as_basis(text: str) -> str:
    """A line of the bases with its opening word."""
    plain = one_line(text).rstrip(" ;.")
    return plain if fold(plain).startswith("can cu") else f"Căn cứ {plain}"


def in_full(organ: str) -> str:
    """An organ that stands alone in a letterhead is written out: "Ủy ban nhân dân xã Trường Hà"."""
    return re.sub(r"^UBND\b", "Ủy ban nhân dân", one_line(organ))


def sum_words(amount: int) -> str:
    """ "14.400.000 đồng (Bằng chữ: Mười bốn triệu bốn trăm nghìn đồng)"."""
    return f"{format_number(amount)} đồng (Bằng chữ: {money_words(amount)})"
