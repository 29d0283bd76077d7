"""The measures a plan's text only implies: what a number counts, and what a percentage is of, in the text's words."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from app.domain.plans.measures import Measure
from app.domain.plans.targets import Target
from app.i18n import _

_PERCENT: Final = "%"
_LONGEST: Final = 120
#: «80 % số khu dân cư, xã … xây dựng»: whom the percentage is of, up to what they are to do.
_WHOM: Final = re.compile(
    r"\d\s*%(?:\s+trở lên)?(?:\s+(?:cho|tổng|số|các|những|đội ngũ|lực lượng))*\s+(?!trở lên)(?P<who>[^\W\d_].*?)"
    r"(?=\s+(?:đạt|có|được|không|tham gia|xây dựng|thực hiện|tổ chức|hoàn thành|triển khai|duy trì|phải|ký)\b"
    r"|,\s*ưu tiên|[;.(]|$)",
    re.IGNORECASE,
)


def measured(targets: Sequence[Target]) -> tuple[tuple[Target, ...], tuple[Measure, ...]]:
    """Targets whose numbers name what counts them, and the measures made for that; the officer renames them.

    A target that names its measures, or has no number, stays as it is.
    """
    found: list[Target] = []
    measures: list[Measure] = []
    for one in targets:
        if not one.steps or one.numerator:
            found.append(one)
            continue
        if one.is_of_before:
            now, before = _before_and_now(one)
            measures += (now, before)
            words = one.denominator_words or _("số của kỳ trước")
            found.append(replace(one, numerator=now.key, denominator=before.key, denominator_words=words))
            continue
        is_share = one.unit == _PERCENT
        top = Measure(key=f"{one.key}-dat", name=one.title[:_LONGEST], unit="" if is_share else one.unit)
        measures.append(top)
        if not is_share:
            found.append(replace(one, numerator=top.key))
            continue
        whole = _("tổng số {who}").format(who=audience(one.title) or _("nói ở “{title}”").format(title=one.title))
        bottom = Measure(key=f"{one.key}-tong", name=f"{whole[:1].upper()}{whole[1:]}"[:_LONGEST], unit="")
        measures.append(bottom)
        words = one.denominator_words or whole
        found.append(replace(one, numerator=top.key, denominator=bottom.key, denominator_words=words))
    return tuple(found), tuple(measures)


def _before_and_now(one: Target) -> tuple[Measure, Measure]:
    """What a fall sets against each other: the same number in its period and before."""
    short = one.title[: _LONGEST - 20].rstrip()
    return (
        Measure(key=f"{one.key}-dat", name=_("{title}: số kỳ này").format(title=short), unit=""),
        Measure(key=f"{one.key}-tong", name=_("{title}: số kỳ trước").format(title=short), unit=""),
    )


def audience(title: str) -> str:
    """Whom a percentage in a sentence is of: «khu dân cư, xã, phường»; "" where the sentence does not say."""
    found = _WHOM.search(title)
    return found["who"].strip(" ,") if found is not None else ""
