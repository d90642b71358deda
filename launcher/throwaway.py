"""A PostgreSQL that lives as long as one command and is forgotten with its data."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from launcher.embedded import PostgreSQL, manner, running, socket_folder


@contextmanager
def throwaway_server(*databases: str) -> Iterator[tuple[PostgreSQL, Path]]:
    """A running server with these empty databases, and a folder for other files; both are removed at the end."""
    work = Path(tempfile.mkdtemp(prefix="siapkerja-"))
    how = manner()
    sockets = socket_folder(how)
    server = PostgreSQL(work / "postgres", sockets, work / "postgres.log", how, throwaway=True)
    try:
        with running(server):
            server.ensure_roles()
            for name in databases:
                server.ensure_database(name)
            yield server, work
    finally:
        shutil.rmtree(work, ignore_errors=True)
        shutil.rmtree(server.data, ignore_errors=True)
        shutil.rmtree(sockets, ignore_errors=True)
