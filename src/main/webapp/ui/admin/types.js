// @ts-check
/**
 * What the researcher's pages read from the server (all optional parts may be missing; unknown ones are ignored).
 *
 * @typedef {'application-grounded' | 'human-grounded' | 'functionally-grounded'} Rung
 * @typedef {{slug: string, title: string, rung: Rung, state: string, question?: string, version?: number, enrolled?: number,
 *   active?: number, completed?: number, link?: string | null, updatedAt?: string}} StudySummary
 * @typedef {{id: string, label?: string, method?: string, advice?: boolean, levels?: Record<string, string>}} Arm
 * @typedef {{pointer?: string, file?: string, base?: any, mine?: any, theirs?: any}} Conflict where two researchers wrote different things
 * @typedef {{slug: string, state: string, revision: number, savedAt?: string, savedBy?: string, files: Record<string, string>, definition: any, plan: any,
 *   findings: Finding[], estimate: Estimate | null, outline: any[], merged?: boolean}} DraftShown
 * @typedef {{minutes?: {low: number, typical: number, high: number}, cost?: {perParticipant: number, total: number | null, currency: string} | null,
 *   arms?: {arm: string, label?: string, steps: number, trials: number, minutes: number}[], pilots?: number, assumptions?: string[]}} Estimate
 * @typedef {{id: string, title: string, summary: string, rung: Rung, tasks: string[], source?: string, doi?: string, sets?: string[]}} Template
 * @typedef {{changes: {pointer: string, kind: string, what: string, before?: any, after?: any, affects?: string}[],
 *   texts: {file: string, diff: {op: string, line: string}[]}[], enrolled?: Record<string, number>}} Changes
 * @typedef {{version: string, fields: {id: string, path: string, label: string, help?: string, source?: string, many?: boolean,
 *   terms: {id: string, label: string, help?: string}[]}[]}} Taxonomy
 * @typedef {{id: string, kind: string, title?: string, label?: string, phase?: string, task?: string, trials?: number, items?: any,
 *   questions?: any, attempts?: number, explanation?: boolean, feedback?: boolean, optional?: boolean, onlyArms?: string[],
 *   instrument?: string, order?: string, blocks?: Block[], when?: string, sample?: number, afterHours?: number, to?: string, outcome?: string}} Block
 * @typedef {{number: number, hash: string, state?: string, openedAt?: string | null, closedAt?: string | null}} Version
 * @typedef {import('../shared/api.js').Finding} Finding
 * @typedef {StudySummary & {claim?: string, definition?: any, plan?: any, materials?: any, draftHash?: string | null, findings?: Finding[],
 *   versions?: Version[], arms?: Arm[], flow?: Block[], locales?: string[], minutes?: number, stimuli?: {set: string, model?: string},
 *   functional?: {methods?: string[], models?: string[], metrics?: any[], items?: any, seed?: number}, completion?: any}} Study
 *
 * @typedef {{arm: string, active: number, completed: number, withdrawn: number, failedCheck: number, lapsed: number, otherwise?: number,
 *   rejected?: number, paused?: boolean, quota?: number | null, extra?: number}} ArmCount
 * @typedef {{block: string, label?: string, kind: string, here: number, arms: {arm: string, entered: number, here: number, left: number, ended: number}[],
 *   median?: number | null, high?: number | null, answered?: number | null, failed?: number | null}} Stage
 * @typedef {{kind: string, severity: 'bad' | 'warn', block?: string | null, arm?: string | null, seen: string, why: string, act: string}} Alert
 * @typedef {{pseudonym: string, arm: string, kind: string, status: string, stage?: string, progress?: any, lastSeen?: string,
 *   enrolledAt?: string, resumes?: number, lapsed?: boolean, rejected?: string | null, unread?: number}} Participant
 * @typedef {{arms: ArmCount[], stages: Stage[], participants: Participant[],
 *   refused?: number, simulated?: number, at?: string, kinds?: Record<string, number>, alerts?: Alert[], joinsUntil?: string | null, quota?: number | null, extra?: number,
 *   unread?: number, counting?: boolean}} Progress
 *
 * @typedef {Record<string, any> & {estimate?: number | null, low?: number | null, high?: number | null, n?: number,
 *   participants?: number | null, sd?: number, median?: number, undefined?: number, excluded?: number, medianLow?: number, medianHigh?: number, points?: number[], counts?: number[]}} Row
 * @typedef {{id: string, title: string, unit?: string | null, description?: string, kind: string, format: string,
 *   columns: string[], rows: Row[], interval?: string, note?: string, alpha?: {coefficient?: string, r?: number, omega?: {estimate: number, low?: number | null, high?: number | null, doubtful?: boolean}, estimate: number, low?: number, high?: number,
 *   n?: number, items?: number}, chart?: string, direction?: string,
 *   points?: (Row & {value: number})[]}} Measure
 * @typedef {{study: string, version: number, rung: Rung, at: string, provenance?: any, counts?: Record<string, number>,
 *   measures: Measure[], masked?: boolean, counting?: boolean}} Results
 * @typedef {{id: string, state: string, done?: number, total?: number, createdAt?: string, startedAt?: string | null, finishedAt?: string | null,
 *   remainingMs?: number | null, detail?: string, set: string, stimuli?: string, study?: string | null, version?: string | null, seed?: number,
 *   inputs?: Record<string, string>, plan?: RunPlan}} Run
 * @typedef {{models: string[], methods: string[], controls: string[], metrics: {key: string, card: MetricCard}[], items: string[]}} RunPlan
 * @typedef {{id: string, version?: string, title: string, description?: string, property?: string, direction: string, low?: number | null,
 *   high?: number | null, unit?: string, parameters?: Record<string, any>, assumptions?: string, source?: string, validation?: string,
 *   needs?: string[]}} MetricCard
 * @typedef {{model: string, method: string, control: boolean, metric: string, n: number, mean?: number | null, low?: number | null, high?: number | null,
 *   error?: number | null, rank?: number | null, undefined?: number, reasons?: Record<string, number>, overall?: {value?: number | null, error?: number | null, reason?: string} | null,
 *   curve?: number[] | null}} ScoreCell
 * @typedef {{model: string, metric: string, friedman?: {statistic: number, df: number, p: number} | null,
 *   nemenyi?: {criticalDifference: number, meanRanks: Record<string, number>} | null}} ScoreComparison
 * @typedef {{model?: string | null, method?: string | null, metric?: string | null, what: string, items?: number | string[] | null}} ScoreWarning
 * @typedef {{provenance?: any, models?: {id: string, accuracy?: number | null, low?: number | null, high?: number | null, n?: number}[], cells: ScoreCell[],
 *   comparisons?: ScoreComparison[], gaps?: any[],
 *   controls?: {model: string, method: string, metric: string, control: string, n: number, difference?: number | null, low?: number | null, high?: number | null,
 *   p?: number | null, better?: boolean | null}[], warnings?: ScoreWarning[]}} ScoreTable
 * @typedef {{model: string, method: string, metric: string, item: string, value?: number | null, error?: number | null, reason?: string, curve?: number[]}} ItemScore
 * @typedef {{name: string, standard: any, rule: string}} MetricSetting
 * @typedef {{id: string, whole: boolean, card: MetricCard, settings: MetricSetting[]}} MetricOffered
 * @typedef {{slug: string, title: string, modality: string, hash: string, items: number, masks: boolean, rows: number, practice: number,
 *   width: number, classes: number, shape?: number[] | null, firstItems: string[], models: {id: string, title: string, accuracy?: any}[],
 *   methods: {id: string, title: string, control: boolean, models: string[]}[]}} RunChoices
 *
 * @typedef {{id: string, kind: string, title?: string, role?: string, formula?: string, where?: string, measure?: string, by?: string[],
 *   items?: string[], unit?: string, within?: unknown, family?: string, estimator?: string, df?: string, correction?: string, adjust?: string,
 *   level?: number, bootstrap?: number, seed?: number, reference?: Record<string, unknown> | string}} PlannedAnalysis
 * @typedef {{hypotheses?: string[], stopping?: string, data?: {exclude?: string}, exclusions?: {id: string, rule: string, why?: string}[],
 *   analyses?: PlannedAnalysis[]}} Plan
 * @typedef {{id: string, kind: string, role?: string, title?: string, formula?: string, estimator?: string, level?: number, n?: number,
 *   groups?: Record<string, number>, excluded?: Record<string, number>, terms?: any[], tests?: any[], random?: any[], contrasts?: any[],
 *   descriptives?: any[], aic?: number, converged?: boolean, singular?: boolean, r2?: {marginal: number, conditional: number},
 *   assumptions?: any[], warnings?: {code: string, message: string}[], sentences?: string[], beside?: AnalysisFinding[]}} AnalysisFinding
 * @typedef {{measure: string, values: (Row & {value: number})[]}} Points every person's own value, by the columns of the groups
 * @typedef {{study: string, version?: number, simulated: boolean, state: string, current: boolean, plan?: Plan, planFindings?: Finding[],
 *   detail?: string, startedAt?: string, finishedAt?: string, counts?: Record<string, number>, inputs?: Record<string, string>,
 *   points?: Record<string, Points[]>, result?: {data?: any, provenance?: any, analyses: AnalysisFinding[], withoutExclusions?: AnalysisFinding[]}}} AnalysisShown
 */
export {};
