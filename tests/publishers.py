"""A publisher of pictures without a network."""

import io
import sys
import types
from dataclasses import dataclass, field

import pytest
from PIL import Image

from newsloom.errors import FetchForbiddenAddress
from newsloom.model.fetched import Failed, Fetched, Outcome


def a_jpeg(width: int = 1600, height: int = 900) -> bytes:
    out = io.BytesIO()
    Image.linear_gradient("L").resize((width, height)).convert("RGB").save(out, "JPEG")
    return out.getvalue()


@dataclass
class Publisher:
    """Answers what it is told to, `otherwise` to all else, and remembers who asked."""

    answers: dict[str, bytes] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    otherwise: bytes | None = None

    async def fetch_once(self, url: str, *, max_bytes: int, accept: str = "*/*") -> Outcome:
        self.asked.append(url)
        body = self.answers.get(url, self.otherwise)
        if body is None:
            return Failed(url=url, error=FetchForbiddenAddress("It leads inside.", url=url))
        return Fetched(url=url, requested_url=url, body=body)

    def installed(self, monkeypatch: pytest.MonkeyPatch) -> "Publisher":
        """Stands in for the wiring that reaches the network, until the end of the test."""
        module = types.ModuleType("newsloom.app.wiring")
        module.fetch_once = self.fetch_once  # type: ignore[attr-defined]
        monkeypatch.setitem(sys.modules, "newsloom.app.wiring", module)
        return self
