-- The facts, and nothing derived from them. Texts stand once, by their hash; requests refer to them.
CREATE TABLE texts (hash BLOB PRIMARY KEY, text TEXT NOT NULL) WITHOUT ROWID;

CREATE TABLE calls (
  key BLOB PRIMARY KEY,
  content BLOB NOT NULL,
  provider TEXT NOT NULL,
  model TEXT NOT NULL,
  origin TEXT,
  request TEXT NOT NULL,
  text TEXT NOT NULL,
  finish TEXT NOT NULL,
  served_model TEXT,
  signature TEXT,
  sighted INTEGER,
  input_tokens INTEGER,
  cached_input_tokens INTEGER,
  output_tokens INTEGER,
  started_at REAL NOT NULL,
  finished_at REAL NOT NULL
);
CREATE INDEX calls_alike ON calls (content, finished_at);

-- Calls that somebody is about to make: no facts, and gone with the call. What is at stake becomes a loss
-- where whoever claimed a call dies.
CREATE TABLE claims (key BLOB PRIMARY KEY, owner TEXT NOT NULL, at REAL NOT NULL, run TEXT, stake TEXT) WITHOUT ROWID;

-- Replies that were paid for, or may have been, and that nobody can use.
CREATE TABLE losses (
  run TEXT NOT NULL,
  key BLOB NOT NULL,
  provider TEXT NOT NULL,
  model TEXT NOT NULL,
  input_tokens INTEGER,
  cached_input_tokens INTEGER,
  output_tokens INTEGER,
  reserved INTEGER NOT NULL,
  at REAL NOT NULL
);
CREATE INDEX losses_of_run ON losses (run);

CREATE TABLE steps (
  run TEXT NOT NULL,
  task TEXT NOT NULL,
  role TEXT NOT NULL,
  key BLOB NOT NULL,
  made INTEGER NOT NULL,
  error TEXT,
  PRIMARY KEY (run, task, role, key)
) WITHOUT ROWID;

CREATE TABLE runs (
  id TEXT PRIMARY KEY,
  source TEXT NOT NULL,
  evaluation_hash TEXT NOT NULL,
  name TEXT NOT NULL,
  freshness INTEGER NOT NULL,
  version TEXT NOT NULL,
  status TEXT NOT NULL,
  started_at REAL NOT NULL,
  finished_at REAL,
  -- Last, because it can be long: what stands before it is read without it.
  evaluation TEXT NOT NULL
);

CREATE TABLE asked_again (
  run TEXT NOT NULL,
  task TEXT NOT NULL,
  times INTEGER NOT NULL,
  PRIMARY KEY (run, task)
) WITHOUT ROWID;

CREATE TABLE documents (hash TEXT PRIMARY KEY, document TEXT NOT NULL) WITHOUT ROWID;

CREATE TABLE labels (
  answer_hash TEXT NOT NULL,
  question TEXT NOT NULL,
  measure TEXT NOT NULL,
  rater TEXT NOT NULL,
  value REAL NOT NULL,
  at REAL NOT NULL,
  PRIMARY KEY (answer_hash, question, measure, rater)
) WITHOUT ROWID;
