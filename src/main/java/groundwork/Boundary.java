package groundwork;

import static java.lang.annotation.ElementType.TYPE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.Stereotype;
import jakarta.transaction.Transactional;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/** An entry point: lives for one request, and that request is one transaction. */
@RequestScoped
@Transactional
@Stereotype
@Retention(RUNTIME)
@Target(TYPE)
public @interface Boundary {}
