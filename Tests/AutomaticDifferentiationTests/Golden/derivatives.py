"""Writes derivatives.json: values and derivatives of functions at binary64 points, from mpmath's values alone.

Derivatives are central differences with a step of 2^-300 of the point and 4000 bits, so that no formula of the chain rule
enters: their relative error is some 2^-500 where the edge of the domain is no nearer than 2^-50. Numbers are hexadecimal
(points, exact) or decimals of 95 digits (results)."""

import json

import mpmath as mp

mp.mp.prec = 4000


def text(number):
    return mp.nstr(number, 95, min_fixed=0, max_fixed=0)


def step(x):
    return mp.ldexp(abs(x) or mp.mpf(1), -300)


def slope(f, x):
    h = step(x)
    return (f(x + h) - f(x - h)) / (2 * h)


def curvature(f, x):
    h = step(x)
    return (f(x + h) - 2 * f(x) + f(x - h)) / (h * h)


def remainder(x, y):
    return x - y * mp.nint(x / y)


UNARY = {
    "exp": (mp.exp, [0.0, 1.5, -0.7, -40.0, 30.25]),
    "expMinusOne": (mp.expm1, [0.0, 1e-10, -1e-300, 0.7, -40.0, 20.5]),
    "log": (mp.log, [1.0, 0.3, 1e-300, 12345.6, 1.0000001]),
    "logOnePlus": (mp.log1p, [0.0, 1e-10, -0.3, -1 + 2.0**-50, 1e5]),
    "sin": (mp.sin, [0.0, 1.0, -2.5, 1.5707963267948966, 1e5]),
    "cos": (mp.cos, [0.3, 1.0, -2.5, 3.141592653589793, 1e5]),
    "tan": (mp.tan, [0.0, 1.0, -2.5, 1.5707963267948966, 100.5]),
    "asin": (mp.asin, [0.0, 0.5, -0.875, 1 - 2.0**-52, -1 + 2.0**-40]),
    "acos": (mp.acos, [0.25, 0.5, -0.875, 1 - 2.0**-52, -1 + 2.0**-40]),
    "atan": (mp.atan, [0.0, 0.5, -3.5, 1e100, -1e-100]),
    "sinh": (mp.sinh, [0.0, 0.5, -3.5, 300.0]),
    "cosh": (mp.cosh, [0.25, 0.5, -3.5, 300.0, 1e-20]),
    "tanh": (mp.tanh, [0.0, 0.5, -3.5, 40.0, 350.0, -1e-20]),
    "asinh": (mp.asinh, [0.0, 0.5, -3.5, 1e150, 1e-20]),
    "acosh": (mp.acosh, [1.5, 3.5, 1 + 2.0**-50, 1e200]),
    "atanh": (mp.atanh, [0.0, 0.5, -0.875, 1 - 2.0**-52, -1 + 2.0**-40]),
    "exp2": (lambda x: mp.mpf(2) ** x, [0.0, 0.5, -3.5, 100.25]),
    "exp10": (lambda x: mp.mpf(10) ** x, [0.0, 0.5, -3.5, 100.25]),
    "log2": (lambda x: mp.log(x, 2), [1.0, 0.3, 1e-300, 12345.6]),
    "log10": (lambda x: mp.log(x, 10), [1.0, 0.3, 1e-300, 12345.6]),
    "erf": (mp.erf, [0.0, 0.5, -2.3, 5.7, 20.3]),
    "erfc": (mp.erfc, [0.0, 0.5, -2.3, 5.7, 20.3]),
    "gamma": (mp.gamma, [0.5, 1.0, 3.7, 20.25, -1.5, -3.3, 1e-5]),
    "logGamma": (lambda x: mp.log(abs(mp.gamma(x))), [0.5, 1.0, 3.7, 1000.5, -1.5, -3.3, 1e-5]),
    "sqrt": (mp.sqrt, [1.0, 0.3, 1e-300, 12345.6]),
    "root3": (lambda x: mp.sign(x) * mp.root(abs(x), 3), [0.3, 12345.6, -0.3, -1e-300]),
    "root4": (lambda x: mp.root(x, 4), [0.3, 12345.6, 1e-300]),
    "root5": (lambda x: mp.sign(x) * mp.root(abs(x), 5), [0.3, -12345.6]),
    "power0": (lambda x: x**0, [0.3, -2.5]),
    "power1": (lambda x: x, [0.0, 0.3, -2.5]),
    "power2": (lambda x: x**2, [0.0, 0.3, -2.5, 1e100]),
    "power7": (lambda x: x**7, [0.3, -2.5]),
    "powerMinus3": (lambda x: x**-3, [0.3, -2.5]),
    "magnitude": (abs, [0.3, -2.5]),
    "reciprocal": (lambda x: 1 / x, [0.3, -2.5]),
}

BINARY = {
    "product": (lambda x, y: x * y, [(0.3, -2.5), (0.0, 1.5)]),
    "quotient": (lambda x, y: x / y, [(0.3, -2.5), (0.0, 1.5), (1e150, 3.0)]),
    "difference": (lambda x, y: x - y, [(0.3, -2.5)]),
    "pow": (lambda x, y: x**y, [(0.3, 2.5), (2.5, -1.3), (7.0, 1.0), (1.0, 3.25), (1e-200, 1.5), (1e-200, 2.0), (3.0, 1e-18)]),
    "atan2": (mp.atan2, [(0.3, 2.5), (0.3, -2.5), (-0.3, -2.5), (1e-200, 1e-200), (1e200, 3e200), (2.0, 0.0), (0.0, 2.0)]),
    "hypot": (lambda x, y: mp.sqrt(x * x + y * y), [(0.3, 2.5), (-3.0, 4.0), (1e-200, 1e-200), (1e200, 3e200), (2.0, 0.0)]),
    "remainder": (remainder, [(7.25, 2.0), (-7.25, 2.3), (1e6 + 0.3, 0.7), (0.3, 2.0)]),
    "truncatingRemainder": (mp.fmod, [(7.25, 2.0), (1e6 + 0.3, 0.7), (0.3, 2.0)]),
}

COMPLEX = {
    "exp": mp.exp, "expMinusOne": mp.expm1, "log": mp.log, "logOnePlus": lambda z: mp.log(1 + z), "sin": mp.sin,
    "cos": mp.cos, "tan": mp.tan, "asin": mp.asin, "acos": mp.acos, "atan": mp.atan, "sinh": mp.sinh, "cosh": mp.cosh,
    "tanh": mp.tanh, "asinh": mp.asinh, "acosh": mp.acosh, "atanh": mp.atanh, "sqrt": mp.sqrt,
    "root3": lambda z: mp.root(z, 3), "power7": lambda z: z**7, "powerMinus3": lambda z: z**-3, "reciprocal": lambda z: 1 / z,
}
COMPLEX_POINTS = [(0.5, 0.75), (-1.25, 0.5), (0.875, -2.5), (-0.375, -0.25), (3.0, 1.0)]

DIGAMMA = [0.5, 1.0, 1.25, 1.4616321449683623, 2.0, 3.7, 17.3, 33.99, 34.5, 1000.5, 1e10, 1e-5, 1e-300,
           -1e-5, -0.5, -0.25, -1.5, -3.3, -2.0000001, -50.3, -0.504083008264455409]


def unary(name, f, x):
    x = mp.mpf(x)
    at = [float(x).hex()]
    return {"name": name, "at": at, "value": text(f(x)), "slopes": [text(slope(f, x))], "second": text(curvature(f, x))}


def binary(name, f, x, y):
    x, y = mp.mpf(x), mp.mpf(y)
    slopes = [text(slope(lambda t: f(t, y), x)), text(slope(lambda t: f(x, t), y))]
    return {"name": name, "at": [float(x).hex(), float(y).hex()], "value": text(f(x, y)), "slopes": slopes}


def complex_case(name, f, x, y):
    z = mp.mpc(x, y)
    derivative = slope(f, z)
    return {"name": name, "at": [x.hex(), y.hex()], "slope": [text(derivative.real), text(derivative.imag)]}


tables = {
    "unary": [unary(n, f, x) for n, (f, points) in UNARY.items() for x in points],
    "binary": [binary(n, f, x, y) for n, (f, points) in BINARY.items() for x, y in points],
    "complex": [complex_case(n, f, x, y) for n, f in COMPLEX.items() for x, y in COMPLEX_POINTS],
    "digamma": [
        {"at": x.hex(), "polygamma": [text(mp.polygamma(m, mp.mpf(x))) for m in range(3)]} for x in DIGAMMA
    ],
}
with open("derivatives.json", "w") as out:
    json.dump(tables, out, indent=0)
    out.write("\n")
