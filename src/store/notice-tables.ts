/**
 * What is owed to whom and what became of it: the ledger's heart, so these tables are backed up and never emptied.
 * `entered` is the order in which notices were owed. `claim` rises whenever somebody takes the notice to send it;
 * `held_until` is set while it is held, and a claim that has lapsed makes the notice uncertain.
 */
export const NOTICE_TABLES: readonly string[] = [
  `create table notices (
    id uuid primary key default gen_random_uuid(), entered bigint generated always as identity,
    school_id text not null, person_id text not null, key text not null, subject jsonb not null,
    state text not null, due_at timestamptz not null default now(),
    claim int not null default 0, held_until timestamptz, is_uncertain boolean not null default false,
    conversation_id text, activity_id text, sent_at text, dropped_because text,
    unique (school_id, key)
  )`,
  "create index notices_owed on notices (entered) where state = 'owed'",
  "create index notices_owed_to on notices (person_id) where state = 'owed'",
  "create table notice_epochs (school_id text primary key, epoch bigint not null, teams_known boolean not null)",
  "create table known_teams (school_id text not null, child_id text not null, people jsonb not null, primary key (school_id, child_id))",
  "create table conversations (person_id text primary key, conversation_id text not null, service_url text not null)",
  "create table filed_copies (school_id text not null, child_id text not null, version_key text not null, primary key (school_id, child_id))",
];
