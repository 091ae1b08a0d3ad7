"""The wheel is whole: installed into a fresh environment outside the repository, it runs a whole campaign."""

import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from toolkit import __version__

pytestmark = pytest.mark.long

ROOT = Path(__file__).parents[1]
PACKAGES = ("toolkit", "workbook_templates")
LEFT_OUT = shutil.ignore_patterns("__pycache__", "*.pyc")


def run(*command: object, **extra: object) -> str:
    """Return what a command printed; fail with all of it when it ends badly."""
    done = subprocess.run([str(word) for word in command], capture_output=True, text=True, encoding="utf-8", **extra)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory) -> Path:
    """The wheel, built from a copy so that nothing an earlier build left behind gets into it."""
    source = tmp_path_factory.mktemp("source")
    for package in PACKAGES:
        shutil.copytree(ROOT / package, source / package, ignore=LEFT_OUT)
    for name in ("setup.cfg", "pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, source)
    run(sys.executable, "-m", "pip", "wheel", "--no-deps", "--no-build-isolation", "-w", source / "dist", source)
    (built,) = (source / "dist").glob("*.whl")
    return built


@pytest.fixture(scope="module")
def environment(wheel, tmp_path_factory) -> Path:
    """The folder of the programs of a fresh environment that holds the wheel and the locked versions."""
    folder = tmp_path_factory.mktemp("environment")
    run(sys.executable, "-m", "venv", "--without-pip", folder)
    programs = folder / ("Scripts" if os.name == "nt" else "bin")
    pip(programs, "install", "--no-compile", "--no-deps", "-r", ROOT / "requirements.lock", wheel)
    return programs


def pip(programs: Path, *words: object) -> str:
    """Return what pip printed, which works on the environment of these programs from without."""
    return run(sys.executable, "-m", "pip", "--disable-pip-version-check", "--python", programs / "python", *words)


def test_the_wheel_holds_every_file_of_the_packages_and_no_other(wheel):
    with zipfile.ZipFile(wheel) as package:
        packed = {name for name in package.namelist() if not name.startswith(f"toolkit-{__version__}.dist-info/")}
    files = (path for name in PACKAGES for path in (ROOT / name).rglob("*") if path.is_file())
    assert packed == {path.relative_to(ROOT).as_posix() for path in files if path.suffix != ".pyc"}


def test_the_locked_versions_satisfy_what_setup_cfg_asks(environment):
    assert pip(environment, "check") == "No broken requirements found.\n"


def test_the_installed_toolkit_runs_a_whole_campaign(environment, tmp_path):
    clean = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    said = run(environment / "toolkit", "demo", tmp_path / "演示 文件夹", cwd=tmp_path, env=clean)
    assert "校验意见与预埋的差错完全一致" in said
    assert len(list((tmp_path / "演示 文件夹").rglob("汇总表.xlsx"))) == 1
    assert len(list((tmp_path / "演示 文件夹").rglob("*遴选推荐报告.docx"))) == 34
