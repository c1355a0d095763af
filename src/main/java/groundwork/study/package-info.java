/**
 * What a researcher wants to find out, and how: the definition, its versions, and whether it is
 * open.
 *
 * <p><b>Purpose.</b> A study is a folder: {@code study.yaml}, {@code plan.yaml} and Markdown beside
 * them. {@link groundwork.study.control.StudyReader} turns it into a {@link
 * groundwork.study.entity.Study} or into findings that name file, line, pointer, rule and remedy;
 * {@code StudyCatalog} keeps the working files, and freezes a version each time the study opens;
 * {@code OpenStudies} gives the participant path the version that is open now.
 *
 * <p><b>Decisions.</b> (2026-11-23) A definition with one error is not read at all. The hash of a
 * version is the SHA-256 of the canonical JSON of its definition, plan, texts and the hash of its
 * stimulus set, so opening an unchanged study gives the same version. The definition in the
 * database is for looking; versions are read from the files as written. Answer keys are part of the
 * definition and never leave the server for participants.
 *
 * <p><b>Out of scope.</b> Who gets which arm (assignment), what a step looks like (trial), what a
 * plan computes (analysis), what a metric measures (metric).
 */
package groundwork.study;
