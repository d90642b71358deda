"""Build the demo country, or print how to sign in to it."""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from siapkerja.demo.accounts import ACCOUNTS, password
from siapkerja.demo.building import build, is_complete
from siapkerja.identity.models import User


class Command(BaseCommand):
    help = "Build a believable, invented country in miniature through the portal's own actions."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--if-empty", action="store_true", help="do nothing where the demo is there already")
        parser.add_argument("--accounts", action="store_true", help="print the demo accounts and their password")
        parser.add_argument("--seed", type=int, default=2026)
        parser.add_argument("--share", type=float, default=1.0, help="0.05 builds a twentieth of the usual size")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["accounts"]:
            return self._print_accounts()
        if settings.IS_PRODUCTION and not settings.IS_DEMO:
            raise CommandError("Demo data is not for production. Set SIAPKERJA_DEMO=true to build it anyway.")
        if is_complete():
            if options["if_empty"]:
                return None
            raise CommandError("The demo country is there already.")
        build(
            seed=options["seed"],
            now=timezone.now(),
            share=options["share"],
            in_parallel=True,
            tell=lambda line: self.stdout.write(line),
        )
        return None

    def _print_accounts(self) -> None:
        known = set(User.objects.filter(email__in=[a.email for a in ACCOUNTS]).values_list("email", flat=True))
        for account in ACCOUNTS:
            if account.email in known:
                self.stdout.write(f"  {account.email:<42} {account.who}")
        if known:
            self.stdout.write(f"  password for all of them: {password()}")
