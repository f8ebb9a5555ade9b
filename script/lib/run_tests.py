# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""The runner behind script/test: copies of the template, one Odoo on each.

Reads EMULATION_ROOT, _CHECKOUT, _DATA, _TEMPLATE, _INSTALL_LOG and _ODOO (a command,
one word a line) from the environment, and PostgreSQL's own variables.
"""

import json
import os
import shutil
import signal
import sys
import time
from pathlib import Path

from odoo_log import allowed_patterns, complaints
from tests_copy import CHECKOUT, LOGS, Copy, drop_left_over
from tests_report import Report, file_of

ROOT = Path(os.environ["EMULATION_ROOT"])
DURATIONS = CHECKOUT / "durations.json"
TIMEOUT = int(os.environ.get("TEST_TIMEOUT") or 1800)
# Seconds: a test, a database of its own, a browser
TEST, DATABASE, BROWSER = 1, 25, 8


class Selection:
    """What the words on the command line ask for."""

    def __init__(self, words):
        self.files = []
        self.tags = []
        tests = ROOT / "tests"
        if not words:
            self.files = sorted(tests.rglob("test_*.py"))
        for word in words:
            path = tests / word.removeprefix("tests/").rstrip("/")
            if path.is_dir() and word:
                self.files += sorted(path.rglob("test_*.py"))
            elif path.suffix == ".py" and path.is_file():
                self.files.append(path)
            else:
                self.tags += [tag for tag in word.split(",") if tag]
        self.files = list(
            dict.fromkeys(
                path.relative_to(tests).with_suffix("").as_posix()
                for path in self.files
            )
        )

    def shares(self, workers, durations):
        """Out: for each copy of the database the tags that it runs."""
        shares = [[0.0, []] for _number in range(max(1, workers))]
        weigh = {name: durations.get(name) or guess(name) for name in self.files}
        for name in sorted(self.files, key=weigh.get, reverse=True):
            lightest = min(shares, key=lambda share: share[0])
            lightest[0] += weigh[name]
            lightest[1].append(f"/hr_emulation/tests/{name}.py")
        shares[-1][1].extend(self.tags)
        return [tags for _weight, tags in shares if tags]


def guess(name):
    """In: a test file. Out: seconds it may take, when it was never timed here."""
    text = (ROOT / "tests" / f"{name}.py").read_text("utf-8")
    is_own = any(case in text for case in ("OwnDatabaseCase", "RaceCase", "BallotCase"))
    return (
        TEST * (1 + text.count("    def test_"))
        + DATABASE * is_own
        + BROWSER * ("start_tour" in text)
    )


def read_durations():
    try:
        return json.loads(DURATIONS.read_text("utf-8"))
    except (OSError, ValueError):
        return {}


def run(copies, report):
    """Run all copies side by side until they end, or the time is over."""
    try:
        for copy in copies:
            copy.make()
        for copy in copies:
            copy.start()
        end = time.monotonic() + TIMEOUT
        for copy in copies:
            copy.thread.join(max(0.0, end - time.monotonic()))
            if copy.thread.is_alive():
                report.problems.append(
                    f"not finished after {TIMEOUT} s (TEST_TIMEOUT): {copy.log}"
                )
                copy.kill()
                copy.thread.join(10)
    finally:
        for copy in copies:
            problem = copy.remove()
            if problem:
                report.problems.append(problem)


def judge(selection, copies, report):
    """Add to the report what the log lines alone do not say."""
    for copy in copies:
        if copy.code and not report.failed:
            report.problems.append(f"Odoo ended with exit code {copy.code}: {copy.log}")
        elif not copy.results:
            report.problems.append(f"no result line of Odoo's tests: {copy.log}")
    if sum(copy.reported for copy in copies) and not report.failed:
        report.problems.append("Odoo counts failures that its log does not name")
    ran = set(report.started.values())
    broken = {
        file_of(test.rpartition(".")[0].rpartition(".")[0]) for test in report.failed
    }
    for name in selection.files:
        if name not in ran and name not in broken:
            report.problems.append(f"tests/{name}.py ran no test")
    if not report.started:
        report.problems.append("no test was run")
    install_log = Path(os.environ["EMULATION_INSTALL_LOG"])
    report.complaints = complaints(install_log, report.patterns) + report.complaints


def main(words):
    """In: rooms, test files or Odoo test tags. Out: the exit code."""
    LOGS.mkdir(parents=True, exist_ok=True)
    shutil.rmtree(CHECKOUT / "screenshots", ignore_errors=True)
    for old in LOGS.glob("test-*.log"):
        old.unlink()
    drop_left_over()
    selection = Selection(words)
    durations = read_durations()
    report = Report(allowed_patterns())
    workers = int(os.environ.get("TEST_WORKERS") or min(2, os.cpu_count() or 1))
    shares = selection.shares(min(workers, len(selection.files) or 1), durations)
    copies = [Copy(number, tags, report) for number, tags in enumerate(shares, 1)]
    if copies:
        run(copies, report)
    judge(selection, copies, report)
    report.show()

    whole = {name for name in selection.files if name in report.durations}
    DURATIONS.write_text(
        json.dumps({**durations, **{n: report.durations[n] for n in sorted(whole)}}),
        "utf-8",
    )
    failed = set(report.failed)
    skipped = set(report.skipped) - failed
    passed = set(report.started) - failed - skipped
    bad = bool(failed or skipped or report.complaints or report.problems)
    if bad:
        print(f"\nthe whole log: {' '.join(str(copy.log) for copy in copies)}")
        if (CHECKOUT / "screenshots").exists():
            print(f"pictures of the browser: {CHECKOUT / 'screenshots'}")
    # "0 failed" as the closing line of a failed run would mislead.
    failures = len(failed) or len(report.problems) + len(report.complaints)
    print(f"{len(passed)} passed, {failures} failed, {len(skipped)} skipped")
    return 1 if bad else 0


def stop(number, _frame):
    sys.exit(128 + number)


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, stop)
    signal.signal(signal.SIGINT, stop)
    sys.exit(main(sys.argv[1:]))
