"""Proof of a name «duyệt tên»: somebody signed what a certificate will say; it holds while that stays the same."""

from dataclasses import replace

from app.domain.awards.nominations import Nomination, Nominee


def still_proved(former: Nomination, wanted: Nomination) -> Nomination:
    """The nomination as it is wanted; unproved when its certificate would say something else than was signed."""
    return wanted if _said(former) == _said(wanted) else replace(wanted, is_name_proved=False)


def is_called_alike(former: Nominee, wanted: Nominee) -> bool:
    """Whether certificates call a nominee the same: Ông or Bà, a person, a household or a collective."""
    return (former.kind, former.sex) == (wanted.kind, wanted.sex)


def _said(item: Nomination) -> tuple[object, ...]:
    """What a certificate takes from a nomination: whom, who gives what, for what, «tặng» or «truy tặng»."""
    return item.nominee_id, item.snapshot, item.award, item.unit_id, item.achievement, item.is_posthumous
