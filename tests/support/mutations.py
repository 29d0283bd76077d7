"""Whole files damaged as sticks, mails and broken programs damage them; the same number gives the same damage."""

import io
import random
import re
import zipfile
from collections.abc import Callable
from dataclasses import dataclass

_SECTOR = 512
_ATTRIBUTE = re.compile(rb' [A-Za-z:]+="[^"]*"')
_TAG = re.compile(rb"<[^<>]+>")
_VALUES = (b"", b"-1", b"0", b"1", b"999999999", b"1048577", b"XFE1", b"nan", b"x" * 300, b"&amp;", b"\xff")

Change = Callable[[random.Random, bytes], bytes]


@dataclass(frozen=True, slots=True)
class Mutation:
    """A damaged file; ``is_outside`` when only the container was touched, so that check sums must notice."""

    name: str
    content: bytes
    is_outside: bool


def flip_bits(draw: random.Random, data: bytes) -> bytes:
    """One to twenty bits turned round."""
    damaged = bytearray(data)
    for _ in range(draw.randint(1, 20)):
        damaged[draw.randrange(len(damaged))] ^= 1 << draw.randrange(8)
    return bytes(damaged)


def cut(draw: random.Random, data: bytes) -> bytes:
    """The end is missing."""
    return data[: draw.randrange(len(data))]


def blank_block(draw: random.Random, data: bytes) -> bytes:
    """A stretch of zeros where the stick could not be read."""
    start = draw.randrange(len(data))
    size = draw.choice((16, _SECTOR, 4096))
    return data[:start] + b"\0" * len(data[start : start + size]) + data[start + size :]


def copy_sector(draw: random.Random, data: bytes) -> bytes:
    """One sector in the place of another."""
    count = max(len(data) // _SECTOR, 1)
    one, other = (draw.randrange(count) * _SECTOR for _ in range(2))
    piece = data[one : one + _SECTOR]
    return data[:other] + piece + data[other + len(piece) :]


def drop_block(draw: random.Random, data: bytes) -> bytes:
    """Bytes that were lost on the way."""
    start = draw.randrange(len(data))
    return data[:start] + data[start + draw.randint(1, 600) :]


def damage_attribute(draw: random.Random, data: bytes) -> bytes:
    """An attribute of some tag gone or with another value."""
    found = list(_ATTRIBUTE.finditer(data))
    if not found:
        return data
    place = draw.choice(found)
    name = place[0].partition(b"=")[0]
    new = b"" if draw.random() < 0.3 else name + b'="' + draw.choice(_VALUES) + b'"'
    return data[: place.start()] + new + data[place.end() :]


def damage_tag(draw: random.Random, data: bytes) -> bytes:
    """A tag gone, doubled or moved."""
    found = list(_TAG.finditer(data))
    if len(found) < 2:
        return data
    one, other = draw.choice(found), draw.choice(found)
    way = draw.randrange(3)
    if way == 0:
        return data[: one.start()] + data[one.end() :]
    if way == 1:
        return data[: one.end()] + one[0] + data[one.end() :]
    return data[: other.end()] + one[0] + data[other.end() :]


def _rewrite(draw: random.Random, content: bytes) -> tuple[str, bytes]:
    """Members changed and packed again with right check sums."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    names = list(members)
    way = draw.choice(("cut member", "swap members", "drop member", "attribute", "tag", "bits"))
    name = draw.choice(names)
    if way == "swap members":
        other = draw.choice(names)
        members[name], members[other] = members[other], members[name]
    elif way == "drop member":
        del members[name]
    else:
        change = {"cut member": cut, "attribute": damage_attribute, "tag": damage_tag, "bits": flip_bits}[way]
        members[name] = change(draw, members[name]) if members[name] else b""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for member, data in members.items():
            archive.writestr(member, data)
    return f"{way} {name}", packed.getvalue()


_OUTSIDE: tuple[Change, ...] = (flip_bits, cut, blank_block, copy_sector, drop_block)
_TEXT: tuple[Change, ...] = (flip_bits, cut, drop_block, damage_attribute, damage_tag)


def mutated(content: bytes, number: int) -> Mutation:
    """The file with the damage of this number."""
    draw = random.Random(number)
    is_zip = content.startswith(b"PK")
    if is_zip and draw.random() < 0.5:
        name, damaged = _rewrite(draw, content)
        return Mutation(name, damaged, is_outside=False)
    is_text = not is_zip and b"<" in content[:300]
    change = draw.choice(_TEXT if is_text else _OUTSIDE)
    return Mutation(change.__name__, change(draw, content), is_outside=is_zip)
