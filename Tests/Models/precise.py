"""Functions of two numbers that run at every precision, and some that only seem to. Written with plain operators, they take
mpmath's numbers as they take floats; a sine of the C library rounds to binary64 whatever it is given.
"""

import math


def plain(x):
    return (1 - x[0] * x[0]) * x[1] / (1 - x[0])


def plain_gradient(x):
    return [x[1], 1 + x[0]]


def plain_faulty(x):
    return [x[1], 1 - x[0]]


def rounding(x):
    """Rounds its second number in passing."""
    return x[0] ** 2 * math.sin(x[1])


def rounding_gradient(x):
    return [2 * x[0] * math.sin(x[1]), x[0] ** 2 * math.cos(x[1])]


def rounding_faintly(x):
    """The same, in a part that is a thousand millionth of the whole."""
    return x[0] * x[1] + 1e-9 * math.sin(float(x[1])) * x[0]


def rounding_faintly_gradient(x):
    return [x[1] + 1e-9 * math.sin(x[1]), x[0] + 1e-9 * math.cos(x[1]) * x[0]]


def clipped(x):
    """Compares."""
    return max(x[0], 0) * x[1]


def clipped_gradient(x):
    return [x[1] if x[0] > 0 else 0, max(x[0], 0)]
