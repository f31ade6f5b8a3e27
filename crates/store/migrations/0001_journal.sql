-- The journal: what happened, never edited. Everything else but the vault, the outbox and the accounts is made from it.
CREATE TABLE journal (
    position BIGINT PRIMARY KEY,
    stream TEXT NOT NULL,
    sequence BIGINT NOT NULL,
    at BIGINT NOT NULL,
    command TEXT NOT NULL,
    ordinal BIGINT NOT NULL,
    kind TEXT NOT NULL,
    body TEXT NOT NULL,
    number TEXT,
    digest BYTEA NOT NULL
);
-- Two clerks, one wins.
CREATE UNIQUE INDEX journal_stream ON journal (stream, sequence);
-- A command that is repeated is answered, not done again; its facts are counted from 0.
CREATE UNIQUE INDEX journal_command ON journal (command, ordinal);
CREATE UNIQUE INDEX journal_number ON journal (number) WHERE number IS NOT NULL;

-- Counts without gaps: register numbers per organisation and day, and the commit positions of the journal.
CREATE TABLE counter (
    name TEXT NOT NULL PRIMARY KEY,
    value BIGINT NOT NULL
);

CREATE TABLE checkpoint (
    number BIGINT PRIMARY KEY,
    at BIGINT NOT NULL,
    first_position BIGINT NOT NULL,
    last_position BIGINT NOT NULL,
    digest BYTEA NOT NULL
);
