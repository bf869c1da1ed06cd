"""The one allow-list of markup: which elements, attributes and values of a publisher may be shown.

The sanitiser applies it when an article is taken in, the site once more when it is shown: what lies in a database may be
older than today's list, or may have been put there by others.
"""

import re

from newsloom.text.urls import absolute, is_http, without_trackers

TAGS = frozenset(
    "p br hr h2 h3 h4 h5 h6 ul ol li dl dt dd blockquote q cite pre code kbd samp em strong b i u s small sub sup mark abbr "
    "time a img table thead tbody tfoot tr th td caption figure figcaption ruby rb rt rp del ins div span wbr bdi bdo".split()
)
ATTRIBUTES = {
    "a": {"href"}, "img": {"src", "alt", "width", "height"}, "td": {"colspan", "rowspan"}, "th": {"colspan", "rowspan"},
    "ol": {"start"}, "abbr": {"title"}, "time": {"datetime"}, "*": {"lang", "dir"},
}  # fmt: skip
DROPPED_WITH_CONTENT = frozenset(
    "script style template noscript iframe object embed applet svg math form select option textarea button input "
    "audio video canvas frameset frame noframes noembed title head xmp plaintext".split()
)
REL = "noopener noreferrer nofollow"  # of every link; there is no `target`
MIN_PIXELS = 3  # of width and height as written; a smaller picture only tells somebody that the page was opened
_VALUES = {
    "colspan": re.compile(r"[1-9]\d?"),  # a browser makes a cell for each of the millions a page may ask for
    "rowspan": re.compile(r"[1-9]\d{0,2}"),
    "width": re.compile(r"\d{1,5}"),
    "height": re.compile(r"\d{1,5}"),
    "start": re.compile(r"-?\d{1,6}"),
    "datetime": re.compile(r"[\w:.+ -]{1,40}"),
    "lang": re.compile(r"[A-Za-z0-9-]{1,35}"),
    "dir": re.compile(r"(?i:ltr|rtl|auto)"),
}
_LONGEST = {"alt": 1_000, "title": 200}
_COUNTERS = frozenset(
    "doubleclick.net google-analytics.com googletagmanager.com googlesyndication.com scorecardresearch.com quantserve.com "
    "statcounter.com pixel.wp.com stats.wp.com stats.wordpress.com chartbeat.net chartbeat.com parsely.com imrworldwide.com "
    "omtrdc.net 2o7.net demdex.net mc.yandex.ru bat.bing.com px.ads.linkedin.com ads-twitter.com adsrvr.org adnxs.com "
    "taboola.com outbrain.com zqtk.net krxd.net moatads.com newrelic.com hotjar.com vgwort.de met.vgwort.de ioam.de "
    "xiti.com ati-host.net webtrekk.net estat.com weborama.fr smartadserver.com flattr.com share.feedsportal.com "
    "feedsportal.com pheedo.com feedads.g.doubleclick.net counter.yadro.ru top.mail.ru awaps.yandex.net".split()
)
_COUNTING_PATH = re.compile(
    r"/(?:pixel|beacon|counter|track(?:ing)?|piwik|matomo|wp-stats|blank|spacer|1x1|clear|transparent)\.(?:gif|png|php|aspx?)$"
    r"|^/~(?:r|ff|a)/|/republication-tracker-tool/|/tr$",
    re.I,
)


def kept_value(tag: str, name: str, value: str, base_url: str = "") -> str | None:
    """The value an attribute on the list is shown with: addresses absolute and without trackers; None drops it."""
    if (tag, name) == ("a", "href"):
        return _address(value, base_url)
    if (tag, name) == ("img", "src"):
        address = _address(value, base_url)
        return None if address is None or is_beacon(address) else address
    if (tag, name) == ("a", "rel"):
        return REL
    if pattern := _VALUES.get(name):
        return value if pattern.fullmatch(value) else None
    return value[: _LONGEST.get(name, 0)]


def is_beacon(url: str) -> bool:
    """Whether a picture or frame is known to be there for counting who reads."""
    address = url.partition("://")[2]
    host, _, path = address.partition("/")
    labels = host.lower().partition(":")[0].split(".")
    known = any(".".join(labels[start:]) in _COUNTERS for start in range(len(labels) - 1))
    return known or _COUNTING_PATH.search("/" + re.split(r"[?#]", path, maxsplit=1)[0]) is not None


def is_pixel(width: str, height: str) -> bool:
    """Whether a picture is written to be too small to be seen."""
    return any(size.isdecimal() and int(size) < MIN_PIXELS for size in (width, height))


def _address(value: str, base_url: str) -> str | None:
    joined = absolute(base_url, value)
    return without_trackers(joined) if is_http(joined) else None
