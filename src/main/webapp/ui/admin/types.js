// @ts-check
/**
 * What the researcher's pages read from the server (all optional parts may be missing; unknown ones are ignored).
 *
 * @typedef {'application-grounded' | 'human-grounded' | 'functionally-grounded'} Rung
 * @typedef {{slug: string, title: string, rung: Rung, state: string, question?: string, version?: number, enrolled?: number,
 *   active?: number, completed?: number, link?: string | null, updatedAt?: string}} StudySummary
 * @typedef {{id: string, label?: string, method?: string, advice?: boolean, levels?: Record<string, string>}} Arm
 * @typedef {{id: string, kind: string, title?: string, label?: string, phase?: string, task?: string, trials?: number, items?: any,
 *   questions?: any, attempts?: number, explanation?: boolean, feedback?: boolean, optional?: boolean, onlyArms?: string[],
 *   instrument?: string, order?: string}} Block
 * @typedef {{number: number, hash: string, state?: string, openedAt?: string | null, closedAt?: string | null}} Version
 * @typedef {import('../shared/api.js').Finding} Finding
 * @typedef {StudySummary & {claim?: string, definition?: any, plan?: any, materials?: any, draftHash?: string | null, findings?: Finding[],
 *   versions?: Version[], arms?: Arm[], flow?: Block[], minutes?: number, stimuli?: {set: string, model?: string},
 *   functional?: {methods?: string[], models?: string[], metrics?: any[], items?: any, seed?: number}, completion?: any}} Study
 *
 * @typedef {{arm: string, active: number, completed: number, withdrawn: number, failedCheck: number, lapsed: number}} ArmCount
 * @typedef {{pseudonym: string, arm: string, kind: string, status: string, stage?: string, progress?: any, lastSeen?: string,
 *   enrolledAt?: string, resumes?: number}} Participant
 * @typedef {{arms: ArmCount[], stages: {block: string, label?: string, here: number}[], participants: Participant[],
 *   refused?: number, simulated?: number, at?: string}} Progress
 *
 * @typedef {Record<string, any> & {estimate?: number | null, low?: number | null, high?: number | null, n?: number,
 *   participants?: number | null, sd?: number, median?: number, undefined?: number, excluded?: number}} Row
 * @typedef {{id: string, title: string, unit?: string | null, description?: string, kind: string, format: string,
 *   columns: string[], rows: Row[], interval?: string, note?: string, alpha?: {estimate: number, low?: number, high?: number,
 *   n?: number, items?: number}, chart?: string, direction?: string}} Measure
 * @typedef {{study: string, version: number, rung: Rung, at: string, provenance?: any, counts?: Record<string, number>,
 *   measures: Measure[]}} Results
 * @typedef {{id: string, state: string, done?: number, total?: number, createdAt?: string, startedAt?: string | null, finishedAt?: string | null,
 *   remainingMs?: number | null, detail?: string}} Run
 */
export {};
