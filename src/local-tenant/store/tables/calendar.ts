/**
 * Calendars. Everybody who is asked to a meeting has a row of their own, and all rows of one meeting share its number.
 * What an attendee answered without telling the organiser stands in response alone. starts_at and ends_at count
 * milliseconds since 1970.
 */
export const CALENDAR_TABLES = `
create table if not exists events (
  id text primary key, person_id text not null references people, meeting_id text not null, is_organizer boolean not null, content jsonb not null,
  starts_at bigint not null, ends_at bigint not null, response text not null, responded_at text, told_response text not null, told_at text,
  is_cancelled boolean not null default false, version int not null default 1, created_at text not null, modified_at text not null, transaction_id text,
  change bigint not null default nextval('change_number'), removed boolean not null default false
);
create index if not exists events_by_person on events (person_id, starts_at);
create index if not exists events_by_meeting on events (meeting_id);
create unique index if not exists events_by_transaction on events (person_id, transaction_id);
create table if not exists online_meetings (id text primary key, person_id text not null references people, meeting jsonb not null);
create index if not exists online_meetings_by_person on online_meetings (person_id);
`;
