package groundwork.study.entity;

/**
 * @param url to open in a browser, from the root of this server
 */
public record PreviewLink(String url) {}
