package groundwork.explanation;

import groundwork.model.Layered;

/** Asks a model whose weights are known for the derivatives of the target's output. */
record Slopes(Question question, Layered model, String method) {
  /**
   * @throws IllegalArgumentException if the weights are not known; the message names the method
   */
  Slopes(Question question, String method) {
    this(question, question.layered(method), method);
  }

  /** One row of derivatives for each row; at most {@link Question#rowsAtOnce} rows. */
  double[][] at(double[][] rows) {
    double[][] gradients = model.gradients(rows, question.target(), question.output());
    if (gradients.length != rows.length || gradients[0].length != question.size()) {
      throw new IllegalArgumentException(
          "%s asked for %d x %d derivatives and got %d x %d"
              .formatted(
                  method,
                  rows.length,
                  question.size(),
                  gradients.length,
                  gradients.length == 0 ? 0 : gradients[0].length));
    }
    return gradients;
  }
}
