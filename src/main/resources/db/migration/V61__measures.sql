-- How right an answer is, where more than right and wrong is to say: an overlap, a distance, a cost.
-- Computed with the version's own key when the answer is stored, like correct.
alter table response add column measures jsonb;
