"""The phrases of an outline preset: brackets that match, figures that some year has."""

from collections.abc import Collection

from app.domain.phrases import figures_in, parse_template
from app.i18n import _
from app.presets.reading import bad_preset
from app.presets.schema import OutlineBody


def check_phrases(body: OutlineBody, known_codes: Collection[str], file_name: str) -> None:
    """Raise a :class:`~app.errors.Problem` that names the node whose phrase cannot be made into a sentence."""
    for node in body.node:
        for phrase in node.phrases:
            try:
                pieces = parse_template(phrase)
            except ValueError:
                what = _("mẫu câu “{phrase}” có ngoặc vuông không khớp").format(phrase=phrase)
                raise bad_preset(file_name, node.code, what) from None
            for token in figures_in(pieces):
                if token.code not in known_codes:
                    what = _("mẫu câu “{phrase}” nhắc chỉ tiêu {code} không có").format(phrase=phrase, code=token.code)
                    raise bad_preset(file_name, node.code, what)
