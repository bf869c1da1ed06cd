"""The exception tree: which stage failed, and what to do about it.

    NewsloomError
    ├── ConfigError · PluginError                     stop at start-up, say how to fix
    ├── RuleError(file, line, key)                    a site rule is wrong; its pages are read the general way
    │   └── RuleSyntax, RuleUnknownKey, RuleValue, RuleSelector, RuleDate, RulePeriods, RuleTooLarge, RuleGolden
    ├── ItemError(source_id, url)                     one item; becomes an outcome, never stops a batch
    │   ├── FetchError → FetchTimeout, FetchTooLarge, FetchBlocked, FetchForbiddenAddress,
    │   │                RateLimited(retry_after_s), Gone, HttpStatus(status), RedirectLoop, IncompleteArticle
    │   ├── ParseError → UnknownFormat, Malformed, ParseLimit
    │   ├── ExtractError
    │   └── WorkerDied, WorkerTimeout
    ├── StoreError → NotFound, Conflict, Busy, DiskFull, SchemaMismatch
    └── QueryError                                    the user's fault; 4xx on the site, exit status 2 in the shell
        └── InputError, CorrectionError, CorrectionOverruled, EntityEditError, EntityOverruled

Every class carries a stable `code` ("fetch.timeout"), shown on the site, in the log and on the command line, a
`disposition` (retry, quarantine or drop) and `advice`: what a person can do about it.
"""

from typing import ClassVar, Literal

Disposition = Literal["retry", "quarantine", "drop"]


class NewsloomError(Exception):
    """Base of every error we raise on purpose. `str()` is a plain sentence: what and where."""

    code: ClassVar[str] = "newsloom.error"
    disposition: ClassVar[Disposition] = "quarantine"
    advice: ClassVar[str] = "See `newsloom doctor`."

    def sentence(self) -> str:
        """What happened, what to do, and the code, as one line for a person."""
        return f"{self} {self.advice} [{self.code}]"


class ConfigError(NewsloomError):
    code = "config.invalid"
    advice = "Correct the setting and start again; `newsloom doctor` checks them all."


class PluginError(NewsloomError):
    code = "plugin.invalid"
    advice = "Remove or update the plug-in."


class RuleError(NewsloomError):
    """A site rule cannot be used. `line` counts from 1; 0 where no line is to blame."""

    code = "rules.invalid"
    advice = "Until it is corrected, these pages are read the general way."

    def __init__(self, message: str, *, file: str = "", line: int = 0, key: str = "") -> None:
        place = f"{file or 'rule'}{f', line {line}' if line else ''}: "
        super().__init__(place + message)
        self.reason = message
        self.file = file
        self.line = line
        self.key = key


class RuleSyntax(RuleError):
    code = "rules.syntax"
    advice = "Correct the TOML on that line; text stands in quotes, lists in brackets."


class RuleUnknownKey(RuleError):
    code = "rules.unknown_key"
    advice = "Correct or remove the key; docs/rules.md lists them all."


class RuleValue(RuleError):
    code = "rules.value"
    advice = "Write the value as docs/rules.md shows it for that key."


class RuleSelector(RuleError):
    code = "rules.selector"
    advice = "Use tags, .classes, #ids, [attributes] and the pseudo-classes docs/rules.md lists."


class RuleDate(RuleError):
    code = "rules.date"
    advice = "Write days as 2024-05-31, without quotes, and the first before the last."


class RulePeriods(RuleError):
    code = "rules.periods"
    advice = "End one period the day before the next begins, so that every day has one rule."


class RuleTooLarge(RuleError):
    code = "rules.too_large"
    advice = "Shorten it; a few selectors are enough for any site."


class RuleGolden(RuleError):
    code = "rules.golden"
    advice = "Look at the difference with `newsloom rules try`, then correct the rule or its expected extraction."


class QueryError(NewsloomError):
    code = "query.invalid"
    disposition: ClassVar[Disposition] = "drop"
    advice = "Correct the request; `--help` shows what is understood."


class InputError(QueryError):
    """A file or line given to a command that cannot be read as what it should be."""

    code = "input.unreadable"
    advice = "Check the file; the other lines and files were read."


class CorrectionError(QueryError):
    """A person asked for something about a story that cannot be meant."""

    code = "stories.correction"
    advice = "Nothing was changed; look at the story as it is now and choose again."


class CorrectionOverruled(CorrectionError):
    """Another correction speaks about the same articles and would be crossed."""

    code = "stories.overruled"
    advice = "Nothing was changed; undo that correction first."


class EntityEditError(QueryError):
    """A person asked for something about a person, organisation or place that cannot be meant."""

    code = "entities.edit"
    advice = "Nothing was changed; look at its page as it is now and choose again."


class EntityOverruled(EntityEditError):
    """A later edit stands in the way of taking an earlier one back."""

    code = "entities.overruled"
    advice = "Nothing was changed; take the later edit back first."


class ItemError(NewsloomError):
    """One source, entry or page failed; everything else goes on."""

    code = "item.failed"

    def __init__(self, message: str, *, url: str = "", source_id: int | None = None) -> None:
        super().__init__(message)
        self.url = url
        self.source_id = source_id


class FetchError(ItemError):
    code = "fetch.failed"
    disposition: ClassVar[Disposition] = "retry"
    advice = "Nothing is lost; it is tried again later."


class FetchTimeout(FetchError):
    code = "fetch.timeout"
    advice = "The publisher answers too slowly; it is tried again later."


class FetchTooLarge(FetchError):
    code = "fetch.too_large"
    disposition: ClassVar[Disposition] = "quarantine"
    advice = "The answer was cut off for safety; check that the address is a feed or a page."


class FetchBlocked(FetchError):
    code = "fetch.robots"
    disposition: ClassVar[Disposition] = "drop"
    advice = "The publisher's robots.txt does not allow this page; only what the feed says is kept."


class FetchForbiddenAddress(FetchError):
    code = "fetch.forbidden_address"
    disposition: ClassVar[Disposition] = "drop"
    advice = "It leads to an internal address. If that is meant, name its network in NEWSLOOM_ALLOW_NETWORKS."


class RateLimited(FetchError):
    code = "fetch.rate_limited"
    advice = "The publisher asked us to wait; we do."

    def __init__(
        self, message: str, *, url: str = "", source_id: int | None = None, retry_after_s: float | None = None
    ):
        super().__init__(message, url=url, source_id=source_id)
        self.retry_after_s = retry_after_s


class Gone(FetchError):
    code = "fetch.gone"
    disposition: ClassVar[Disposition] = "drop"
    advice = "The publisher says it is gone for good; remove the source or give it a new address."


class HttpStatus(FetchError):
    code = "fetch.status"

    def __init__(self, message: str, *, status: int, url: str = "", source_id: int | None = None) -> None:
        super().__init__(message, url=url, source_id=source_id)
        self.status = status


class RedirectLoop(FetchError):
    code = "fetch.redirect_loop"
    disposition: ClassVar[Disposition] = "quarantine"
    advice = "The address redirects in a circle; look for the feed's new address."


class IncompleteArticle(FetchError):
    """A further page of an article did not come."""

    code = "fetch.page_missing"
    disposition: ClassVar[Disposition] = "quarantine"  # the article is here and is looked at again like any other
    advice = "The pages before it are kept."


class ParseError(ItemError):
    code = "parse.failed"


class UnknownFormat(ParseError):
    code = "parse.unknown_format"
    advice = "This is not a feed; give the page's address and its feed is looked for."


class Malformed(ParseError):
    code = "parse.malformed"
    advice = "The publisher's feed is broken; it is read again at the next look."


class ParseLimit(ParseError):
    code = "parse.limit"
    advice = "Reading it took too much time or memory and was stopped; nothing else was delayed."


class ExtractError(ItemError):
    code = "extract.failed"


class WorkerDied(ItemError):
    code = "stage.worker_died"
    advice = "Give this line alone to the stage without --jobs to see why; the other lines were answered."


class WorkerTimeout(ItemError):
    code = "stage.timeout"
    advice = "This line was given up; the other lines were answered."


class StoreError(NewsloomError):
    code = "store.failed"
    disposition: ClassVar[Disposition] = "retry"


class NotFound(StoreError):
    code = "store.not_found"
    disposition: ClassVar[Disposition] = "drop"
    advice = "Check the name or number."


class Conflict(StoreError):
    code = "store.conflict"


class Busy(StoreError):
    code = "store.busy"
    advice = "Another process holds the database; it is tried again, and nothing already stored is lost."


class DiskFull(StoreError):
    code = "store.disk_full"
    advice = "Free some space or move the data folder; nothing already stored is lost."


class SchemaMismatch(StoreError):
    code = "store.schema"
    disposition: ClassVar[Disposition] = "quarantine"
    advice = "Run `newsloom up` of this version once; it brings the database up to date."
