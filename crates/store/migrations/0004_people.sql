CREATE TABLE account (
    login TEXT NOT NULL PRIMARY KEY,
    staff_id TEXT NOT NULL,
    password TEXT NOT NULL,
    disabled BIGINT NOT NULL,
    failed BIGINT NOT NULL,
    locked_until BIGINT
);
CREATE INDEX account_staff ON account (staff_id);

-- The token itself is with the browser alone; here stands its hash.
CREATE TABLE session (
    token TEXT NOT NULL PRIMARY KEY,
    staff_id TEXT NOT NULL,
    csrf TEXT NOT NULL,
    created BIGINT NOT NULL,
    last_seen BIGINT NOT NULL,
    expires BIGINT NOT NULL
);
CREATE INDEX session_staff ON session (staff_id);
CREATE INDEX session_expires ON session (expires);

CREATE TABLE attachment (
    id TEXT NOT NULL PRIMARY KEY,
    stream TEXT NOT NULL,
    digest TEXT NOT NULL,
    size BIGINT NOT NULL,
    media_type TEXT NOT NULL,
    name_sealed TEXT NOT NULL,
    at BIGINT NOT NULL
);
CREATE INDEX attachment_stream ON attachment (stream, at, id);
CREATE INDEX attachment_digest ON attachment (digest);

-- Settings, directories, calendars: whole documents under a name, with a version that guards against lost changes.
CREATE TABLE document (
    name TEXT NOT NULL PRIMARY KEY,
    version BIGINT NOT NULL,
    at BIGINT NOT NULL,
    body TEXT NOT NULL
);
