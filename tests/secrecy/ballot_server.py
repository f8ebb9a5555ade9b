# Copyright 2026 The hr_emulation founders
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).

import json
import os
import socket
import subprocess
import tempfile
import time
from http.cookiejar import CookieJar
from urllib.error import HTTPError, URLError
from urllib.request import HTTPCookieProcessor, Request, build_opener, urlopen

CAST = "emulation.session/action_cast_ballot"


class BallotServerMixin:
    """An Odoo of its own on the database of the class, and clients of it."""

    def _start_server(self, *options):
        """Start Odoo; return the process once it answers. Its log is ``self.log``."""
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self.log = self.enterContext(tempfile.TemporaryFile("w+"))
        server = subprocess.Popen(
            [
                *os.environ["EMULATION_ODOO"].splitlines(),
                "server",
                f"--database={self.database}",
                f"--http-port={self.port}",
                "--http-interface=127.0.0.1",
                "--max-cron-threads=0",
                "--workers=0",
                *options,
            ],
            # As many as the pool has connections for; others wait for their turn
            env={**os.environ, "ODOO_MAX_HTTP_THREADS": "16"},
            stdout=self.log,
            stderr=subprocess.STDOUT,
        )
        self.addCleanup(server.wait, 30)
        self.addCleanup(server.terminate)
        end = time.monotonic() + 90
        while self._json2(None, "res.users/context_get")[0] != 401:
            self.assertLess(time.monotonic(), end, self._read_log()[-5000:])
            time.sleep(1)
        return server

    def _read_log(self):
        self.log.seek(0)
        return self.log.read()

    def _json2(self, key, path, **body):
        """Call a method over JSON-2.

        :return: status and answer; status 0 when there is no server
        """
        request = Request(
            f"http://127.0.0.1:{self.port}/json/2/{path}",
            data=json.dumps(body).encode(),
            headers={
                "Authorization": f"bearer {key}",
                "Content-Type": "application/json",
                "X-Odoo-Database": self.database,
            },
        )
        try:
            with urlopen(request, timeout=120) as response:
                return response.status, json.loads(response.read())
        except HTTPError as error:
            text = error.read().decode()
            is_json = error.headers.get_content_type() == "application/json"
            return error.code, json.loads(text)["message"] if is_json else text
        except (URLError, ConnectionError) as error:
            return 0, str(error)

    def _login(self, login):
        """Log in as a browser does.

        :return: function that posts parameters to a path
        """
        opener = build_opener(HTTPCookieProcessor(CookieJar()))

        def post(path, **params):
            request = Request(
                f"http://127.0.0.1:{self.port}{path}",
                data=json.dumps({"jsonrpc": "2.0", "params": params}).encode(),
                headers={"Content-Type": "application/json"},
            )
            with opener.open(request, timeout=120) as response:
                return json.loads(response.read())

        answer = post(
            "/web/session/authenticate", db=self.database, login=login, password=login
        )
        self.assertTrue(answer["result"]["uid"])
        return post
