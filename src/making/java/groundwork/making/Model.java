package groundwork.making;

import groundwork.model.Predictor;

/**
 * One trained model of a set.
 *
 * @param predictor the model as this program computes it
 * @param onnx the same model as a file
 * @param isAdditive whether it adds up in log-odds, so that an oracle exists
 */
record Model(
    String id,
    String title,
    boolean transparent,
    boolean isAdditive,
    Predictor predictor,
    byte[] onnx,
    Object parameters,
    int trainedOn,
    Accuracy heldOut,
    Accuracy crossValidation) {
  String file() {
    return "models/" + id + ".onnx";
  }
}
