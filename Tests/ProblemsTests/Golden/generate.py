"""Values and gradients of the catalogue's problems, to 50 digits, independently of the Swift code.

Formulae of the regressions are read from the NIST files themselves and differentiated by SymPy; the test functions are
written down from their sources and differentiated by SymPy; the network is differentiated forwards, the tangent of each
weight being followed through the layers. Needs SymPy and mpmath.

    python3 generate.py > golden.json        # run in this folder
"""

import glob
import json
import re
import sys

import mpmath
import sympy

mpmath.mp.dps = 110
RESOURCES = "../../../Sources/Problems/Resources/"
DIGITS = 50


def text(x):
    return mpmath.nstr(x, DIGITS, min_fixed=1, max_fixed=0)


def entry(value, gradient):
    return {"value": text(value), "gradient": [text(g) for g in gradient]}


# The 27 regressions of NIST.


def regression(path):
    lines = open(path).read().split("\n")

    def line_range(title):
        for line in lines:
            m = re.search(title + r"\s+\(lines\s+(\d+)\s+to\s+(\d+)\)", line)
            if m:
                return lines[int(m[1]) - 1 : int(m[2])]

    rows = [line.split("=")[1].split() for line in line_range("Starting Values")]
    data = [[mpmath.mpf(t) for t in line.split()] for line in line_range("Data")]
    start = next(i for i, line in enumerate(lines) if line.startswith("Model:"))
    end = next(i for i, line in enumerate(lines) if re.match(r"\s+Starting [Vv]alues\s+Cert", line))
    model = " ".join(lines[start:end])
    # The equation runs from the last "y =" (or "log[y] =") to the error term "+ e".
    at = max(model.rfind("y ="), model.rfind("y  ="), model.rfind("y] ="))
    logarithmic = "log[y]" in model
    right = model[at:].split("=", 1)[1]
    right = re.sub(r"\+\s*e\s*$", "", right.strip())
    right = right.replace("[", "(").replace("]", ")").replace("arctan", "atan")
    right = re.sub(r"(?<![\w.])-\.5", "-1/2", right)
    right = right.replace("0.5", "(1/2)")
    n = len(rows)
    b = sympy.symbols("b1:%d" % (n + 1))
    predictors = len(data[0]) - 1
    x = sympy.symbols("x1:%d" % (predictors + 1)) if predictors > 1 else (sympy.Symbol("x"),)
    names = {str(s): s for s in b + tuple(x)}
    m = sympy.sympify(right, locals={**names, "pi": sympy.pi})
    assert m.free_symbols == set(b) | set(x), (path, right)
    function = sympy.lambdify([b, x], [m] + [m.diff(s) for s in b], modules="mpmath", cse=True)
    result = {}
    for column, name in enumerate(["start1", "start2", "certified"]):
        point = [mpmath.mpf(row[column]) for row in rows]
        value, gradient = mpmath.mpf(0), [mpmath.mpf(0)] * n
        for observation in data:
            y = mpmath.log(observation[0]) if logarithmic else observation[0]
            model_value, *partials = function(point, observation[1:])
            residual = y - model_value
            value += residual**2
            gradient = [g - 2 * residual * p for g, p in zip(gradient, partials)]
        result[name] = entry(value, gradient)
    return result


# Test functions: formula, point.

x = sympy.Symbol("x")
R = sympy.Rational
UNIVARIATE = {
    "exp": (sympy.exp(x), "1"),
    "log": (sympy.log(x), "1"),
    "sqrt": (sympy.sqrt(x), "1"),
    "atan": (sympy.atan(x), "1/2"),
    "sin": (sympy.sin(x), "1"),
    "inverse": (1 / x, "1"),
    "scaledexp": (sympy.exp(-x / 10**6), "1"),
    "sin1000": (sympy.sin(1000 * x), "1"),
    "squiretrapp": (sympy.exp(x) / (sympy.sin(x) ** 3 + sympy.cos(x) ** 3), "3/2"),
    "threehalves": (x ** R(3, 2), "2"),
    "polynomial": ((x - 2) ** 9, "41/20"),
    "gmsw": ((sympy.exp(x) - 1) ** 2 + (1 / sympy.sqrt(1 + x**2) - 1) ** 2, "1"),
    "sxxn1": ((sympy.exp(x) - 1) ** 2, "-8"),
    "sxxn2": (sympy.exp(100 * x), "1/100"),
    "sxxn3": (x**4 + 3 * x**2 - 10 * x, "99999/100000"),
    "sxxn4": (10000 * x**3 + R(1, 100) * x**2 + 5 * x, "1/1000000000"),
    "oliver1": (sympy.exp(4 * x), "1"),
    "oliver2": (sympy.exp(x**2), "1"),
    "oliver3": (x**2 * sympy.log(x), "1"),
}


def rosenbrock(v):
    return sum(100 * (v[i + 1] - v[i] ** 2) ** 2 + (1 - v[i]) ** 2 for i in range(0, len(v), 2))


def beale(v):
    y = [R(3, 2), R(9, 4), R(21, 8)]
    return sum((y[i] - v[0] * (1 - v[1] ** (i + 1))) ** 2 for i in range(3))


def wood(v):
    a, b, c, d = v
    return (
        100 * (b - a**2) ** 2 + (1 - a) ** 2 + 90 * (d - c**2) ** 2 + (1 - c) ** 2
        + 10 * (b + d - 2) ** 2 + (b - d) ** 2 / 10
    )


def powell(v):
    a, b, c, d = v
    return (a + 10 * b) ** 2 + 5 * (c - d) ** 2 + (b - 2 * c) ** 4 + 10 * (a - d) ** 4


def brown(v):
    return (v[0] - 10**6) ** 2 + (v[1] - R(2, 10**6)) ** 2 + (v[0] * v[1] - 2) ** 2


MULTIVARIATE = {
    "rosenbrock": (rosenbrock, ["-6/5", "1"]),
    "rosenbrock10": (rosenbrock, ["-6/5", "1"] * 5),
    "beale": (beale, ["1", "1"]),
    "wood": (wood, ["-3", "-1", "-3", "-1"]),
    "powellsingular": (powell, ["3", "-1", "0", "1"]),
    "brownbadlyscaled": (brown, ["1", "1"]),
}


def exact(expression, symbols, point):
    at = dict(zip(symbols, [R(p) for p in point]))
    number = lambda e: mpmath.mpf(str(sympy.N(e.subs(at), 100)))
    return entry(number(expression), [number(expression.diff(s)) for s in symbols])


# The network: SplitMix64 (Steele, Lea, Flood 2014) for the weights, forward differentiation for the gradient.


def words(seed):
    mask = 2**64 - 1
    state = seed
    while True:
        state = (state + 0x9E3779B97F4A7C15) & mask
        z = state
        z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & mask
        z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & mask
        yield z ^ (z >> 31)


def network(rows, hidden=8, seed=1):
    mpmath.mp.dps = 60
    mpf, matrix = mpmath.mpf, mpmath.matrix
    data = [[int(t) for t in line.split(",")] for line in open(RESOURCES + "digits-200.csv")][:rows]
    random = words(seed)
    draw = lambda count, bound: [
        mpf(((next(random) * (2 * bound + 1)) >> 64) - bound) / 4096 for _ in range(count)
    ]
    w1, b1 = draw(64 * hidden, 1024), draw(hidden, 256)
    w2, b2 = draw(hidden * 10, 2048), draw(10, 256)
    # d cost / d weight for all weights: each weight's tangent is followed through the layers (no transposed pass).
    value = mpf(0)
    g = {name: [mpf(0)] * len(w) for name, w in [("w1", w1), ("b1", b1), ("w2", w2), ("b2", b2)]}
    for row in data:
        v, label = [mpf(p) / 16 for p in row[:64]], row[64]
        pre = [sum((v[i] * w1[i * hidden + j] for i in range(64) if row[i]), b1[j]) for j in range(hidden)]
        a = [mpmath.tanh(t) for t in pre]
        z = [sum((a[j] * w2[10 * j + k] for j in range(hidden)), b2[k]) for k in range(10)]
        exponentials = [mpmath.exp(t) for t in z]
        total = sum(exponentials)
        p = [e / total for e in exponentials]
        value += -mpmath.log(p[label])
        # Tangent of the cost along a tangent dz of the logits: sum p_k dz_k - dz_label.
        along = lambda dz: sum(pk * dk for pk, dk in zip(p, dz)) - dz[label]
        for k in range(10):
            unit = [mpf(q == k) for q in range(10)]
            slope = along(unit)
            g["b2"][k] += slope
            for j in range(hidden):
                g["w2"][10 * j + k] += slope * a[j]
        for j in range(hidden):
            da = 1 / mpmath.cosh(pre[j]) ** 2
            slope = along([da * w2[10 * j + k] for k in range(10)])
            g["b1"][j] += slope
            for i in range(64):
                if row[i]:
                    g["w1"][i * hidden + j] += slope * v[i]
    gradient = [t / rows for name in ["w1", "b1", "w2", "b2"] for t in g[name]]
    weights = w1 + b1 + w2 + b2
    result = entry(value / rows, gradient)
    result["point"] = [str(int(w * 4096)) for w in weights]
    return result


def main():
    golden = {}
    for path in sorted(glob.glob(RESOURCES + "nist-strd/*.dat")):
        golden[re.search(r"(\w+)\.dat", path)[1].lower()] = regression(path)
        print(path, file=sys.stderr)
    for name, (formula, point) in UNIVARIATE.items():
        golden[name] = {"default": exact(formula, [x], [point])}
    for name, (formula, point) in MULTIVARIATE.items():
        symbols = sympy.symbols("v1:%d" % (len(point) + 1))
        golden[name] = {"start": exact(formula(symbols), symbols, point)}
    golden["digits"] = {"default": network(200)}
    json.dump(golden, sys.stdout, indent=0)


if __name__ == "__main__":
    main()
