"""The tables of a station: journal and local tables are kept, read models can be rebuilt."""

from __future__ import annotations

from sqlalchemy import (
    Boolean,
    Column,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
    text,
)

SCHEMA = 1
"""Version of the journal's and local tables (`PRAGMA user_version`); see `store.migrations`."""

journal = MetaData()

chain = Table(
    "chain",
    journal,
    Column("chain", LargeBinary, primary_key=True),
    Column("feed", Text, nullable=False),
    Column("public_key", LargeBinary, nullable=False),
    Column("own", Boolean, nullable=False),
    Column("seq", Integer, nullable=False),
    Column("hash", LargeBinary, nullable=False),
    Column("signature", LargeBinary),
)

entry = Table(
    "entry",
    journal,
    Column("id", Integer, primary_key=True),
    Column("chain", LargeBinary, nullable=False),
    Column("seq", Integer, nullable=False),
    Column("act", Integer, nullable=False),
    Column("at", Integer, nullable=False),
    Column("clock_offset", Integer),
    Column("clock_suspect", Integer, nullable=False),
    Column("stream", Text, nullable=False),
    Column("after", LargeBinary, nullable=False),
    Column("kind", Text, nullable=False),
    Column("actor", Text, nullable=False),
    Column("body", LargeBinary, nullable=False),
    Column("circle", Text),
    Column("personal", LargeBinary),
    Column("salt", LargeBinary),
    Column("commitment", LargeBinary),
    Column("hash", LargeBinary, nullable=False),
    UniqueConstraint("chain", "seq", name="entry_place"),
    Index("entry_stream", "stream"),
)

local = MetaData()

setting = Table(
    "setting",
    local,
    Column("name", Text, primary_key=True),
    Column("value", LargeBinary, nullable=False),
)

draft = Table(
    "draft",
    local,
    Column("id", Integer, primary_key=True),
    Column("staff", Text, nullable=False),
    Column("saved_at", Integer, nullable=False),
    Column("body", LargeBinary, nullable=False),
    Index("draft_staff", "staff"),
)

certificate = Table(
    "certificate",
    local,
    Column("public_key", LargeBinary, primary_key=True),
    Column("office", Text, nullable=False),
    Column("station", Integer, nullable=False),
    Column("body", LargeBinary, nullable=False),
    Column("revoked_at", Integer),
    Column("last_seq", Integer),
)

peer = Table(
    "peer",
    local,
    Column("url", Text, primary_key=True),
    Column("role", Text, nullable=False),
    Column("public_key", LargeBinary, nullable=False),
    Column("nonce", LargeBinary),
    Column("contact_at", Integer),
    Column("acknowledged", LargeBinary),
)

models = MetaData()

model = Table(
    "model",
    models,
    Column("name", Text, primary_key=True),
    Column("version", Integer, nullable=False),
)

case_row = Table(
    "case_row",
    models,
    Column("id", Integer, primary_key=True),
    Column("stream", Text, nullable=False),
    Column("number", Text),
    Column("receipt_number", Text),
    Column("client_ref", Text),
    Column("office", Text, nullable=False),
    Column("agency", Text, nullable=False),
    Column("service", Text, nullable=False),
    Column("service_name", Text, nullable=False),
    Column("status", Text, nullable=False),
    Column("name", Text),
    Column("nik", Text),
    Column("registered_at", Integer, nullable=False),
    Column("changed_at", Integer, nullable=False),
    Column("due_on", Text),
    Column("legal_due_on", Text),
    Column("total_rupiah", Integer),
    Column("paid_rupiah", Integer, nullable=False),
    Column("unconfirmed", Integer, nullable=False),
    Column("troubles", Integer, nullable=False),
    Index("case_number", "number"),
    Index("case_client_ref", "client_ref", sqlite_where=text("client_ref IS NOT NULL")),
    Index("case_status", "status", "id", "due_on"),
    Index("case_nik", "nik"),
)

receipt_row = Table(
    "receipt_row",
    models,
    Column("number", Text, primary_key=True),
    Column("stream", Text, primary_key=True),
    Column("n", Integer, primary_key=True),
    Column("at", Integer, nullable=False),
    Column("amount_rupiah", Integer, nullable=False),
    Column("method", Text),
    Column("state", Text, nullable=False),
    sqlite_with_rowid=False,
)

trouble_row = Table(
    "trouble_row",
    models,
    Column("stream", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("detail", Text, nullable=False),
    Column("refs", Text, nullable=False),
    Index("trouble_stream", "stream"),
)

reference_row = Table(
    "reference_row",
    models,
    Column("stream", Text, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("code", Text, nullable=False),
    Column("authority", Text, nullable=False),
    Column("at", Integer, nullable=False),
    Column("seq", Integer, nullable=False),
    Column("name", Text),
    Column("body", LargeBinary, nullable=False),
    Index("reference_code", "kind", "code"),
)

CASE_WORDS = (
    "CREATE VIRTUAL TABLE IF NOT EXISTS case_words USING fts5(text, content='', "
    "contentless_delete=1, prefix='2 3', tokenize='ascii')"
)
"""`case_model.search_text` writes plain words. Where a word stands is never asked, but without it
FTS5 needs three times as long for the beginning of a word (`detail='none'`, measured)."""
CASE_FRESH = "CREATE TABLE IF NOT EXISTS case_fresh (id INTEGER PRIMARY KEY, words TEXT NOT NULL)"
"""Words not yet in the index above: a commit of one case into that costs half as much again as
the case itself, a batch of many next to nothing (docs/benchmarks.md)."""

NAME_WORD = (
    "CREATE TABLE IF NOT EXISTS name_word (id INTEGER PRIMARY KEY, word TEXT NOT NULL UNIQUE)"
)
NAME_GRAMS = (
    "CREATE VIRTUAL TABLE IF NOT EXISTS name_grams USING fts5(word, content='name_word', "
    "content_rowid='id', detail='none', tokenize='trigram')"
)
NAME_WORD_NEW = (
    "CREATE TRIGGER IF NOT EXISTS name_word_new AFTER INSERT ON name_word BEGIN "
    "INSERT INTO name_grams (rowid, word) VALUES (new.id, new.word); END"
)
"""The words people's names are made of are few: letter triples of words, not of cases, find the
word that was meant. A word stays when its last case is erased, until the next rebuild."""

SEARCH_TABLES = {
    "case_words": CASE_WORDS,
    "case_fresh": CASE_FRESH,
    "name_grams": NAME_GRAMS,
    "name_word": NAME_WORD,
}
