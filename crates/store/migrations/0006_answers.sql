-- Answers that were made public, the latest first: when, and under which name the public address knows them.
ALTER TABLE case_row ADD COLUMN published_at BIGINT;
ALTER TABLE case_row ADD COLUMN published_as TEXT;
CREATE INDEX case_published ON case_row (centre, (-published_at), published_as) WHERE published_at IS NOT NULL;
CREATE UNIQUE INDEX case_published_as ON case_row (published_as) WHERE published_as IS NOT NULL;
