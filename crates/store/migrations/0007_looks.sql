-- Who opened which words, when, for what: written before the words leave, never changed. A chain like the journal's,
-- over all rows in the order of their positions.
CREATE TABLE look (
    position BIGINT PRIMARY KEY,
    at BIGINT NOT NULL,
    centre TEXT NOT NULL,
    staff TEXT NOT NULL,
    role TEXT NOT NULL,
    organisation TEXT NOT NULL,
    stream TEXT NOT NULL,
    number TEXT NOT NULL,
    kind TEXT NOT NULL,
    fields TEXT NOT NULL,
    through TEXT NOT NULL,
    reason TEXT NOT NULL,
    digest BYTEA NOT NULL
);
CREATE INDEX look_centre ON look (centre, at, position);
CREATE INDEX look_staff ON look (staff, at, position);
CREATE INDEX look_number ON look (number, position) WHERE number <> '';
