/**
 * Kinds of tasks, one class each: what is shown, what is asked, what is right. Which steps they
 * take and what they choose between is planned in {@code assignment}; which data columns they fill
 * follows from the plan. A new kind of task: a value of {@code Task}, its planning in {@code
 * TaskSteps}, a class here, what it needs of a set in {@code TaskRules}, its part of the page in
 * {@code ui/take/steps/tasks.js}.
 */
package groundwork.trial.control.task;
