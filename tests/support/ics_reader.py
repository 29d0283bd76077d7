"""A strict reader of calendar files: refuses whatever RFC 5545 does not allow in the files this program writes."""

import re
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

_NAME = re.compile(r"[A-Z-]+(?:;[A-Z-]+=[A-Z-]+)*")
_ESCAPE = re.compile(r"\\(.)", re.DOTALL)
_TRIGGER = re.compile(r"(-?)PT(\d+)H")
_ONCE = ("UID", "DTSTAMP", "DTSTART;VALUE=DATE", "DTEND;VALUE=DATE", "SUMMARY")


@dataclass
class Part:
    """A component with its properties in order and the components in it."""

    kind: str
    values: list[tuple[str, str]] = field(default_factory=list)
    parts: list["Part"] = field(default_factory=list)

    def all(self, name: str) -> list[str]:
        """Every value of a property."""
        return [value for known, value in self.values if known == name]

    def one(self, name: str) -> str:
        """The value of a property that stands exactly once."""
        (value,) = self.all(name)
        return value

    def text(self, name: str) -> str:
        """A text without its escapes; raises for a mark that had to be escaped."""
        raw = self.one(name)
        assert not re.search(r"(?<!\\)(?:\\\\)*[;,]", raw), raw
        assert all(mark in "\\;,nN" for mark in _ESCAPE.findall(raw)), raw
        return _ESCAPE.sub(lambda found: "\n" if found[1] in "nN" else found[1], raw)

    def day(self, name: str) -> date:
        """A date of eight digits."""
        raw = self.one(f"{name};VALUE=DATE")
        assert re.fullmatch(r"\d{8}", raw), raw
        return datetime.strptime(raw, "%Y%m%d").date()  # noqa: DTZ007 - a date has no zone

    def reminder(self) -> datetime | None:
        """When its alarm rings, on the clock of the wall; ``None`` without one."""
        if not self.parts:
            return None
        (alarm,) = self.parts
        assert alarm.one("ACTION") == "DISPLAY"
        assert alarm.one("DESCRIPTION")
        found = _TRIGGER.fullmatch(alarm.one("TRIGGER"))
        assert found is not None
        hours = int(found[2]) * (-1 if found[1] else 1)
        return datetime.combine(self.day("DTSTART"), datetime.min.time()) + timedelta(hours=hours)


def read(content: bytes) -> Part:
    """The calendar of a file, checked line by line."""
    assert content.endswith(b"\r\n")
    raw = content.removesuffix(b"\r\n").split(b"\r\n")
    for line in raw:
        assert len(line) <= 75, line
        assert b"\r" not in line
        assert b"\n" not in line
        line.decode()  # a fold never splits a letter
    whole = _tree(_unfolded([line.decode() for line in raw]))
    assert whole.kind == "VCALENDAR"
    assert whole.one("VERSION") == "2.0"
    assert whole.one("PRODID")
    uids = [_checked(event) for event in whole.parts]
    assert len(uids) == len(set(uids))
    return whole


def _checked(event: Part) -> str:
    assert event.kind == "VEVENT"
    for name in _ONCE:
        assert len(event.all(name)) == 1, name
    assert re.fullmatch(r"\d{8}T\d{6}Z", event.one("DTSTAMP"))
    assert event.day("DTEND") > event.day("DTSTART")
    assert all(part.kind == "VALARM" for part in event.parts)
    return event.text("UID")


def _unfolded(lines: list[str]) -> list[str]:
    found: list[str] = []
    for line in lines:
        if line.startswith((" ", "\t")):
            found[-1] += line[1:]
        else:
            found.append(line)
    return found


def _tree(lines: list[str]) -> Part:
    root = Part("")
    open_ = [root]
    for line in lines:
        name, colon, value = line.partition(":")
        assert colon, line
        assert _NAME.fullmatch(name), line
        if name == "BEGIN":
            part = Part(value)
            open_[-1].parts.append(part)
            open_.append(part)
        elif name == "END":
            assert open_.pop().kind == value, line
        else:
            open_[-1].values.append((name, value))
    assert open_ == [root]
    (whole,) = root.parts
    return whole
