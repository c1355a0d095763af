package groundwork.stimulus.entity;

/** What a set's files know and its manifest does not: what a model says, where the truth lies. */
public interface SetAnswers {
  /**
   * What a model of the set says of an instance that need not be in the set.
   *
   * @throws groundwork.problem.entity.Rejected where the model fails or takes too long; asking
   *     again may succeed
   */
  Item.Output output(StimulusSet set, String model, Content content);

  /**
   * Which values of a picture lie where the truth is.
   *
   * @return null for an item without a mask
   */
  boolean[] mask(StimulusSet set, Item item);
}
