# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Copies of the template database, each with an Odoo that runs tests on it."""

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
from pathlib import Path

from odoo_log import HEAD, Record
from tests_report import STARTED

CHECKOUT = Path(os.environ["EMULATION_CHECKOUT"])
FILESTORE = Path(os.environ["EMULATION_DATA"]) / "filestore"
TEMPLATE = os.environ["EMULATION_TEMPLATE"]
ODOO = os.environ["EMULATION_ODOO"].splitlines()
LOGS = CHECKOUT / "log"
COPIES = "emulation_test"


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
    # "with (force)" would be refused while autovacuum is at work there
    sql(f"""select from pg_stat_activity, pg_terminate_backend(pid)
        where datname = '{name}' and backend_type = 'client backend';""")
    result = sql(f'drop database if exists "{name}";')
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
    for folder in Path(tempfile.gettempdir()).glob(f"{COPIES}_*"):
        match = re.match(rf"{COPIES}_(\d+)_", folder.name)
        if match and not alive(int(match[1])):
            shutil.rmtree(folder, ignore_errors=True)


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
        self.temp = tempfile.mkdtemp(prefix=f"{COPIES}_{os.getpid()}_")
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
