"""What comes in with a request."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Final

from starlette.exceptions import HTTPException
from starlette.requests import Request

FORM_BYTES: Final = 100_000


async def passed_over(content: AsyncIterator[bytes], most: int) -> None:
    """Take in what is not wanted, up to so many bytes: who is still sending does not hear an answer."""
    taken = 0
    async for part in content:
        taken += len(part)
        if taken > most:
            return


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
