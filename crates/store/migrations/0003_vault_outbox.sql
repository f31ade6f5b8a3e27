-- Sealed words. Erasing is deleting the row, and with it the only key that opens it.
CREATE TABLE vault (
    id TEXT NOT NULL PRIMARY KEY,
    nonce BYTEA NOT NULL,
    ciphertext BYTEA NOT NULL,
    digest BYTEA NOT NULL,
    key_nonce BYTEA NOT NULL,
    key_sealed BYTEA NOT NULL
);

-- What is still to be done elsewhere. A lease is a ready_at in the future; it expires by itself.
CREATE TABLE outbox (
    id TEXT NOT NULL PRIMARY KEY,
    kind TEXT NOT NULL,
    body TEXT NOT NULL,
    ready_at BIGINT NOT NULL,
    attempts BIGINT NOT NULL,
    last_error TEXT
);
CREATE INDEX outbox_ready ON outbox (ready_at, id);

CREATE TABLE notice (
    id TEXT NOT NULL PRIMARY KEY,
    stream TEXT NOT NULL,
    at BIGINT NOT NULL,
    recipient TEXT NOT NULL,
    kind TEXT NOT NULL,
    body TEXT NOT NULL,
    read_at BIGINT
);
CREATE INDEX notice_recipient ON notice (recipient, at, id);
CREATE INDEX notice_stream ON notice (stream, at, id);
CREATE INDEX notice_unread ON notice (recipient) WHERE read_at IS NULL;
