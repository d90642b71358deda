"""Build the demo country, or print how to sign in to it."""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from siapkerja.demo.accounts import ACCOUNTS, password
from siapkerja.demo.building import build, is_complete
from siapkerja.demo.multiplying import multiply
from siapkerja.identity.models import User


class Command(BaseCommand):
    help = "Build a believable, invented country in miniature through the portal's own actions."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--if-empty", action="store_true", help="do nothing where the demo is there already")
        parser.add_argument("--accounts", action="store_true", help="print the demo accounts and their password")
        parser.add_argument("--seed", type=int, default=2026)
        parser.add_argument("--share", type=float, default=1.0, help="0.05 builds a twentieth of the usual size")
        parser.add_argument(
            "--scale", type=int, default=1, help="then copy the country to this many times its size (as the owner of the tables)"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if options["accounts"]:
            return self._print_accounts()
        if settings.IS_PRODUCTION and not settings.IS_DEMO:
            raise CommandError("Demo data is not for production. Set SIAPKERJA_DEMO=true to build it anyway.")
        scale = options["scale"]
        if is_complete() and scale == 1:
            if options["if_empty"]:
                return None
            raise CommandError("The demo country is there already.")
        if not is_complete():
            self._build(options)
        if scale > 1:
            multiply(times=scale, tell=self.stdout.write)
        return None

    def _build(self, options: dict[str, Any]) -> None:
        build(
            seed=options["seed"],
            now=timezone.now(),
            share=options["share"],
            in_parallel=True,
            tell=self.stdout.write,
        )

    def _print_accounts(self) -> None:
        known = set(User.objects.filter(email__in=[a.email for a in ACCOUNTS]).values_list("email", flat=True))
        for account in ACCOUNTS:
            if account.email in known:
                self.stdout.write(f"  {account.email:<42} {account.who}")
        if known:
            self.stdout.write(f"  password for all of them: {password()}")
