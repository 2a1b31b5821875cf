/**
 * Who wants to hear of changes, how far each of them has been told, and what is still to be brought to them. Marks are
 * change numbers; due_at and made_at count milliseconds since 1970.
 */
export const SUBSCRIPTION_TABLES = `
create table if not exists subscriptions (
  id text primary key, app_id text not null, creator_id text not null, resource text not null, kind text not null, watched_id text not null,
  change_type text not null, notification_url text not null, lifecycle_url text, client_state text, tls_version text not null, expires_at text not null
);
create table if not exists subscription_marks (
  subscription_id text primary key references subscriptions on delete cascade, mark bigint not null, warned_of text
);
create table if not exists pending_notifications (
  id bigserial primary key, subscription_id text not null references subscriptions on delete cascade, url text not null, notification jsonb not null,
  attempts int not null default 0, due_at bigint not null, made_at bigint not null
);
create index if not exists pending_notifications_by_url on pending_notifications (url, id);
`;
