"""Writes textbook.json: what the textbook's gradient check gives in numpy, bit for bit, as hexadecimal numbers.

    python3 textbook.py > textbook.json

The functions use + - * / and sqrt only, which IEEE 754 rounds correctly everywhere, in an order of operations that the
parentheses below fix; so any binary64 program gives the same bits. Norms are the root of the sum of squares in index
order; numpy's own (np.linalg.norm, a BLAS dot product of machine-dependent order) is required to agree to n ulps and not
recorded.
"""

import json
import math

import numpy as np


def rosenbrock(x):
    t = x[1] - x[0] * x[0]
    s = 1 - x[0]
    return 100 * (t * t) + s * s


def rosenbrock_gradient(x):
    t = x[1] - x[0] * x[0]
    return [-400 * (t * x[0]) - 2 * (1 - x[0]), 200 * t]


def beale(x):
    y = x[1]
    a = 1.5 - x[0] * (1 - y)
    b = 2.25 - x[0] * (1 - y * y)
    c = 2.625 - x[0] * (1 - y * y * y)
    return a * a + b * b + c * c


def beale_gradient(x):
    y = x[1]
    a = 1.5 - x[0] * (1 - y)
    b = 2.25 - x[0] * (1 - y * y)
    c = 2.625 - x[0] * (1 - y * y * y)
    return [
        -2 * (a * (1 - y) + b * (1 - y * y) + c * (1 - y * y * y)),
        2 * x[0] * (a + 2 * b * y + 3 * c * y * y),
    ]


def powell(x):
    a = x[0] + 10 * x[1]
    b = x[2] - x[3]
    c = x[1] - 2 * x[2]
    d = x[0] - x[3]
    return a * a + 5 * (b * b) + (c * c) * (c * c) + 10 * ((d * d) * (d * d))


def powell_gradient(x):
    a = x[0] + 10 * x[1]
    b = x[2] - x[3]
    c = x[1] - 2 * x[2]
    d = x[0] - x[3]
    return [
        2 * a + 40 * d * d * d,
        20 * a + 4 * c * c * c,
        10 * b - 8 * c * c * c,
        -10 * b - 40 * d * d * d,
    ]


def chain(x):
    total = x[0] / (1 + x[0] * x[0])
    for i in range(1, len(x)):
        total = total + np.sqrt(1 + x[i] * x[i]) * x[i - 1]
    return total


def chain_gradient(x):
    g = np.zeros(len(x))
    s = 1 + x[0] * x[0]
    g[0] = (1 - x[0] * x[0]) / (s * s)
    for i in range(1, len(x)):
        r = np.sqrt(1 + x[i] * x[i])
        g[i - 1] += r
        g[i] += x[i] / r * x[i - 1]
    return g


def norm(v):
    total = 0.0
    for element in v:
        total = total + float(element) * float(element)
    own, blas = math.sqrt(total), float(np.linalg.norm(v))
    if math.isfinite(own) and own > 1e-150:
        assert abs(own - blas) <= len(v) * math.ulp(own), (own, blas)
    return own


def check(f, a, x, h, tolerance):
    n = np.zeros(len(x))
    for i in range(len(x)):
        p = x.copy()
        p[i] = x[i] + h
        m = x.copy()
        m[i] = x[i] - h
        n[i] = (f(p) - f(m)) / (2 * h)
    d = np.abs(a - n)
    relative_error = norm(d) / (norm(a) + norm(n) + 1e-8)
    return n, d, relative_error, relative_error < tolerance


FUNCTIONS = [
    ("rosenbrock", rosenbrock, rosenbrock_gradient, 2),
    ("beale", beale, beale_gradient, 2),
    ("powell", powell, powell_gradient, 4),
    ("chain", chain, chain_gradient, 3),
    ("chain", chain, chain_gradient, 20),
]


def cases():
    random = np.random.default_rng(20240229)
    for name, f, gradient, n in FUNCTIONS:
        points = [np.zeros(n), -np.zeros(n), np.ones(n)]
        for scale in [1e-320, 1e-160, 1e-12, 1e-7, 1e-3, 1, 1, 1, 1e3, 1e6, 1e10, 1e40, 1e80]:
            points.append(scale * random.standard_normal(n))
        for k, x in enumerate(points):
            exact = np.array(gradient(x), dtype=np.float64)
            wrong = exact.copy()
            wrong[k % n] = wrong[k % n] * 1.01 + 1e-3
            settings = [(1e-7, 1e-5), (1e-5, 1e-6)] if n < 20 else [(1e-7, 1e-5)]
            for h, tolerance in settings:
                for a in (exact, wrong):
                    yield name, f, a, x, h, tolerance


def texts(v):
    return [float(element).hex() for element in v]


def main():
    np.seterr(all="ignore")
    table = []
    for name, f, a, x, h, tolerance in cases():
        n, d, relative_error, passed = check(f, a, x, h, tolerance)
        table.append({
            "function": name, "point": texts(x), "step": h.hex(), "tolerance": tolerance.hex(),
            "analytical": texts(a), "numerical": texts(n), "difference": texts(d),
            "relativeError": float(relative_error).hex(), "passed": bool(passed),
        })
    print("[\n" + ",\n".join(json.dumps(row) for row in table) + "\n]")


main()
