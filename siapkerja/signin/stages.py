from typing import Any

from allauth.account.stages import EmailVerificationStage


class ContactVerificationStage(EmailVerificationStage):
    """An account needs one proven contact: whoever has proven a telephone number is not asked for an e-mail address."""

    def handle(self) -> Any:
        user = self.login.user
        if user is not None and user.phone_verified_at is not None and not self.login.email:
            return None, True
        if user is None and self.login.phone:
            return None, True
        return super().handle()
