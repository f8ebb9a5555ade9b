# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""The runner behind script/test: copies of the template, one Odoo on each.

Reads EMULATION_ROOT, _CHECKOUT, _DATA, _TEMPLATE, _INSTALL_LOG and _ODOO (a command,
one word a line) from the environment, and PostgreSQL's own variables.
"""

import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
from datetime import datetime
from pathlib import Path

from odoo_log import HEAD, Record, allowed_patterns, complaints, is_complaint

ROOT = Path(os.environ["EMULATION_ROOT"])
CHECKOUT = Path(os.environ["EMULATION_CHECKOUT"])
FILESTORE = Path(os.environ["EMULATION_DATA"]) / "filestore"
TEMPLATE = os.environ["EMULATION_TEMPLATE"]
ODOO = os.environ["EMULATION_ODOO"].splitlines()
LOGS = CHECKOUT / "log"
DURATIONS = CHECKOUT / "durations.json"
PREFIX = "odoo.addons.hr_emulation.tests"
COPIES = "emulation_test"
TIMEOUT = int(os.environ.get("TEST_TIMEOUT") or 1800)
UNKNOWN_DURATION = 5.0

STARTED = re.compile(r"^Starting (\S+) \.\.\.")
SKIPPED = re.compile(r"^skipped (.+?) : (.*)")
FAILED = re.compile(r"^(?:FAIL|ERROR): (?:Subtest )?(\S+)(?: \(([\w.]+)\))?")
RESULT = re.compile(r"^(\d+) failed, (\d+) error\(s\) of (\d+) tests")


def sql(statement):
    return subprocess.run(
        ["psql", "-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1", "-d", "postgres"],
        input=statement,
        text=True,
        capture_output=True,
    )


def alive(pid):
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def drop(name):
    """Out: an explanation where the database could not be dropped, or None."""
    result = sql(f'drop database if exists "{name}" with (force);')
    shutil.rmtree(FILESTORE / name, ignore_errors=True)
    if result.returncode:
        return f"the database {name} is still there: {result.stderr.strip()}"
    return None


def drop_left_over():
    """Copies of a run that was killed: their number is that of a dead process."""
    for name in sql("select datname from pg_database;").stdout.split():
        match = re.fullmatch(rf"{COPIES}_(\d+)_\d+", name)
        if match and not alive(int(match[1])):
            drop(name)


def link(source, target):
    try:
        os.link(source, target)
    except OSError:
        shutil.copy2(source, target)


def free_ports(count):
    sockets = [socket.socket() for _number in range(count)]
    try:
        for each in sockets:
            each.bind(("127.0.0.1", 0))
        return [each.getsockname()[1] for each in sockets]
    finally:
        for each in sockets:
            each.close()


def file_of(logger):
    """In: a logger's name. Out: room/test_x of the file it stands for, or None."""
    if not logger.startswith(PREFIX + "."):
        return None
    return logger[len(PREFIX) + 1 :].replace(".", "/")


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
        weigh = {name: durations.get(name, UNKNOWN_DURATION) for name in self.files}
        for name in sorted(self.files, key=weigh.get, reverse=True):
            lightest = min(shares, key=lambda share: share[0])
            lightest[0] += weigh[name]
            lightest[1].append(f"/hr_emulation/tests/{name}.py")
        shares[-1][1].extend(self.tags)
        return [tags for _weight, tags in shares if tags]


class Copy:
    """A copy of the template with an Odoo that runs a share of the tests."""

    def __init__(self, number, tags, report):
        self.name = f"{COPIES}_{os.getpid()}_{number}"
        self.number = number
        self.tags = tags
        self.report = report
        self.log = LOGS / f"test-{number}.log"
        self.temp = None
        self.process = None
        self.thread = None
        self.code = None
        self.results = 0
        self.reported = 0

    def make(self):
        """Errors: SystemExit with PostgreSQL's words where the copy fails."""
        problem = drop(self.name)
        if problem:
            sys.exit(f"error: {problem}")
        for wait in (1, 2, 4, None):
            result = sql(f'create database "{self.name}" template "{TEMPLATE}";')
            if not result.returncode:
                break
            if wait is None:
                sys.exit(f"error: cannot copy {TEMPLATE}: {result.stderr.strip()}")
            time.sleep(wait)
        if (FILESTORE / TEMPLATE).is_dir():
            shutil.copytree(
                FILESTORE / TEMPLATE, FILESTORE / self.name, copy_function=link
            )

    def start(self):
        self.temp = tempfile.mkdtemp(prefix="hr_emulation-")
        http_port, gevent_port = free_ports(2)
        self.process = subprocess.Popen(
            [
                *ODOO,
                "server",
                f"--database={self.name}",
                f"--test-tags={','.join(self.tags)}",
                f"--http-port={http_port}",
                f"--gevent-port={gevent_port}",
                f"--screenshots={CHECKOUT / 'screenshots'}",
                "--max-cron-threads=0",
                "--stop-after-init",
            ],
            env={**os.environ, "TMPDIR": self.temp},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
            errors="replace",
            start_new_session=True,
        )
        self.thread = threading.Thread(target=self._follow, daemon=True)
        self.thread.start()

    def _follow(self):
        record = None
        with open(self.log, "w", encoding="utf-8") as log:
            for line in self.process.stdout:
                log.write(line)
                head = HEAD.match(line.rstrip("\n"))
                if head:
                    if record:
                        self.report.take(self, record)
                    record = Record(**head.groupdict())
                    if STARTED.match(record.message):
                        self.report.take(self, record)
                        record = None
                elif record:
                    record.more.append(line.rstrip("\n"))
        if record:
            self.report.take(self, record)
        self.code = self.process.wait()
        self.report.close(self)

    def kill(self):
        if self.process and self.process.poll() is None:
            for number in (signal.SIGTERM, signal.SIGKILL):
                try:
                    os.killpg(self.process.pid, number)
                    self.process.wait(5)
                    break
                except ProcessLookupError:
                    break
                except subprocess.TimeoutExpired:
                    continue

    def remove(self):
        self.kill()
        if self.temp:
            shutil.rmtree(self.temp, ignore_errors=True)
        if os.environ.get("KEEP_DB"):
            print(f"kept: {self.name}")
            return None
        return drop(self.name)


class Report:
    """Collects what the copies log; a test counts once whatever it logs."""

    def __init__(self, patterns):
        self.patterns = patterns
        self.lock = threading.Lock()
        self.started = {}
        self.failed = {}
        self.skipped = {}
        self.complaints = []
        self.problems = []
        self.durations = {}
        self.current = {}

    @staticmethod
    def _seconds(stamp):
        return datetime.strptime(stamp, "%Y-%m-%d %H:%M:%S,%f").timestamp()

    def _begin(self, copy, name, at):
        running = self.current.get(copy.number)
        if running and running[0] == name:
            return
        if running:
            self._end(copy, at)
        self.current[copy.number] = (name, at)

    def _end(self, copy, at):
        name, since = self.current.pop(copy.number)
        self.durations[name] = self.durations.get(name, 0.0) + max(0.0, at - since)
        tests = [test for test, file in self.started.items() if file == name]
        bad = [test for test in tests if test in self.failed]
        print(
            f"{'FAIL' if bad else 'ok  '} {name}: {len(tests)} tests,"
            f" {self.durations[name]:.1f} s",
            flush=True,
        )

    def take(self, copy, record):
        with self.lock:
            self._take(copy, record)

    def _take(self, copy, record):
        at = self._seconds(record.time)
        name = file_of(record.logger)
        if match := STARTED.match(record.message):
            if name:
                self._begin(copy, name, at)
            self.started[f"{record.logger}.{match[1]}"] = name
            return
        if match := SKIPPED.match(record.message):
            self.skipped[f"{record.logger}.{match[1]}"] = match[2]
            return
        if record.level == "ERROR" and (match := FAILED.match(record.message)):
            test = f"{record.logger}.{match[1]}"
            if match[2]:
                test = f"{match[2]}.{match[1]}"
            self.failed.setdefault(test, []).append(record)
            return
        if record.logger == "odoo.tests.result":
            if match := RESULT.match(record.message):
                copy.results += 1
                copy.reported += int(match[1]) + int(match[2])
                return
        if is_complaint(record, self.patterns):
            self.complaints.append(record)

    def close(self, copy):
        with self.lock:
            if copy.number in self.current:
                self._end(copy, time.time())

    def show(self):
        for test, records in self.failed.items():
            print(f"\n{'=' * 70}\n{test}")
            for record in records:
                print(record.text)
        for test, why in self.skipped.items():
            print(f"skipped: {test}: {why}")
        for record in self.complaints:
            print(f"in the log: {shorten(record.text)}")
        for problem in self.problems:
            print(f"problem: {problem}")


def shorten(text, lines=25):
    parts = text.splitlines()
    if len(parts) > lines:
        parts = [*parts[:5], "...", *parts[-(lines - 6) :]]
    return "\n".join(parts)


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


def stop(_number, _frame):
    sys.exit(143)


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, stop)
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(130)
