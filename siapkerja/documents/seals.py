"""The portal's electronic signature on its PDFs: a key and a certificate from the settings, else made once for this installation.

The signature is PAdES (ETSI EN 319 142, level B-B), as PP 71/2019 art. 59 asks of an electronic signature: whose it is and whether a byte
has changed since can be told from the file alone. The certificate is in the file, so what was signed with an earlier one stays checkable.
"""

import contextlib
import logging
import os
import secrets
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.utils import timezone

FIELD = "SIAPKerja"
REASON = "Diterbitkan secara elektronik oleh SIAPKerja"
_RSA_BITS = 2048
_YEARS_OF_A_MADE_ONE = 10
_WARNED_BEFORE = timedelta(days=60)
_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Seal:
    """A private key with its certificate.

    Attributes:
        chain: the certificate itself, then those that issued it.
    """

    key: ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey
    chain: tuple[x509.Certificate, ...]

    @property
    def certificate(self) -> x509.Certificate:
        return self.chain[0]

    @property
    def fingerprint(self) -> str:
        """SHA-256 of the certificate, 64 hexadecimal digits."""
        return self.certificate.fingerprint(hashes.SHA256()).hex()

    @property
    def subject(self) -> str:
        """Whose it is, as `CN=…,O=…,C=…`."""
        return self.certificate.subject.rfc4514_string()

    @property
    def pem(self) -> str:
        return "".join(one.public_bytes(serialization.Encoding.PEM).decode() for one in self.chain)

    def sign(self, pdf: bytes) -> bytes:
        """The file with a signature over all of it, added behind what was there. Some 0.1 s and 8 kB."""
        from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
        from pyhanko.sign.fields import SigFieldSpec
        from pyhanko.sign.signers import PdfSigner

        signer = PdfSigner(_terms(), _signer(self), new_field_spec=SigFieldSpec(FIELD))
        # The library signs in an event loop, of which a thread has one at most: one of its own always has room.
        with ThreadPoolExecutor(max_workers=1) as beside:
            signed: BytesIO = beside.submit(signer.sign_pdf, IncrementalPdfFileWriter(BytesIO(pdf))).result()
        return signed.getvalue()


def seal_in_force(at: datetime) -> Seal | None:
    """The seal that signs at a moment; None while its certificate does not count, since nobody could trust the signature.

    Raises:
        ImproperlyConfigured: key or certificate cannot be read, or do not belong together.
    """
    seal = _seal(settings.SEAL_KEY, settings.SEAL_CERTIFICATES)
    certificate = seal.certificate
    if not certificate.not_valid_before_utc <= at <= certificate.not_valid_after_utc:
        _log.error("The certificate in SIAPKERJA_SEAL_CERTIFICATES does not count: PDFs are made without a signature.")
        return None
    if certificate.not_valid_after_utc - at < _WARNED_BEFORE:
        _log.warning("The certificate in SIAPKERJA_SEAL_CERTIFICATES ends on %s.", certificate.not_valid_after_utc.date())
    return seal


@cache
def _seal(key: str, certificates: str) -> Seal:
    if not key and not certificates:
        key = certificates = str(_made_once(settings.VAR_DIR / "seal.pem"))
    private, chain = _private(_text(key, "SIAPKERJA_SEAL_KEY")), _chain(_text(certificates, "SIAPKERJA_SEAL_CERTIFICATES"))
    if private.public_key() != chain[0].public_key():
        raise ImproperlyConfigured("The first certificate in SIAPKERJA_SEAL_CERTIFICATES is not that of SIAPKERJA_SEAL_KEY.")
    return Seal(private, chain)


def _text(value: str, name: str) -> bytes:
    """What a setting says: PEM, with line ends written as \\n if it stands on one line, or the path of its file."""
    if value.lstrip().startswith("-----BEGIN"):
        return value.replace("\\n", "\n").encode()
    try:
        return Path(value).read_bytes()
    except OSError as error:
        raise ImproperlyConfigured(f"{name} is neither PEM nor a file that can be read.") from error


def _private(pem: bytes) -> ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey:
    try:
        key = serialization.load_pem_private_key(pem, password=None)
    except (ValueError, TypeError) as error:
        raise ImproperlyConfigured("SIAPKERJA_SEAL_KEY is no private key in PEM without a password.") from error
    if isinstance(key, ec.EllipticCurvePrivateKey) or (isinstance(key, rsa.RSAPrivateKey) and key.key_size >= _RSA_BITS):
        return key
    raise ImproperlyConfigured(f"SIAPKERJA_SEAL_KEY must be an elliptic-curve key or an RSA key of at least {_RSA_BITS} bits.")


def _chain(pem: bytes) -> tuple[x509.Certificate, ...]:
    try:
        return tuple(x509.load_pem_x509_certificates(pem))
    except ValueError as error:
        raise ImproperlyConfigured("SIAPKERJA_SEAL_CERTIFICATES holds no certificate in PEM.") from error


def _made_once(path: Path) -> Path:
    """Key and a certificate that vouches for itself. Several processes may come at once: whichever links its file first has made all's."""
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        draft = path.with_name(f".{path.name}.{secrets.token_hex(8)}")
        with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(_self_made())
        with contextlib.suppress(FileExistsError):
            os.link(draft, path)
        draft.unlink()
    return path


def _self_made() -> bytes:
    key, now = ec.generate_private_key(ec.SECP256R1()), timezone.now()
    words = {x509.NameOID.COMMON_NAME: "SIAPKerja (pemasangan percobaan)", x509.NameOID.COUNTRY_NAME: "ID"}
    name = x509.Name([x509.NameAttribute(oid, value) for oid, value in words.items()])
    usage = dict.fromkeys(
        ("key_encipherment", "data_encipherment", "key_agreement", "key_cert_sign", "crl_sign", "encipher_only", "decipher_only"), False
    )
    certificate = (
        x509.CertificateBuilder(issuer_name=name, subject_name=name, public_key=key.public_key())
        .serial_number(x509.random_serial_number())
        # A clock that runs a little behind must not refuse what was just made.
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=365 * _YEARS_OF_A_MADE_ONE))
        .add_extension(x509.KeyUsage(digital_signature=True, content_commitment=True, **usage), critical=True)
        .sign(key, hashes.SHA256())
    )
    private = key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    return private + certificate.public_bytes(serialization.Encoding.PEM)


@cache
def _terms() -> Any:
    from pyhanko.sign.fields import SigSeedSubFilter
    from pyhanko.sign.signers import PdfSignatureMetadata

    return PdfSignatureMetadata(field_name=FIELD, md_algorithm="sha256", subfilter=SigSeedSubFilter.PADES, reason=REASON, name="SIAPKerja")


@cache
def _signer(seal: Seal) -> Any:
    """The library's signer. Loaded only where a PDF is signed: two seconds and 40 MB."""
    from asn1crypto import keys
    from asn1crypto import x509 as asn1
    from pyhanko.sign.signers import SimpleSigner
    from pyhanko_certvalidator.registry import SimpleCertificateStore

    der, plain = serialization.Encoding.DER, serialization.NoEncryption()
    store = SimpleCertificateStore()
    chain = [asn1.Certificate.load(one.public_bytes(der)) for one in seal.chain]
    store.register_multiple(chain[1:])
    private = keys.PrivateKeyInfo.load(seal.key.private_bytes(der, serialization.PrivateFormat.PKCS8, plain))
    return SimpleSigner(signing_cert=chain[0], signing_key=private, cert_registry=store)
