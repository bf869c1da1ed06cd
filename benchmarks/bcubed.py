"""How well a grouping agrees with another, by the share of each member's company (Bagga & Baldwin 1998)."""

from collections import defaultdict
from collections.abc import Mapping


def b_cubed(gold: Mapping[str, str], found: Mapping[str, str]) -> tuple[float, float, float]:
    """Precision, recall and F1 over the ids of `gold`; what was not found stands alone."""
    found = {key: found.get(key) or f"alone {key}" for key in gold}
    wanted, given = _members(gold), _members(found)
    shared = {key: len(wanted[gold[key]] & given[found[key]]) for key in gold}
    precision = sum(shared[key] / len(given[found[key]]) for key in gold) / len(gold)
    recall = sum(shared[key] / len(wanted[gold[key]]) for key in gold) / len(gold)
    return precision, recall, 2 * precision * recall / (precision + recall)


def _members(groups: Mapping[str, str]) -> dict[str, set[str]]:
    members: dict[str, set[str]] = defaultdict(set)
    for key, group in groups.items():
        members[group].add(key)
    return members
