"""The four errors of difference quotients, from numpy's arithmetic in the working format and mpmath's at 400 digits.

    python3 sweeps.py > sweeps.csv

Each line: function, format, stencil, x as written, h (hexadecimal, already rounded to the format), the computed estimate
(hexadecimal; empty for sin, whose last bit depends on the C library), then total, truncation, step rounding and
evaluation error with 30 digits (total and evaluation empty for sin).

Lines for the ends of binary16's range have one more column, what became of the step, and no numbers but where it is
`measured`: points and steps that are subnormal, and steps, points, values and quotients that overflow.
"""

from fractions import Fraction

import mpmath
import numpy as np

mpmath.mp.dps = 400

FUNCTIONS = {
    "inverse": (lambda x: 1 / x, lambda x: -1 / x**2, "0.3"),
    "sqrt": (lambda x: x.sqrt() if hasattr(x, "sqrt") else (np.sqrt(x) if isinstance(x, np.floating) else mpmath.sqrt(x)),
             lambda x: 1 / (2 * mpmath.sqrt(x)), "2"),
    "cubic": (lambda x: x * x * x - 2 * x, lambda x: 3 * x**2 - 2, "1.5"),
    "sin": (lambda x: None if isinstance(x, np.floating) else mpmath.sin(x), lambda x: mpmath.cos(x), "1"),
}
# offsets, integer weights, denominator
STENCILS = {
    "forward": ([0, 1], [-1, 1], 1),
    "central2": ([-1, 1], [-1, 1], 2),
    "central4": ([-2, -1, 1, 2], [1, -8, 8, -1], 12),
}
FORMATS = {"binary16": np.float16, "binary32": np.float32, "binary64": np.float64}


def exact(x):
    """A number of a format as an mpmath number, exactly."""
    fraction = Fraction(float(x))
    return mpmath.mpf(fraction.numerator) / fraction.denominator


def digits(x):
    return mpmath.nstr(x, 30, min_fixed=0, max_fixed=0)


EDGES = {
    "cubic": {"0": "2^-24 2^-20 2^-16", "6e-8": "2^-24 2^-21", "1e-5": "2^-24 2^-22 2^-19 2^-14", "0.3": "2^-24 2^-14",
              "30": "2^-3 2^0 2^2 2^3 2^4 2^15", "200": "2^0", "60000": "2^12 2^13 2^15"},
    "sqrt": {"1e-5": "2^-24 2^-21 2^-18", "6e-5": "2^-24 2^-20 2^-16", "60000": "2^4 2^11 2^12 2^13"},
    "inverse": {"1e-4": "2^-24 2^-22 2^-18 2^-15", "1.6e-5": "2^-24 2^-22", "60000": "2^4 2^11 2^13"},
}


def exact(x):
    """A number of a format as an mpmath number, exactly."""
    fraction = Fraction(float(x))
    return mpmath.mpf(fraction.numerator) / fraction.denominator


def digits(x):
    return mpmath.nstr(x, 30, min_fixed=0, max_fixed=0)


def quotient(values, weights, divisor):
    """From the largest offset down, as Stencil.quotient adds."""
    total = None
    for w, value in reversed(list(zip(weights, values))):
        term = value if w == 1 else -value if w == -1 else type(value)(w) * value
        total = term if total is None else total + term
    return total / divisor


def outcome(f, x, h, offsets, weights, denominator):
    """What becomes of a step in the working format, and the estimate."""
    T = type(x)
    divisor = T(denominator) * h
    points = [x + T(o) * h for o in offsets]
    if not np.isfinite(divisor):
        return "scaledStepNotFinite", None, points
    if not np.all(np.isfinite(points)):
        return "pointNotFinite", None, points
    values = [f(p) for p in points]
    if not np.all(np.isfinite(values)):
        return "valueNotFinite", None, points
    computed = quotient(values, weights, divisor)
    return ("measured" if np.isfinite(computed) else "quotientNotFinite"), computed, points


def row(name, format_name, stencil_name, text, h, is_edge):
    T = FORMATS[format_name]
    f, derivative, _ = FUNCTIONS[name]
    offsets, weights, denominator = STENCILS[stencil_name]
    x = T(text)
    head = [name, format_name, stencil_name, text, float(h).hex()]
    if name == "sin":
        became, computed, points = "measured", None, [x + T(o) * h for o in offsets]
    else:
        became, computed, points = outcome(f, x, h, offsets, weights, denominator)
    if became != "measured":
        return head + [""] * 5 + [became]
    H = exact(h)
    slope = derivative(exact(x))
    at = lambda ps: sum(w * f(p) for w, p in zip(weights, ps)) / (denominator * H)
    used = at([exact(p) for p in points])
    meant = at([exact(x) + o * H for o in offsets])
    if computed is None:
        numbers = ["", "", digits(meant - slope), digits(used - meant), ""]
    else:
        numbers = [float(computed).hex(), digits(exact(computed) - slope), digits(meant - slope), digits(used - meant),
                   digits(exact(computed) - used)]
    return head + numbers + ([became] if is_edge else [])


for name, (_, _, text) in FUNCTIONS.items():
    for format_name, T in FORMATS.items():
        steps = [f"2^-{k}" for k in range(1, 11 if format_name == "binary16" else 50, 7)]
        steps += [] if format_name == "binary16" else [f"1e-{k}" for k in range(1, 13, 2)]
        for step in steps:
            h = T(2.0 ** int(step[2:])) if step.startswith("2^") else T(step)
            for stencil_name in STENCILS:
                print(",".join(row(name, format_name, stencil_name, text, h, False)))

np.seterr(all="ignore")
for name, places in EDGES.items():
    for text, steps in places.items():
        for step in steps.split():
            for stencil_name in STENCILS:
                print(",".join(row(name, "binary16", stencil_name, text, np.float16(2.0 ** int(step[2:])), True)))
