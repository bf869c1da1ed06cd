"""Every site rule there is, put together: a person's own, those of the data folder, the shipped ones."""

from dataclasses import dataclass

from newsloom.app.rule_files import rules_in_files, text_of
from newsloom.extract.rules.reading import Reading, examine
from newsloom.model.rule import BrokenRule, RuleBook, RuleFile, RuleOrigin
from newsloom.store.models import Source
from newsloom.store.rules import OwnRuleText, hosts_of, own_rule, own_rules


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How a source's pages are read: by its own rule, by one that came with Newsloom or its data folder, or by none."""

    origin: RuleOrigin | None
    text: str = ""
    name: str = ""
    own: OwnRuleText | None = None  # what a person saved, also where it says "no rule"
    beneath: str = ""  # the text of the rule that would hold without an own one


def rule_book() -> RuleBook:
    """The rules as they are now. A broken one stands in `broken`, and its pages are read the general way."""
    own, silenced, broken = _own_files(own_rules())
    rest = rules_in_files()
    return RuleBook(files=(*own, *rest.files), silenced=frozenset(silenced), broken=(*broken, *rest.broken))


def standing(source: Source) -> Standing:
    """The rule in force for a source's pages."""
    own, hosts = own_rule(source.pk), hosts_of(source)
    beneath = next(
        (file for file in rules_in_files().files if any(file.is_for_host(host) for host in hosts)),
        None,
    )
    below = text_of(beneath) if beneath else ""
    if own is not None:
        return Standing(origin=RuleOrigin.OWN, text=own.text, name=own.slug, own=own, beneath=below)
    if beneath is not None:
        return Standing(origin=beneath.origin, text=below, name=beneath.name, beneath=below)
    return Standing(origin=None)


def _own_files(own: tuple[OwnRuleText, ...]) -> tuple[list[RuleFile], list[str], list[BrokenRule]]:
    good: list[RuleFile] = []
    silenced: list[str] = []
    broken: list[BrokenRule] = []
    for one in own:
        if not one.text.strip():
            silenced += one.hosts
            continue
        reading = examine_own(one.text, slug=one.slug, hosts=one.hosts)
        if reading.rule is not None:
            good.append(reading.rule)
        else:
            hosts = reading.hosts or one.hosts
            broken.append(BrokenRule(name=one.slug, origin=RuleOrigin.OWN, error=reading.problems[0], hosts=hosts))
    return good, silenced, broken


def examine_own(text: str, *, slug: str, hosts: tuple[str, ...]) -> Reading:
    """A person's own rule for a source; `hosts` are the source's, for a text that names none."""
    return examine(text, name=slug, origin=RuleOrigin.OWN, hosts=hosts)
