-- Why an item is when it is: what moved its date, in its author's words.
alter table item add column date_reason text not null default '';
