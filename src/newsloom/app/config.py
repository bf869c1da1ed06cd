"""Settings a person may change, by environment variable or `newsloom.env` in the data folder."""

import ipaddress
from functools import lru_cache
from pathlib import Path
from typing import Literal

from pydantic import Field, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict


class Config(BaseSettings):
    """Every setting has a default; none is needed to start.

    Who changes it: the person who runs Newsloom. Names are prefixed NEWSLOOM_ in the environment.
    """

    model_config = SettingsConfigDict(env_prefix="NEWSLOOM_", extra="ignore")

    data: Path = Field(default=Path("data"), description="Folder for the database, pictures and logs.")
    database_url: str = Field(
        default="", validation_alias="DATABASE_URL", description="postgres://… ; empty means SQLite in the data folder."
    )
    allow_networks: str = Field(
        default="", description="Networks behind the guard that may be fetched from, comma-separated (127.0.0.0/8)."
    )
    hosts: str = Field(
        default="localhost,127.0.0.1,[::1]", description="Host names the site answers to, comma-separated."
    )
    secret_key: str = Field(default="", description="Signs sessions; empty: made once and kept in the data folder.")
    contact: str = Field(default="", description="Address put into the User-Agent, so that publishers can reach you.")
    host_gap_s: float = Field(default=1.0, ge=0, description="Seconds between two requests to one host.")
    fetchers: int = Field(default=16, ge=1, le=256, description="Feeds looked at side by side.")
    story_days: int = Field(
        default=10, ge=1, description="Days back in which an article may join a story or a copy group."
    )
    embedding: Literal["on", "off"] = Field(
        default="on",
        description="Stories compare what texts mean, or words alone: lighter by 65 MB and 12 ms an article.",
    )
    shortest_look_s: float = Field(default=300.0, gt=0, description="Seconds between two looks at one feed, at least.")
    longest_look_s: float = Field(default=86_400.0, gt=0, description="Seconds between two looks at one feed, at most.")
    open_reading: bool = Field(
        default=False, description="Whoever reaches the site reads full text; `up` sets it when listening on loopback."
    )
    raw_days: int = Field(default=14, ge=0, description="Days that raw pages are kept, to run later stages again.")
    pictures_mb: int = Field(
        default=500, ge=0, description="Megabytes of disk that publishers' pictures may take; the least shown go first."
    )
    public: bool = Field(default=True, description="Guests may read the site; false: only who signs in.")
    debug: bool = Field(default=False, description="Show error details in the browser; never on a public site.")

    @field_validator("allow_networks")
    @classmethod
    def _are_networks(cls, value: str) -> str:
        for part in filter(None, (p.strip() for p in value.split(","))):
            ipaddress.ip_network(part)
        return value

    @property
    def networks(self) -> tuple[ipaddress.IPv4Network | ipaddress.IPv6Network, ...]:
        """The allowed networks, parsed."""
        return tuple(ipaddress.ip_network(p.strip()) for p in self.allow_networks.split(",") if p.strip())


@lru_cache(maxsize=1)
def config() -> Config:
    """The settings of this process, read once."""
    return Config()
