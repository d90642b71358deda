from siapkerja.signin.models.known_devices import KnownDevice

__all__ = ["KnownDevice"]
