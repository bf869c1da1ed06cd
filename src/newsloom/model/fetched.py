"""What comes back from a look at an address: values, not exceptions."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from newsloom.errors import FetchError


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    url: str
    etag: str = ""
    last_modified: str = ""
    accept: str = "*/*"
    obey_robots: bool = False  # pages yes, feeds somebody subscribed to no
    max_bytes: int = 10_000_000  # after decompression


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """A 200 answer. `url` is where it was found after redirects; `body` is decompressed."""

    url: str
    requested_url: str
    body: bytes
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)  # names lower-case
    moved_to: str = ""  # target where every redirect on the way was permanent (301, 308)
    bytes_read: int = 0  # on the wire

    @property
    def etag(self) -> str:
        return self.headers.get("etag", "")

    @property
    def last_modified(self) -> str:
        return self.headers.get("last-modified", "")

    @property
    def content_type(self) -> str:
        return self.headers.get("content-type", "")


@dataclass(frozen=True, slots=True, kw_only=True)
class NotModified:
    url: str
    headers: Mapping[str, str] = field(default_factory=dict)
    moved_to: str = ""  # as in Fetched


@dataclass(frozen=True, slots=True, kw_only=True)
class Failed:
    url: str
    error: FetchError


Outcome = Fetched | NotModified | Failed
