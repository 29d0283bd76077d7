"""How far the reports of a year are, in one sentence."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.domain.submissions import SubmissionRow, SubmissionState
from app.i18n import _
from app.ui.submissions.tab import Words
from app.ui.widgets.labels import Part


@dataclass(frozen=True, slots=True)
class Standing:
    """Who has sent, who has not, what is open, over all expected units of a year."""

    sent: int
    expected: int
    missing: tuple[str, ...]
    accepted: int
    stations: int
    accepted_stations: int
    blocked: int
    asked: int

    @staticmethod
    def of(rows: Sequence[SubmissionRow]) -> "Standing":
        """Count communes and stations each for themselves; what is open counts for both."""
        communes = [row for row in rows if not row.is_station]
        waiting = [row for row in rows if row.state is SubmissionState.RECEIVED]
        return Standing(
            sum(1 for row in communes if row.is_here),
            len(communes),
            tuple(row.unit_name for row in communes if not row.is_here),
            _accepted(communes),
            len(rows) - len(communes),
            _accepted([row for row in rows if row.is_station]),
            sum(1 for row in waiting if row.errors),
            sum(1 for row in waiting if row.questions and not row.errors),
        )


def _accepted(rows: Sequence[SubmissionRow]) -> int:
    return sum(1 for row in rows if row.state is SubmissionState.ACCEPTED)


def standing_sentence(rows: Sequence[SubmissionRow], word: str) -> Words:
    """How many have sent, who is missing, what is open; ``word`` is what the communes are called together."""
    standing = Standing.of(rows)
    said = _("{sent}/{expected} {word} đã nộp")
    parts: Words = [said.format(sent=standing.sent, expected=standing.expected, word=word)]
    if standing.missing:
        parts += [", ", Part(_("thiếu {names}").format(names=", ".join(standing.missing)), "warn")]
    said = _("; đã duyệt {count}/{expected} {word}")
    parts.append(said.format(count=standing.accepted, expected=standing.expected, word=word))
    if standing.stations:
        parts.append(_(", {count}/{of} đồn").format(count=standing.accepted_stations, of=standing.stations))
    if standing.blocked:
        parts += ["; ", Part(_("{count} báo cáo có lỗi chặn").format(count=standing.blocked), "block")]
    if standing.asked:
        parts += ["; ", Part(_("{count} báo cáo chờ trả lời").format(count=standing.asked), "ask")]
    return [*parts, "."]
