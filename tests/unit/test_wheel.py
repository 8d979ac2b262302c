"""The wheel brings all that the coach needs, and works away from the checkout."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

from tools import smoke_test

pytestmark = pytest.mark.slow

_ROOT = Path(__file__).resolve().parents[2]
_SCRIPTS = "Scripts" if os.name == "nt" else "bin"
#: What is installed beside the package `coach`, relative to the environment.
_SHARED = (
    "share/applications/speaking-coach.desktop",
    "share/icons/hicolor/scalable/apps/speaking-coach.svg",
    "share/man/man1/coach.1",
    "share/metainfo/speaking-coach.metainfo.xml",
)


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", folder]
    subprocess.run(build, cwd=_ROOT, check=True, capture_output=True)
    (made,) = folder.iterdir()
    return made


@pytest.fixture(scope="module")
def names(wheel: Path) -> set[str]:
    with zipfile.ZipFile(wheel) as archive:
        return set(archive.namelist())


def test_the_wheel_holds_every_module_model_and_resource(names: set[str]):
    there = {
        path.relative_to(_ROOT).as_posix()
        for folder in ("coach", "models", "packaging/linux", "resources")
        for path in (_ROOT / folder).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    wanted = {path if path.startswith("coach/") else f"coach/{path}" for path in there}
    assert len(wanted) > 100 and not wanted - names


def test_the_wheel_holds_every_licence(names: set[str]):
    metadata = {name.partition(".dist-info/")[2] for name in names}
    assert {"licenses/LICENSE", "licenses/models/LICENSE"} <= metadata
    assert {
        "coach/models/LICENSE",
        "coach/resources/fonts/OFL.txt",
        "coach/resources/icons/LICENSE",
    } <= names


def test_the_wheel_holds_nothing_else(names: set[str]):
    """No tests, no training, no data."""
    top = {name.split("/")[0].rpartition(".")[2] for name in names}
    assert top == {"coach", "dist-info", "data"}
    inside = {name.split("/")[1] for name in names if name.startswith("coach/")}
    packages = {path.name for path in (_ROOT / "coach").iterdir()} - {"__pycache__"}
    assert inside == packages | {"models", "packaging", "resources"}


def test_the_installed_wheel_works_in_an_empty_folder(wheel: Path, tmp_path: Path):
    environment = tmp_path / "environment"
    venv.create(environment)
    python = environment / _SCRIPTS / Path(sys.executable).name
    pip = [sys.executable, "-m", "pip", "--python", python, "install", "--no-deps", "--quiet"]
    subprocess.run([*pip, wheel], check=True)
    purelib = sysconfig.get_path("purelib", vars={"base": environment, "platbase": environment})
    # The dependencies are those of this environment; lines of its own .pth files don't count there,
    # so the checkout stays out of sight.
    (Path(purelib) / "dependencies.pth").write_text(sysconfig.get_path("purelib"))
    empty = tmp_path / "empty"
    empty.mkdir()
    where = "import coach; print(coach.__file__)"
    told = subprocess.run([python, "-P", "-c", where], cwd=empty, capture_output=True, text=True)
    assert Path(told.stdout.strip()) == Path(purelib) / "coach" / "__init__.py"
    for name in _SHARED:
        assert (environment / name).stat().st_size > 0
    smoke_test.Installed([environment / _SCRIPTS / "coach"], empty).check()
