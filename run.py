"""Start Phên Dậu from a fresh clone: `python3 run.py [arguments]`; `python3 run.py test [pytest arguments]`.

Standard library only. The first start makes the virtual environment, installs the locked dependencies and the system
libraries that Qt needs; a stamp for each of these lets later starts go straight on. A start that was interrupted has
left no stamp, so the next one begins that part anew. Messages go to standard error: standard output belongs to the
program.
"""

from __future__ import annotations  # lets an old Python read this file far enough to say that it is too old

import contextlib
import ctypes
import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

SETUP = "1"  # raise it when a set-up of an older run.py must not be trusted
OLDEST, NEWEST = (3, 11), (3, 14)
ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
LOG = VENV / "setup.log"
LOCKS = {"run": ROOT / "requirements.lock", "test": ROOT / "requirements-dev.lock"}
MOST_PROCESSES = 4  # of a test run: each takes up to 1.2 GB
# Variables of other Python set-ups that would lead ours astray, or have every process compile the whole program anew.
TOO_MUCH = {"PYTHONHOME", "PYTHONPATH", "PYTHONDONTWRITEBYTECODE", "PIP_USER", "PIP_TARGET", "PIP_PREFIX"}
# Shared library → Debian package. Commands need none of them; tests draw without a display, the window on one.
DRAWING = {
    "libglib-2.0.so.0": "libglib2.0-0",
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libfontconfig.so.1": "libfontconfig1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libxkbcommon.so.0": "libxkbcommon0",
}
DISPLAY = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
LIBRARIES = {"drawing": DRAWING, "display": DISPLAY}
# What each way of starting needs. The program and its tests share one environment; the tests' one contains the other.
NEEDS = {"run": ["run"], "window": ["run", "drawing", "display"], "test": ["test", "drawing"]}


class Stop(Exception):
    """The set-up cannot go on; the text says what failed and what to do."""


def say(text: str) -> None:
    """Tell the person at the terminal one line."""
    print(text, file=sys.stderr, flush=True)


def check_python() -> None:
    """Stop unless this Python is of a supported version and 64-bit."""
    version = sys.version_info
    if not OLDEST <= version[:2] <= NEWEST or sys.maxsize < 2**32:
        bits = 64 if sys.maxsize > 2**32 else 32
        raise Stop(
            f"Cần Python từ 3.{OLDEST[1]} đến 3.{NEWEST[1]}, bản 64-bit; đang chạy Python "
            f"{version[0]}.{version[1]}.{version[2]} bản {bits}-bit. "
            "Hãy cài bản phù hợp rồi chạy lại bằng bản đó, ví dụ: python3.12 run.py"
        )


def stamp(part: str) -> Path:
    """File that says which set-up of this part was brought to its end."""
    return VENV / f".ready-{part}"


def key(part: str) -> str:
    """What a stamp must say: it changes with the lock file, the Python version and SETUP."""
    lock = LOCKS[part].read_bytes() if part in LOCKS else b""
    return hashlib.sha256(lock + f"|{part}|{SETUP}|{sys.version_info[:2]}".encode()).hexdigest()


def is_ready(part: str) -> bool:
    """Whether this part was set up to its end; what tests need contains what the program needs."""
    enough = ["run", "test"] if part == "run" else [part]
    return PYTHON.exists() and any(stamp(one).is_file() and stamp(one).read_text() == key(one) for one in enough)


def is_sound() -> bool:
    """Whether the environment was completed once, by this version of Python: then it can be brought up to date."""
    settings = VENV / "pyvenv.cfg"
    version = f"version = {sys.version_info[0]}.{sys.version_info[1]}."
    return any(VENV.glob(".ready-*")) and PYTHON.exists() and version in settings.read_text(errors="replace")


@contextlib.contextmanager
def alone(busy: str) -> Iterator[None]:
    """Hold the set-up for this process and its children; a second start waits. Released even by kill -9."""
    with (ROOT / ".venv.lock").open("a+") as file:
        if sys.platform == "win32":
            while True:
                with contextlib.suppress(OSError):
                    file.seek(0)
                    msvcrt.locking(file.fileno(), msvcrt.LK_LOCK, 1)  # tries for ten seconds
                    break
                say(busy)
        else:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                say(busy)
                fcntl.flock(file, fcntl.LOCK_EX)
            os.set_inheritable(file.fileno(), True)  # an orphaned installer keeps the lock until it has ended
        yield


def quiet(command: list[str]) -> subprocess.CompletedProcess[str]:
    """Run a command with its output kept, never asking anything."""
    env = {name: value for name, value in os.environ.items() if name not in TOO_MUCH}
    return subprocess.run(
        command,
        env=env,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        errors="replace",
        close_fds=sys.platform == "win32",
        check=False,
    )


def reason(result: subprocess.CompletedProcess[str]) -> str:
    """The line of the output that says most about the failure."""
    lines = [line.strip() for line in (result.stdout + "\n" + result.stderr).splitlines() if line.strip()]
    errors = [line for line in lines if line.startswith(("E:", "ERROR", "Error"))]
    return (errors or lines or ["không rõ lý do"])[-1]


def missing_packages(parts: list[str]) -> list[str]:
    """Debian packages that these parts lack here; only Linux leaves such things to the distribution."""
    if sys.platform != "linux":
        return []
    packages = []
    if not is_sound() and not importlib.util.find_spec("ensurepip"):
        packages.append(f"python3.{sys.version_info[1]}-venv")
    for library, package in [pair for part in parts for pair in LIBRARIES.get(part, {}).items()]:
        try:
            ctypes.CDLL(library)
        except OSError:
            packages.append(package)
    return packages


def install_system(packages: list[str]) -> None:
    """Install Debian packages where that is allowed; otherwise stop with the exact command."""
    wanted = " ".join(packages)
    if sys.platform == "win32" or not shutil.which("apt-get"):
        raise Stop(f"Thiếu thư viện hệ thống: {wanted}. Hãy cài các gói tương đương rồi chạy lại.")
    is_root = os.geteuid() == 0
    sudo = [] if is_root else ["sudo", "-n"]
    as_root = "" if is_root else "sudo "
    by_hand = f"{as_root}apt-get update && {as_root}apt-get install -y --no-install-recommends {wanted}"
    if sudo and (not shutil.which("sudo") or quiet([*sudo, "true"]).returncode != 0):
        raise Stop(f"Thiếu thư viện hệ thống. Hãy chạy lệnh sau rồi khởi động lại:\n{by_hand}")
    say(f"Đang cài thư viện hệ thống: {wanted}")
    apt = [*sudo, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-q", "-y"]
    quiet([*apt, "update"])
    result = quiet([*apt, "install", "--no-install-recommends", *packages])
    if result.returncode != 0:
        raise Stop(f"Không cài được thư viện hệ thống ({reason(result)}). Hãy kiểm tra mạng rồi chạy:\n{by_hand}")


def make_venv() -> None:
    """Make the virtual environment anew; whatever a broken attempt left goes first."""
    say("Đang tạo môi trường Python (chỉ lần đầu)")
    python = getattr(sys, "_base_executable", "") or sys.executable
    result = quiet([python, "-m", "venv", "--clear", str(VENV)])
    if result.returncode != 0:
        shutil.rmtree(VENV, ignore_errors=True)
        raise Stop(f"Không tạo được môi trường Python trong {VENV}: {reason(result)}")


def install_packages(lock: Path) -> None:
    """Install exactly what the lock file lists, into a new environment unless the present one is sound."""
    if not is_sound():
        make_venv()
    for old in VENV.glob(".ready-*"):
        old.unlink()
    say("Đang tải và cài các thư viện Python (chỉ lần đầu, khoảng 1 phút)")
    options = ["--require-hashes", "--only-binary=:all:", "--no-deps", "--no-input", "--retries=2", "-q"]
    pip = [str(PYTHON), "-m", "pip", "--disable-pip-version-check"]
    result = quiet([*pip, "install", *options, "-r", str(lock)])
    LOG.write_text(result.stdout + result.stderr, encoding="utf-8")
    if result.returncode != 0:
        raise Stop(pip_failure(result))
    # Relative and ASCII, so that the folder may be called anything and may be moved.
    site = next(VENV.glob("[Ll]ib/**/site-packages"))
    (site / "phen-dau.pth").write_text(os.path.relpath(ROOT, site) + "\n")


def pip_failure(result: subprocess.CompletedProcess[str]) -> str:
    """Say what kept the packages from being installed, and what helps."""
    text = result.stdout + result.stderr
    if "DO NOT MATCH THE HASHES" in text:
        return f"Gói tải về không khớp mã kiểm tra nên không được cài. Hãy kiểm tra nguồn tải; chi tiết: {LOG}"
    if "No space left" in text:
        return "Ổ đĩa đã đầy nên chưa cài được thư viện Python. Hãy dọn chỗ trống (cần khoảng 1 GB) rồi chạy lại."
    network = ("NewConnectionError", "Max retries", "Temporary failure", "ConnectTimeout", "ProxyError", "Read timed")
    if any(word in text for word in network):
        return "Không tải được thư viện Python vì không có kết nối mạng. Hãy nối mạng rồi chạy lại lệnh này."
    return f"Không cài được thư viện Python: {reason(result)}. Hãy chạy lại lệnh này; chi tiết: {LOG}"


def set_up(parts: list[str]) -> None:
    """Have every part ready; parts already there cost the reading of a stamp each."""
    if all(map(is_ready, parts)):
        return
    with alone("Một lần khởi động khác đang cài đặt; đang chờ."):
        pending = [part for part in parts if not is_ready(part)]
        if packages := missing_packages(pending):
            install_system(packages)
        for part in pending:
            if part in LOCKS:
                install_packages(LOCKS[part])
        for part in pending:
            stamp(part).write_text(key(part))


def start(arguments: list[str]) -> int:
    """Hand over to the program in its environment; the folder the person is in stays the current one."""
    for name in TOO_MUCH:
        os.environ.pop(name, None)
    command = [str(PYTHON), *arguments]
    if sys.platform == "win32":
        return subprocess.run(command, check=False).returncode
    os.execv(command[0], command)


def spread() -> list[str]:
    """Arguments of pytest for the everyday run: one process more than processors, as tests wait for children and disk.

    Never more than four; a file of tests is always on one. What takes long is left to `poe thorough`.
    """
    return ["--everyday", "-n", str(min((os.cpu_count() or 1) + 1, MOST_PROCESSES)), "--dist", "loadfile"]


def main(arguments: list[str]) -> int:
    """Set up what these arguments need, then start it."""
    try:
        check_python()
        if arguments[:1] == ["test"]:
            set_up(NEEDS["test"])
            os.environ["QT_QPA_PLATFORM"] = "offscreen"
            os.chdir(ROOT)
            return start(["-m", "pytest", *(arguments[1:] or spread())])
        if arguments[:1] == ["--only-setup"]:
            set_up(NEEDS[arguments[1]] if len(arguments) == 2 else NEEDS["run"])
            return 0
        opens_window = not arguments or (arguments[0] == "--data" and len(arguments) == 2)
        set_up(NEEDS["window" if opens_window else "run"])
        return start(["-P", "-m", "app", *arguments])
    except Stop as stop:
        say(str(stop))
        return 2
    except OSError as error:
        say(f"Không khởi động được: {error.strerror} ({error.filename or ROOT}). Hãy kiểm tra quyền ghi và chỗ trống.")
        return 2
    except KeyboardInterrupt:
        say("Đã dừng; chạy lại lệnh này để tiếp tục cài đặt.")
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
