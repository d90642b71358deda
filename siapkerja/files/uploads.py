"""Uploads on their way in: small ones stay in memory, larger ones lie on disk sealed under a key only this request knows."""

import io
import tempfile
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler

from siapkerja.files.sealing import FrameReader, FrameSealer, new_key

_CONTEXT = b"upload"


class SealedUploadHandler(FileUploadHandler):
    """In place of Django's temporary files, which hold what people send in the clear.

    The file on disk has no name, and its key is gone with the request, whatever happens to the process.
    """

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        super().new_file(*args, **kwargs)
        self._key = new_key()
        self._sealer = FrameSealer(self._key, _CONTEXT)
        self._file = tempfile.TemporaryFile()  # noqa: SIM115 - lives as long as the upload

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        self._file.write(self._sealer.add(raw_data))

    def file_complete(self, file_size: int) -> UploadedFile:
        self._file.write(self._sealer.finish())
        self._file.seek(0)
        content = io.BufferedReader(FrameReader(self._file, key=self._key, context=_CONTEXT, size=file_size), buffer_size=64 * 1024)
        return UploadedFile(
            file=content, name=self.file_name, content_type=self.content_type, size=file_size, charset=self.charset,
            content_type_extra=self.content_type_extra,
        )  # fmt: skip

    def upload_interrupted(self) -> None:
        if hasattr(self, "_file"):
            self._file.close()
