from siapkerja.identity.forms.accounts import SignupForm

__all__ = ["SignupForm"]
