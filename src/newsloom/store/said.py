"""Writes who and what articles name, who says what in them and which days they tell of."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from django.db.models import Count, Q

from newsloom.model.agenda import AgendaIntent, Place
from newsloom.model.article import ArticleId
from newsloom.model.intent import ArticleIntent, Reread
from newsloom.model.said import READER, Dated, Entity, EntityKind, Event, Quote, Upcoming
from newsloom.ports import Unread
from newsloom.store import models
from newsloom.store.edge import store_errors
from newsloom.store.models import Article

_Key = tuple[str, str]  # kind, key
_Intent = ArticleIntent | Reread


class ReadingStore:
    """Implements the part of `ports.Loom` that reading old articles again asks."""

    def unread(self, version: int, limit: int) -> Sequence[Unread]:
        """Articles not read by this version of the reader or a later one, newest first."""
        rows = Article.objects.filter(Q(reading=None) | Q(reading__version__lt=version)).order_by("-id")
        with store_errors("looking for articles to read again"):
            return [
                Unread(
                    id=ArticleId(row.pk),
                    title=row.title,
                    text=row.text,
                    language=row.language,
                    published_at=_in_zone(row),
                    sort_at=row.sort_at,
                )
                for row in rows.only(
                    "title", "text", "language", "published_at", "published_offset_min", "first_seen_at", "sort_at"
                )[:limit]
            ]


def _in_zone(row: Article) -> dt.datetime:
    """When it was published, in its publisher's zone."""
    at: dt.datetime = row.published_at or row.first_seen_at
    if row.published_offset_min is None:
        return at
    return at.astimezone(dt.timezone(dt.timedelta(minutes=row.published_offset_min)))


def write_said(intents: Sequence[_Intent], agenda: AgendaIntent | None = None) -> None:
    """Replaces all that was read in these articles. Entities nobody names any more keep their page."""
    if not intents:
        return
    ids = [intent.id for intent in intents]
    touched = set(models.Mention.objects.filter(article_id__in=ids).values_list("entity_id", flat=True))
    for model in (models.Mention, models.RoleSeen, models.Statement, models.Ahead, models.ArticleReading):
        model.objects.filter(article_id__in=ids).delete()
    known = _entities([entity for intent in intents for entity in intent.said.entities])
    models.Mention.objects.bulk_create(_mentions(intents, known), batch_size=200)
    models.RoleSeen.objects.bulk_create(_roles(intents, known), batch_size=200)
    models.Statement.objects.bulk_create(_statements(intents, known), batch_size=200)
    models.Ahead.objects.bulk_create(
        [
            _ahead(intent, one, agenda or AgendaIntent())
            for intent in intents
            for one in intent.said.upcoming
            if one.first and one.last
        ],
        batch_size=200,
    )
    models.ArticleReading.objects.bulk_create(
        [
            models.ArticleReading(
                article_id=intent.id,
                version=READER,
                dates=[_date_row(one) for one in intent.said.dates],
                events=[_event_row(one) for one in intent.said.events],
            )
            for intent in intents
        ],
        batch_size=200,
    )
    recount(touched | set(known.values()))


def recount(ids: Iterable[int]) -> None:
    """Counts the articles of these entities anew."""
    wanted = sorted(set(ids))
    counts = dict(
        models.Mention.objects.filter(entity_id__in=wanted).order_by().values_list("entity_id").annotate(Count("id"))
    )
    rows = [models.Entity(pk=key, article_count=counts.get(key, 0)) for key in wanted]
    models.Entity.objects.bulk_update(rows, ["article_count"], batch_size=200)


def _entities(told: Sequence[Entity]) -> dict[_Key, int]:
    """The number of the entity each key means, new ones made. A key a person took away from all means none."""
    wanted = {one.key for one in told} | {_sound(sound) for one in told for sound in one.sounds}
    names: dict[_Key, models.EntityName] = {
        (row.kind, row.key): row for row in models.EntityName.objects.filter(key__in=wanted).select_related("entity")
    }
    found: dict[_Key, int] = {}
    for one in told:
        key = (one.kind.value, one.key)
        row = names.get(key)
        if row is not None:
            if row.entity is not None:
                found[key] = row.entity.merged_into_id or row.entity.pk
            continue
        number = _by_sound(one, names)
        if number is None:
            number = models.Entity.objects.create(kind=one.kind.value, name=one.name, country=one.country[:2]).pk
        found[key] = number
        names[key] = models.EntityName.objects.create(kind=one.kind.value, key=one.key, entity_id=number)
        _teach_sounds(one, number, names)
    return found


def _by_sound(one: Entity, names: Mapping[_Key, models.EntityName]) -> int | None:
    """The entity of another script this one sounds like, if it is one alone and was not told from it by a person."""
    rows = [names.get((one.kind.value, _sound(sound))) for sound in one.sounds]
    numbers = {row.entity.merged_into_id or row.entity.pk for row in rows if row is not None and row.entity is not None}
    if len(numbers) != 1:
        return None
    (number,) = numbers
    written = models.EntityName.objects.filter(entity_id=number).exclude(key__startswith=_SOUND)
    if any(_script(key) == _script(one.key) for key in written.values_list("key", flat=True)):
        return None  # two spellings of one script would share their key if they were one
    return number


def _teach_sounds(one: Entity, number: int, names: dict[_Key, models.EntityName]) -> None:
    for sound in one.sounds:
        key = (one.kind.value, _sound(sound))
        row = names.get(key)
        if row is None:
            names[key] = models.EntityName.objects.create(kind=key[0], key=key[1], entity_id=number)
        elif row.entity_id != number and not row.is_by_person and row.entity_id is not None:
            row.entity = None  # it means two
            row.save(update_fields=["entity"])


_SOUND = "sound "


def _sound(sound: str) -> str:
    return f"{_SOUND}{sound}"[:200]


def _script(key: str) -> bool:
    """Whether the key is of Latin letters."""
    return key[:1] < "\u0250" and ":" not in key


def _mentions(intents: Sequence[_Intent], known: Mapping[_Key, int]) -> list[models.Mention]:
    rows: dict[tuple[int, int], models.Mention] = {}
    for intent in intents:
        for one in intent.said.entities:
            number = known.get((one.kind.value, one.key))
            if number is None:
                continue
            spans = [[span.start, span.end] for span in one.spans]
            row = rows.get((intent.id, number))
            if row is not None:  # two names that people or sounds made one
                row.spans = sorted([*row.spans, *spans])
                row.forms = list(dict.fromkeys([*row.forms, *one.forms]))
                row.others = [*row.others, {"key": one.key, "spans": spans, "forms": list(one.forms)[:20]}]
                continue
            rows[intent.id, number] = models.Mention(
                article_id=intent.id,
                entity_id=number,
                spans=spans,
                forms=list(one.forms)[:20],
                key=one.key,
                sort_at=intent.sort_at,
            )
    return list(rows.values())


def _roles(intents: Sequence[_Intent], known: Mapping[_Key, int]) -> list[models.RoleSeen]:
    return [
        models.RoleSeen(
            article_id=intent.id,
            person_id=number,
            title=role.title[:200],
            country=role.country[:2],
            organisation=role.organisation[:200],
            start=role.span.start,
            end=role.span.end,
            is_former=role.is_former,
            is_candidate=role.is_candidate,
            sort_at=intent.sort_at,
        )
        for intent in intents
        for one in intent.said.entities
        if one.kind is EntityKind.PERSON and (number := known.get((one.kind.value, one.key)))
        for role in one.roles
    ]


def _statements(intents: Sequence[_Intent], known: Mapping[_Key, int]) -> list[models.Statement]:
    rows = []
    for intent in intents:
        speakers: dict[str, int] = defaultdict(int)
        for one in intent.said.entities:
            number = known.get((one.kind.value, one.key))
            for name in (one.name, *one.forms):
                if number and name not in speakers:
                    speakers[name] = number
        rows += [_statement(intent, quote, speakers.get(quote.speaker)) for quote in intent.said.quotes]
    return rows


def _statement(intent: _Intent, quote: Quote, speaker: int | None) -> models.Statement:
    beside = quote.speaker_span
    return models.Statement(
        article_id=intent.id,
        kind=quote.kind.value,
        start=quote.span.start,
        end=quote.span.end,
        speaker_id=speaker,
        speaker_name=quote.speaker[:200],
        speaker_start=beside.start if beside else None,
        speaker_end=beside.end if beside else None,
        cue=quote.cue[:200],
        via=quote.via[:200],
        said_on=quote.date[:40],
        venue=quote.venue[:300],
        sort_at=intent.sort_at,
    )


def _ahead(intent: _Intent, one: Upcoming, agenda: AgendaIntent) -> models.Ahead:
    assert one.first is not None
    assert one.last is not None
    place = agenda.places.get((intent.id, one.dated.span.start), Place(uid=""))
    return models.Ahead(
        article_id=intent.id,
        start=one.sentence.start,
        end=one.sentence.end,
        date_start=one.dated.span.start,
        date_end=one.dated.span.end,
        value=one.dated.value[:40],
        end_value=one.dated.end_value[:40],
        grain=one.dated.grain[:20],
        what=one.what[:1000],
        status=one.status.value,
        entry_id=place.uid or None,
        moved_from=(one.moved_from or place.moved_from)[:40],
        first_day=one.first,
        last_day=one.last,
        sort_at=intent.sort_at,
    )


def _date_row(one: Dated) -> dict[str, object]:
    return {
        "start": one.span.start,
        "end": one.span.end,
        "value": one.value,
        "end_value": one.end_value,
        "grain": one.grain,
        "type": one.type,
    }


def _event_row(one: Event) -> dict[str, object]:
    return {
        "type": one.type,
        "source": one.source,
        "target": one.target,
        "modality": one.modality.value,
        "date": one.date,
        "start": one.span.start,
        "end": one.span.end,
    }
