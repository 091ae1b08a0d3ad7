"""The wheel is whole: installed into a fresh environment outside the repository, it runs a month of a campaign."""

import os
import shutil
import subprocess
import sys
import sysconfig
import zipfile
from collections import Counter
from importlib.metadata import distribution
from pathlib import Path

import pytest

from tests.support.filled_forms import filled_cleanly
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
    """The folder of the programs of a fresh environment that holds the wheel and the locked versions, no other."""
    folder = tmp_path_factory.mktemp("environment")
    run(sys.executable, "-m", "venv", "--without-pip", folder)
    packages, programs = (Path(sysconfig.get_path(part, "venv", {"base": str(folder)})) for part in ("purelib", "scripts"))
    for requirement in (ROOT / "requirements.lock").read_text(encoding="utf-8").split():
        lend(requirement, packages)
    pip(programs, "install", "--no-compile", "--no-deps", "--no-index", wheel)
    return programs


def lend(requirement: str, packages: Path) -> None:
    """Link a locked version that is installed here into the packages of another environment: to copy all takes long."""
    name, _, version = requirement.partition("==")
    installed = distribution(name)
    assert installed.version == version, f"{requirement} is locked, {installed.version} installed"
    tops = {path.parts[0] for path in installed.files or () if path.parts[0] not in ("..", "__pycache__")}
    for top in tops:
        if not (packages / top).exists():
            (packages / top).symlink_to(installed.locate_file(top))


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


def test_the_installed_toolkit_runs_a_month_of_a_campaign(environment, tmp_path):
    clean = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    folder = tmp_path / "征集 文件夹"

    def toolkit(*words: object) -> str:
        return run(environment / "toolkit", "-C", folder, *words, cwd=tmp_path, env=clean)

    run(environment / "toolkit", "init", folder, cwd=tmp_path, env=clean)
    toolkit("issue", "--unit", "A-06")
    (folder / "inbox/A-06.xlsx").write_bytes(filled_cleanly())
    assert "1 个无意见" in toolkit("check", folder / "inbox/A-06.xlsx")
    toolkit("aggregate", "--batch", "一")
    toolkit("report", "--all")
    written = Counter(path.relative_to(folder / "output").parts[0] for path in folder.rglob("output/**/*中国化学会*"))
    assert written == {"issued": 1, "一": 2, "reports": 1}
    assert (folder / "output/一/汇总表.xlsx").is_file()
