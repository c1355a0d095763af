"""The language of the plan's filters and computed columns: it is Python's, over columns with None where a value is missing."""
import ast
import math
import operator


def levels(values):
    """Numbers by value, texts without regard to case and then by code point."""
    found = {value for value in values if value is not None}
    if all(isinstance(value, (int, float)) for value in found):
        return sorted(found)
    return sorted((label(value) for value in found), key=lambda text: (text.lower(), text))


def label(value):
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def mean(values):
    return math.fsum(values) / len(values) if values else None


def sd(values):
    if len(values) < 2:
        return None
    middle = mean(values)
    return math.sqrt(math.fsum((value - middle) ** 2 for value in values) / (len(values) - 1))


def median(values):
    ordered = sorted(values)
    n = len(ordered)
    return None if n == 0 else (ordered[(n - 1) // 2] + ordered[n // 2]) / 2


OVER = {"mean": mean, "sum": math.fsum, "sd": sd, "median": median, "min": min, "max": max,
        "count": math.fsum, "first": lambda values: values[0]}
WITHIN = {"log": math.log, "log10": math.log10, "log2": math.log2, "exp": math.exp, "sqrt": math.sqrt, "abs": abs,
          "round": round, "min": min, "max": max, "factor": lambda value: value, "I": lambda value: value,
          "paste": lambda *parts: " ".join(label(part) for part in parts)}
SIGNS = {ast.Add: operator.add, ast.Sub: operator.sub, ast.Mult: operator.mul, ast.Div: operator.truediv, ast.Pow: operator.pow,
         ast.Eq: operator.eq, ast.NotEq: operator.ne, ast.Lt: operator.lt, ast.LtE: operator.le, ast.Gt: operator.gt, ast.GtE: operator.ge}


def evaluate(text, table, groups=None):
    """One value a row; functions over rows give each row the value of its group."""
    n = len(next(iter(table.values())))
    groups = groups or [0] * n
    return _of(ast.parse(text.replace("^", "**"), mode="eval").body, table, groups, n)


def holds(text, table):
    return [value is True or value == 1 for value in evaluate(text, table)]


def _of(node, table, groups, n):
    part = lambda other: _of(other, table, groups, n)
    if isinstance(node, ast.Constant):
        return [node.value] * n
    if isinstance(node, ast.Name):
        if node.id in ("true", "TRUE", "false", "FALSE"):
            return [node.id.lower() == "true"] * n
        return table[node.id]
    if isinstance(node, ast.UnaryOp):
        sign = operator.not_ if isinstance(node.op, ast.Not) else operator.neg if isinstance(node.op, ast.USub) else operator.pos
        return _rows(sign, part(node.operand))
    if isinstance(node, ast.BoolOp):
        every = isinstance(node.op, ast.And)
        return [_all(row) if every else _any(row) for row in zip(*map(part, node.values))]
    if isinstance(node, ast.BinOp):
        return _rows(SIGNS[type(node.op)], part(node.left), part(node.right))
    if isinstance(node, ast.Compare):
        sign, other = node.ops[0], node.comparators[0]
        left = part(node.left)
        if isinstance(sign, (ast.In, ast.NotIn)):
            options = [label(one.value) for one in other.elts]
            return _rows(lambda value: (label(value) in options) == isinstance(sign, ast.In), left)
        if isinstance(other, ast.Constant) and other.value == "":
            return [(value is None) == isinstance(sign, ast.Eq) for value in left]
        return _rows(lambda a, b: SIGNS[type(sign)](*_alike(a, b)), left, part(other))
    if isinstance(node, ast.Call):
        return _call(node.func.id, [part(one) for one in node.args], groups, n)
    raise ValueError(f"not understood: {ast.dump(node)}")


def _call(name, columns, groups, n):
    if name == "is_missing":
        return [value is None for value in columns[0]]
    if name == "ifelse":
        return [None if test is None else yes if test else no for test, yes, no in zip(*columns)]
    if name in ("scale", "center"):
        known = [value for value in columns[0] if value is not None]
        middle, spread = mean(known), sd(known) if name == "scale" else 1
        return _rows(lambda value: (value - middle) / spread, columns[0])
    if name in OVER and len(columns) < 2:
        inside = {}
        for group, value in zip(groups, columns[0] if columns else [1] * n):
            if value is not None:
                inside.setdefault(group, []).append(value)
        values = {group: OVER[name](held) for group, held in inside.items()}
        return [values.get(group, 0 if name == "count" else None) for group in groups]
    return _rows(WITHIN[name], *columns)


def _rows(function, *columns):
    return [None if None in row else function(*row) for row in zip(*columns)]


def _alike(a, b):
    return (a, b) if isinstance(a, str) == isinstance(b, str) else (label(a), label(b))


def _all(row):
    return False if any(value is not None and not value for value in row) else None if None in row else True


def _any(row):
    return True if any(value for value in row if value is not None) else None if None in row else False
