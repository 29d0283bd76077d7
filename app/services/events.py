"""Events «sự kiện»: all that can be done with them, in one place.

Lists and one event whole are in :mod:`app.services.event_list`, making and saving one in
:mod:`app.services.event_saving`, adjusting in :mod:`app.services.event_adjusting`, cancelling and the like in
:mod:`app.services.event_steps`.
"""

from app.services.event_adjusting import Adjusted, adjust, adjust_all, restore_offered
from app.services.event_list import EventDetail, EventRow, detail, events, judge, lookup_day, seasons, versions
from app.services.event_saving import Saved, copy, new, remove, save
from app.services.event_steps import cancel, mark_held, postpone, reopen

__all__ = [
    "Adjusted", "EventDetail", "EventRow", "Saved", "adjust", "adjust_all", "cancel", "copy", "detail", "events",
    "judge", "lookup_day", "mark_held", "new", "postpone", "remove", "reopen", "restore_offered", "save", "seasons",
    "versions",
]  # fmt: skip
