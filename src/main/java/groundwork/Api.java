package groundwork;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** The root of everything that answers JSON; pages and assets live beside it. */
@ApplicationPath("api")
public class Api extends Application {}
