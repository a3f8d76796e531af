-- The day a decision was first needed by, and the day its review was first set for, once each was put off: what is late stays
-- late.
alter table decision add column first_needed_by text;
alter table decision add column first_review_on text;
