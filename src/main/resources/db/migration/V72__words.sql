-- Words that can be coded are few among the answers; their block is opened without reading the others.
create index response_words on response (study, block, enrolment, seq)
  where jsonb_exists_any(body -> 'answer', '{text,names}');
