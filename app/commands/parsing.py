"""Command line parser that speaks Vietnamese; mistakes become a Problem instead of an English usage text."""

import argparse
import re
from collections.abc import Iterable
from typing import Any, NoReturn

from app.errors import Problem, Refused
from app.i18n import N_, _

#: The command that only tests of endurance use; whoever mistypes another one is not offered it.
HIDDEN = "crash-points"


class _Formatter(argparse.HelpFormatter):
    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[Any],
        prefix: str | None = None,
    ) -> None:
        """Same usage line, Vietnamese word in front."""
        super().add_usage(usage, actions, groups, prefix if prefix is not None else _("Cách dùng: "))


class Parser(argparse.ArgumentParser):
    """One parser; ``places`` takes what stands without a dash, ``group`` takes options."""

    def __init__(self, **options: Any) -> None:
        super().__init__(add_help=False, formatter_class=_Formatter, allow_abbrev=False, **options)
        self.places = self.add_argument_group(_("Tham số"))
        self.group = self.add_argument_group(_("Tùy chọn"))
        self.register("type", int, whole_number)
        self.group.add_argument("-h", "--help", action="help", help=_("in trợ giúp này"))

    def error(self, message: str) -> NoReturn:
        """Refuse the arguments with a Vietnamese sentence."""
        raise refuse_arguments(self.prog, _in_vietnamese(message))


#: More than a data file can hold.
_TOO_BIG = 2**63


def whole_number(text: str) -> int:
    """A whole number that may be looked up or stored; raises for one beyond all data files and for no number."""
    number = int(text)
    if abs(number) >= _TOO_BIG:
        raise argparse.ArgumentTypeError(_("số {text} quá lớn").format(text=text))
    return number


#: What argparse says in English → what we say; the groups of the pattern fill the places.
_SAYINGS = (
    (r"the following arguments are required: (.+)", N_("thiếu {0}")),
    (r"argument (?:.+: )?invalid choice: (.+?) \(choose from (.+)\)", N_("không có {0}; có thể chọn: {1}")),
    (r"unrecognized arguments: (.+)", N_("không hiểu {0}")),
    (r"argument (.+): not allowed with argument (.+)", N_("{0} không đi cùng {1}")),
    (r"argument (.+): expected (?:one|at least one) argument", N_("{0} còn thiếu giá trị")),
    (r"argument (.+): invalid int value: (.+)", N_("{0} phải là số nguyên, không phải {1}")),
    (r"argument (.+): (.+ quá lớn)", N_("{0}: {1}")),
    (r"argument (.+): invalid .+ value: (.+)", N_("{0} không nhận giá trị {1}")),
)


def _in_vietnamese(message: str) -> str:
    for pattern, saying in _SAYINGS:
        if found := re.fullmatch(pattern, message):
            return _(saying).format(*map(_without_hidden, found.groups()))
    return message


def _without_hidden(listed: str) -> str:
    """Words as they were listed; Pythons differ in whether they quote them."""
    return re.sub(rf",? ?'?{HIDDEN}'?$", "", listed)


def refuse_arguments(program: str, detail: str) -> Problem:
    """The refusal of a command line nobody can run."""
    return Refused(
        "bad-arguments",
        _("Câu lệnh chưa đúng ({detail}); chưa làm gì cả.").format(detail=detail),
        _("Gõ “{program} --help” để xem cách dùng.").format(program=program),
    )
