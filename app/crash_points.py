"""Places where a test may end the process as a power cut would: between two steps that must not be separable.

Honoured only with ``APP_TEST=1``; ``APP_CRASH_AT=name`` ends the process at the first passage, ``name:3`` at the third.
"""

import os
import signal
from enum import StrEnum


class CrashPoint(StrEnum):
    """Named steps of work that touches files; a new dangerous step gets a name here."""

    CREATE_MIGRATED = "create-migrated"
    WRITE_BEFORE_COMMIT = "write-before-commit"
    WRITE_AFTER_COMMIT = "write-after-commit"
    MIGRATE_BACKED_UP = "migrate-backed-up"
    MIGRATE_STEP = "migrate-step"
    MIGRATE_BEFORE_COMMIT = "migrate-before-commit"
    MIGRATE_AFTER_COMMIT = "migrate-after-commit"
    BACKUP_STARTED = "backup-started"
    BACKUP_PAGES = "backup-pages"
    BACKUP_SYNCED = "backup-synced"
    BACKUP_VERIFIED = "backup-verified"
    BACKUP_PLACED = "backup-placed"
    BACKUP_ROTATED = "backup-rotated"
    RESTORE_VERIFIED = "restore-verified"
    RESTORE_COPIED = "restore-copied"
    RESTORE_SETTLED = "restore-settled"
    RESTORE_KEPT = "restore-kept"
    RESTORE_PLACED = "restore-placed"
    FILE_WRITTEN = "file-written"
    FILE_PLACED = "file-placed"


def names() -> tuple[str, ...]:
    """Every crash point there is, for tests that go through all of them."""
    return tuple(point.value for point in CrashPoint)


def reach(point: CrashPoint) -> None:
    """End the process here, without any clean-up, when a test asked for it."""
    if os.environ.get("APP_TEST") != "1":
        return
    wanted, _, passage = os.environ.get("APP_CRASH_AT", "").partition(":")
    if wanted != point.value:
        return
    if passage and int(passage) > 1:
        os.environ["APP_CRASH_AT"] = f"{wanted}:{int(passage) - 1}"
        return
    if hasattr(signal, "SIGKILL"):
        os.kill(os.getpid(), signal.SIGKILL)
    os._exit(137)
