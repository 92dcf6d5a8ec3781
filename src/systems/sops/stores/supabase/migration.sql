-- What Coursewright needs in a Supabase project: run it once, in the SQL editor or as a migration of the Supabase CLI.
-- It may be run again. How to set up the rest: docs/how-to/connect-supabase.md

create schema if not exists extensions;
create extension if not exists vector with schema extensions;

-- Not among the schemas that the REST interface shows: tables are reached through the functions below and no other way.
create schema if not exists coursewright;
grant usage on schema coursewright to authenticated, service_role;

-- The table of a model: vectors of different models or lengths never stand in one column.
create or replace function coursewright.vectors_of(model text, dimensions int) returns text
language sql immutable set search_path = ''
as $$ select 'vectors_' || left(md5(model), 16) || '_' || dimensions $$;

-- The organisation that a signed-in person's token names in its app_metadata, which people cannot write themselves.
create or replace function coursewright.own_organisation() returns int
language sql stable set search_path = ''
as $$ select (nullif(current_setting('request.jwt.claims', true), '')::jsonb -> 'app_metadata' ->> 'organisation')::int $$;

-- Makes the table of a model the first time it is used, with row-level security: the server (service_role) passes by it,
-- signed-in people read their own organisation, everybody else nothing.
create or replace function public.prepare_vectors(model text, dimensions int) returns void
language plpgsql security definer set search_path = ''
as $$
declare
  place text := coursewright.vectors_of(model, dimensions);
begin
  if dimensions not between 1 and 16000 then
    raise exception 'A vector has 1 to 16000 numbers, not %.', dimensions using errcode = '22023';
  end if;
  perform pg_catalog.pg_advisory_xact_lock(pg_catalog.hashtext(place));
  if pg_catalog.to_regclass('coursewright.' || place) is not null then
    return;
  end if;
  execute format(
    'create table coursewright.%I (
       organisation_id int not null,
       version_id int not null,
       segment_key text not null,
       passage int not null,
       sentence int not null,
       content text not null,
       embedding extensions.vector(%s) not null,
       primary key (organisation_id, version_id, passage, sentence)
     )', place, dimensions);
  execute format('comment on table coursewright.%I is %L', place, 'Sentences of procedures, by ' || model);
  execute format('alter table coursewright.%I enable row level security', place);
  execute format(
    'create policy "people read their own organisation" on coursewright.%I for select to authenticated
     using (organisation_id = (select coursewright.own_organisation()))', place);
  execute format('grant select, insert, update, delete on coursewright.%I to service_role', place);
  execute format('grant select on coursewright.%I to authenticated', place);
end $$;

-- Sentences of a version; those that stand at the same place are replaced.
create or replace function public.add_segments(
  model text, dimensions int, organisation int, version int, sentences jsonb
) returns void
language plpgsql security invoker set search_path = ''
as $$
begin
  execute format(
    'insert into coursewright.%I (organisation_id, version_id, segment_key, passage, sentence, content, embedding)
     select $1, $2, given.segment, given.passage, given.sentence, given.content, given.vector::extensions.vector
     from jsonb_to_recordset($3) as given(segment text, passage int, sentence int, content text, vector text)
     on conflict (organisation_id, version_id, passage, sentence) do update
       set segment_key = excluded.segment_key, content = excluded.content, embedding = excluded.embedding',
    coursewright.vectors_of(model, dimensions))
  using organisation, version, sentences;
end $$;

create or replace function public.clear_segments(model text, dimensions int, organisation int, version int) returns void
language plpgsql security invoker set search_path = ''
as $$
declare
  place text := coursewright.vectors_of(model, dimensions);
begin
  if pg_catalog.to_regclass('coursewright.' || place) is null then
    return;
  end if;
  execute format('delete from coursewright.%I where organisation_id = $1 and version_id = $2', place)
  using organisation, version;
end $$;

-- The passages closest to a question, each by its best sentence: exactly min(k, eligible) of them. It scans the sentences of
-- the organisation and the versions in scope one by one; an approximate index would miss some under a filter. One JSON
-- value, because the REST interface cuts answers of more rows than its "max rows" (1,000 in a new project).
create or replace function public.match_segments(
  model text, dimensions int, organisation int, versions int[], question text, k int
) returns jsonb
language plpgsql stable security invoker set search_path = ''
as $$
declare
  place text := coursewright.vectors_of(model, dimensions);
  found jsonb;
begin
  if pg_catalog.to_regclass('coursewright.' || place) is null then
    return '[]';
  end if;
  execute format(
    'select coalesce(jsonb_agg(jsonb_build_object(
         ''version'', version_id, ''passage'', passage, ''sentence'', sentence, ''similarity'', similarity)
         order by similarity desc, version_id, passage), ''[]'')
     from (
       select * from (
         select distinct on (version_id, passage) version_id, passage, sentence,
           1 - (embedding operator(extensions.<=>) $1::extensions.vector) as similarity
         from coursewright.%I
         where organisation_id = $2 and version_id = any($3)
         order by version_id, passage, similarity desc, sentence
       ) as best
       order by similarity desc, version_id, passage
       limit $4
     ) as closest', place)
  into found using question, organisation, versions, k;
  return found;
end $$;

-- Supabase lets everybody call what stands in public. Only the server writes; signed-in people may ask, and see their own.
revoke execute on function public.prepare_vectors(text, int) from public, anon, authenticated;
revoke execute on function public.add_segments(text, int, int, int, jsonb) from public, anon, authenticated;
revoke execute on function public.clear_segments(text, int, int, int) from public, anon, authenticated;
revoke execute on function public.match_segments(text, int, int, int[], text, int) from public, anon;
grant execute on function public.prepare_vectors(text, int) to service_role;
grant execute on function public.add_segments(text, int, int, int, jsonb) to service_role;
grant execute on function public.clear_segments(text, int, int, int) to service_role;
grant execute on function public.match_segments(text, int, int, int[], text, int) to authenticated, service_role;

notify pgrst, 'reload schema';
