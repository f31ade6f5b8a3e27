-- Projections: made from the journal in the same transaction, and anew at any time.
CREATE TABLE case_row (
    stream TEXT NOT NULL PRIMARY KEY,
    number TEXT,
    centre TEXT NOT NULL,
    lead TEXT,
    stage TEXT NOT NULL,
    kind TEXT NOT NULL,
    channel TEXT NOT NULL,
    class TEXT,
    urgency TEXT NOT NULL,
    named TEXT NOT NULL,
    regulations TEXT NOT NULL,
    received_at BIGINT NOT NULL,
    registered_at BIGINT NOT NULL,
    next_due BIGINT,
    overdue BIGINT NOT NULL,
    rung TEXT NOT NULL,
    ended_at BIGINT,
    last_at BIGINT NOT NULL,
    first_asked TEXT,
    order_at BIGINT NOT NULL,
    summary TEXT NOT NULL,
    extra TEXT NOT NULL
);
CREATE UNIQUE INDEX case_number ON case_row (number) WHERE number IS NOT NULL;
CREATE INDEX case_centre_open ON case_row (centre, order_at, stream) WHERE ended_at IS NULL;
CREATE INDEX case_centre_ended ON case_row (centre, (-ended_at), stream) WHERE ended_at IS NOT NULL;
CREATE INDEX case_stage_open ON case_row (centre, stage, order_at, stream) WHERE ended_at IS NULL;
CREATE INDEX case_stage_ended ON case_row (centre, stage, (-ended_at), stream) WHERE ended_at IS NOT NULL;
CREATE INDEX case_lead_open ON case_row (lead, order_at, stream) WHERE ended_at IS NULL AND lead IS NOT NULL;
CREATE INDEX case_lead_ended ON case_row (lead, (-ended_at), stream) WHERE ended_at IS NOT NULL AND lead IS NOT NULL;
CREATE INDEX case_first_open ON case_row (first_asked, order_at, stream) WHERE ended_at IS NULL AND first_asked IS NOT NULL;
CREATE INDEX case_first_ended ON case_row (first_asked, (-ended_at), stream) WHERE ended_at IS NOT NULL AND first_asked IS NOT NULL;

CREATE TABLE duty (
    stream TEXT NOT NULL,
    key TEXT NOT NULL,
    names TEXT NOT NULL,
    holder_org TEXT NOT NULL,
    holder_role TEXT NOT NULL,
    holder_staff TEXT,
    due BIGINT,
    wake_at BIGINT,
    state TEXT NOT NULL,
    owed BIGINT NOT NULL,
    order_at BIGINT NOT NULL,
    clauses TEXT NOT NULL,
    body TEXT NOT NULL,
    -- Whether it is the soonest of its holder's in the stream that is still owed: a worklist shows a case once.
    front BIGINT NOT NULL,
    PRIMARY KEY (stream, key)
);
CREATE INDEX duty_wake ON duty (wake_at, stream) WHERE wake_at IS NOT NULL;
CREATE INDEX duty_post ON duty (holder_org, holder_role, order_at, stream) WHERE front = 1;
CREATE INDEX duty_staff ON duty (holder_staff, order_at, stream) WHERE front = 1 AND holder_staff IS NOT NULL;
