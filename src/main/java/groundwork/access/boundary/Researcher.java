package groundwork.access.boundary;

import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.ElementType.TYPE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import jakarta.ws.rs.NameBinding;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/** Answers signed-in researchers only; on a resource or on one of its methods. */
@NameBinding
@Retention(RUNTIME)
@Target({TYPE, METHOD})
public @interface Researcher {}
