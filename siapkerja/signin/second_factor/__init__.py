"""Passkeys, authenticator apps, recovery codes, signed-in devices: everything on the page "Masuk dan keamanan"."""
