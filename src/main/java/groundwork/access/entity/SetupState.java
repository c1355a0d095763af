package groundwork.access.entity;

/**
 * @param needed no researcher exists yet
 */
public record SetupState(boolean needed) {}
