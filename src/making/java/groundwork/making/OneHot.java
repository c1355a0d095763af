package groundwork.making;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * The preprocessing of the logistic regression: quantities standardised, one column for each option
 * of each category.
 */
record OneHot(
    List<Integer> quantities,
    double[] mean,
    double[] deviation,
    List<Integer> columns,
    List<Integer> options) {
  static OneHot of(Credit credit, List<Integer> rows) {
    List<Integer> quantities = new ArrayList<>();
    List<Integer> columns = new ArrayList<>();
    List<Integer> options = new ArrayList<>();
    for (int i = 0; i < credit.features().size(); i++) {
      for (int option = 0; option < credit.features().get(i).options().size(); option++) {
        columns.add(i);
        options.add(option);
      }
      if (!credit.features().get(i).isCategory()) {
        quantities.add(i);
      }
    }
    double[] mean = new double[quantities.size()];
    double[] deviation = new double[mean.length];
    for (int k = 0; k < mean.length; k++) {
      int column = quantities.get(k);
      double[] values = rows.stream().mapToDouble(row -> credit.x()[row][column]).toArray();
      mean[k] = Arrays.stream(values).reduce(0, Double::sum) / values.length;
      double middle = mean[k];
      double squares =
          Arrays.stream(values).map(v -> (v - middle) * (v - middle)).reduce(0, Double::sum);
      deviation[k] = Math.sqrt(squares / values.length);
    }
    return new OneHot(quantities, mean, deviation, columns, options);
  }

  double[] encode(double[] row) {
    double[] code = new double[mean.length + columns.size()];
    for (int k = 0; k < mean.length; k++) {
      code[k] = (row[quantities.get(k)] - mean[k]) / deviation[k];
    }
    for (int k = 0; k < columns.size(); k++) {
      code[mean.length + k] = row[columns.get(k)] == options.get(k) ? 1 : 0;
    }
    return code;
  }

  /** The log-odds of a row without the detour over its code, most of which is zero. */
  ToDoubleFunction<double[]> logOdds(double[] weights) {
    double[][] table = new double[columns.get(columns.size() - 1) + 1][0];
    for (int k = 0; k < columns.size(); k++) {
      int column = columns.get(k);
      table[column] = Arrays.copyOf(table[column], table[column].length + 1);
      table[column][options.get(k)] = weights[mean.length + k];
    }
    int[] numbers = quantities.stream().mapToInt(Integer::intValue).toArray();
    return row -> {
      double sum = weights[weights.length - 1];
      for (int k = 0; k < numbers.length; k++) {
        sum += weights[k] * ((row[numbers[k]] - mean[k]) / deviation[k]);
      }
      for (int column = 0; column < table.length; column++) {
        if (table[column].length > 0) {
          sum += table[column][(int) row[column]];
        }
      }
      return sum;
    };
  }

  byte[] onnx(double[] weights, int inputs, String title) {
    var graph = new Graph("logistic", inputs);
    String numbers =
        graph.node(
            "Gather",
            List.of(Graph.INPUT, integers(graph, quantities)),
            Graph.attribute("axis", 1));
    String centred = graph.node("Sub", List.of(numbers, graph.doubles(mean, mean.length)));
    String scaled = graph.node("Div", List.of(centred, graph.doubles(deviation, deviation.length)));
    String chosen =
        graph.node(
            "Gather", List.of(Graph.INPUT, integers(graph, columns)), Graph.attribute("axis", 1));
    double[] wanted = options.stream().mapToDouble(Integer::doubleValue).toArray();
    String equal = graph.node("Equal", List.of(chosen, graph.doubles(wanted, wanted.length)));
    String code =
        graph.node("Concat", List.of(scaled, graph.toDouble(equal)), Graph.attribute("axis", 1));
    return linear(graph, code, weights, title);
  }

  /** The rest of every model that is a weighted sum: weights, constant, probabilities. */
  static byte[] linear(Graph graph, String code, double[] weights, String title) {
    int last = weights.length - 1;
    String sum =
        graph.node("MatMul", List.of(code, graph.doubles(Arrays.copyOf(weights, last), last, 1)));
    String logOdds =
        graph.node("Add", List.of(sum, graph.doubles(new double[] {weights[last]}, 1)));
    return graph.probabilities(logOdds, title);
  }

  private static String integers(Graph graph, List<Integer> values) {
    return graph.integers(values.stream().mapToLong(Integer::longValue).toArray());
  }
}
