"""What a page shows by the means of other sites — players, posts, charts — as a link that names the site."""

import re
from collections.abc import Callable
from html import escape
from urllib.parse import parse_qsl, unquote, urlsplit

from lxml import etree
from lxml import html as lxml_html

from newsloom.extract.allowed import is_beacon
from newsloom.extract.markup import without_excess
from newsloom.text.urls import absolute, is_http, without_trackers

EMBEDS = ("iframe", "video", "audio", "embed", "object", "blockquote")  # what `link_for` may answer
MAX_CHARS = 2_000_000  # of markup that is looked through
_ADDRESSES = ("src", "data-src", "data-lazy-src", "data-litespeed-src", "data-cmp-src", "data-original", "data")
_CITED = ("data-instgrm-permalink", "data-text-post-permalink", "cite", "data-href", "data-embed-url")
_HOSTS = {
    "Video": "youtube.com youtube-nocookie.com youtu.be vimeo.com dailymotion.com dai.ly twitch.tv brightcove.net "
    "brightcove.com jwplayer.com jwplatform.com jwpcdn.com kaltura.com rumble.com streamable.com ted.com wistia.com "
    "wistia.net bilibili.com nicovideo.jp tiktok.com glomex.com ooyala.com vidible.tv cnevids.com rutube.ru ok.ru odysee.com",
    "Audio": "soundcloud.com spotify.com megaphone.fm simplecast.com buzzsprout.com acast.com audioboom.com libsyn.com "
    "podbean.com anchor.fm art19.com omny.fm spreaker.com transistor.fm mixcloud.com bandcamp.com podigee.io "
    "podcasts.apple.com embed.podcasts.apple.com iheart.com ivoox.com",
    "Post": "twitter.com x.com instagram.com facebook.com threads.net threads.com bsky.app reddit.com redditmedia.com "
    "linkedin.com tumblr.com t.me telegram.org weibo.com pinterest.com truthsocial.com vk.com imgur.com",
    "Chart": "datawrapper.de dwcdn.net infogram.com flourish.studio tableau.com ourworldindata.org everviz.com highcharts.com",
    "Map": "openstreetmap.org mapbox.com arcgis.com google.com maps.google.com",
    "Document": "documentcloud.org scribd.com issuu.com slideshare.net docs.google.com drive.google.com",
}
_KINDS = {host: kind for kind, hosts in _HOSTS.items() for host in hosts.split()}
_POSTS = re.compile(
    r"twitter-(?:tweet|video)|instagram-media|tiktok-embed|bluesky-embed|mastodon-embed|reddit-(?:card|embed-bq)|"
    r"fb-(?:post|video|xfbml-parse-ignore)|text-post-media|imgur-embed-pub|tumblr-post"
)
_WORDED = re.compile(r"twitter-(?:tweet|video)|bluesky-embed|mastodon-embed|reddit-(?:card|embed-bq)")
_PLAYER = re.compile(r"/(?:embed|e?player|videos?|amp-?video)(?:[/.?_-]|$)", re.I)
_MEDIA = re.compile(r"\.(?:mp4|m4v|webm|ogv|mov|m3u8|mp3|m4a|ogg|opus|wav|aac)$", re.I)
_SOUND = re.compile(r"\.(?:mp3|m4a|ogg|opus|wav|aac)$", re.I)
_FRONT = re.compile(r"^(?:www|m|mobile|player|open|w|embed|play|platform|geo|players|html5-player)\.")
_HAS_EMBED = re.compile(r"<(?:iframe|video|audio|embed|object)[\s>]|<blockquote[^>]{0,300}class", re.I)
_SPACE = re.compile(r"\s+")


def link_for(element: etree._Element, base_url: str = "") -> str | None:
    """Markup that may stand where an embed stood: a paragraph with a link named by kind and host; None where it shows nothing.

    Asked for the elements of EMBEDS. Of a post the words are kept, where they are its author's. Links are http or https,
    lead to the page of what was shown rather than to its player, and carry no trackers.
    """
    tag = str(element.tag)
    if tag == "blockquote":
        return _post(element, base_url)
    address = next((found for each in _sources(element) if (found := _web(each, base_url))), "")
    if not address or is_beacon(address):
        return None
    shown = _page_of(address)
    kind = _kind(shown) or _kind(address)
    path = urlsplit(address).path
    if tag in ("video", "audio"):
        kind = "Audio" if tag == "audio" else "Video"
    elif _MEDIA.search(path):
        kind = "Audio" if _SOUND.search(path) else "Video"
    elif not kind and tag == "iframe" and _PLAYER.search(path):
        kind = "Video"
    return _paragraph(kind, shown) if kind else None


def with_links(markup: str, base_url: str = "") -> str:
    """The markup of a feed's entry with its embeds as links; itself where it has none or cannot be read."""
    if len(markup) > MAX_CHARS or not _HAS_EMBED.search(markup):
        return markup
    try:
        root = lxml_html.document_fromstring(f"<html><body>{without_excess(markup)}").find("body")
    except (etree.LxmlError, ValueError):
        return markup
    if root is None:
        return markup
    for element in list(root.iter(*EMBEDS)):
        if not isinstance(element, lxml_html.HtmlElement) or all(each is not root for each in element.iterancestors()):
            continue  # inside one that was replaced
        link = link_for(element, base_url)
        if link is not None:
            parts = lxml_html.fragments_fromstring(link)
            for part in parts:
                element.addprevious(part)
            element.drop_tree()
    return "".join(
        [escape(root.text or "", quote=False)] + [etree.tostring(e, encoding="unicode", method="html") for e in root]
    )


def _sources(element: etree._Element) -> list[str]:
    """Every address an embed may be at: its own, its sources', and those of what stands inside for older browsers."""
    inside = [e for e in element.iter("source", "embed", "iframe", "video") if e is not element]
    own = [value for e in (element, *inside) for name in _ADDRESSES if (value := e.get(name))]
    return own + [value for e in element.iter("param") if e.get("name") == "movie" and (value := e.get("value"))]


def _post(quote: etree._Element, base_url: str) -> str | None:
    classes = str(quote.get("class") or "")
    if not _POSTS.search(classes):
        return None
    cited = [value for name in _CITED if (value := quote.get(name))]
    linked = [value for a in quote.iter("a") if (value := a.get("href"))]
    addresses = [found for each in (*cited, *reversed(linked)) if (found := _web(each, base_url))]
    address = next((each for each in addresses if _kind(each) in ("Post", "Video")), addresses[0] if addresses else "")
    link = _paragraph(_kind(address) or "Post", _page_of(address)) if address else ""
    words = [text for p in quote.iter("p") if (text := _SPACE.sub(" ", "".join(map(str, p.itertext()))).strip())]
    if words and _WORDED.search(classes):
        said = "".join(f"<p>{escape(text, quote=False)}</p>" for text in words)
        return f"<blockquote>{said}</blockquote>{link}"
    return link or None


def _paragraph(kind: str, address: str) -> str:
    host = _FRONT.sub("", (urlsplit(address).hostname or "").lower())
    return f'<p><a href="{escape(address)}">{kind} at {escape(host)}</a></p>'


def _web(value: str, base_url: str) -> str:
    """The address as http or https, or ""."""
    value = f"https:{value.strip()}" if value.strip().startswith("//") else value
    joined = absolute(base_url, value)
    return joined if is_http(joined) else ""


def _kind(address: str) -> str:
    """What a known site shows: Video, Audio, Post, Chart, Map or Document; "" for others."""
    parts = urlsplit(address)
    labels = (parts.hostname or "").lower().split(".")
    kind = next((k for start in range(len(labels) - 1) if (k := _KINDS.get(".".join(labels[start:])))), "")
    if kind == "Map" and labels[-2:] == ["google", "com"] and "maps" not in parts.path + labels[0]:
        return ""  # its other frames are advertisements and forms
    return "Video" if kind == "Post" and re.search(r"/(?:videos?|watch|reel)[/.]", parts.path) else kind


def _page_of(address: str) -> str:
    """The page of what a player's address shows, where that can be told from it; else the address without trackers."""
    parts = urlsplit(address)
    host, query = (parts.hostname or "").lower(), dict(parse_qsl(parts.query))
    for name in ("href", "url", "uri"):
        inner = unquote(query.get(name, ""))
        if is_http(inner) and _kind(inner) and not urlsplit(inner).netloc.startswith("api."):
            return without_trackers(inner)
    steps = [step for step in parts.path.split("/") if step]
    page = next((known for end, known in _PAGES.items() if host == end or host.endswith(f".{end}")), None)
    return (page(steps, query) if page else "") or without_trackers(address)


def _youtube(steps: list[str], query: dict[str, str]) -> str:
    listed = query.get("list", "")
    if steps[-1:] in (["videoseries"], ["embed"]) and _ID.fullmatch(listed):
        return f"https://www.youtube.com/playlist?list={listed}"
    video = query.get("v") or (steps[-1] if steps and (len(steps) == 1 or steps[0] in _YOUTUBE_PATHS) else "")
    return f"https://www.youtube.com/watch?v={video}" if _ID.fullmatch(video) else ""


def _vimeo(steps: list[str], query: dict[str, str]) -> str:
    return f"https://vimeo.com/{steps[1]}" if len(steps) > 1 and steps[0] == "video" and steps[1].isdecimal() else ""


def _dailymotion(steps: list[str], query: dict[str, str]) -> str:
    video = query.get("video") or (steps[-1] if "video" in steps[:-1] else "")
    return f"https://www.dailymotion.com/video/{video}" if _ID.fullmatch(video) else ""


def _tweet(steps: list[str], query: dict[str, str]) -> str:
    number = query.get("id", "")
    return f"https://x.com/i/status/{number}" if number.isdecimal() else ""


def _spotify(steps: list[str], query: dict[str, str]) -> str:
    rest = [step for step in steps if step not in ("embed", "embed-podcast")]
    return f"https://open.spotify.com/{'/'.join(rest)}" if len(rest) > 1 else ""


def _instagram(steps: list[str], query: dict[str, str]) -> str:
    return f"https://www.instagram.com/{'/'.join(steps[: steps.index('embed')])}/" if "embed" in steps[1:] else ""


_ID = re.compile(r"[\w-]{4,60}")
_YOUTUBE_PATHS = ("embed", "v", "shorts", "live")
_PAGES: dict[str, Callable[[list[str], dict[str, str]], str]] = {
    "youtube.com": _youtube,
    "youtube-nocookie.com": _youtube,
    "youtu.be": _youtube,
    "vimeo.com": _vimeo,
    "dailymotion.com": _dailymotion,
    "platform.twitter.com": _tweet,
    "spotify.com": _spotify,
    "instagram.com": _instagram,
}
