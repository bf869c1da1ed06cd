"""The learned decisions: join, merge, part. Weights are data, made by scripts/train_stories.py."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from newsloom.stories.features import GROUP_MEANT_NAMES, GROUP_NAMES, JOIN_MEANT_NAMES, JOIN_NAMES
from newsloom.stories.linear import Linear, linear


@dataclass(frozen=True, slots=True, kw_only=True)
class Judge:
    """One decision: by words alone, and by words and meaning where both sides have one."""

    plain: Linear
    meant: Linear

    def probability(self, features: Sequence[float]) -> float:
        """Between 0 and 1, for features of either length."""
        return (self.plain if len(features) == len(self.plain.weights) else self.meant).probability(features)


@dataclass(frozen=True, slots=True, kw_only=True)
class Model:
    """The three decisions, the probability from which each is taken, and document frequencies to begin with."""

    join: Judge
    merge: Judge
    part: Judge
    join_at: float
    merge_at: float
    part_below: float
    articles: float
    holding: Mapping[str, float]


@cache
def shipped() -> Model:
    """The model that ships with Newsloom, read once."""
    found = json.loads(files(__package__).joinpath("weights.json").read_text("utf-8"))
    terms = files(__package__).joinpath("frequencies.txt").read_text("utf-8").splitlines()
    share = float(found["background_share"])
    counts = {term: int(count) * share for term, _, count in (line.partition(" ") for line in terms[1:])}
    return Model(
        join=_judge(found, "join", JOIN_NAMES, JOIN_MEANT_NAMES),
        merge=_judge(found, "merge", GROUP_NAMES, GROUP_MEANT_NAMES),
        part=_judge(found, "part", GROUP_NAMES, GROUP_MEANT_NAMES),
        join_at=found["join_at"],
        merge_at=found["merge_at"],
        part_below=found["part_below"],
        articles=int(terms[0]) * share,
        holding=counts,
    )


def _judge(found: Mapping[str, Mapping[str, float]], name: str, plain: Sequence[str], meant: Sequence[str]) -> Judge:
    return Judge(plain=linear(found[name], plain), meant=linear(found[f"{name}_meant"], meant))
