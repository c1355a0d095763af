package groundwork.pages.entity;

/**
 * A file of the user interface, ready to be sent.
 *
 * @param compressed the same in gzip, or null where that gains nothing
 * @param tag entity tag, the same for both forms
 */
public record Asset(String type, byte[] plain, byte[] compressed, String tag) {}
