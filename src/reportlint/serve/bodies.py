"""What comes in with a request."""

from __future__ import annotations

from typing import Final

from starlette.exceptions import HTTPException
from starlette.requests import Request

FORM_BYTES: Final = 100_000


async def form_of(request: Request) -> str:
    """The text of a short form. Raises HTTPException where it is none."""
    data = bytearray()
    async for part in request.stream():
        data += part
        if len(data) > FORM_BYTES:
            raise HTTPException(413)
    try:
        return data.decode()
    except UnicodeDecodeError:
        raise HTTPException(400) from None
