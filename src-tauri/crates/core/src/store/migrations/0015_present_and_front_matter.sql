-- Who was there when a review was held.
alter table review add column present text not null default '[]' check (json_valid(present));

-- What other tools keep in the front matter of a decision's file, as YAML: it is written back as it is.
alter table decision add column front_matter text not null default '';
