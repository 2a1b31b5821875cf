import { CALENDAR_TABLES } from "./tables/calendar";
import { DIRECTORY_TABLES } from "./tables/directory";
import { DRIVE_TABLES } from "./tables/drives";
import { SITE_TABLES } from "./tables/sites";
import { SUBSCRIPTION_TABLES } from "./tables/subscriptions";
import { TEAMWORK_TABLES } from "./tables/teamwork";

/**
 * Tables of the local tenant. Every statement may be run again. Ids are GUIDs as text, instants are ISO 8601 text in
 * UTC where Graph shows them, and `change` numbers come from one sequence, so that "what changed since" is one comparison.
 */
export const SCHEMA = `
create sequence if not exists change_number;

create table if not exists settings (name text primary key, value jsonb not null);

create table if not exists schools (
  id text primary key, display_name text not null, external_id text not null default '', school_number text not null default '',
  change bigint not null default nextval('change_number'), removed boolean not null default false
);
create table if not exists people (
  id text primary key, user_principal_name text not null unique, display_name text not null,
  given_name text not null default '', surname text not null default '', job_title text not null default '',
  primary_role text not null default 'none' check (primary_role in ('teacher', 'student', 'none')),
  account_enabled boolean not null default true,
  change bigint not null default nextval('change_number'), removed boolean not null default false
);
create table if not exists school_people (school_id text not null references schools, person_id text not null references people, primary key (school_id, person_id));
create table if not exists classes (
  id text primary key, school_id text not null references schools, display_name text not null, grade text not null default '',
  hidden_membership boolean not null default false,
  change bigint not null default nextval('change_number'), removed boolean not null default false
);
-- As in Microsoft 365, a teacher of a class is among its members too.
create table if not exists class_people (
  class_id text not null references classes, person_id text not null references people, teaches boolean not null default false,
  primary key (class_id, person_id)
);

create table if not exists applications (
  app_id text primary key, display_name text not null, identifier_uri text not null default '',
  registration jsonb not null
);
create table if not exists sign_ins (id text primary key, person_id text not null references people, expires_at bigint not null);
create table if not exists refresh_tokens (hash text primary key, person_id text not null references people, app_id text not null, expires_at bigint not null);

-- Apps installed in Teams: the part of a manifest that the Teams page shows.
create table if not exists teams_apps (app_id text primary key, manifest jsonb not null);

create table if not exists sites (
  id text primary key, web_id text not null, hostname text not null, path text not null unique, display_name text not null, created_at text not null
);
create table if not exists site_people (site_id text not null references sites, person_id text not null references people, role text not null check (role in ('owner', 'member', 'visitor')), primary key (site_id, person_id));
create table if not exists site_grants (id text primary key, site_id text not null references sites, app_id text not null, display_name text not null, roles jsonb not null, unique (site_id, app_id));

create table if not exists lists (
  id text primary key, site_id text not null references sites, name text not null, display_name text not null, description text not null default '',
  template text not null check (template in ('genericList', 'documentLibrary')), drive_id text unique,
  created_at text not null, modified_at text not null, etag_version int not null default 1, next_item_id int not null default 1,
  removed boolean not null default false
);
create unique index if not exists lists_by_name on lists (site_id, lower(display_name)) where not removed;
create table if not exists columns (
  id text primary key, list_id text not null references lists, name text not null, definition jsonb not null, position int not null, unique (list_id, name)
);
create table if not exists items (
  list_id text not null references lists, id int not null, guid text not null, version int not null default 1,
  content_type text not null default 'Item', fields jsonb not null default '{}',
  created_at text not null, modified_at text not null, created_by jsonb not null, modified_by jsonb not null,
  change bigint not null default nextval('change_number'), removed boolean not null default false,
  primary key (list_id, id)
);
create index if not exists items_by_change on items (list_id, change);
create index if not exists items_by_key on items (list_id, lower(fields->>'Key'));
create table if not exists item_versions (
  list_id text not null, item_id int not null, version int not null, fields jsonb not null, modified_at text not null, modified_by jsonb not null,
  primary key (list_id, item_id, version)
);

-- Files and folders of a document library; each is also a row of the library's list (list_item_id).
create table if not exists drive_items (
  id text primary key, drive_id text not null, parent_id text references drive_items, name text not null, folder boolean not null,
  mime_type text not null default '', size int not null default 0, content bytea, list_item_id int,
  inherits boolean not null default true, version int not null default 1,
  created_at text not null, modified_at text not null, created_by jsonb not null, modified_by jsonb not null,
  change bigint not null default nextval('change_number'), removed boolean not null default false
);
create unique index if not exists drive_items_by_name on drive_items (parent_id, lower(name)) where not removed;
create index if not exists drive_items_by_parent on drive_items (parent_id);
create table if not exists drive_grants (
  id text not null, item_id text not null references drive_items, person_id text not null references people, roles jsonb not null,
  primary key (item_id, id)
);

-- A person's own copy of an app. Removing the app removes the row; the chat and what was said in it stay.
create table if not exists app_installs (
  id text primary key, app_id text not null, person_id text not null references people, installed_at text not null, unique (app_id, person_id)
);
-- A chat of a person with a bot (other_id = the bot's id; the connector knows it by connector_id) or of two people.
create table if not exists chats (
  id text primary key, kind text not null check (kind in ('bot', 'person')), connector_id text unique,
  person_id text not null references people, other_id text not null, created_at text not null
);
-- What was said. Telling it (created) and changing it (sequence) each take a new number of one sequence; bot_id is the bot
-- that made the card, also in a copy that a person passed on.
create sequence if not exists chat_sequence;
create table if not exists chat_activities (
  chat_id text not null references chats, id text not null, created bigint not null, sequence bigint not null,
  from_kind text not null check (from_kind in ('bot', 'person')), from_id text not null, bot_id text, activity jsonb not null,
  created_at text not null, edited_at text, deleted_at text, primary key (chat_id, id)
);
create index if not exists chat_activities_by_sequence on chat_activities (chat_id, sequence);
create table if not exists chat_reads (chat_id text not null references chats, person_id text not null references people, upto bigint not null, primary key (chat_id, person_id));
-- Events that a bot has not taken yet; due_at counts milliseconds since 1970.
create table if not exists bot_events (
  id bigserial primary key, bot_id text not null, chat_id text not null references chats, activity jsonb not null, attempts int not null default 0, due_at bigint not null
);

-- Word files that people make on the Word page; settings are what an add-in keeps with the document.
create table if not exists word_documents (
  id text primary key, owner_id text not null, name text not null, modified_at text not null, settings jsonb not null default '{}', content bytea not null
);
create index if not exists word_documents_by_owner on word_documents (owner_id);

-- One row per answered Graph call that wrote, or tried to: how a test counts writes.
create table if not exists calls (
  id bigserial primary key, at text not null, app_id text not null, person_id text not null default '', method text not null, path text not null, status int not null
);
${DIRECTORY_TABLES}
${DRIVE_TABLES}
${SITE_TABLES}
${TEAMWORK_TABLES}
${SUBSCRIPTION_TABLES}
${CALENDAR_TABLES}
`;
