package groundwork.power.entity;

/**
 * Why an assumption has the value it has where nobody says another.
 *
 * @param name member of the assumptions
 * @param source address of where it comes from, or null
 */
public record Explained(String name, String why, String source) {}
