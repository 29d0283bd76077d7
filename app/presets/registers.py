"""Registers as files: ``resources/presets/registers/<key>.toml``; an officer's own lies in ``quy-tac/registers``."""

from datetime import date

from app.domain.plans.register_faults import definition_faults
from app.domain.plans.registers import RegisterDefinition
from app.errors import Problem
from app.i18n import _
from app.presets.load import PresetLibrary
from app.presets.reading import bad_preset
from app.presets.schema import PresetFile
from app.presets.strict import convert_strict

KIND = "registers"
#: What the header of the file says already.
_NOT_WRITTEN = ("key", "name")


def registers(presets: PresetLibrary, on: date) -> tuple[RegisterDefinition, ...]:
    """Every register in force on a day, in the order of the files; a mistake is told with file and place."""
    return tuple(_definition(item) for item in presets.in_force(KIND, on))


def register(presets: PresetLibrary, key: str) -> RegisterDefinition:
    """The register of one key, in its newest form; raises :class:`~app.errors.Problem` where there is none."""
    ids = list(dict.fromkeys(item.header.id for item in presets.presets(KIND)))
    if key not in ids:
        sentence = _("Không có sổ “{key}”; đang có: {known}.").format(key=key, known=", ".join(ids))
        way_out = _("Sổ của riêng mình ghi vào một tệp trong thư mục quy-tac/registers.")
        raise Problem("unknown-register", sentence, way_out)
    return _definition(presets.newest(KIND, key))


def _definition(item: PresetFile) -> RegisterDefinition:
    for name in _NOT_WRITTEN:
        if name in item.body:
            raise bad_preset(item.file_name, "", _("có khóa lạ “{name}”").format(name=name))
    table = {**item.body, "key": item.header.id, "name": item.header.title}
    definition = convert_strict(table, RegisterDefinition, item.file_name)
    for place, what in definition_faults(definition):
        raise bad_preset(item.file_name, place, what)
    return definition
