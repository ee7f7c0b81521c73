do $$
declare
  statement text;
begin
  if not exists (select from pg_roles where rolname = 'reev_migration') then
    create role reev_migration;
  end if;
  if not exists (select from pg_roles where rolname = 'reev') then
    create role reev;
  end if;
  alter role reev_migration with login nosuperuser nocreatedb nocreaterole noreplication nobypassrls
    password '{migration}';
  alter role reev with login nosuperuser nocreatedb nocreaterole noreplication nobypassrls
    password '{application}';
  alter role postgres with password null;
  revoke all on database postgres from public;
  grant connect, temporary on database postgres to reev_migration;
  grant connect on database postgres to reev;
  alter schema public owner to reev_migration;
  revoke all on schema public from public;
  grant usage on schema public to reev;
  for statement in
    select format('alter table %s owner to reev_migration', c.oid::regclass)
    from pg_class c
    where c.relnamespace = 'public'::regnamespace
      and c.relkind in ('r', 'p', 'v', 'm', 'f', 'S')
      and c.relowner = 'postgres'::regrole
      and not exists (
        select from pg_depend d
        where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype in ('a', 'i', 'e'))
    union all
    select format('alter routine %s owner to reev_migration', p.oid::regprocedure)
    from pg_proc p
    where p.pronamespace = 'public'::regnamespace and p.proowner = 'postgres'::regrole
    union all
    select format('alter type %s owner to reev_migration', t.oid::regtype)
    from pg_type t
    where t.typnamespace = 'public'::regnamespace and t.typtype in ('e', 'd', 'r')
      and t.typowner = 'postgres'::regrole
  loop
    execute statement;
  end loop;
end $$;
