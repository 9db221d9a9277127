"""How much a request may bring: more is refused before a byte is kept, whoever sends it.

Each form has its own, smaller limit with words of its own; this one is for whoever did not come from a form.
"""

from __future__ import annotations

from typing import Any

from django.core.exceptions import RequestDataTooBig
from django.core.files.uploadhandler import FileUploadHandler

MOST = 64 * 1024 * 1024


class Bounded(FileUploadHandler):
    """Looks at the announced length, which a request without one cannot exceed: nothing of that is read."""

    def handle_raw_input(
        self, input_data: Any, META: Any, content_length: int, *rest: Any, **more: Any
    ) -> None:
        if content_length > MOST:
            raise RequestDataTooBig(f"The request brings more than {MOST} bytes.")

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:
        """Pass it on to the handler that keeps it."""
        return raw_data

    def file_complete(self, file_size: int) -> None:
        """It keeps no file."""
