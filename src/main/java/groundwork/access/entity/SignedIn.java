package groundwork.access.entity;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * Who is signed in.
 *
 * @param csrf to be sent as {@code X-CSRF} with every write; absent with a bearer token
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SignedIn(String name, String csrf) {}
