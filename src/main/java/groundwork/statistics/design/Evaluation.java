package groundwork.statistics.design;

import groundwork.statistics.design.Column.Factor;
import groundwork.statistics.design.Column.Numbers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;

/** Computes an expression over the rows of a table. */
final class Evaluation {
  private final Table table;
  private final int[] group;
  private final int groups;

  Evaluation(Table table, int[] group, int groups) {
    this.table = table;
    this.group = group;
    this.groups = groups;
  }

  Column of(Node node) {
    return switch (node) {
      case Node.Constant constant -> constant(constant.value());
      case Node.Missing missing -> constant(Double.NaN);
      case Node.Truth truth -> truths(constant(truth.value() ? 1 : 0).values());
      case Node.Text text -> new Factor(new int[table.rows()], List.of(text.value()));
      case Node.Name name -> table.column(name.value());
      case Node.Parentheses group -> of(group.inside());
      case Node.Minus minus -> map(minus.operand(), x -> -x);
      case Node.Not not -> truths(map(truth(not.operand()), x -> 1 - x));
      case Node.In in -> in(in);
      case Node.Binary binary -> binary(binary);
      case Node.Call call -> call(call);
    };
  }

  private Numbers constant(double value) {
    double[] values = new double[table.rows()];
    Arrays.fill(values, value);
    return new Numbers(values);
  }

  /** Values 0, 1 and NaN as a column of truth values. */
  private static Factor truths(double[] values) {
    return new Factor(
        Arrays.stream(values).mapToInt(value -> Double.isNaN(value) ? -1 : (int) value).toArray(),
        Factor.LOGICAL);
  }

  private double[] numbers(Node node) {
    return numbers(of(node), node);
  }

  private static double[] numbers(Column column, Node node) {
    if (column instanceof Numbers numbers) {
      return numbers.values();
    }
    var factor = column.factor();
    if (!factor.logical() && !factor.levels().isEmpty()) {
      throw new IllegalArgumentException(
          "\"%s\" holds texts (%s), where numbers are needed"
              .formatted(node, String.join(", ", factor.levels().stream().limit(5).toList())));
    }
    return Arrays.stream(factor.codes())
        .mapToDouble(
            code -> code < 0 ? Double.NaN : factor.levels().get(code).equals("TRUE") ? 1 : 0)
        .toArray();
  }

  private double[] truth(Node node) {
    return truth(of(node), node);
  }

  /** 0, 1 or NaN; other numbers are no truth values. */
  static double[] truth(Column column, Node node) {
    double[] values = numbers(column, node);
    for (double value : values) {
      if (value != 0 && value != 1 && !Double.isNaN(value)) {
        throw new IllegalArgumentException(
            "\"%s\" is %s, neither true nor false; compare it with something"
                .formatted(node, Labels.of(value)));
      }
    }
    return values;
  }

  private Numbers map(Node operand, DoubleUnaryOperator operator) {
    return new Numbers(map(numbers(operand), operator));
  }

  private static double[] map(double[] values, DoubleUnaryOperator operator) {
    return Arrays.stream(values).map(operator).toArray();
  }

  private static double[] map(double[] a, double[] b, DoubleBinaryOperator operator) {
    double[] values = new double[a.length];
    Arrays.setAll(values, i -> operator.applyAsDouble(a[i], b[i]));
    return values;
  }

  private Column binary(Node.Binary binary) {
    return switch (binary.operator()) {
      case "+" -> arithmetic(binary, Double::sum);
      case "-" -> arithmetic(binary, (a, b) -> a - b);
      case "*" -> arithmetic(binary, (a, b) -> a * b);
      case "/" -> arithmetic(binary, (a, b) -> b == 0 ? Double.NaN : a / b);
      case "^" -> arithmetic(binary, Math::pow);
      case "and" ->
          truths(
              map(
                  truth(binary.left()),
                  truth(binary.right()),
                  (a, b) -> a == 0 || b == 0 ? 0 : a + b == 2 ? 1 : Double.NaN));
      case "or" ->
          truths(
              map(
                  truth(binary.left()),
                  truth(binary.right()),
                  (a, b) -> a == 1 || b == 1 ? 1 : a + b == 0 ? 0 : Double.NaN));
      default -> truths(Comparing.of(this, binary.operator(), binary.left(), binary.right()));
    };
  }

  private Numbers arithmetic(Node.Binary binary, DoubleBinaryOperator operator) {
    return new Numbers(map(numbers(binary.left()), numbers(binary.right()), operator));
  }

  private Factor in(Node.In in) {
    double[] any = new double[table.rows()];
    for (var option : in.options()) {
      any =
          map(
              any,
              Comparing.of(this, "==", in.operand(), option),
              (a, b) -> a == 1 || b == 1 ? 1 : a + b); // 0, or missing
    }
    return truths(any);
  }

  private Column call(Node.Call call) {
    if (Functions.aggregates(call)) {
      return aggregate(call);
    }
    var first = call.arguments().getFirst();
    return switch (call.function()) {
      case "log" -> map(first, x -> x <= 0 ? Double.NaN : Math.log(x));
      case "log10" -> map(first, x -> x <= 0 ? Double.NaN : Math.log10(x));
      case "log2" -> map(first, x -> x <= 0 ? Double.NaN : Math.log(x) / Math.log(2));
      case "exp" -> map(first, Math::exp);
      case "sqrt" -> map(first, Math::sqrt);
      case "abs" -> map(first, Math::abs);
      case "I" -> of(first);
      case "factor" -> of(first).factor().used();
      case "is_missing" -> missing(of(first));
      case "scale" -> new Numbers(Groups.standardised(numbers(first), group, groups, true));
      case "center" -> new Numbers(Groups.standardised(numbers(first), group, groups, false));
      case "round" -> round(call);
      case "min" -> extreme(call, Math::min);
      case "max" -> extreme(call, Math::max);
      case "ifelse" -> choice(call);
      case "paste" -> paste(call);
      default ->
          throw new IllegalArgumentException(
              call.function() + " may only stand alone, before the ~ of a formula");
    };
  }

  private static Factor missing(Column column) {
    double[] values = new double[column.size()];
    Arrays.setAll(values, row -> column.missing(row) ? 1 : 0);
    return truths(values);
  }

  /** Half away from zero, as readers expect; R rounds half to even. */
  private Numbers round(Node.Call call) {
    double[] x = numbers(call.arguments().get(0));
    double[] digits =
        call.arguments().size() == 1 ? new double[x.length] : numbers(call.arguments().get(1));
    return new Numbers(
        map(
            x,
            digits,
            (value, places) -> {
              double unit = Math.pow(10, places);
              return Math.signum(value) * Math.floor(Math.abs(value) * unit + 0.5) / unit;
            }));
  }

  private Numbers extreme(Node.Call call, DoubleBinaryOperator operator) {
    double[] values = numbers(call.arguments().getFirst());
    for (var other : call.arguments().subList(1, call.arguments().size())) {
      values = map(values, numbers(other), operator); // NaN of either is NaN
    }
    return new Numbers(values);
  }

  private Column choice(Node.Call call) {
    double[] condition = truth(call.arguments().get(0));
    var yes = of(call.arguments().get(1));
    var no = of(call.arguments().get(2));
    if (yes instanceof Factor || no instanceof Factor) {
      var labels = new ArrayList<String>();
      for (int row = 0; row < condition.length; row++) {
        labels.add(
            Double.isNaN(condition[row]) ? null : (condition[row] == 1 ? yes : no).text(row));
      }
      return Column.of(labels);
    }
    double[] whenTrue = numbers(yes, call);
    double[] whenFalse = numbers(no, call);
    double[] values = new double[condition.length];
    Arrays.setAll(
        values,
        row ->
            Double.isNaN(condition[row])
                ? Double.NaN
                : condition[row] == 1 ? whenTrue[row] : whenFalse[row]);
    return new Numbers(values);
  }

  private Factor paste(Node.Call call) {
    var parts = call.arguments().stream().map(this::of).toList();
    var labels = new ArrayList<String>();
    for (int row = 0; row < table.rows(); row++) {
      int at = row;
      var texts = parts.stream().map(part -> part.text(at)).toList();
      labels.add(texts.contains(null) ? null : String.join(" ", texts));
    }
    return Factor.of(labels);
  }

  private Column aggregate(Node.Call call) {
    if (call.function().equals("count")) {
      double[] holds =
          call.arguments().isEmpty()
              ? constant(1).values()
              : map(truth(call.arguments().getFirst()), x -> x == 1 ? 1 : 0);
      return new Numbers(Groups.spread(holds, group, groups, "sum"));
    }
    var argument = of(call.arguments().getFirst());
    if (call.function().equals("first")) {
      return Groups.first(argument, group, groups);
    }
    return new Numbers(
        Groups.spread(
            numbers(argument, call.arguments().getFirst()), group, groups, call.function()));
  }
}
