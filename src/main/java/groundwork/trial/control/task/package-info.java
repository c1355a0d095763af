/**
 * Kinds of tasks, one class each: what is shown, what is asked, what is right. Which steps they
 * take and what they choose between is planned in {@code assignment}; which data columns they fill
 * follows from the plan. A new kind of task: a value of {@code Task}, its planning in {@code
 * TaskSteps}, a class here with its line in {@code TaskTypes}, what it needs of a set in {@code
 * TaskRules}, and, where it asks for something new, a form of {@code Asked} with its module in
 * {@code ui/take/ask}.
 */
package groundwork.trial.control.task;
