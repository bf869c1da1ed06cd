"""Why a story is called breaking, developing, continuing or quiet, in a sentence with its counts."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from newsloom.model.life import Life, Phase
from newsloom.pipeline.phase import BURST_H, GROWTH_H


def words(life: Life) -> str:
    """ "Breaking: 6 independent sources in the last 3 hours; nine of ten stories here have no more than 5 in all." """
    counts = {
        "active": life.active,
        "usual": life.usual,
        "new": life.newcomers,
        "all": life.sources,
        "burst": BURST_H,
        "growth": GROWTH_H,
    }
    if life.phase is Phase.BREAKING:
        return (
            _(
                "Breaking: %(active)d independent sources in the last %(burst)d hours; nine of ten stories here have"
                " no more than %(usual)d in all."
            )
            % counts
        )
    if life.phase is Phase.DEVELOPING:
        return (
            ngettext(
                "Developing: %(new)d of its %(all)d independent sources joined in the last %(growth)d hours.",
                "Developing: %(new)d of its %(all)d independent sources joined in the last %(growth)d hours.",
                life.newcomers,
            )
            % counts
        )
    if life.phase is Phase.CONTINUING:
        return _("Continuing: still reported, hardly any new source in the last %(growth)d hours.") % counts
    return _("Quiet: no source has reported for longer than this story’s usual gaps.")
