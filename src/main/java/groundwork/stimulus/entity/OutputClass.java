package groundwork.stimulus.entity;

/** One answer a model can give, with the words people read for it. */
public record OutputClass(String id, String label) {}
