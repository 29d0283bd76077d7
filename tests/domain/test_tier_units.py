"""Units of a list: code of the day, names with and without marks, hamlets only within their commune, twins asked."""

from dataclasses import replace
from datetime import date

import pytest

from app.domain.hamlet_names import KnownHamlet
from app.domain.tier_units import KnownUnits, SaidPlace, find_place
from app.domain.units import Unit, UnitKind


def unit(unit_id: int, name: str, kind: UnitKind, code: str | None = None, parent_id: int = 1) -> Unit:
    return Unit(unit_id, f"uid-{unit_id}", kind, code, name, date(1980, 1, 1), parent_id=parent_id)


DISTRICT = unit(1, "Hà Quảng", UnitKind.DISTRICT, "045")
SOC_HA, XUAN_HOA, TOWN = (
    unit(2, "Sóc Hà", UnitKind.COMMUNE, "01366"),
    unit(3, "Xuân Hòa", UnitKind.COMMUNE, "01393"),
    unit(4, "Xuân Hòa", UnitKind.TOWNSHIP, "01392"),
)
LAP, MA, FAR_LAP, TWIN, OTHER_TWIN = (
    unit(11, "Láp", UnitKind.HAMLET, "01366-01", 2),
    unit(12, "Xóm Nà Mạ", UnitKind.HAMLET, None, 2),
    unit(13, "Láp", UnitKind.HAMLET, None, 3),
    unit(14, "Bản Hoà", UnitKind.HAMLET, "01393-04", 3),
    unit(15, "Hòa", UnitKind.HAMLET, None, 3),
)
KNOWN = KnownUnits(
    tuple(map(KnownHamlet, (DISTRICT, SOC_HA, XUAN_HOA, TOWN))),
    {2: [KnownHamlet(LAP), KnownHamlet(MA, ("Nà Mạ Trên",))], 3: list(map(KnownHamlet, (FAR_LAP, TWIN, OTHER_TWIN)))},
)


OF_XUAN_HOA = (FAR_LAP, TWIN, OTHER_TWIN)
OTHER_NAME = "Mã 01366 là xã Sóc Hà, nhưng dòng này ghi"


def place(**said: object) -> Unit | None:
    return find_place(SaidPlace(**said), KNOWN).unit  # type: ignore[arg-type]  # free fields


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ({"unit": "Sóc Hà"}, SOC_HA),
        ({"unit": "XÃ SÓC HÀ"}, SOC_HA),
        ({"unit": "UBND xã Sóc Hà"}, SOC_HA),
        ({"unit": "xa soc ha"}, None),
        ({"unit": "soc ha"}, SOC_HA),
        ({"unit": "Thị trấn Xuân Hoà"}, TOWN),
        ({"unit": "TT. Xuân Hòa"}, TOWN),
        ({"unit": "Huyện Hà Quảng"}, DISTRICT),
        ({"unit": "Xóm Láp, xã Sóc Hà"}, LAP),
        ({"unit": "Sóc Hà - Láp"}, LAP),
        ({"unit": "Láp (Sóc Hà)"}, LAP),
        ({"unit": "Thôn Nà Mạ, Sóc Hà, Hà Quảng"}, MA),
        ({"unit": "Xóm Láp", "near": SOC_HA}, LAP),
        ({"unit": "Nà Mạ Trên", "near": SOC_HA}, MA),
        ({"unit": "na ma", "near": SOC_HA}, MA),
        ({"commune": "Sóc Hà"}, SOC_HA),
        ({"commune": "Sóc Hà", "hamlet": "Bản Láp"}, LAP),
        ({"commune": "Sóc Hà", "unit": "Láp"}, LAP),
        ({"hamlet": "Láp", "near": SOC_HA}, LAP),
        ({"hamlet": "hoa", "near": XUAN_HOA}, OTHER_TWIN),
        ({"hamlet": "ban hoa", "near": XUAN_HOA}, TWIN),
        ({"code": "01366"}, SOC_HA),
        ({"code": "1.366"}, SOC_HA),
        ({"code": "1366", "unit": "Sóc Hà"}, SOC_HA),
        ({"code": "1366", "hamlet": "Láp"}, LAP),
        ({"code": "045"}, DISTRICT),
        ({"unit": "01366"}, SOC_HA),
        ({"unit": "1.366", "hamlet": "Láp"}, LAP),
        ({"unit": "Xóm 1366"}, None),
        ({"unit": "Xóm 1366", "near": SOC_HA}, None),
        ({}, None),
        ({"code": "01366-01", "unit": "Xóm Láp"}, LAP),
        ({"code": "01366-01", "hamlet": "Láp", "commune": "Sóc Hà"}, LAP),
        ({"code": "01366-01", "unit": "Láp - Sóc Hà"}, LAP),
    ],
)
def test_that_a_place_is_found(said: dict[str, object], found: Unit | None) -> None:
    assert place(**said) == found


@pytest.mark.parametrize(
    ("said", "sentence", "candidates"),
    [
        (
            {"unit": "Xuân Hòa"},
            "“Xuân Hòa” có thể là: xã Xuân Hòa (01393), thị trấn Xuân Hòa (01392); hãy ghi mã",
            (XUAN_HOA, TOWN),
        ),
        ({"commune": "Xuân Hòa"}, "“Xuân Hòa” có thể là:", (XUAN_HOA, TOWN)),
        ({"commune": "Mã Ba", "hamlet": "Láp"}, "Không có đơn vị “Mã Ba” trong địa bàn.", ()),
        ({"unit": "Xóm Láp"}, "“Xóm Láp” chưa ghi thuộc xã nào; hãy ghi xã hoặc chọn xóm.", (LAP, FAR_LAP)),
        ({"hamlet": "Nà Mạ"}, "“Nà Mạ” chưa ghi thuộc xã nào", (MA,)),
        ({"unit": "Lạp", "near": SOC_HA}, "Không có đơn vị “Lạp” trong địa bàn.", ()),
        ({"commune": "Sóc Hà", "hamlet": "Lạp"}, "Xã Sóc Hà không có xóm tên “Lạp”.", (LAP, MA)),
        ({"unit": "Xóm Lạp, Sóc Hà"}, "Xã Sóc Hà không có xóm tên “Xóm Lạp”.", (LAP, MA)),
        ({"hamlet": "Thôn Hoa", "near": XUAN_HOA}, "Xã Xuân Hòa không có xóm tên “Thôn Hoa”.", OF_XUAN_HOA),
        ({"unit": "Tổng cộng, cả huyện"}, "Không có đơn vị “Tổng cộng, cả huyện” trong địa bàn.", ()),
        ({"unit": "Sóc Hà, " * 30}, f"Không có đơn vị “{('Sóc Hà, ' * 8)[:60]}…” trong địa bàn.", ()),
        ({"code": "01366", "unit": "Sóc Hà, " * 30}, f"{OTHER_NAME} “Sóc Hà, Sóc Hà, ", (SOC_HA,)),
        ({"code": "99999"}, "Không có đơn vị mang mã 99999 trong địa bàn vào ngày này.", ()),
        ({"code": "99999", "unit": "Sóc Hà"}, "Không có đơn vị mang mã 99999", (SOC_HA,)),
        ({"code": "99999", "unit": "Xuân Hòa"}, "Không có đơn vị mang mã 99999", (XUAN_HOA, TOWN)),
        ({"code": "01366", "unit": "Xuân Hòa"}, f"{OTHER_NAME} “Xuân Hòa”", (SOC_HA, XUAN_HOA, TOWN)),
        ({"code": "01366", "hamlet": "Lạp"}, "Xã Sóc Hà không có xóm tên “Lạp”.", (LAP, MA)),
        ({"code": "01366-01", "hamlet": "Nà Mạ", "near": SOC_HA}, "Mã 01366-01 là xóm Láp, nhưng", (LAP, MA)),
        ({"code": "01366", "unit": "Mã Ba"}, f"{OTHER_NAME} “Mã Ba”", (SOC_HA,)),
    ],
)  # fmt: skip
def test_that_what_is_not_certain_is_asked(
    said: dict[str, object], sentence: str, candidates: tuple[Unit, ...]
) -> None:
    found = find_place(SaidPlace(**said), KNOWN)  # type: ignore[arg-type]  # free fields
    assert found.unit is None
    assert found.sentence.startswith(sentence)
    assert found.candidates == candidates


def test_that_two_orders_of_reading_that_both_fit_are_asked() -> None:
    commune, hamlet = unit(5, "Láp", UnitKind.COMMUNE, "01400"), unit(16, "Sóc Hà", UnitKind.HAMLET, None, 5)
    known = KnownUnits((KnownHamlet(SOC_HA), KnownHamlet(commune)), {2: [KnownHamlet(LAP)], 5: [KnownHamlet(hamlet)]})
    found = find_place(SaidPlace(unit="Láp, Sóc Hà"), known)
    assert found.unit is None
    assert found.candidates == (LAP, hamlet)


def test_that_two_hamlets_of_one_name_in_one_commune_are_asked() -> None:
    second = replace(LAP, id=17, code="01366-02")
    known = KnownUnits((KnownHamlet(SOC_HA),), {2: [KnownHamlet(LAP), KnownHamlet(second)]})
    found = find_place(SaidPlace(commune="Sóc Hà", hamlet="Láp"), known)
    assert found.candidates == (LAP, second)
    assert found.sentence == "“Láp” có thể là: xóm Láp (01366-01), xóm Láp (01366-02); hãy ghi mã hoặc chọn một."
