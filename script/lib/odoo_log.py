# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Reading of Odoo's log: records, complaints that nobody has allowed."""

import re
from dataclasses import dataclass, field
from pathlib import Path

HEAD = re.compile(
    r"^(?P<time>\d{4}-\d\d-\d\d \d\d:\d\d:\d\d,\d{3}) \d+ (?P<level>[A-Z]+) "
    r"\S+ (?P<logger>[\w.?]+): (?P<message>.*)$"
)
COMPLAINTS = {"WARNING", "ERROR", "CRITICAL"}
ALLOWED = Path(__file__).with_name("allowed-log-lines.txt")


@dataclass
class Record:
    time: str
    level: str
    logger: str
    message: str
    more: list[str] = field(default_factory=list)

    @property
    def text(self):
        return "\n".join([f"{self.level} {self.logger}: {self.message}", *self.more])


def parse(lines):
    """In: lines of a log. Out: its records, each with the lines that follow it."""
    record = None
    for line in lines:
        line = line.rstrip("\n")
        head = HEAD.match(line)
        if head:
            if record:
                yield record
            record = Record(**head.groupdict())
        elif record:
            record.more.append(line)
    if record:
        yield record


def allowed_patterns(path=ALLOWED):
    """In: the written list. Out: its patterns.

    Errors: ValueError for a pattern without the reason above it.
    """
    patterns = []
    reason = None
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        if line.startswith("#"):
            reason = line
        elif line.strip():
            if reason is None:
                raise ValueError(f"{path.name}:{number}: no reason above the pattern")
            patterns.append(re.compile(line))
        else:
            reason = None
    return patterns


def is_complaint(record, patterns):
    if record.level not in COMPLAINTS:
        return False
    line = f"{record.level} {record.logger}: {record.message}"
    return not any(pattern.search(line) for pattern in patterns)


def complaints(path, patterns):
    """In: a log file. Out: the records at WARNING or above that are not allowed."""
    with open(path, encoding="utf-8", errors="replace") as log:
        return [record for record in parse(log) if is_complaint(record, patterns)]
