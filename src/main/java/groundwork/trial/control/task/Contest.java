package groundwork.trial.control.task;

/** Several explanations of one output stand side by side to be compared. There is no key. */
interface Contest extends TaskType {
  @Override
  default boolean tellsOutput(Scene scene) {
    return true;
  }

  /** The candidates are its explanations. */
  @Override
  default boolean explainsItem(Scene scene) {
    return false;
  }

  @Override
  default Besides besides(Scene scene) {
    return Contestants.of(scene);
  }
}
