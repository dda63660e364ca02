-- Version 2. Searching is done in memory (registry/search.rs): the index of words, pinyin and initials goes, which every
-- receipt had to write, and with it the indices that only searching and bringing in looked at. An entry that writes a
-- line of a document need not be noted as touching it as well.
drop table search;
drop index carriers_by_copy;
drop index lines_by_mark;
delete from touches where exists
    (select 1 from lines where lines.document_id = touches.document_id and lines.seq = touches.seq);
