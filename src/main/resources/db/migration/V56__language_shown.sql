-- The locale of an enrolment is the language in which the study is shown. Until now it was the browser's, which stays in
-- client; everybody so far saw their study in the language in which it was written.
update enrolment e set locale = coalesce(v.definition ->> 'locale', 'en')
from study_version v where v.hash = e.version and e.locale is not null;
