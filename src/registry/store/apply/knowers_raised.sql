-- Everybody who borrowed or read document ?1, entered by journal entry ?2 if the document asks for a list now.
insert or ignore into knowers
select d.id, h.person_id, h.since, h.way, ?2
from documents d join (
    select l.document_id, lo.borrower_id as person_id, l.date as since, 'loan' as way
    from loans lo join lines l on l.id = lo.line_id
    where l.voided_by is null
    union all
    select l.document_id, g.person_id, substr(g.out_at, 1, 10), 'circulation'
    from legs g join lines l on l.id = g.card_id
) h on h.document_id = d.id
where d.id = ?1 and d.level in ('top-secret', 'secret')
order by h.since, h.person_id, h.way
