"""The server's tables, alike on SQLite and PostgreSQL; the office leads every key.

So rows spread by office over a distributed PostgreSQL, and nothing but `feed = national` is shared.
"""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
)

SCHEMA = 1

metadata = MetaData()

office = Table(
    "office",
    metadata,
    Column("office", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("zone", Text, nullable=False),
    Column("added_at", BigInteger, nullable=False),
)

code = Table(
    "enrolment_code",
    metadata,
    Column("office", Text, primary_key=True),
    Column("hash", LargeBinary, primary_key=True),
    Column("station", Integer, nullable=False),
    Column("circles", LargeBinary, nullable=False),
    Column("expires_at", BigInteger, nullable=False),
    Column("used_by", LargeBinary),
)

station = Table(
    "station",
    metadata,
    Column("office", Text, primary_key=True),
    Column("public_key", LargeBinary, primary_key=True),
    Column("key_id", LargeBinary, nullable=False),
    Column("station", Integer, nullable=False),
    Column("series", Text, nullable=False),
    Column("certificate", LargeBinary, nullable=False),
    Column("contact_at", BigInteger),
    Column("revoked_at", BigInteger),
    Column("last_nonce", LargeBinary),
    Column("previous_nonce", LargeBinary),
    UniqueConstraint("office", "key_id", name="station_key_id"),
    Index("station_number", "office", "station"),
)

chain = Table(
    "chain",
    metadata,
    Column("office", Text, primary_key=True),
    Column("chain", LargeBinary, primary_key=True),
    Column("public_key", LargeBinary, nullable=False),
    Column("seq", BigInteger, nullable=False),
    Column("hash", LargeBinary, nullable=False),
    Column("folded", BigInteger, nullable=False),
)

head = Table(
    "head",
    metadata,
    Column("office", Text, primary_key=True),
    Column("chain", LargeBinary, primary_key=True),
    Column("seq", BigInteger, primary_key=True),
    Column("hash", LargeBinary, nullable=False),
    Column("signature", LargeBinary, nullable=False),
)

entry = Table(
    "entry",
    metadata,
    Column("office", Text, primary_key=True),
    Column("chain", LargeBinary, primary_key=True),
    Column("seq", BigInteger, primary_key=True),
    Column("act", BigInteger, nullable=False),
    Column("at", BigInteger, nullable=False),
    Column("clock_offset", BigInteger),
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
    Index("entry_stream", "office", "stream"),
)

blob = Table(
    "blob",
    metadata,
    Column("office", Text, primary_key=True),
    Column("public_key", LargeBinary, primary_key=True),
    Column("name", LargeBinary, primary_key=True),
    Column("outgoing", Boolean, nullable=False),
    Column("size", BigInteger, nullable=False),
    Column("received", BigInteger, nullable=False),
    Column("generation", BigInteger, nullable=False),
    Column("touched_at", BigInteger, nullable=False),
)

piece = Table(
    "blob_piece",
    metadata,
    Column("office", Text, primary_key=True),
    Column("public_key", LargeBinary, primary_key=True),
    Column("name", LargeBinary, primary_key=True),
    Column("offset", BigInteger, primary_key=True),
    Column("data", LargeBinary, nullable=False),
)

position = Table(
    "bundle_position",
    metadata,
    Column("office", Text, primary_key=True),
    Column("public_key", LargeBinary, primary_key=True),
    Column("heads", LargeBinary, nullable=False),
)

erased = Table(
    "erased",
    metadata,
    Column("office", Text, primary_key=True),
    Column("stream", Text, primary_key=True),
)

late_run = Table(
    "late_run",
    metadata,
    Column("office", Text, primary_key=True),
    Column("chain", LargeBinary, primary_key=True),
    Column("name", LargeBinary, primary_key=True),
    Column("station", Integer, nullable=False),
    Column("first", BigInteger, nullable=False),
    Column("last", BigInteger, nullable=False),
    Column("came_at", BigInteger, nullable=False),
    Column("data", LargeBinary, nullable=False),
)

case = Table(
    "central_case",
    metadata,
    Column("office", Text, primary_key=True),
    Column("stream", Text, primary_key=True),
    Column("number", Text, nullable=False),
    Column("agency", Text, nullable=False),
    Column("service", Text, nullable=False),
    Column("status", Text, nullable=False),
    Column("registered_at", BigInteger, nullable=False),
    Column("changed_at", BigInteger, nullable=False),
    Column("troubles", Integer, nullable=False),
    Index("central_case_status", "office", "status"),
)
case_number = Index("central_case_number", case.c.office, case.c.number)

file = Table(
    "attached_file",
    metadata,
    Column("office", Text, primary_key=True),
    Column("name", LargeBinary, primary_key=True),
    Column("size", BigInteger, nullable=False),
    Column("at", BigInteger, nullable=False),
    Column("data", LargeBinary, nullable=False),
)

public_pool = Table(
    "public_pool",
    metadata,
    Column("office", Text, primary_key=True),
    Column("name", LargeBinary, primary_key=True),
    Column("sealed", LargeBinary, nullable=False),
)

public_spent = Table(
    "public_spent",
    metadata,
    Column("office", Text, primary_key=True),
    Column("hash", Text, primary_key=True),
)
