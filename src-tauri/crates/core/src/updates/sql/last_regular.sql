select issued_on from audience_update
where audience = :audience and template_text <> ''
order by number desc
limit 1
