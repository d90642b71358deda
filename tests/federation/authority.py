"""Another authority on this machine, speaking HTTP. It can be told to answer wrongly, or not at all."""

import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa

CLIENT_ID = "siapkerja-contoh"
_KEY, _OTHER_KEY = (rsa.generate_private_key(public_exponent=65537, key_size=2048) for _ in range(2))


class Authority:
    """One authority that knows one person.

    Attributes:
        person: what userinfo tells.
        nonce: what the last question carried; the test says it, as no browser came here.
        faults: what goes wrong, by name: `down`, `issuer`, `signature`, `nonce`, `audience`, `expired`, `subject`, `token`, `shape`.
        received: what was sent to the token endpoint.
    """

    def __init__(self) -> None:
        self.person: dict[str, Any] = {"sub": "orang-7", "name": "Rina di Sana", "email": "rina@sana.example", "email_verified": True}
        self.nonce = ""
        self.faults: set[str] = set()
        self.received: dict[str, str] = {}
        self.issuer = ""

    def settings(self) -> dict[str, Any]:
        """As `social_apps` makes them from the environment."""
        return {
            "provider_id": "sana", "name": "SSO Sana", "client_id": CLIENT_ID, "secret": "rahasia-contoh",
            "settings": {
                "server_url": self.issuer, "issuer": self.issuer, "scope": ["openid", "profile", "email"], "oauth_pkce_enabled": True,
            },
        }  # fmt: skip

    def answer(self, path: str) -> tuple[int, Any]:
        if "down" in self.faults:
            return 503, {}
        if path.endswith("openid-configuration"):
            names = ("authorization_endpoint", "token_endpoint", "userinfo_endpoint", "jwks_uri")
            issuer = "https://lain.example" if "issuer" in self.faults else self.issuer
            return 200, {"issuer": issuer} | {name: f"{self.issuer}/{name}" for name in names}
        if path.endswith("jwks_uri"):
            key = json.loads(jwt.algorithms.RSAAlgorithm.to_jwk(_KEY.public_key()))
            return 200, {"keys": [key | {"kid": "satu", "alg": "RS256", "use": "sig"}]}
        if path.endswith("userinfo_endpoint"):
            return 200, self.person | ({"sub": "orang-lain"} if "subject" in self.faults else {})
        if "token" in self.faults:
            return 400, {"error": "invalid_grant"}
        return 200, {"access_token": "akses"} if "shape" in self.faults else self._tokens()

    def _tokens(self) -> dict[str, Any]:
        now = int(time.time())
        claims = {
            "iss": self.issuer, "sub": self.person["sub"], "aud": "lain" if "audience" in self.faults else CLIENT_ID, "iat": now,
            "exp": now - 3600 if "expired" in self.faults else now + 300, "nonce": "lain" if "nonce" in self.faults else self.nonce,
        }  # fmt: skip
        key = _OTHER_KEY if "signature" in self.faults else _KEY
        id_token = jwt.encode(claims, key, algorithm="RS256", headers={"kid": "satu"})
        return {"access_token": "akses", "token_type": "Bearer", "expires_in": 300, "id_token": id_token}


@contextmanager
def running_authority() -> Iterator[Authority]:
    """An authority that answers until the block ends."""
    authority = Authority()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self._answer()

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length", 0))).decode()
            authority.received = {key: value for key, (value, *_more) in parse_qs(body).items()}
            self._answer()

        def _answer(self) -> None:
            status, contents = authority.answer(self.path)
            body = json.dumps(contents).encode()
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *arguments: Any) -> None: ...

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    authority.issuer = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield authority
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
