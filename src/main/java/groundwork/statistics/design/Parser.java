package groundwork.statistics.design;

import groundwork.statistics.design.Token.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads expressions, each rank of operators by its own method. */
final class Parser {
  private static final Set<String> COMPARISONS = Set.of("==", "!=", "<", "<=", ">", ">=");

  /** Deeper nesting than anybody writes, and than the stack needs to hold. */
  private static final int DEEPEST = 100;

  private final List<Token> tokens;
  private int at;
  private int depth;

  Parser(String text) {
    tokens = Token.of(text);
  }

  /** The whole text as one expression. */
  Node whole() {
    var node = expression();
    if (peek().type() != Type.END) {
      throw unexpected("an operator such as ==, and, or + is expected before");
    }
    return node;
  }

  Token peek() {
    return tokens.get(at);
  }

  /** A token further on; the end where there is none. */
  Token ahead(int steps) {
    return tokens.get(Math.min(at + steps, tokens.size() - 1));
  }

  Token take() {
    var token = peek();
    at += token.type() == Type.END ? 0 : 1;
    return token;
  }

  boolean accept(String word) {
    if (peek().is(word)) {
      at++;
      return true;
    }
    return false;
  }

  void expect(String symbol, String remedy) {
    if (!accept(symbol)) {
      throw new Unreadable(
          peek().position(),
          "\"%s\" is expected here instead of %s".formatted(symbol, peek().shown()),
          remedy);
    }
  }

  Unreadable unexpected(String what) {
    return new Unreadable(
        peek().position(),
        what + " " + peek().shown(),
        "Texts go into quotes, column names with spaces into `backticks`.");
  }

  void deeper() {
    if (++depth > DEEPEST) {
      throw new Unreadable(
          peek().position(),
          "parentheses are nested more than " + DEEPEST + " deep",
          "Simplify the expression.");
    }
  }

  void shallower() {
    depth--;
  }

  Node expression() {
    deeper();
    var left = conjunction();
    while (accept("or")) {
      left = new Node.Binary("or", left, conjunction());
    }
    shallower();
    return left;
  }

  private Node conjunction() {
    var left = negation();
    while (accept("and")) {
      left = new Node.Binary("and", left, negation());
    }
    return left;
  }

  private Node negation() {
    int nots = 0;
    while (accept("not")) {
      nots++;
    }
    var node = comparison();
    for (int i = 0; i < nots; i++) {
      node = new Node.Not(node);
    }
    return node;
  }

  private Node comparison() {
    var left = sum();
    var token = peek();
    if (token.type() == Type.SYMBOL && COMPARISONS.contains(token.text())) {
      take();
      var right = sum();
      if (peek().type() == Type.SYMBOL && COMPARISONS.contains(peek().text())) {
        throw new Unreadable(
            peek().position(),
            "a comparison has two sides",
            "Write a < b and b < c instead of a < b < c.");
      }
      return new Node.Binary(token.text(), left, right);
    }
    if (accept("in")) {
      return new Node.In(left, options());
    }
    if (token.is("not") && tokens.get(at + 1).is("in")) {
      at += 2;
      return new Node.Not(new Node.In(left, options()));
    }
    return left;
  }

  private List<Node> options() {
    expect("[", "Write the choices as in ['a', 'b'].");
    var options = new ArrayList<Node>();
    do {
      options.add(sum());
    } while (accept(","));
    expect("]", "Separate choices by commas and close the list.");
    return options;
  }

  private Node sum() {
    var left = product();
    while (peek().is("+") || peek().is("-")) {
      left = new Node.Binary(take().text(), left, product());
    }
    return left;
  }

  private Node product() {
    var left = sign();
    while (peek().is("*") || peek().is("/")) {
      left = new Node.Binary(take().text(), left, sign());
    }
    return left;
  }

  private Node sign() {
    int minus = 0;
    while (peek().is("-") || peek().is("+")) {
      minus += take().is("-") ? 1 : 0;
    }
    var node = power();
    for (int i = 0; i < minus; i++) {
      node = new Node.Minus(node);
    }
    return node;
  }

  private Node power() {
    var base = primary();
    if (!accept("^")) {
      return base;
    }
    deeper(); // to the right: 2^3^2 is 2^9
    var exponent = peek().is("-") ? sign() : power();
    shallower();
    return new Node.Binary("^", base, exponent);
  }

  /** A constant, a column, a call, or an expression in parentheses. */
  Node primary() {
    var token = peek();
    if (accept("(")) {
      var inside = expression();
      expect(")", "Close the parenthesis that opens at character " + token.position() + ".");
      return new Node.Parentheses(inside);
    }
    switch (token.type()) {
      case NUMBER -> {
        take();
        return new Node.Constant(Double.parseDouble(token.text()));
      }
      case STRING -> {
        take();
        return new Node.Text(token.text());
      }
      case NAME -> {
        take();
        return accept("(") ? call(token) : new Node.Name(token.text());
      }
      default -> {}
    }
    if (accept("true")) {
      return new Node.Truth(true);
    }
    if (accept("false")) {
      return new Node.Truth(false);
    }
    if (accept("NA")) {
      return new Node.Missing();
    }
    throw unexpected("a column, number, text or function is expected here instead of");
  }

  private Node call(Token name) {
    var arguments = new ArrayList<Node>();
    if (!accept(")")) {
      do {
        arguments.add(expression());
      } while (accept(","));
      expect(")", "Close the call of " + name.text() + ".");
    }
    Functions.require(name, arguments.size());
    return new Node.Call(name.text(), arguments);
  }
}
