-- The index of the search forgets what it knows of its own pages, which are copied under it.
begin;
insert into search (search) values ('delete-all');
rollback;
pragma foreign_keys = off;
pragma secure_delete = off;
pragma synchronous = off;
