package groundwork.metric.entity;

/**
 * A measure that looks at all cases of a method at once: neighbours among them, a curve of
 * accuracy, a model trained on what is left. It must be given the whole set, never a part of it.
 */
public non-sealed interface SetMetric extends Metric {}
