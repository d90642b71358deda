"""Stand-ins for the systems outside: the message gateway, the population registry and the company registry.

One small program of the standard library, for demonstrations and tests: `python -m launcher.simulators`. It speaks the contract
of docs/integrations.md, with delays and failures, and keeps what it received. It holds invented people and companies only.
"""
