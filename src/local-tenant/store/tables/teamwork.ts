/**
 * What Teams keeps beside its first tables: who is in a chat, chats of groups, apps that were put into teams and chats,
 * and each person's feed of notifications. What was said takes a new change number whenever it changes, whoever changes it.
 */
export const TEAMWORK_TABLES = `
alter table chats drop constraint if exists chats_kind_check;
alter table chats add column if not exists topic text;
alter table chats add column if not exists updated_at text;
alter table chats add column if not exists change bigint not null default nextval('change_number');

-- Who is in a chat; a bot is in its chat without a row. Somebody who joins may see only what was said from a moment on.
create table if not exists chat_people (
  chat_id text not null references chats, person_id text not null references people, role text not null default 'owner' check (role in ('owner', 'guest')),
  visible_from text not null default '0001-01-01T00:00:00Z', change bigint not null default nextval('change_number'), primary key (chat_id, person_id)
);
create index if not exists chat_people_by_person on chat_people (person_id);
insert into chat_people (chat_id, person_id) select id, person_id from chats where kind <> 'group' on conflict do nothing;
insert into chat_people (chat_id, person_id) select c.id, c.other_id from chats c join people p on p.id = c.other_id where c.kind = 'person' on conflict do nothing;

alter table chat_activities add column if not exists reactions jsonb not null default '[]';
alter table chat_activities add column if not exists modified_at text;
alter table chat_activities add column if not exists change bigint not null default nextval('change_number');
create index if not exists chat_activities_by_change on chat_activities (change);
create or replace function note_chat_activity() returns trigger language plpgsql as $$
begin
  new.change = nextval('change_number');
  return new;
end $$;
create or replace trigger note_chat_activity before update on chat_activities for each row execute function note_chat_activity();

-- The version that was installed; an upgrade brings it to the catalogue's.
alter table app_installs add column if not exists version text;
create table if not exists place_installs (
  id text primary key, app_id text not null, place text not null check (place in ('team', 'chat')), place_id text not null, version text, installed_at text not null,
  unique (app_id, place, place_id)
);
create index if not exists place_installs_by_place on place_installs (place, place_id);

-- The last coming or going of each installed app, and of each person in each chat: what followers of them look for.
create table if not exists install_marks (
  install_id text primary key, app_id text not null, place text not null, place_id text not null, present boolean not null, change bigint not null
);
create or replace function mark_install(install text, app text, kind text, at text, here boolean) returns void language sql as $$
  insert into install_marks values (install, app, kind, at, here, nextval('change_number'))
  on conflict (install_id) do update set present = excluded.present, change = excluded.change;
$$;
create or replace function note_app_install() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then perform mark_install(old.id, old.app_id, 'user', old.person_id, false);
  else perform mark_install(new.id, new.app_id, 'user', new.person_id, true); end if;
  return null;
end $$;
create or replace trigger note_app_install after insert or update or delete on app_installs for each row execute function note_app_install();
create or replace function note_place_install() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then perform mark_install(old.id, old.app_id, old.place, old.place_id, false);
  else perform mark_install(new.id, new.app_id, new.place, new.place_id, true); end if;
  return null;
end $$;
create or replace trigger note_place_install after insert or update or delete on place_installs for each row execute function note_place_install();

create table if not exists chat_marks (chat_id text not null, person_id text not null, present boolean not null, change bigint not null, primary key (chat_id, person_id));
create or replace function mark_chat_person(chat text, person text, here boolean) returns void language sql as $$
  insert into chat_marks values (chat, person, here, nextval('change_number'))
  on conflict (chat_id, person_id) do update set present = excluded.present, change = excluded.change;
$$;
create or replace function note_chat_person() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then perform mark_chat_person(old.chat_id, old.person_id, false);
  else perform mark_chat_person(new.chat_id, new.person_id, true); end if;
  return null;
end $$;
create or replace trigger note_chat_person after insert or update or delete on chat_people for each row execute function note_chat_person();

-- Messages in a channel may answer another.
alter table channel_messages add column if not exists reply_to text;
create index if not exists channel_messages_by_reply on channel_messages (channel_id, reply_to);

-- The feed of a person: actor_id is the app's or the person's for whom it acted; a later notification of a chain takes the place of the earlier.
create table if not exists activity_feed (
  id bigserial primary key, person_id text not null references people, app_id text not null, activity_type text not null,
  scope text not null check (scope in ('user', 'chat', 'team')), place_id text, title text not null, preview text not null, topic text not null, link text,
  actor_kind text not null check (actor_kind in ('app', 'person')), actor_id text not null, actor_name text not null,
  chain_id text, at text not null, is_read boolean not null default false, change bigint not null default nextval('change_number')
);
create index if not exists activity_feed_by_person on activity_feed (person_id, id);
`;
