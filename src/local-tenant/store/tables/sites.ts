/**
 * What sites and lists have beside the first tables: where a site stands in what has changed, the group it belongs to,
 * the tenant's root site, content types of lists, and what applications and people were given of one list or row.
 */
export const SITE_TABLES = `
alter table sites add column if not exists description text not null default '';
alter table sites add column if not exists group_id text;
alter table sites add column if not exists change bigint not null default nextval('change_number');
insert into sites (id, web_id, hostname, path, display_name, created_at)
  select gen_random_uuid()::text, gen_random_uuid()::text, 'localhost', '/', 'Communication site', to_char(now() at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')
  where not exists (select 1 from sites where path = '/');

alter table lists add column if not exists content_types_enabled boolean not null default false;
alter table lists add column if not exists hidden boolean not null default false;
alter table lists add column if not exists created_by jsonb;
alter table lists add column if not exists modified_by jsonb;

-- Content types added to a list; the ones that every list has are not kept, since their ids follow from the list's.
create table if not exists list_content_types (
  id text primary key, list_id text not null references lists, name text not null, description text not null default '', group_name text not null default '',
  parent_id text not null, hidden boolean not null default false, read_only boolean not null default false, sealed boolean not null default false, position int not null,
  unique (list_id, name)
);
-- What an application was given of one list, or (item_id) of one row.
create table if not exists list_grants (
  id text primary key, list_id text not null references lists, item_id int, app_id text not null, display_name text not null default '', roles jsonb not null
);
create index if not exists list_grants_by_list on list_grants (list_id, item_id);
-- Sharing links of rows, and the people who may use one.
create table if not exists item_links (
  id text primary key, list_id text not null references lists, item_id int not null, type text not null, scope text not null, recipient_ids jsonb not null default '[]'
);
create index if not exists item_links_by_item on item_links (list_id, item_id);

-- The number that a list gives its next row: beside the lists, since it changes with every row and they seldom do.
create table if not exists list_numbers (list_id text primary key references lists, next_item_id int not null);
insert into list_numbers select id, next_item_id from lists on conflict do nothing;
`;
