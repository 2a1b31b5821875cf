/**
 * What libraries keep beside their files and folders: contents in pieces, so that a large file is never held whole in
 * memory; versions; links; uploads that are under way; and copies that somebody may still ask about. A content is never
 * changed once it is complete, so versions and copies name it instead of holding their own.
 */
export const DRIVE_TABLES = `
alter table drive_items add column if not exists content_id text;
alter table drive_items add column if not exists content_version int not null default 1;
alter table drive_items add column if not exists description text;
alter table drive_items add column if not exists file_system_info jsonb;
alter table drive_items add column if not exists shared_change bigint not null default 0;
create index if not exists drive_items_by_change on drive_items (drive_id, change);
create index if not exists drive_items_by_row on drive_items (drive_id, list_item_id);

create table if not exists drive_contents (id text not null, start bigint not null, bytes bytea not null, primary key (id, start));
alter table drive_contents alter column bytes set storage external;
create table if not exists drive_item_versions (
  item_id text not null references drive_items, number int not null, content_id text, size int not null, modified_at text not null, modified_by jsonb not null,
  primary key (item_id, number)
);

-- A grant that came through a link names the link; a link for everybody who signs in starts without people.
alter table drive_grants add column if not exists link_id text;
create table if not exists drive_links (
  id text primary key, item_id text not null references drive_items, kind text not null check (kind in ('view', 'edit')),
  scope text not null check (scope in ('organization', 'users')), created_at text not null, application jsonb not null
);
-- Who lost a share, and when, so that a reader of changes can be told to forget the item.
create table if not exists drive_losses (item_id text not null references drive_items, person_id text not null, change bigint not null);

create table if not exists drive_uploads (
  id text primary key, drive_id text not null, parent_id text not null references drive_items, item_id text, name text not null, conflict text not null,
  content_id text not null, received bigint not null default 0, total bigint, mime_type text, details jsonb not null, caller jsonb not null, expires_at text not null
);
create table if not exists drive_copies (id text primary key, created_at text not null, polls int not null default 0, resource_id text, failure jsonb);

-- Files of folders made before contents were kept in pieces.
update drive_items set content_id = gen_random_uuid()::text where content is not null and content_id is null;
insert into drive_contents (id, start, bytes) select content_id, 0, content from drive_items where content is not null;
insert into drive_item_versions (item_id, number, content_id, size, modified_at, modified_by)
  select id, 1, content_id, size, modified_at, modified_by from drive_items where content is not null on conflict do nothing;
update drive_items set content = null where content is not null;
`;
