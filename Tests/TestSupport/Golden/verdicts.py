"""Writes verdicts.jsonl with sympy: right gradients of 25 functions, and of each what people get wrong.

    python3 verdicts.py > verdicts.jsonl        # run in this folder

A case is a function, a point, a format and a claim: the gradient as calculus has it ('ok'), one entry with the wrong sign,
all entries times 2 or 1.01, one entry times 1.0001 or 1.000001, one entry left at zero, two entries swapped, the
derivative of 0.01‖x‖² added, or one term of an expanded
entry left out. Where f is not smooth ('kink') the claim is one of its slopes.
The size of a fault is its greatest error over the greatest entry of the claim; a fault that the format cannot show, being
smaller than 1e-9 in binary64 or 1e-3 in binary32, is left out. Where the fault is was drawn once, for each
place and format, and stands in the table below.
"""
import json

import sympy
from sympy import Rational as Q

# Name, f, variables; of each place its coordinates, and what was drawn for binary64 and for binary32: the entry that is wrong,
# the one that it is swapped with, and the term that is left out.
FUNCTIONS = [
    ("rosenbrock2", "100*(x2-x1^2)^2+(1-x1)^2", ["x1", "x2"], [
        (["-1.2", "1"], (1, 0, 0), (0, 1, 3)),
        (["1.1", "1.2"], (1, 0, 1), (0, 1, 3)),
    ]),
    ("rosenbrock4", "100*(x2-x1^2)^2+(1-x1)^2+100*(x3-x2^2)^2+(1-x2)^2+100*(x4-x3^2)^2+(1-x3)^2", ["x1", "x2", "x3", "x4"], [
        (["-1.2", "1", "0.3", "2"], (0, 1, 3), (3, 0, 1)),
    ]),
    ("freudenstein", "(-13+x1+((5-x2)*x2-2)*x2)^2+(-29+x1+((x2+1)*x2-14)*x2)^2", ["x1", "x2"], [
        (["0.5", "-2"], (0, 1, 3), (1, 0, 2)),
    ]),
    ("badscale_powell", "(10000*x1*x2-1)^2+(exp(-x1)+exp(-x2)-1.0001)^2", ["x1", "x2"], [
        (["0.1", "1"], (1, 0, 2), (0, 1, 1)),
        (["0.000011", "9.1"], (1, 0, 1), (1, 0, 0)),
    ]),
    ("sumexp", "exp(x1)+exp(2*x2)+exp(x1*x2)", ["x1", "x2"], [
        (["0.5", "-0.3"], (0, 1, 0), (1, 0, 1)),
        (["3", "2"], (1, 0, 0), (1, 0, 0)),
    ]),
    ("logistic3", "log(1+exp(-(0.5*w1-1.2*w2+b)))+log(1+exp((1.5*w1+0.3*w2+b)))+log(1+exp(-(-0.7*w1+2.1*w2+b)))", ["w1", "w2", "b"], [
        (["0.1", "-0.2", "0.05"], (2, 0, 2), (1, 2, 0)),
        (["2", "1", "-1"], (2, 0, 0), (2, 0, 2)),
    ]),
    ("mlp1", "(tanh(a1*0.7+b1)*c1+tanh(a2*0.7+b2)*c2-0.4)^2", ["a1", "b1", "c1", "a2", "b2", "c2"], [
        (["0.3", "-0.1", "0.8", "-0.5", "0.2", "0.4"], (5, 0, 0), (2, 3, 0)),
    ]),
    ("l2reg", "(w1*1.5+w2*(-0.7)-1)^2+(w1*0.2+w2*1.1+0.5)^2+0.01*(w1^2+w2^2)", ["w1", "w2"], [
        (["0.4", "-0.9"], (1, 0, 2), (0, 1, 1)),
    ]),
    ("cancel_cos", "(1-cos(x))/x^2", ["x"], [
        (["0.001"], (0, 0, 0), (0, 0, 0)),
        (["0.00001"], (0, 0, 0), (0, 0, 1)),
        (["1"], (0, 0, 1), (0, 0, 2)),
    ]),
    ("poly7", "x^7-7*x^6+21*x^5-35*x^4+35*x^3-21*x^2+7*x-1", ["x"], [
        (["1.01"], (0, 0, 1), (0, 0, 2)),
        (["1.3"], (0, 0, 4), (0, 0, 3)),
    ]),
    ("tinyscale", "sin(x1*1000000000000)+x2", ["x1", "x2"], [
        (["0.0000000000007", "0.3"], (1, 0, 0), (0, 1, 0)),
    ]),
    ("hugescale", "(x1/1000000000000)^2+x2^2", ["x1", "x2"], [
        (["3000000000000", "0.5"], (1, 0, 0), (0, 1, 0)),
    ]),
    ("mixedscale", "1000000*x1^2+0.000001*x2^2", ["x1", "x2"], [
        (["1", "1"], (1, 0, 0), (0, 1, 0)),
        (["0.5", "1000"], (1, 0, 0), (1, 0, 0)),
    ]),
    ("offset", "1000000000+sin(x)", ["x"], [
        (["0.7"], (0, 0, 0), (0, 0, 0)),
    ]),
    ("sqrt_edge", "sqrt(x)", ["x"], [
        (["0.0000000001"], (0, 0, 0), (0, 0, 0)),
        (["2"], (0, 0, 0), (0, 0, 0)),
    ]),
    ("log_edge", "log(x)", ["x"], [
        (["0.00000001"], (0, 0, 0), (0, 0, 0)),
        (["5"], (0, 0, 0), (0, 0, 0)),
    ]),
    ("trig", "sin(x1)*cos(x2)+tan(x1*x2)", ["x1", "x2"], [
        (["0.4", "0.9"], (1, 0, 1), (0, 1, 1)),
    ]),
    ("squiretrapp", "exp(x)/(sin(x)^3+cos(x)^3)", ["x"], [
        (["1.5"], (0, 0, 1), (0, 0, 1)),
    ]),
    ("gaussnll", "log(s)+(y-1.3)^2/(2*s^2)", ["y", "s"], [
        (["0.2", "0.9"], (1, 0, 0), (0, 1, 0)),
        (["1.3", "0.01"], (0, 1, 1), (1, 0, 1)),
    ]),
    ("steep", "exp(-1/x^2)", ["x"], [
        (["0.2"], (0, 0, 0), (0, 0, 0)),
        (["1.5"], (0, 0, 0), (0, 0, 0)),
    ]),
    ("osc", "sin(100*x)+x", ["x"], [
        (["0.37"], (0, 0, 0), (0, 0, 1)),
    ]),
    ("relu_near", "max(x,0)^2+max(y,0)", ["x", "y"], [
        (["0.5", "0.000001"], (1, 0, 1), (0, 1, 0)),
        (["1", "-2"], (1, 0, 0), (0, 1, 0)),
    ]),
    ("abs_near", "abs(x)*2+x^2", ["x"], [
        (["0.3"], (0, 0, 1), (0, 0, 0)),
        (["0.0000001"], (0, 0, 0), (0, 0, 1)),
    ]),
]
KINKS = [("abs_at0", "abs(x)+x", ["x"], ["0"], ["2"]), ("relu_at0", "max(x,0)+y^2", ["x", "y"], ["0", "1"], ["1", "2*y"])]
SMALLEST = {"binary64": 1e-9, "binary32": 1e-3}


def text(expression):
    return str(expression).replace("**", "^").replace("Abs", "abs").replace("Max", "max")


def gradient(f, variables):
    symbols = {v: sympy.Symbol(v, real=True) for v in variables}
    names = dict(symbols, max=sympy.Max, abs=sympy.Abs)
    formula = sympy.sympify(f.replace("^", "**"), locals=names, rational=True)
    # A step, or a sign, is written by the absolute value, which people can type.
    slopes = [sympy.diff(formula, s) for s in symbols.values()]
    return [g.rewrite(sympy.sign).subs(sympy.sign(s), sympy.Abs(s) / s) for g, s in zip(slopes, symbols.values())], symbols


def faults(g, x, drawn, format):
    """Each kind of fault, and the gradient that has it."""
    j, other, term = drawn

    def at(j, entry):
        return [entry if i == j else e for i, e in enumerate(g)]

    yield "ok", g
    yield "sign", at(j, -g[j])
    yield "scale_all_2", [2 * e for e in g]
    yield "scale_all_1.01", [Q(101, 100) * e for e in g]
    if format == "binary64":
        yield "scale_one_1.0001", at(j, Q(10001, 10000) * g[j])
        yield "scale_one_1e-6", at(j, Q(1000001, 1000000) * g[j])
    yield "dropped", at(j, sympy.Integer(0))
    if len(g) > 1:
        yield "swapped", [g[other] if i == j else g[j] if i == other else e for i, e in enumerate(g)]
        yield "extra_l2", [e + v / 50 for e, v in zip(g, x)]
    terms = sympy.expand_mul(g[j]).as_ordered_terms()
    if len(terms) > 1:
        yield "missing_term", at(j, g[j] - terms[term])


def size(wrong, right, point):
    """The greatest error over the greatest entry of either."""
    a, b = [[sympy.N(e.subs(point), 40) for e in g] for g in (wrong, right)]
    return float(max(abs(p - q) for p, q in zip(a, b)) / max(map(abs, a + b)))


def main():
    def write(id, claim, truth, kind, size, variables, f, at, format):
        print(json.dumps({
            "id": f"{id}/{format}/{kind}", "gradient": claim, "truth": truth, "kind": kind, "size": size,
            "variables": variables, "f": f, "at": at, "format": format}))

    for name, f, variables, places in FUNCTIONS:
        g, symbols = gradient(f, variables)
        for number, (at, *draws) in enumerate(places):
            point = {symbols[v]: Q(a) for v, a in zip(variables, at)}
            for format, drawn in zip(SMALLEST, draws):
                for kind, claim in faults(g, list(symbols.values()), drawn, format):
                    part = None if kind == "ok" else size(claim, g, point)
                    if part is None or part > SMALLEST[format]:
                        truth = "correct" if kind == "ok" else "wrong"
                        write(f"{name}/{number}", [text(e) for e in claim], truth, kind, part, variables, f, at, format)
    for name, f, variables, at, claim in KINKS:
        for format in SMALLEST:
            print(json.dumps({
                "id": f"{name}/0/{format}/kink", "variables": variables, "f": f, "gradient": claim, "at": at,
                "format": format, "truth": "nonsmooth", "kind": "kink", "size": None}))


if __name__ == "__main__":
    main()
