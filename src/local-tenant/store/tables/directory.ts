/**
 * Tables of the directory beside people, schools and classes: groups that are no class, who is in which group, what was
 * last changed in each thing, and the channels of teams.
 *
 * Triggers keep what Graph's delta needs, so that a write by any door is told alike: a changed property notes its change
 * number, and somebody who joins or leaves leaves a mark and gives the group a new change number.
 */
export const DIRECTORY_TABLES = `
alter table people add column if not exists details jsonb not null default '{}';
alter table people add column if not exists noted jsonb not null default '{}';
alter table schools add column if not exists details jsonb not null default '{}';
alter table schools add column if not exists noted jsonb not null default '{}';
alter table classes add column if not exists details jsonb not null default '{}';
alter table classes add column if not exists noted jsonb not null default '{}';
alter table classes alter column school_id drop not null;

create table if not exists groups (
  id text primary key, kind text not null check (kind in ('unified', 'security')), display_name text not null,
  hidden_membership boolean not null default false, details jsonb not null default '{}', noted jsonb not null default '{}',
  change bigint not null default nextval('change_number'), removed boolean not null default false
);
-- Who belongs to a group that is no class: a person, or another group.
create table if not exists group_links (
  group_id text not null references groups, relation text not null check (relation in ('members', 'owners')),
  target_id text not null, target_kind text not null check (target_kind in ('user', 'group')), primary key (group_id, relation, target_id)
);
create index if not exists group_links_by_target on group_links (target_id);
create index if not exists class_people_by_person on class_people (person_id);

-- The last join or leave of each member and owner.
create table if not exists group_marks (
  group_id text not null, relation text not null, target_id text not null, target_kind text not null, present boolean not null,
  change bigint not null, primary key (group_id, relation, target_id)
);

create or replace view directory_groups as
  select id, 'class' as kind, display_name, hidden_membership, details, noted, change, removed from classes
  union all select id, kind, display_name, hidden_membership, details, noted, change, removed from groups;
-- People and groups as one kind of thing; whole is the row as its own table or view has it.
create or replace view directory_objects as
  select p.id, 'user' as object_kind, p.display_name, p.user_principal_name as mail, p.user_principal_name, p.details, p.noted, p.change, p.removed, to_jsonb(p) as whole from people p
  union all select g.id, 'group', g.display_name, null, null, g.details, g.noted, g.change, g.removed, to_jsonb(g) from directory_groups g;
create or replace view directory_links as
  select class_id as group_id, 'members' as relation, person_id as target_id, 'user' as target_kind from class_people
  union all select class_id, 'owners', person_id, 'user' from class_people where teaches
  union all select group_id, relation, target_id, target_kind from group_links;

create table if not exists channels (
  id text primary key, team_id text not null, display_name text not null, description text, created_at text not null,
  change bigint not null default nextval('change_number'), removed boolean not null default false
);
create unique index if not exists channels_by_name on channels (team_id, lower(display_name)) where not removed;
create table if not exists channel_messages (
  channel_id text not null, id text not null, from_id text not null, message jsonb not null, created_at text not null,
  change bigint not null default nextval('change_number'), primary key (channel_id, id)
);

create or replace function note_properties() returns trigger language plpgsql as $$
declare
  differing jsonb;
  before jsonb;
begin
  if tg_op = 'INSERT' then
    new.noted := jsonb_build_object('made', new.change);
    return new;
  end if;
  before := to_jsonb(old) || old.details;
  select coalesce(jsonb_object_agg(name, true), '{}') into differing from (
    select now.key as name from jsonb_each(to_jsonb(new) || new.details) now
      where now.key not in ('noted', 'change', 'details', 'removed') and before -> now.key is distinct from now.value
    union select was.key from jsonb_object_keys(old.details) was(key) where not new.details ? was.key
  ) names;
  if differing <> '{}' and new.change = old.change then
    new.change := nextval('change_number');
  end if;
  if old.removed and not new.removed then
    new.noted := jsonb_build_object('made', new.change);
  else
    select old.noted || coalesce(jsonb_object_agg(name, new.change), '{}') into new.noted from jsonb_object_keys(differing) name;
  end if;
  return new;
end $$;
create or replace trigger note_people before insert or update on people for each row execute function note_properties();
create or replace trigger note_schools before insert or update on schools for each row execute function note_properties();
create or replace trigger note_classes before insert or update on classes for each row execute function note_properties();
create or replace trigger note_groups before insert or update on groups for each row execute function note_properties();

create or replace function mark_link(wanted_group text, wanted_relation text, target text, kind text, here boolean) returns void language sql as $$
  insert into group_marks (group_id, relation, target_id, target_kind, present, change)
  values (wanted_group, wanted_relation, target, kind, here, nextval('change_number'))
  on conflict (group_id, relation, target_id) do update set present = excluded.present, change = excluded.change;
$$;

create or replace function note_class_people() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    perform mark_link(old.class_id, 'members', old.person_id, 'user', false);
    if old.teaches then perform mark_link(old.class_id, 'owners', old.person_id, 'user', false); end if;
    update classes set change = nextval('change_number') where id = old.class_id;
    update people set change = nextval('change_number') where id = old.person_id;
    return null;
  end if;
  if tg_op = 'UPDATE' and old.teaches = new.teaches then return null; end if;
  if tg_op = 'INSERT' then perform mark_link(new.class_id, 'members', new.person_id, 'user', true); end if;
  if tg_op = 'UPDATE' or new.teaches then perform mark_link(new.class_id, 'owners', new.person_id, 'user', new.teaches); end if;
  update classes set change = nextval('change_number') where id = new.class_id;
  update people set change = nextval('change_number') where id = new.person_id;
  return null;
end $$;
create or replace trigger note_class_people after insert or update or delete on class_people for each row execute function note_class_people();

create or replace function note_group_links() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    perform mark_link(old.group_id, old.relation, old.target_id, old.target_kind, false);
    update groups set change = nextval('change_number') where id = old.group_id;
  else
    perform mark_link(new.group_id, new.relation, new.target_id, new.target_kind, true);
    update groups set change = nextval('change_number') where id = new.group_id;
  end if;
  return null;
end $$;
create or replace trigger note_group_links after insert or delete on group_links for each row execute function note_group_links();

create or replace function note_school_people() returns trigger language plpgsql as $$
begin
  update people set change = nextval('change_number') where id = coalesce(new.person_id, old.person_id);
  return null;
end $$;
create or replace trigger note_school_people after insert or delete on school_people for each row execute function note_school_people();
`;
