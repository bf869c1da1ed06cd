"""Text that every database takes."""


def storable(text: str) -> str:
    """The text with NUL and lone surrogates each replaced by one U+FFFD, so that offsets hold."""
    if "\x00" in text:
        text = text.replace("\x00", "\ufffd")
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        text = "".join("\ufffd" if "\ud800" <= c <= "\udfff" else c for c in text)
    return text
