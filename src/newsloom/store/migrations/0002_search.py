"""The search index: an FTS5 table on SQLite, a tsvector with GIN on PostgreSQL. Tokens are ours (text/tokens.py)."""

from django.apps.registry import Apps as StateApps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

SQLITE = """
CREATE VIRTUAL TABLE store_search USING fts5(
    title, body, tokenize = "unicode61 remove_diacritics 0 categories 'L* M* N* P* S* Co Cn'"
)
"""
POSTGRESQL = """
CREATE TABLE store_search (article_id bigint PRIMARY KEY, vector tsvector NOT NULL);
CREATE INDEX store_search_vector ON store_search USING gin (vector);
CREATE FUNCTION store_search_gone() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM store_search WHERE article_id = OLD.id;
    RETURN NULL;
END
$$;
CREATE TRIGGER store_search_gone AFTER DELETE ON store_article FOR EACH ROW EXECUTE FUNCTION store_search_gone();
"""
SQLITE_TRIGGER = """
CREATE TRIGGER store_search_gone AFTER DELETE ON store_article BEGIN
    DELETE FROM store_search WHERE rowid = old.id;
END
"""


def forwards(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(POSTGRESQL)
    else:
        schema_editor.execute(SQLITE)
        schema_editor.execute(SQLITE_TRIGGER)


class Migration(migrations.Migration):
    dependencies = [("store", "0001_initial")]
    operations = [migrations.RunPython(forwards, elidable=False)]
