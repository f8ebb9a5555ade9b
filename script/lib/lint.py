# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""The checks behind script/lint; each returns its complaints as lines.

Reads EMULATION_DATABASE (a copy of the template), _CACHE, _ODOO (a command, one word
a line) and _CORE (the folder of Odoo's addons) from the environment.
"""

import ast
import os
import re
import shutil
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import readme
import translations
from odoo_log import allowed_patterns, is_complaint, parse

ROOT = Path(__file__).resolve().parents[2]
CACHE = Path(os.environ["EMULATION_CACHE"])
ODOO = os.environ["EMULATION_ODOO"].splitlines()
TOOLS = Path(sys.executable).parent
LOADED = ("data", "demo", "reports", "security", "views", "wizards")
LIMIT_MB = 2

# What is not part of the installed addon, or made by tools.
NOT_ADDON = {"script", "bench", "out", "__pycache__"}

# A model is extended once in each room that has to do with it.
PYLINT_OFF = "consider-merging-classes-inherited"
PYLINT_ODOO = [
    "--rcfile=/dev/null",
    "--load-plugins=pylint_odoo",
    "--disable=all",
    "--enable=odoolint",
    f"--disable={PYLINT_OFF}",
    "--valid-odoo-versions=19.0",
    "--manifest-required-authors=The hr_emulation founders",
    "--score=n",
]
# The plug-ins and messages of Odoo's TestPyLint.
PYLINT_CORE = [
    "--rcfile=/dev/null",
    "--load-plugins=_pylint_path_setup,pylint.extensions.bad_builtin,"
    "_odoo_checker_sql_injection,_odoo_checker_gettext,_odoo_checker_unlink_override",
    "--disable=all",
    "--enable=used-before-assignment,undefined-variable,eval-used,unreachable,"
    "function-redefined,sql-injection,missing-gettext,gettext-variable,"
    "gettext-placeholders,gettext-repr,raise-unlink-override",
    "--bad-functions=input",
    "--score=n",
]
# Odoo 19 itself writes the XML header in small letters; README.md is the choice of
# this project; po-pretty-format empties a translation that equals its source.
OCA_OFF = "xml-header-wrong,prefer-readme-rst"
PO_OFF = "po-pretty-format"


def run(*command, cwd=ROOT, env=None):
    return subprocess.run(
        [str(word) for word in command],
        cwd=cwd,
        env={**os.environ, **(env or {})},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
    )


def complaints(tool, result):
    """In: a finished tool. Out: its lines; never none when it failed."""
    text = result.stdout + result.stderr
    lines = [line for line in text.splitlines() if line.strip()]
    if result.returncode and not lines:
        lines = [f"ended with exit code {result.returncode}"]
    return [f"{tool}: {line}" for line in lines] if result.returncode else []


def project_files():
    """Out: the files that belong to the checkout, tracked or new."""
    result = run("git", "ls-files", "-z", "-co", "--exclude-standard")
    if result.returncode:
        paths = [path.relative_to(ROOT) for path in ROOT.rglob("*") if path.is_file()]
        return [p for p in paths if not p.parts[0].startswith(".")]
    names = [name for name in result.stdout.split("\0") if name]
    return [Path(name) for name in names if (ROOT / name).is_file()]


def check_shell():
    lines = []
    for path in project_files():
        if path.parts[0] not in ("script", ".ci"):
            continue
        head = (ROOT / path).read_bytes()[:40]
        if path.suffix == ".sh" or (head.startswith(b"#!") and b"bash" in head):
            lines += complaints("bash", run("bash", "-n", path))
    return lines


def check_ruff(fix):
    env = {"RUFF_CACHE_DIR": str(CACHE / "ruff")}
    ruff = TOOLS / "ruff"
    if fix:
        run(ruff, "check", "-q", "--fix", ".", env=env)
        run(ruff, "format", "-q", ".", env=env)
    return complaints(
        "ruff", run(ruff, "check", "-q", "--output-format=concise", ".", env=env)
    ) + complaints(
        "ruff format",
        run(ruff, "format", "-q", "--check", "--output-format=concise", ".", env=env),
    )


def check_manifest():
    manifest = ast.literal_eval((ROOT / "__manifest__.py").read_text("utf-8"))
    listed = [*manifest.get("data", []), *manifest.get("demo", [])]
    lines = [f"manifest: {name} is not there" for name in listed if not exists(name)]
    lines += [
        f"manifest: {name} is listed twice"
        for name in sorted({name for name in listed if listed.count(name) > 1})
    ]
    for path in project_files():
        # A file of records is named after its model; other tables are read by code.
        is_data = path.suffix == ".xml" or (path.suffix == ".csv" and "." in path.stem)
        if path.parts[0] in LOADED and is_data and path.as_posix() not in listed:
            lines.append(f"manifest: {path.as_posix()} is not listed")
    return lines


def exists(name):
    return (ROOT / name).is_file()


def check_sizes():
    return [
        f"size: {path} has more than {LIMIT_MB} MB"
        for path in project_files()
        if (ROOT / path).stat().st_size > LIMIT_MB * 1024 * 1024
    ]


def check_test_names():
    """Rooms are star-imported: of two modules of one name only the last is run."""
    names = [p.name for p in project_files() if p.match("tests/*/test_*.py")]
    return [
        f"tests: {name} is in two rooms"
        for name in sorted({name for name in names if names.count(name) > 1})
    ]


def copy_addon(folder):
    """A copy under the module's name, outside git: at the root of a repository the
    OCA checks see no module, and pylint-odoo names it after the folder."""
    target = Path(folder) / "hr_emulation"
    for path in project_files():
        if NOT_ADDON.intersection(path.parts) or path.parts[0].startswith("."):
            continue
        (target / path).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(ROOT / path, target / path)
    return target


def relative(lines, copy):
    """Messages name the checkout's files, not the copy's."""
    places = (f"{copy}/", f"{str(copy).lstrip('/')}/", "hr_emulation/")
    for place in places:
        lines = [line.replace(place, "") for line in lines]
    return [line for line in lines if "*************" not in line]


def check_pylint_odoo(copy):
    result = run(TOOLS / "pylint", *PYLINT_ODOO, copy.name, cwd=copy.parent)
    return relative(complaints("pylint-odoo", result), copy)


def check_pylint_core(copy):
    core = Path(os.environ["EMULATION_CORE"])
    env = {
        "PYTHONPATH": f"{core / 'test_lint' / 'tests'}:{core.parents[1]}",
        "ADDONS_PATH": f"{core}:{copy.parent}",
    }
    result = run(TOOLS / "pylint", *PYLINT_CORE, copy.name, cwd=copy.parent, env=env)
    return relative(complaints("odoo-pylint", result), copy)


def check_oca(copy):
    env = {"GIT_DIR": "/nonexistent"}
    module = run(
        TOOLS / "oca-checks-odoo-module", f"--disable={OCA_OFF}", copy, env=env
    )
    lines = complaints("oca-module", module)
    po_files = sorted(copy.glob("i18n/*.po*"))
    if po_files:
        po = run(TOOLS / "oca-checks-po", f"--disable={PO_OFF}", *po_files, env=env)
        lines += complaints("oca-po", po)
    return relative(lines, copy)


def check_odoo(pot):
    """Odoo's test_lint on the copy of the template; also writes the fresh .pot."""
    script = (ROOT / "script" / "lib" / "odoo_lint.py").read_text("utf-8")
    result = subprocess.run(
        [*ODOO, "shell", "-d", os.environ["EMULATION_DATABASE"], "--no-http"],
        env={**os.environ, "EMULATION_POT": str(pot)},
        input=script,
        capture_output=True,
        text=True,
    )
    text = result.stdout + result.stderr
    log = CACHE / "log" / "odoo-lint.log"
    log.write_text(text, "utf-8")
    patterns = allowed_patterns()
    lines = []
    for record in parse(text.splitlines()):
        if is_complaint(record, patterns):
            lines += [f"test_lint: {line}" for line in record.text.splitlines()]
        elif re.match("skipped ", record.message):
            lines.append(f"test_lint: {record.message}")
    counts = re.findall(r"^test_lint \w+: .* of (\d+) tests", text, re.MULTILINE)
    if result.returncode or len(counts) != 2 or not all(map(int, counts)):
        lines.append(f"test_lint: did not run to its end: {log}")
        lines += [f"test_lint: {line}" for line in text.splitlines()[-8:]]
    return lines


def main(words):
    """In: ``--fix`` or nothing. Out: the exit code."""
    fix = "--fix" in words
    with tempfile.TemporaryDirectory(prefix="hr_emulation-") as folder:
        pot = Path(folder) / "hr_emulation.pot"
        with ThreadPoolExecutor(2) as pool:
            odoo = pool.submit(check_odoo, pot)
            first = [
                check_shell(),
                check_ruff(fix),
                check_manifest(),
                check_sizes(),
                check_test_names(),
                readme.problems(fix),
            ]
            if fix:
                odoo.result()
                if pot.exists():
                    translations.write(pot)
            copy = copy_addon(folder)
            tools = [
                pool.submit(check, copy)
                for check in (check_pylint_odoo, check_pylint_core, check_oca)
            ]
            found = first + [tool.result() for tool in tools] + [odoo.result()]
        if pot.exists():
            found.append(translations.problems(pot))
        else:
            found.append(["i18n: no fresh export to compare with"])
    lines = [line for part in found for line in part]
    for line in lines:
        print(line)
    print(f"lint: {len(lines)} problems" if lines else "lint: ok")
    return 1 if lines else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
