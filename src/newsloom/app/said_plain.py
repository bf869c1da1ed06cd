"""Who said what in a story as plain values for a command, a program or a feed."""

from typing import Any

from newsloom.app.who_said import Heard, SaidOnce, Speaker, WhoSaid, Wording

Plain = dict[str, Any]


def said_plain(who: WhoSaid) -> Plain:
    """Ready for `json.dumps`; offsets are code points of the article's text, days are TIMEX3. `all`: no statement is left out."""
    return {"all": who.is_all, "speakers": [_speaker(speaker) for speaker in who.speakers]}


def _speaker(speaker: Speaker) -> Plain:
    role = speaker.role
    return {
        "name": speaker.name or None,
        "as_printed": speaker.beside or None,
        "entity": speaker.id,
        "kind": speaker.kind.value if speaker.kind else None,
        "role": {
            "title": role.title,
            "country": role.country or None,
            "organisation": role.organisation or None,
            "former": role.is_former,
        }
        if role
        else None,
        "statements": [_statement(statement) for statement in speaker.statements],
    }


def _statement(statement: SaidOnce) -> Plain:
    return {
        "kind": "direct" if statement.is_direct else "indirect",
        "outlets": statement.outlets,
        "wordings": [_wording(wording) for wording in statement.wordings],
    }


def _wording(wording: Wording) -> Plain:
    return {
        "text": wording.text,
        "kind": "direct" if wording.is_direct else "indirect",
        "heard": [_heard(one) for one in wording.heard],
    }


def _heard(one: Heard) -> Plain:
    return {
        "article": one.report.id,
        "outlet": one.report.source.name,
        "source": one.report.source.slug,
        "start": one.said.start,
        "end": one.said.end,
        "said_on": one.said.said_on or None,
        "via": one.said.via or None,
        "venue": one.said.venue or None,
    }
