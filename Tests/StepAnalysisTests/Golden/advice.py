"""The errors of central differences with one fixed step, in the arithmetic of numpy and of Google's ml_dtypes.

    python3 advice.py > advice.csv

Each line: format, exponent of the step, number of samples, median and largest relative error, over the functions and
points of StepAdvice; the last two columns are the same for the exponential alone. A function's value is mpmath's at 50
digits, rounded once to the format; so is each operation of the quotient.
"""

import math

import ml_dtypes
import mpmath
import numpy as np

mpmath.mp.dps = 50

FORMATS = {
    "e5m2": (ml_dtypes.float8_e5m2, 3), "e4m3": (ml_dtypes.float8_e4m3fn, 4), "bfloat16": (ml_dtypes.bfloat16, 8),
    "binary16": (np.float16, 11), "binary32": (np.float32, 24),
}
FUNCTIONS = {
    "exponential": (mpmath.exp, mpmath.exp),
    "sine": (mpmath.sin, mpmath.cos),
    "cosine": (mpmath.cos, lambda x: -mpmath.sin(x)),
    "hyperbolicTangent": (mpmath.tanh, lambda x: mpmath.sech(x) ** 2),
    "arctangent": (mpmath.atan, lambda x: 1 / (1 + x * x)),
    "logarithm": (mpmath.log, lambda x: 1 / (1 + x)),
    "squareRoot": (mpmath.sqrt, lambda x: 1 / (2 * mpmath.sqrt(1 + x))),
}


def rounded(x, precision):
    """x to nearest, ties to even, with `precision` bits; all numbers here are normal in every format but near zero."""
    x = mpmath.mpf(x)
    if x == 0:
        return x
    exponent = int(mpmath.floor(mpmath.log(abs(x), 2)))
    unit = mpmath.mpf(2) ** (exponent - precision + 1)
    return mpmath.nint(x / unit) * unit


def number(x, dtype, precision):
    """x rounded once to the format: first by hand, so that the library's conversion has nothing left to round."""
    value = dtype(float(rounded(x, precision)))
    assert float(value) == float(rounded(x, precision))
    return value


def value(name, x, dtype, precision):
    if name in ("logarithm", "squareRoot"):
        x = dtype(1) + x
    return number(FUNCTIONS[name][0](mpmath.mpf(float(x))), dtype, precision)


def main():
    for format, (dtype, precision) in FORMATS.items():
        points = sorted({float(number(mpmath.mpf(128 + 3 * j) / 256, dtype, precision)) for j in range(129)})
        center = math.floor((math.log2(3) - precision) / 3 + 0.5)
        for exponent in range(min(0, center + 4), center - 5, -1):
            h = dtype(2.0**exponent)
            errors = {}
            for name, (f, slope) in FUNCTIONS.items():
                errors[name] = []
                for x in map(dtype, points):
                    difference = value(name, x + h, dtype, precision) - value(name, x - h, dtype, precision)
                    estimate = mpmath.mpf(float(difference / (dtype(2) * h)))
                    if not mpmath.isfinite(estimate):
                        errors[name].append(mpmath.inf)
                        continue
                    exact = mpmath.mpf(float(x))
                    inner = 1 + exact if name in ("logarithm", "squareRoot") else exact
                    size = max(abs(f(inner)), abs(slope(exact)))
                    errors[name].append(abs(estimate - slope(exact)) / size)
            everything = sorted(sum(errors.values(), []))
            exponential = sorted(errors["exponential"])
            print(format, exponent, len(everything), *(
                mpmath.nstr(x, 15)
                for x in (everything[len(everything) // 2], everything[-1], exponential[len(exponential) // 2], exponential[-1])
            ), sep=",")


main()
