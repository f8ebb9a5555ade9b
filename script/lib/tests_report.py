# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""What the tests log, collected: a test counts once whatever it logs."""

import re
import threading
import time

from odoo_log import is_complaint

PREFIX = "odoo.addons.hr_emulation.tests"

STARTED = re.compile(r"^Starting (\S+) \.\.\.")
SKIPPED = re.compile(r"^skipped (.+?) : (.*)")
FAILED = re.compile(r"^(?:FAIL|ERROR): (?:Subtest )?(\S+)(?: \(([\w.]+)\))?")
RESULT = re.compile(r"^(\d+) failed, (\d+) error\(s\) of (\d+) tests")


def file_of(logger):
    """In: a logger's name. Out: room/test_x of the file it stands for, or None."""
    if not logger.startswith(PREFIX + "."):
        return None
    return logger[len(PREFIX) + 1 :].replace(".", "/")


def shorten(text, lines=25):
    parts = text.splitlines()
    if len(parts) > lines:
        parts = [*parts[:5], "...", *parts[-(lines - 6) :]]
    return "\n".join(parts)


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
        # Our own clock: tests stop the one of the log
        at = time.monotonic()
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
                self._end(copy, time.monotonic())

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
