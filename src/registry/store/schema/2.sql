-- Version 2. Searching is done in memory (registry/search.rs): the index of words, pinyin and initials goes, which every
-- receipt had to write, and with it the indices that only searching and bringing in looked at.
drop table search;
drop index carriers_by_copy;
drop index lines_by_mark;
