"""What stands behind `script/*`: installing, starting, preparing and watching the portal on one machine.

`start.sh` finds a Python, `installation` makes the virtual environment with nothing but the standard library, and everything
else runs inside that environment. The launcher knows the portal only by its commands and its environment variables; it imports
no Django code.
"""
