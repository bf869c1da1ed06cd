"""The documents cannot go stale silently."""

import re
from pathlib import Path

from newsloom import errors
from newsloom.app.config import Config
from newsloom.serve.cli.main import app

ROOT = Path(__file__).resolve().parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_every_setting_stands_in_the_readme() -> None:
    names = {f"NEWSLOOM_{name.upper()}" for name in Config.model_fields} - {"NEWSLOOM_DATABASE_URL"} | {"DATABASE_URL"}
    assert {name for name in names if name not in README} == set()


def test_every_setting_of_the_readme_exists() -> None:
    named = set(re.findall(r"NEWSLOOM_[A-Z_]+", README)) - {"NEWSLOOM_CORPORA"}
    assert named <= {f"NEWSLOOM_{name.upper()}" for name in Config.model_fields}


def test_every_command_stands_in_the_readme() -> None:
    names = [command.name for command in app.registered_commands] + [group.name for group in app.registered_groups]
    assert [name for name in names if name and not re.search(rf"`{name}[` ]", README)] == []


def test_every_error_has_a_code_of_its_own_and_advice() -> None:
    found = [
        kind for kind in vars(errors).values() if isinstance(kind, type) and issubclass(kind, errors.NewsloomError)
    ]
    codes = [kind.code for kind in found]
    assert len(codes) == len(set(codes))
    assert all(kind.advice.endswith(".") for kind in found)


def test_no_module_is_longer_than_400_lines() -> None:
    long = {
        str(p.relative_to(ROOT)): n
        for p in ROOT.glob("src/**/*.py")
        if (n := len(p.read_text("utf-8").splitlines())) > 400
    }
    assert long == {}
