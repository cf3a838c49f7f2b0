"""The four errors of difference quotients, from numpy's arithmetic in the working format and mpmath's at 400 digits.

    python3 sweeps.py > sweeps.csv

Each line: function, format, stencil, x as written, h (hexadecimal, already rounded to the format), the computed estimate
(hexadecimal; empty for sin, whose last bit depends on the C library), then total, truncation, step rounding and
evaluation error with 30 digits (total and evaluation empty for sin).
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


for name, (f, derivative, text) in FUNCTIONS.items():
    for format_name, T in FORMATS.items():
        x = T(text)
        slope = derivative(exact(x))
        steps = [f"2^-{k}" for k in range(1, 11 if format_name == "binary16" else 50, 7)]
        steps += [] if format_name == "binary16" else [f"1e-{k}" for k in range(1, 13, 2)]
        for step in steps:
            h = T(2.0 ** int(step[2:])) if step.startswith("2^") else T(step)
            for stencil_name, (offsets, weights, denominator) in STENCILS.items():
                points = [x + T(o) * h for o in offsets]
                computed = None
                if name != "sin":
                    # From the largest offset down, as Stencil.quotient adds.
                    total = None
                    for o, w, p in reversed(list(zip(offsets, weights, points))):
                        term = f(p) if w == 1 else -f(p) if w == -1 else T(w) * f(p)
                        total = term if total is None else total + term
                    computed = total / (T(denominator) * h)
                H = exact(h)
                quotient = lambda ps: sum(w * f(p) for w, p in zip(weights, ps)) / (denominator * H)
                used = quotient([exact(p) for p in points])
                meant = quotient([exact(x) + o * H for o in offsets])
                row = [name, format_name, stencil_name, text, float(h).hex()]
                if computed is None:
                    row += ["", "", digits(meant - slope), digits(used - meant), ""]
                else:
                    row += [float(computed).hex(), digits(exact(computed) - slope), digits(meant - slope),
                            digits(used - meant), digits(exact(computed) - used)]
                print(",".join(row))
