package groundwork.statistics.design;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** The tree of an expression; {@code toString} writes it as R would. */
sealed interface Node {
  record Constant(double value) implements Node {
    @Override
    public String toString() {
      return Labels.of(value);
    }
  }

  record Text(String value) implements Node {
    @Override
    public String toString() {
      return "\"" + value + "\"";
    }
  }

  record Truth(boolean value) implements Node {
    @Override
    public String toString() {
      return value ? "TRUE" : "FALSE";
    }
  }

  record Missing() implements Node {
    @Override
    public String toString() {
      return "NA";
    }
  }

  record Name(String value) implements Node {
    @Override
    public String toString() {
      return value;
    }
  }

  record Call(String function, List<Node> arguments) implements Node {
    @Override
    public String toString() {
      return arguments.stream()
          .map(Node::toString)
          .collect(Collectors.joining(", ", function + "(", ")"));
    }
  }

  record Not(Node operand) implements Node {
    @Override
    public String toString() {
      return "not " + operand;
    }
  }

  record Minus(Node operand) implements Node {
    @Override
    public String toString() {
      return "-" + operand;
    }
  }

  /**
   * @param operator one of {@code or and == != < <= > >= + - * / ^}
   */
  record Binary(String operator, Node left, Node right) implements Node {
    @Override
    public String toString() {
      boolean tight = operator.equals("/") || operator.equals("^");
      return left + (tight ? operator : " " + operator + " ") + right;
    }
  }

  record In(Node operand, List<Node> options) implements Node {
    @Override
    public String toString() {
      return operand
          + " in "
          + options.stream().map(Node::toString).collect(Collectors.joining(", ", "[", "]"));
    }
  }

  /** As written: R keeps them too. */
  record Parentheses(Node inside) implements Node {
    @Override
    public String toString() {
      return "(" + inside + ")";
    }
  }

  /** This node and all below it. */
  default void walk(Consumer<Node> visitor) {
    visitor.accept(this);
    switch (this) {
      case Call call -> call.arguments.forEach(one -> one.walk(visitor));
      case Not not -> not.operand.walk(visitor);
      case Minus minus -> minus.operand.walk(visitor);
      case Binary binary -> {
        binary.left.walk(visitor);
        binary.right.walk(visitor);
      }
      case In in -> {
        in.operand.walk(visitor);
        in.options.forEach(one -> one.walk(visitor));
      }
      case Parentheses group -> group.inside.walk(visitor);
      default -> {}
    }
  }
}
