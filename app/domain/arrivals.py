"""Files of one import beside each other: what is there twice, and what cannot be received together."""

from collections.abc import Iterable, Mapping, Sequence

from app.domain.submissions import RECEIVABLE, ReadResult


def copies(results: Iterable[ReadResult]) -> Mapping[str, str]:
    """Path of every file that is byte for byte an earlier one -> name of the earlier one."""
    first: dict[str, str] = {}
    found = {}
    for item in results:
        if not item.sha256:
            continue
        if item.sha256 in first:
            found[item.path] = first[item.sha256]
        else:
            first[item.sha256] = item.file_name
    return found


def rivals(results: Sequence[ReadResult]) -> Mapping[str, tuple[str, ...]]:
    """Path of every file about a unit and period that others are about too -> the paths of these others.

    Only one of them can be received; which, a person says. Copies of one file do not compete.
    """
    doubled = copies(results)
    groups: dict[object, list[str]] = {}
    for item in results:
        if item.verdict in RECEIVABLE and item.path not in doubled:
            groups.setdefault((item.unit_id, item.period), []).append(item.path)
    return {
        path: tuple(other for other in group if other != path)
        for group in groups.values()
        if len(group) > 1
        for path in group
    }
