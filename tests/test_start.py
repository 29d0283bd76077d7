"""Entrances of the program: run.py before the environment exists, main.py after, folders, settings and logs."""

import json
import logging
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

import run
from app import logs, main, paths, settings
from app.settings import Settings, StartOptions


@pytest.fixture
def environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A virtual environment as run.py sees it, in a folder of an awkward name, complete for tests."""
    venv = tmp_path / "Phên Dậu 100%20 thử" / ".venv"
    python = venv / "bin" / "python"
    python.parent.mkdir(parents=True)
    python.touch()
    (venv / "pyvenv.cfg").write_text(f"version = {sys.version_info[0]}.{sys.version_info[1]}.0\n")
    monkeypatch.setattr(run, "VENV", venv)
    monkeypatch.setattr(run, "PYTHON", python)
    run.stamp("test").write_text(run.key("test"))
    return venv


def test_that_the_environment_of_the_tests_serves_the_program(environment: Path) -> None:
    assert run.is_ready("test")
    assert run.is_ready("run")
    assert run.is_sound()


def test_that_an_interrupted_set_up_is_not_taken_for_done(environment: Path) -> None:
    run.stamp("test").unlink()
    assert not run.is_ready("run")
    assert not run.is_sound()


def test_that_another_lock_file_is_installed_into_the_present_environment(
    environment: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    changed = environment.parent / "requirements-dev.lock"
    changed.write_bytes(run.LOCKS["test"].read_bytes() + b"\n")
    monkeypatch.setitem(run.LOCKS, "test", changed)
    assert not run.is_ready("test")
    assert run.is_sound()


def test_that_an_environment_of_another_python_is_made_anew(environment: Path) -> None:
    (environment / "pyvenv.cfg").write_text("version = 3.9.2\n")
    assert not run.is_sound()


@pytest.mark.parametrize(("processors", "processes"), [(None, "2"), (1, "2"), (2, "3"), (64, "4")])
def test_that_the_whole_test_run_uses_the_processors_there_are(
    monkeypatch: pytest.MonkeyPatch, processors: int | None, processes: str
) -> None:
    monkeypatch.setattr("os.cpu_count", lambda: processors)
    assert run.spread() == ["--everyday", "-n", processes, "--dist", "loadfile"]


def test_that_an_unsupported_python_is_told_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(run, "OLDEST", (3, 99))
    monkeypatch.setattr(run, "NEWEST", (3, 99))
    with pytest.raises(run.Stop, match=r"Cần Python từ 3\.99 .* đang chạy Python 3\."):
        run.check_python()


@pytest.mark.parametrize(
    ("output", "sentence"),
    [
        ("WARNING: Retrying after NewConnectionError('x')\nERROR: No matching distribution", "không có kết nối mạng"),
        ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE.", "không khớp mã kiểm tra"),
        ("ERROR: [Errno 28] No space left on device", "Ổ đĩa đã đầy"),
        ("ERROR: No matching distribution found for x==1", "No matching distribution found for x==1"),
    ],
)
def test_that_a_failed_installation_says_what_helps(output: str, sentence: str) -> None:
    failure = run.pip_failure(subprocess.CompletedProcess([], 1, stdout="", stderr=output))
    assert sentence in failure
    assert "\n" not in failure


def test_that_missing_libraries_are_named_by_their_packages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(run, "LIBRARIES", {"drawing": {"libno-such-thing.so.9": "libno9"}})
    monkeypatch.setattr(sys, "platform", "linux")
    assert "libno9" in run.missing_packages(["drawing"])


def test_that_two_first_starts_take_turns(tmp_path: Path) -> None:
    """The second start waits until the first has let go, and says so."""
    holder = f"import run, sys, pathlib; run.ROOT = pathlib.Path({str(tmp_path)!r})\nwith run.alone('busy'): "
    first = subprocess.Popen(
        [sys.executable, "-c", holder + "print('in', flush=True); sys.stdin.read()"],
        cwd=paths.program_root(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert first.stdout is not None
    assert first.stdout.readline() == "in\n"
    second = subprocess.Popen(
        [sys.executable, "-c", holder + "print('in too', flush=True)"],
        cwd=paths.program_root(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert second.stderr is not None
    assert second.stderr.readline() == "busy\n"
    assert second.poll() is None
    first.communicate("")
    out, _err = second.communicate(timeout=60)
    assert out == "in too\n"


@pytest.mark.parametrize(
    ("argv", "options"),
    [
        ([], StartOptions()),
        (["--data", "thư mục"], StartOptions(Path("thư mục"))),
        (["--data=thư mục"], StartOptions(Path("thư mục"))),
        (["--data"], None),
        (["--data="], None),
        (["--version"], None),
        (["import", "--data", "x"], None),
    ],
)
def test_that_only_a_named_command_keeps_the_window_away(argv: list[str], options: StartOptions | None) -> None:
    assert main.window_options(argv) == options


def test_that_a_command_does_not_load_qt_nor_a_bare_start_the_libraries() -> None:
    code = "import sys, app.main, app.__main__; print({'PySide6', 'sqlalchemy', 'openpyxl'} & set(sys.modules))"
    result = subprocess.run([sys.executable, "-c", code], cwd=paths.program_root(), capture_output=True, text=True)  # noqa: PLW1510 - judged below
    assert (result.stdout, result.stderr) == ("set()\n", "")


def test_that_settings_survive_a_round_trip(tmp_path: Path) -> None:
    path = tmp_path / "máy này" / "settings.json"
    wanted = Settings(operator="Nông Văn Páo", theme="dark", font_percent=150, year=2021)
    settings.save(path, wanted)
    assert settings.load(path) == wanted
    assert [item.name for item in path.parent.iterdir()] == ["settings.json"]


def test_that_unknown_or_wrong_settings_get_their_defaults(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    path.write_text(json.dumps({"theme": "pink", "font_percent": 900, "year": "2021", "later": 1}), encoding="utf-8")
    assert settings.load(path) == Settings(font_percent=200)


@pytest.mark.parametrize("content", [b"", b"{", b"\xff\xfe\x00", b"[1]"])
def test_that_unreadable_settings_cost_only_the_settings(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "settings.json"
    path.write_bytes(content)
    assert settings.load(path) == Settings()
    settings.save(path, Settings(year=2022))
    assert settings.load(path).year == 2022


@pytest.fixture
def log_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    handler = logs.start(paths.log_folder(tmp_path))
    yield paths.log_folder(tmp_path) / logs.LOG_FILE_NAME
    logs.stop(handler)


@pytest.mark.expected_log("uncaught exception")
def test_that_an_uncaught_exception_reaches_the_log_and_the_reporter(log_file: Path) -> None:
    reported: list[BaseException] = []
    logs.install_hooks(reported.append)
    error = ValueError("boom")
    sys.excepthook(ValueError, error, None)
    assert reported == [error]
    assert "ValueError: boom" in log_file.read_text(encoding="utf-8")


@pytest.mark.expected_log("uncaught exception in thread worker-7")
def test_that_an_exception_on_a_worker_is_not_lost(log_file: Path) -> None:
    reported: list[BaseException] = []
    logs.install_hooks(reported.append)

    def fail() -> None:
        raise RuntimeError("in the dark")

    worker = threading.Thread(target=fail, name="worker-7")
    worker.start()
    worker.join()
    assert [str(error) for error in reported] == ["in the dark"]
    assert "in the dark" in log_file.read_text(encoding="utf-8")


def test_that_the_log_keeps_information_records(log_file: Path) -> None:
    logging.getLogger("app.test").info("started %s", "well")
    assert "INFO app.test: started well" in log_file.read_text(encoding="utf-8")
