insert into operation (seq, id, kind, label, at, day, by, device, clock)
values (1, 'o1', 'createWorkspace', 'Made the workspace', '2026-11-01T12:00:00.000Z', '2026-11-01', 'Nora Vale', 'laptop', 1);
insert into change (operation, step, kind, record, field, before, after)
values (1, 1, 'audience', 'a1', '*', null,
    '{"id":"a1","name":"Sales","clearance":"internal","precision":"quarter","template":"sales"}');
insert into audience (id, name, purpose, clearance, precision, rules, wording, without_tags, members, template, archived)
values ('a1', 'Sales', '', 'internal', 'quarter', '{}', '[]', '[]', '[]', 'sales', 0);
insert into search_entry (id, kind, record) values (1, 'audience', 'a1');
insert into search (rowid, reference, title, body) values (1, '', 'Sales', '');
