"""PostgreSQL on loopback: a server of the tests' own, in a folder of its own."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import time
from pathlib import Path
from urllib.parse import quote

NEWEST = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda one: int(one.parts[-3]))
INITDB = str(NEWEST[-1]) if NEWEST else shutil.which("initdb") or ""
PASSWORD = "云-p@ss/word"


class Postgres:
    """Asks everyone for a password."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        with socket.create_server(("127.0.0.1", 0)) as taken:
            self.port = taken.getsockname()[1]
        self._server: subprocess.Popen[bytes] | None = None
        (folder / "password").write_text(PASSWORD)
        # The server refuses to be run by root.
        self._user = "postgres" if os.geteuid() == 0 else None
        if self._user:
            for one in (folder, folder / "password"):
                shutil.chown(one, self._user)
        self._run(
            INITDB,
            *("-D", "data", "-U", "office", "--pwfile=password", "--auth=scram-sha-256"),
            *("--encoding=UTF8", "--locale=C", "--no-sync"),
        )
        self.start()

    def url(self, database: str, password: str = "") -> str:
        return f"postgresql://office{password and ':'}{quote(password, safe='')}@127.0.0.1:{self.port}/{database}"

    def start(self) -> None:
        self._server = subprocess.Popen(
            [
                *(str(Path(INITDB).with_name("postgres")), "-D", "data", "-h", "127.0.0.1"),
                *("-p", str(self.port), "-k", str(self.folder), "-F"),
            ],
            cwd=self.folder,
            user=self._user,
            stdout=subprocess.DEVNULL,
            stderr=(self.folder / "log").open("ab"),
        )
        while self._server.poll() is None:
            try:
                self.ask("postgres", "select 1")
            except subprocess.CalledProcessError:
                time.sleep(0.05)
            else:
                return
        raise RuntimeError((self.folder / "log").read_text())

    def stop(self) -> None:
        """Without waiting for clients."""
        if self._server is not None:
            self._server.send_signal(2)
            self._server.wait()

    def ask(self, database: str, query: str) -> str:
        """The answer, a line a row."""
        psql = str(Path(INITDB).with_name("psql"))
        return self._run(
            psql, "-h", "127.0.0.1", "-p", str(self.port), "-U", "office", "-At", "-c", query, database
        )

    def _run(self, *command: str) -> str:
        done = subprocess.run(
            command,
            cwd=self.folder,
            user=self._user,
            env={**os.environ, "PGPASSWORD": PASSWORD},
            capture_output=True,
            check=True,
        )
        return done.stdout.decode()
