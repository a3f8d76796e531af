select
    (select count(*) from item where archived = 0) as items,
    (select count(*) from person where archived = 0) as people,
    (select count(*) from audience where archived = 0) as audiences
