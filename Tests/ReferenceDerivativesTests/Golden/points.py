"""Derivatives of the published and of the difficult functions of one variable, at all their points, to 60 digits.

Formulae and rules of points are written down here again, independently of the Swift code; mpmath differentiates. Kinks
have no derivative: null. Needs mpmath.

    python3 points.py > points.json        # run in this folder
"""

import json
import math

import mpmath
from mpmath import atan, cos, exp, expm1, mpf, pi, sin, sqrt, tanh

mpmath.mp.dps = 110


def grid(a, b):
    gap = (b - a) / 40
    return [x for x in [i * gap + a for i in range(40)] + [b] if x != 0]


def gmsw(x):
    return expm1(x) ** 2 + (1 / sqrt(1 + x * x) - 1) ** 2


PUBLISHED = [
    ("square", lambda x: x * x, -12.0, 12.0),
    ("inverse", lambda x: 1 / x, 0.01, 12.0),
    ("exp", exp, 0.0, 12.0),
    ("log", mpmath.log, 0.01, 12.0),
    ("sqrt", sqrt, 0.01, 12.0),
    ("atan", atan, -12.0, 12.0),
    ("sin", sin, -math.pi, math.pi),
    ("scaledexp", lambda x: exp(-x / 10**6), 0.0, 12.0),
    ("gmsw", gmsw, 0.001, 12.0),
    ("sxxn1", lambda x: expm1(x) ** 2, -12.0, 12.0),
    ("sxxn2", lambda x: exp(100 * x), -1.0, 1.0),
    ("sxxn3", lambda x: x**4 + 3 * x**2 - 10 * x, -12.0, 12.0),
    ("sxxn4", lambda x: 10000 * x**3 + x**2 / 100 + 5 * x, -12.0, 12.0),
    ("oliver1", lambda x: exp(4 * x), -12.0, 12.0),
    ("oliver2", lambda x: exp(x * x), -12.0, 12.0),
    ("oliver3", lambda x: x * x * mpmath.log(x), 0.01, 12.0),
]


def even(a, b, count):
    gap = (b - a) / (count - 1)
    return [b if i == count - 1 else a + gap * i for i in range(count)]


def falling(first, count, octaves=1):
    return [math.ldexp(first, -octaves * i) for i in range(count)]


def difficult():
    spoiled = even(0.3, 6.0, 20)
    small = falling(1e-5, 10)
    both = small + [-x for x in small]
    gaps = falling(0.3, 15, 2)
    tiny = falling(0.01, 15, 2)
    inverse = lambda x: 1 / x
    yield from [
        ("sin(10^3x)", lambda x: sin(1000 * x), even(-3.0, 3.0, 60)),
        ("sin(10^6x)", lambda x: sin(10**6 * x), even(-2.9, 3.1, 60)),
        ("10^9+sin(x)", sin, even(-5.0, 5.0, 50)),
        ("(x-1)^7", lambda x: (x - 1) ** 7, even(0.4, 1.6, 60)),
        (
            "(1-cos(x))/x^2",
            lambda x: (1 - cos(x)) / x**2,
            [x for first in (5.0, 4.375, 3.75, 3.125) for x in falling(first, 15)],
        ),
        ("x+sin(2πx)", lambda x: x + sin(2 * pi * x), [float(k) for k in range(-20, 21)]),
        ("tanh(50(x-1))", lambda x: tanh(50 * (x - 1)), even(0.8, 1.2, 21)),
        ("1/(1+10^4x^2)", lambda x: 1 / (1 + 10**4 * x**2), even(-1.0, 1.0, 31)),
        ("in binary32", exp, spoiled),
        ("in binary32", sin, spoiled),
        ("in binary32", inverse, spoiled),
        ("noise of 10^-6", exp, spoiled),
        ("noise of 10^-6", sin, spoiled),
        ("noise of 10^-6", inverse, spoiled),
        ("noise of 10^-6", lambda x: x * atan(x), spoiled),
        ("kink", None, even(-3.0, 3.0, 20)),
        ("kink", None, even(0.5, 3.0, 20)),
        ("kink", None, even(0.5, 1.5, 10)),
        ("near a kink", lambda x: x - 1 + x * x, [1 + t for t in falling(1.0, 20)]),
        ("f(x/10^6)", lambda x: sin(x / 10**6), even(-4.0, 4.1, 30)),
        ("f(x/10^6)", lambda x: atan(1 + x / 10**6), even(-4.0, 4.1, 30)),
        ("f(10^6x)", lambda x: tanh(10**6 * x), both),
        ("f(10^6x)", lambda x: exp(-((10**6 * x) ** 2)), [x / 4 for x in both]),
        ("at 0", lambda x: sin(x) + x * exp(x), [0.0]),
        ("at 0", cos, [0.0]),
        ("at 0", lambda x: exp(10**6 * x), [0.0]),
        ("at 0", lambda x: exp(x / 10**6), [0.0]),
        ("at 0", lambda x: sin(x / 10**6), [0.0]),
        ("at 0", lambda x: atan(10**4 * x), [0.0]),
        ("near an edge", mpmath.log, tiny),
        ("near an edge", sqrt, tiny),
        ("near an edge", lambda x: mpmath.log(1 - x), [1 - t for t in gaps]),
        ("near an edge", mpmath.asin, [1 - t for t in gaps]),
        ("near an edge", lambda x: sqrt(1 - x * x), [-1 + t for t in gaps]),
    ]


def slope(f, x):
    """f' by a central difference of order 4 at 400 digits: the error is below 10^-200 of the derivatives."""
    if f is None:
        return None
    with mpmath.workdps(400):
        h, x = mpf(10) ** -70, mpf(x)
        d = lambda t: (f(x + t) - f(x - t)) / (2 * t)
        value = (4 * d(h) - d(2 * h)) / 3
        return "0" if abs(value) < mpf(10) ** -100 else mpmath.nstr(value, 60, min_fixed=1, max_fixed=0)


def rows():
    for name, f, a, b in PUBLISHED:
        for x in grid(a, b):
            yield "published", name, f, x
    for name, f, points in difficult():
        for x in points:
            yield "difficult", name, f, x


print("[\n" + ",\n".join(json.dumps([s, n, x.hex(), slope(f, x)]) for s, n, f, x in rows()) + "\n]")
