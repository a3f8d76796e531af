select
    d.id, d.number, d.title, d.status, d.status_as_written, d.decided_on, d.recorded_on, d.needed_by, d.waiting_since,
    d.escalates_on, d.escalates_to, d.review_on, d.ends_on, d.driver, d.approver, d.blocked, d.recommendation,
    json_array_length(d.options) as options,
    case when d.decided_on is null then (
        select count(*) from json_each(d.options) o where o.value ->> 'disqualifier' is null
    ) else 0 end as open_options,
    d.blocked <> '[]' or d.if_nobody_decides <> '' or d.consequences <> '' or d.expected <> '[]' as has_impact,
    d.assumptions, d.team, d.sensitivity, d.source, d.archived
from decision d
order by d.rowid
