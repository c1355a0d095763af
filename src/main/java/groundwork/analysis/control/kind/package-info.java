/**
 * One runner a kind of analysis: takes an analysis of a plan and a table, calls the statistics, and
 * says what came out.
 */
package groundwork.analysis.control.kind;
