"""From the official tables and a locality to the units of one district or province, before and since 01/7/2025.

Communes that kept name and code and took in nobody stay one unit; every other commune of the tables ends on the day of
the reform, and a new unit begins with lineage from the old ones. Districts end on that day without a successor.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from app.domain.territory import LineageDraft, RelationDraft, Territory, UnitDraft, derived_uid
from app.domain.units import UNKNOWN_START, LineageKind, RelationRole, UnitKind
from app.errors import Problem
from app.i18n import _
from app.presets.official import REFORM_DAY, CommuneChange, OfficialProvince, OfficialUnits, commune_name, plain_name
from app.presets.plans import FormerUnit, LocalityPreset

_EVE = REFORM_DAY - timedelta(days=1)
_DOCUMENT = "Sắp xếp đơn vị hành chính từ 01/7/2025"


class _Builder:
    """Makes the territory of some rows of one province."""

    def __init__(
        self, official: OfficialUnits, province: OfficialProvince, district: str, locality: LocalityPreset | None
    ) -> None:
        self._province = province
        self._locality = locality
        self._facts = {(item.code, item.era): item for item in (locality.facts if locality else ())}
        self._all = official.changes(province)
        self._unsure = official.unresolved(province)
        self._rows = self._chosen(district)
        self.territory = Territory()

    def _chosen(self, district: str) -> tuple[CommuneChange, ...]:
        """Rows of the district and all others that went into the same new communes; all without a district."""
        if not district:
            return self._all
        heirs = {row.new_code for row in self._all if row.old_district == district}
        if not heirs:
            raise Problem(
                "unknown-district",
                _("Danh mục không có “{district}” thuộc {province}.").format(
                    district=district, province=self._province.name
                ),
                _("Ghi tên như trước 01/7/2025, ví dụ “Huyện Hà Quảng”."),
            )
        return tuple(row for row in self._all if row.new_code in heirs)

    def build(self) -> Territory:
        self._provinces()
        self._districts()
        for code in dict.fromkeys(row.new_code for row in self._rows):
            self._commune([row for row in self._rows if row.new_code == code])
        if self._locality:
            self._local(self._locality)
        self._unresolved()
        return self.territory

    # ---------------------------------------------------------------------------------------- provinces and districts

    def _provinces(self) -> None:
        province = self._province
        start = UNKNOWN_START if province.is_unchanged else REFORM_DAY
        self._new_province = self.territory.add(_province_draft(province.name, province.code, start, None))
        used = {row.old_province for row in self._rows if row.old_province}
        for name in () if province.is_unchanged else sorted(used):
            uid = self.territory.add(_province_draft(name, None, UNKNOWN_START, REFORM_DAY))
            self._descend(uid, self._new_province, LineageKind.MERGED, Decimal(1))

    def _province_of(self, name: str) -> str:
        return self._new_province if self._province.is_unchanged else _province_draft(name, None, UNKNOWN_START).uid

    def _districts(self) -> None:
        for province, name in sorted({(row.old_province, row.old_district) for row in self._rows if row.old_district}):
            self._district(province, name, REFORM_DAY, self._district_code(name))

    def _district_code(self, name: str) -> str | None:
        return self._locality.district_code if self._locality and self._locality.district == name else None

    def _district(self, province: str, name: str, until: date, code: str | None, note: str = "") -> str:
        plain = plain_name(name, "Huyện")
        uid = derived_uid("district", province, name)
        self.territory.add(UnitDraft(uid, UnitKind.DISTRICT, plain, code, valid_to=until, note=note))
        self._tie(uid, self._province_of(province), UNKNOWN_START, until)
        return uid

    # --------------------------------------------------------------------------------------------------- communes

    def _commune(self, rows: Sequence[CommuneChange]) -> None:
        """One commune of 2025 and all it was made of."""
        first = rows[0]
        doubtful = [row for row in self._unsure if row.new_name == first.new_name]
        is_same = len(rows) == 1 and not doubtful and _is_same(first)
        if is_same:
            uid = self._old(first, None)
            self._tie(uid, self._new_province, REFORM_DAY, None)
            return
        kind, name = commune_name(first.new_name)
        fact = self._facts.get((first.new_code, "since"))
        new = self.territory.add(
            UnitDraft(
                (fact.uid if fact else "") or derived_uid("commune", "since-2025", first.new_code),
                kind,
                name,
                first.new_code,
                REFORM_DAY,
                is_border=bool(fact and fact.is_border),
                note=fact.source if fact else "",
                aliases=fact.aliases if fact else (),
            )
        )
        self._tie(new, self._new_province, REFORM_DAY, None)
        kind_of_change = LineageKind.MERGED if len(rows) + len(doubtful) > 1 else LineageKind.RENAMED
        for row in rows:
            if row.old_code:
                share = None if self._is_split(row) else Decimal(1)
                self._descend(self._old(row, REFORM_DAY), new, kind_of_change, share)

    def _old(self, row: CommuneChange, until: date | None) -> str:
        kind, name = commune_name(row.old_name)
        fact = self._facts.get((row.old_code, "before"))
        uid = self.territory.add(
            UnitDraft(
                (fact.uid if fact else "") or derived_uid("commune", "before-2025", row.old_code),
                kind,
                name,
                row.old_code,
                valid_to=until,
                is_border=bool(fact and fact.is_border),
                note=fact.source if fact else "",
                aliases=fact.aliases if fact else (),
            )
        )
        known = [tie for tie in (self._locality.ties if self._locality else ()) if row.old_code in tie.communes]
        if not known:
            self._tie(uid, derived_uid("district", row.old_province, row.old_district), UNKNOWN_START, REFORM_DAY)
        for tie in known:
            parent = derived_uid("district", row.old_province, tie.district)
            self._tie(uid, parent, tie.valid_from or UNKNOWN_START, tie.valid_to or REFORM_DAY, document=tie.source)
        return uid

    def _is_split(self, row: CommuneChange) -> bool:
        """Whether the source lists the same commune a second time without a code: part of it went elsewhere."""
        return any(
            (other.old_province, other.old_district, other.old_name)
            == (row.old_province, row.old_district, row.old_name)
            for other in self._unsure
        )

    # --------------------------------------------------------------------------------------------------- locality

    def _local(self, locality: LocalityPreset) -> None:
        for former in sorted(locality.former, key=lambda item: item.kind is not UnitKind.DISTRICT):
            self._former(former)
        for station in locality.stations:
            uid = self.territory.add(
                UnitDraft(
                    station.uid,
                    UnitKind.BORDER_STATION,
                    station.name,
                    station.code,
                    note=station.source,
                    aliases=station.aliases,
                )
            )
            for code in station.communes:
                self._guard(code, uid, station.communes_source)
        for listed in locality.hamlets:
            for name in listed.names if listed.is_current else ():
                self._hamlet(listed.commune, name, listed.source)

    def _former(self, former: FormerUnit) -> None:
        province = self._province.former[0]
        if former.kind is UnitKind.DISTRICT:
            uid = self._district(province, former.name, former.valid_to, None, former.source)
        else:
            uid = self.territory.add(
                UnitDraft(
                    derived_uid(former.kind, province, former.district, former.name),
                    former.kind,
                    former.name,
                    valid_to=former.valid_to,
                    is_border=former.is_border,
                    note=former.source,
                )
            )
            self._tie(uid, derived_uid("district", province, former.district), UNKNOWN_START, former.valid_to)
        if former.successor:
            heir = self._known(former.successor, former.valid_to)
            self._descend(uid, heir.uid, former.change, Decimal(1), former.valid_to, former.source)
        else:
            self.territory.unresolved.append(former.name)

    def _guard(self, code: str, station: str, document: str) -> None:
        commune = self._known(code, _EVE)
        self._tie(
            commune.uid, station, UNKNOWN_START, commune.valid_to, RelationRole.STATION_IN_CHARGE, document=document
        )

    def _hamlet(self, code: str, name: str, source: str) -> None:
        """A hamlet follows its commune through the reform, because each commune here went over whole."""
        commune = self._known(code, _EVE)
        uid = self.territory.add(
            UnitDraft(derived_uid("hamlet", commune.uid, name), UnitKind.HAMLET, name, note=source)
        )
        self._tie(uid, commune.uid, UNKNOWN_START, commune.valid_to, document=source)
        heirs = [edge for edge in self.territory.lineage if edge.predecessor_uid == commune.uid and edge.share == 1]
        if commune.valid_to is not None and len(heirs) == 1:
            self._tie(uid, heirs[0].successor_uid, commune.valid_to, None, document=heirs[0].document)

    def _known(self, code: str, on: date) -> UnitDraft:
        found = self.territory.by_code(code, on)
        if found is None:
            raise Problem("bad-preset", _("Địa bàn nêu mã {code} nhưng danh mục không có mã này.").format(code=code))
        return found

    # ------------------------------------------------------------------------------------------------------ small

    def _unresolved(self) -> None:
        names = {row.new_name for row in self._rows}
        for row in self._unsure:
            if row.new_name in names:
                self.territory.unresolved.append(f"{row.old_name} ({row.old_district}, {row.old_province})")

    def _tie(
        self,
        child: str,
        parent: str,
        start: date,
        end: date | None,
        role: RelationRole = RelationRole.ADMINISTRATION,
        *,
        document: str = "",
    ) -> None:
        self.territory.relations.append(RelationDraft(child, parent, role, start, end, document=document))

    def _descend(
        self,
        old: str,
        new: str,
        kind: LineageKind,
        share: Decimal | None,
        on: date = REFORM_DAY,
        document: str = _DOCUMENT,
    ) -> None:
        self.territory.lineage.append(LineageDraft(old, new, kind, on, share, document))


def _province_draft(name: str, code: str | None, start: date, end: date | None = None) -> UnitDraft:
    uid = derived_uid("province", name, "since-2025" if start == REFORM_DAY else "before-2025")
    return UnitDraft(uid, UnitKind.PROVINCE, plain_name(name, "Tỉnh"), code, start, end)


def _is_same(row: CommuneChange) -> bool:
    return bool(row.old_code) and (row.old_code, row.old_name) == (row.new_code, row.new_name)


def territory_of(
    official: OfficialUnits, province: str, district: str = "", locality: LocalityPreset | None = None
) -> Territory:
    """Units of a district (as named before 01/7/2025) and all that its communes became; of a province without one.

    Communes of neighbouring districts that went into the same new communes come along, so that lineage is complete.
    """
    return _Builder(official, official.province(province), district, locality).build()


def with_border(territory: Territory, codes: Iterable[str], on: date, note: str) -> Territory:
    """The communes a plan names as its border communes, marked as such."""
    for code in codes:
        found = territory.by_code(code, on)
        if found is not None and not found.is_border:
            territory.units[found.uid] = replace(found, is_border=True, note=found.note or note)
    return territory
