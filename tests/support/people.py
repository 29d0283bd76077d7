"""Invented people and groups of a border district in numbers ("số liệu minh họa"): names repeat as they do there."""

import random
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from app.domain.awards.catalogue import NomineeKind
from app.domain.awards.nominations import Nominee
from app.domain.awards.sameness import Places, commune_key

FAMILIES = (
    "Nông", "Nông", "Hoàng", "Hoàng", "Hoàng", "Lý", "Triệu", "Bế", "Đàm", "La", "Mã", "Vi", "Chu", "Hà", "Lục",
    "Phương", "Dương", "Tô", "Trương", "Nguyễn", "Lương", "Đinh", "Lò", "Bàn", "Sầm",
)  # fmt: skip
MIDDLES = (
    "Văn",
    "Văn",
    "Văn",
    "Văn",
    "Thị",
    "Thị",
    "Thị",
    "Đức",
    "Minh",
    "Thanh",
    "Thúy",
    "Hữu",
    "Quốc",
    "Mạnh",
    "Ngọc",
)
GIVEN = (
    "Sơn", "Thắng", "Hải", "Nam", "Dũng", "Hòa", "Hoa", "Nhung", "Lan", "Thảo", "Phúc", "Khánh", "Vinh", "Xuân", "Bắc",
    "Liễu", "Nga", "Hưng", "Việt", "Thủy", "Quý", "Sỹ", "Kỳ", "Mai", "Huệ", "Cường", "Tuấn", "Long", "Páo", "Dền",
)  # fmt: skip
COMMUNES = ("Sóc Hà", "Trường Hà", "Lũng Nặm", "Cải Viên", "Nội Thôn", "Tổng Cọt", "Cần Nông", "Cần Yên")
HAMLETS = (
    "Kéo Sỹ",
    "Nà Nghiềng",
    "Cốc Vường",
    "Lũng Pươi",
    "Pác Bó",
    "Nặm Sấn",
    "Cả Giáng",
    "Bó Rẩy",
    "Nà Mạ",
    "Bản Láp",
)
#: Four stations, each in charge of two communes: units 101 to 104.
STATIONS = {101 + number: (2 * number + 1, 2 * number + 2) for number in range(4)}


def places() -> Places:
    """Communes 1 to 8 and the stations over them."""
    areas = {number: frozenset({number}) for number in range(1, len(COMMUNES) + 1)}
    areas |= {station: frozenset(communes) for station, communes in STATIONS.items()}
    return Places(areas, {commune_key(name): frozenset({number}) for number, name in enumerate(COMMUNES, 1)})


def people(count: int, seed: int) -> list[Nominee]:
    """So many different persons; now and then only the year of birth is known, or nothing, or no hamlet."""
    chance = random.Random(seed)
    return [_person(chance, number) for number in range(1, count + 1)]


def _person(chance: random.Random, number: int) -> Nominee:
    name = " ".join(chance.choice(words) for words in (FAMILIES, MIDDLES, GIVEN))
    born = date(1950, 1, 1) + timedelta(days=chance.randrange(365 * 52))
    known = chance.random()
    commune = chance.randint(1, len(COMMUNES))
    return Nominee(
        NomineeKind.INDIVIDUAL,
        name,
        commune,
        sex="nữ" if "Thị" in name else "",
        born_on=born if known < 0.7 else None,
        birth_year=born.year if known < 0.97 else None,
        place=f"Xóm {chance.choice(HAMLETS)}" if chance.random() < 0.9 else "",
        id=number,
    )


def as_stations_write(originals: list[Nominee], seed: int) -> Iterator[Nominee]:
    """The same people as the station in charge proposes them: rank words, capitals, other spelling, fewer data."""
    chance = random.Random(seed)
    for person in originals:
        station = next(unit for unit, communes in STATIONS.items() if person.unit_id in communes)
        name = chance.choice(
            (
                person.name,
                person.name.upper(),
                f"Ông {person.name}",
                f"Đ/c {person.name} (Trưởng xóm)",
                f" {person.name} ",
            )
        ).replace("ý", chance.choice(("ý", "í")))
        place = f"{person.place}, xã {COMMUNES[person.unit_id - 1]}" if person.place else person.place
        has_day = chance.random() < 0.7
        yield replace(
            person,
            name=name,
            unit_id=station,
            place=place,
            born_on=person.born_on if has_day else None,
            id=person.id + 1_000_000,
        )
