"""The publishers of the sample world: who they are, where they stand and how their sites are made."""

import datetime as dt
from dataclasses import dataclass, field
from typing import Literal

FeedFormat = Literal["rss", "atom", "rdf", "json"]
Layout = Literal["broadsheet", "classic", "broadcast", "microdata", "bulletin", "wire"]
DateStyle = Literal["en", "us", "ja", "ko"]

_ENGLISH = {
    "Politics": ("politics", "Politics"),
    "Business": ("business", "Business"),
    "World": ("world", "World"),
    "Society": ("society", "Society"),
    "Science & Tech": ("science", "Science"),
    "Health": ("health", "Health"),
    "Sports": ("sport", "Sport"),
    "Culture & Entertainment": ("culture", "Culture"),
    "Lifestyle": ("life", "Life"),
    "Weather & Disaster": ("weather", "Weather"),
    "Crime & Justice": ("courts", "Courts"),
    "General": ("news", "News"),
}
_JAPANESE = {
    "Politics": ("seiji", "政治"),
    "Business": ("keizai", "経済"),
    "World": ("kokusai", "国際"),
    "Society": ("shakai", "社会"),
    "Science & Tech": ("kagaku", "科学"),
    "Health": ("iryo", "医療"),
    "Sports": ("sports", "スポーツ"),
    "Culture & Entertainment": ("bunka", "文化"),
    "Lifestyle": ("kurashi", "くらし"),
    "Weather & Disaster": ("tenki", "気象・災害"),
    "Crime & Justice": ("jiken", "事件・司法"),
    "General": ("news", "ニュース"),
}
_KOREAN = {
    "Politics": ("politics", "정치"),
    "Business": ("economy", "경제"),
    "World": ("world", "국제"),
    "Society": ("society", "사회"),
    "Science & Tech": ("science", "과학"),
    "Health": ("health", "건강"),
    "Sports": ("sports", "스포츠"),
    "Culture & Entertainment": ("culture", "문화"),
    "Lifestyle": ("life", "생활"),
    "Weather & Disaster": ("weather", "날씨·재난"),
    "Crime & Justice": ("law", "법원·사건"),
    "General": ("news", "뉴스"),
}
_LABELS = {"en": _ENGLISH, "ja": _JAPANESE, "ko": _KOREAN}


@dataclass(frozen=True, slots=True, kw_only=True)
class Publisher:
    """One invented publisher. `host` is its own loopback address, `path` how it writes an article's address."""

    key: str
    name: str
    host: str
    country: str
    offset_h: int
    feed: FeedFormat
    layout: Layout
    path: str
    full_text: bool = False
    language: str = "en"
    style: DateStyle = "en"
    is_agency: bool = False
    agencies: tuple[str, ...] = ()
    tagline: str = ""
    colour: str = "#223"
    sections: dict[str, str] = field(default_factory=dict)  # section -> label, where it differs from the usual one

    @property
    def zone(self) -> dt.timezone:
        return dt.timezone(dt.timedelta(hours=self.offset_h))

    def slug_of(self, section: str) -> str:
        """The part of the address that names the section on this site."""
        return _LABELS[self.language][section][0]

    def label_of(self, section: str) -> str:
        """The section's name as this site prints it."""
        return self.sections.get(section) or _LABELS[self.language][section][1]


PUBLISHERS: tuple[Publisher, ...] = (
    Publisher(
        key="courier",
        name="Merrow Courier",
        host="127.7.1.11",
        country="Calder Isles",
        offset_h=0,
        feed="rss",
        layout="broadsheet",
        path="/{section}/{y}/{m}/{d}/{slug}",
        agencies=("sternlight", "ternwire"),
        tagline="The paper of the capital since 1874",
        colour="#17324d",
    ),
    Publisher(
        key="ledger",
        name="Port Arden Ledger",
        host="127.7.1.12",
        country="Veska",
        offset_h=2,
        feed="atom",
        layout="broadsheet",
        path="/{y}/{m}/{slug}-{id}",
        style="us",
        full_text=True,
        agencies=("sternlight",),
        tagline="All accounts kept",
        colour="#3c1d1d",
    ),
    Publisher(
        key="skerry",
        name="Skerry Radio",
        host="127.7.1.13",
        country="Calder Isles",
        offset_h=0,
        feed="rss",
        layout="broadcast",
        path="/news/{section}-{id}",
        full_text=True,
        agencies=("sternlight", "ternwire"),
        tagline="News from every island, on 88.4 and here",
        colour="#0b5b57",
        sections={"Science & Tech": "Science & Environment", "General": "Islands"},
    ),
    Publisher(
        key="dispatch",
        name="Veska Dispatch",
        host="127.7.1.14",
        country="Veska",
        offset_h=2,
        feed="rss",
        layout="classic",
        path="/article/{id}/{slug}",
        style="us",
        agencies=("sternlight", "ternwire"),
        tagline="Every morning in every canton",
        colour="#5a1020",
        sections={"World": "Abroad", "General": "The Nation"},
    ),
    Publisher(
        key="tidewrack",
        name="Tidewrack",
        host="127.7.1.15",
        country="Veska",
        offset_h=2,
        feed="json",
        layout="microdata",
        path="/read/{slug}",
        full_text=True,
        tagline="What the sea leaves, explained",
        colour="#31452b",
        sections={"Culture & Entertainment": "Arts & Ideas", "Business": "Money"},
    ),
    Publisher(
        key="obd",
        name="Ostmere Business Daily",
        host="127.7.2.21",
        country="Ostmere",
        offset_h=3,
        feed="atom",
        layout="classic",
        path="/{section}/{slug}.{id}.html",
        agencies=("northline",),
        tagline="Grain, metal, money",
        colour="#7a4b00",
        sections={"Business": "Markets", "World": "Trade & World"},
    ),
    Publisher(
        key="shiomi",
        name="汐見日報",
        host="127.7.2.22",
        country="Shiomi",
        offset_h=9,
        feed="rdf",
        layout="bulletin",
        path="/articles/{y}{m}{d}/{id}.html",
        language="ja",
        style="ja",
        agencies=("sternlight",),
        tagline="海とともに百二十年",
        colour="#12304a",
    ),
    Publisher(
        key="mulgyeol",
        name="물결신문",
        host="127.7.2.23",
        country="Mulgyeol",
        offset_h=9,
        feed="rss",
        layout="bulletin",
        path="/{section}/article/{y}{m}{d}{id}",
        language="ko",
        style="ko",
        full_text=True,
        agencies=("sternlight",),
        tagline="바다 너머를 읽는 신문",
        colour="#1b2c6b",
    ),
    Publisher(
        key="longshore",
        name="Longshore Review",
        host="127.7.2.24",
        country="Calder Isles",
        offset_h=0,
        feed="json",
        layout="microdata",
        path="/essays-and-reports/{slug}",
        tagline="A weekly of the coast",
        colour="#4a3a5e",
        sections={"Culture & Entertainment": "Books & Museums", "General": "Letters"},
    ),
    Publisher(
        key="quay-gazette",
        name="Quay Gazette",
        host="127.7.3.31",
        country="Calder Isles",
        offset_h=0,
        feed="rdf",
        layout="classic",
        path="/gazette/{id}-{slug}",
        agencies=("sternlight",),
        tagline="Ships in, ships out, and the news between",
        colour="#20404f",
        sections={"Business": "Port & Trade"},
    ),
    Publisher(
        key="fenmouth",
        name="Fenmouth Bulletin",
        host="127.7.3.32",
        country="Calder Isles",
        offset_h=0,
        feed="rss",
        layout="microdata",
        path="/local/{y}-{m}-{d}/{slug}",
        agencies=("sternlight", "ternwire"),
        tagline="Southern islands, every day but Sunday",
        colour="#2f4f4f",
        sections={"Society": "Community", "General": "Fenmouth"},
    ),
    Publisher(
        key="quay-times",
        name="Quay Times",
        host="127.7.3.33",
        country="Calder Isles",
        offset_h=0,
        feed="atom",
        layout="broadcast",
        path="/t/{id}",
        agencies=("sternlight", "northline", "ternwire"),
        tagline="The free sheet of the harbor trams",
        colour="#8a3b12",
    ),
    Publisher(
        key="saltmarsh",
        name="Saltmarsh Herald",
        host="127.7.3.34",
        country="Veska",
        offset_h=2,
        feed="rss",
        layout="broadsheet",
        path="/herald/{section}/{slug}",
        style="us",
        agencies=("sternlight", "northline", "ternwire"),
        tagline="For the delta and its people",
        colour="#475c2a",
        sections={"Society": "Delta life"},
    ),
    Publisher(
        key="mirror",
        name="East Veska Mirror",
        host="127.7.3.35",
        country="Veska",
        offset_h=2,
        feed="rss",
        layout="broadcast",
        path="/mirror/{y}/{m}/{d}/{id}",
        style="us",
        full_text=True,
        agencies=("sternlight", "northline", "ternwire"),
        tagline="Read before the ferry leaves",
        colour="#6b1846",
    ),
    Publisher(
        key="kittiwake",
        name="Kittiwake",
        host="127.7.3.36",
        country="Lorne",
        offset_h=1,
        feed="atom",
        layout="microdata",
        path="/{section}/{slug}-k{id}",
        full_text=True,
        agencies=("ternwire", "northline", "sternlight"),
        tagline="Lorne and the north, independently",
        colour="#264653",
    ),
    Publisher(
        key="sternlight",
        name="Sternlight",
        host="127.7.9.91",
        country="Veska",
        offset_h=2,
        feed="rss",
        layout="wire",
        path="/dispatch/{id}",
        style="us",
        is_agency=True,
        full_text=True,
        tagline="News agency, founded 1902",
        colour="#111",
    ),
    Publisher(
        key="northline",
        name="Northline",
        host="127.7.9.92",
        country="Ostmere",
        offset_h=3,
        feed="json",
        layout="wire",
        path="/wire/{y}{m}{d}/{slug}",
        is_agency=True,
        tagline="Markets and policy wire",
        colour="#003b5c",
    ),
    Publisher(
        key="ternwire",
        name="Ternwire",
        host="127.7.9.93",
        country="Lorne",
        offset_h=1,
        feed="atom",
        layout="wire",
        path="/item/{slug}-{id}",
        is_agency=True,
        full_text=True,
        tagline="Weather, science and sport from the north",
        colour="#1d3557",
    ),
)

BY_KEY: dict[str, Publisher] = {publisher.key: publisher for publisher in PUBLISHERS}
