"""Addresses: one canonical form for comparing them, and safe joining. Pure; never raises on any string."""

import re
from urllib.parse import SplitResult, quote, urljoin, urlsplit, urlunsplit

_TRACKERS = frozenset(
    "fbclid gclid gclsrc dclid gbraid wbraid msclkid yclid ysclid twclid ttclid igshid igsh mc_cid mc_eid mc_tc mkt_tok "
    "oly_anon_id oly_enc_id rb_clickid s_cid vero_id vero_conv wickedid _hsenc _hsmi __hsfp __hssc __hstc hsctatracking "
    "ml_subscriber ml_subscriber_hash cmpid icid intcid srsltid ref_src ref_url ftag spm ocid _ga _gl wt_mc wtmc smid smtyp "
    "ncid guccounter xtor echobox cx_testid cx_testvariant cx_artpos dicbo li_fat_id epik sc_cid _openstat".split()
)
_TRACKER_PREFIXES = tuple(
    "utm_ pk_ piwik_ mtm_ matomo_ hsa_ stm_ guce_ ns_mchannel ns_source ns_campaign ns_linkname ns_fee at_campaign at_medium "
    "at_custom at_link_ at_format at_ptr_name".split()
)
_DEFAULT_PORTS = {"http": 80, "https": 443}
_CONTROLS = re.compile(r"[\x00-\x20\x7f]")
_HOST = re.compile(r"[a-z0-9_](?:[a-z0-9_.-]*[a-z0-9_-])?|[0-9a-f:.]+(?:%[\w.-]+)?")
_ESCAPE = re.compile(r"%[0-9a-fA-F]{2}")
_SAFE_IN_PATH = "/:@!$&'()*+,;=~-._%"
_SAFE_IN_QUERY = _SAFE_IN_PATH + "?[]{}|\\^`"


def _split(url: str) -> SplitResult | None:
    try:
        parts = urlsplit(url.strip())
        _ = parts.port, parts.hostname
    except ValueError:
        return None
    return parts


def _clean(url: str) -> str:
    """The address with blanks inside escaped, and without line ends, as a browser reads it."""
    url = url.strip().translate({9: None, 10: None, 13: None})
    return _CONTROLS.sub(lambda found: f"%{ord(found[0]):02X}", url)


def _upper_escapes(text: str) -> str:
    return _ESCAPE.sub(lambda found: found[0].upper(), text)


def _is_tracker(parameter: str) -> bool:
    name = parameter.partition("=")[0].lower()
    return name in _TRACKERS or name.startswith(_TRACKER_PREFIXES)


def _ascii_host(host: str) -> str:
    host = host.rstrip(".").lower()
    if host.isascii():
        return host
    try:
        return host.encode("idna").decode("ascii")
    except UnicodeError:
        return host


def canonical_url(url: str) -> str:
    """The form under which two addresses of one page are equal; idempotent.

    Scheme and host in lower case, default port, fragment and trackers dropped, query order kept. What is no http
    address comes back only stripped.
    """
    cleaned = _clean(url)
    parts = _split(cleaned)
    if parts is None or parts.scheme not in _DEFAULT_PORTS or not parts.hostname:
        return cleaned
    host = _ascii_host(parts.hostname)
    if not _HOST.fullmatch(host):
        return cleaned
    netloc = f"[{host}]" if ":" in host else host
    if parts.port is not None and parts.port != _DEFAULT_PORTS[parts.scheme]:
        netloc = f"{netloc}:{parts.port}"
    path = _upper_escapes(quote(parts.path or "/", safe=_SAFE_IN_PATH, errors="replace"))
    kept = [each for each in parts.query.split("&") if each and not _is_tracker(each)]
    query = _upper_escapes(quote("&".join(kept), safe=_SAFE_IN_QUERY, errors="replace"))
    return urlunsplit((parts.scheme, netloc, path, query, ""))


def absolute(base: str, link: str) -> str:
    """`link` seen from `base`; `link` itself where either cannot be read or there is no base."""
    link = link.strip()
    if not base or not link:
        return link
    try:
        return urljoin(base.strip(), link)
    except ValueError:
        return link


def without_trackers(url: str) -> str:
    """The address without what only follows the reader, in its query and in its fragment; the rest as it was."""
    if "?" not in url and "#" not in url:
        return url
    parts = _split(url)
    if parts is None:
        return url
    kept = [each for each in parts.query.split("&") if not _is_tracker(each)]
    fragment = "" if _is_tracker(parts.fragment) else parts.fragment
    query = "&".join(kept)
    same = query == parts.query and fragment == parts.fragment
    return url if same else urlunsplit(parts._replace(query=query, fragment=fragment))


def is_http(url: str) -> bool:
    """Whether it is an absolute http or https address with a host."""
    parts = _split(url)
    return parts is not None and parts.scheme in _DEFAULT_PORTS and bool(parts.hostname)


def host_key(url: str) -> str:
    """The host in lower case, without "www." and port: under it requests are spaced and publishers compared."""
    parts = _split(url)
    host = _ascii_host(parts.hostname or "") if parts is not None else ""
    return host.removeprefix("www.")
