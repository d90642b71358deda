"""`python -m launcher.simulators --port 8090` (0 takes a free one), or `--fd N` for a socket that is already bound."""

import argparse
import signal
import socket
import sys
from pathlib import Path

from launcher.simulators.answers import Behaviour
from launcher.simulators.desk import Desk, Handler, Server
from launcher.simulators.systems import CompanyRegistry


def main(arguments: list[str]) -> int:
    """Serve until asked to stop."""
    parser = argparse.ArgumentParser(prog="simulators", description=__doc__)
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=0)
    parser.add_argument("--fd", type=int, help="a bound socket to listen on")
    parser.add_argument("--token", required=True, help="bearer token all three systems ask for")
    parser.add_argument("--companies", type=Path, help="file of companies, one JSON object a line")
    parser.add_argument("--delay", type=float, default=0.0, help="seconds before every answer")
    parser.add_argument("--failures", type=int, default=0, metavar="PERCENT", help="of requests that are answered with 503")
    options = parser.parse_args(arguments)
    server = _server(options.fd, options.host, options.port)
    behaviour = Behaviour(delay=options.delay, failure_percent=options.failures)
    server.desk = Desk(token=options.token, companies=CompanyRegistry(options.companies), behaviour=behaviour)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    print("Listening on port", server.server_address[1], flush=True)
    server.serve_forever()
    return 0


def _server(fd: int | None, host: str, port: int) -> Server:
    if fd is None:
        return Server((host, port), Handler)
    server = Server((host, port), Handler, bind_and_activate=False)
    server.socket.close()
    server.socket = socket.socket(fileno=fd)
    server.server_address = server.socket.getsockname()[:2]
    server.server_activate()
    return server


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
