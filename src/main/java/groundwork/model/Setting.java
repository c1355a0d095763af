package groundwork.model;

/**
 * A parameter of a metric or method, for forms and lists.
 *
 * @param standard what it is when nobody says otherwise
 * @param rule what it may be, and what it does
 */
public record Setting(String name, Object standard, String rule) {}
