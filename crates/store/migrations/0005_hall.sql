-- What surrounds cases: daily checks, calls, letters, topics. Projections, like the rows of cases.
CREATE TABLE affair (
    stream TEXT NOT NULL PRIMARY KEY,
    kind TEXT NOT NULL,
    centre TEXT NOT NULL,
    unit TEXT,
    stage TEXT NOT NULL,
    theme TEXT NOT NULL,
    begun_at BIGINT NOT NULL,
    next_due BIGINT,
    overdue BIGINT NOT NULL,
    ended_at BIGINT,
    last_at BIGINT NOT NULL,
    extra TEXT NOT NULL
);
CREATE INDEX affair_centre_open ON affair (centre, (-begun_at), stream) WHERE ended_at IS NULL;
CREATE INDEX affair_centre_ended ON affair (centre, (-begun_at), stream) WHERE ended_at IS NOT NULL;
CREATE INDEX affair_kind_open ON affair (centre, kind, (-begun_at), stream) WHERE ended_at IS NULL;
CREATE INDEX affair_kind_ended ON affair (centre, kind, (-begun_at), stream) WHERE ended_at IS NOT NULL;

-- What figures count a stream by, so that counting need not fold its journal.
CREATE TABLE digest (
    stream TEXT NOT NULL PRIMARY KEY,
    centre TEXT NOT NULL,
    kind TEXT NOT NULL,
    at BIGINT NOT NULL,
    ended_at BIGINT,
    body TEXT NOT NULL
);
CREATE INDEX digest_centre ON digest (centre, at, stream);

-- In worklists of affairs the soonest duty of a holder's stands with front = 2, so that those of cases stay as they are.
CREATE INDEX duty_affair_post ON duty (holder_org, holder_role, order_at, stream) WHERE front = 2;
CREATE INDEX duty_affair_staff ON duty (holder_staff, order_at, stream) WHERE front = 2 AND holder_staff IS NOT NULL;

-- What came in, noted before it is decided: the journal knows nothing of what was refused. The outcome is empty until
-- then, and afterwards a register number or the sentence of the refusal.
CREATE TABLE intake (
    id TEXT NOT NULL PRIMARY KEY,
    centre TEXT NOT NULL,
    channel TEXT NOT NULL,
    day TEXT NOT NULL,
    at BIGINT NOT NULL,
    outcome TEXT NOT NULL,
    refused BIGINT NOT NULL
);
CREATE INDEX intake_day ON intake (centre, day, channel);
CREATE INDEX intake_open ON intake (centre, at, id) WHERE outcome = '';
