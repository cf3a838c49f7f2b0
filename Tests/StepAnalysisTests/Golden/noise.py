"""The noise of f(x) = x/(1 + x²) around 0.7, in binary32, by integers and mpmath.

    python3 noise.py > noise.csv

At 101 neighbouring numbers of binary32, of which 0.7 is the middle, f is computed by rounding the exact result of each
operation to 24 bits, ties to even; the error is its difference to f at 60 digits. Written are mean, standard deviation,
largest magnitude, and u·|f(0.7)|, to 17 digits.
"""

from fractions import Fraction

import mpmath

mpmath.mp.dps = 60


def rounded(x):
    """A positive fraction rounded to 24 bits, ties to even."""
    exponent = 0
    while x >= 1 << 24:
        x, exponent = x / 2, exponent + 1
    while x < 1 << 23:
        x, exponent = x * 2, exponent - 1
    return Fraction(round(x)) * Fraction(2) ** exponent


x0 = rounded(Fraction(7, 10))
ulp = Fraction(1, 1 << 24)
errors = []
for j in range(-50, 51):
    x = x0 + j * ulp
    value = rounded(x / rounded(1 + rounded(x * x)))
    error = value - x / (1 + x * x)
    errors.append(mpmath.mpf(error.numerator) / error.denominator)
    if j == 0:
        nominal = mpmath.mpf(value.numerator) / value.denominator / (1 << 24)
mean = sum(errors) / len(errors)
deviation = mpmath.sqrt(sum((e - mean) ** 2 for e in errors) / (len(errors) - 1))
for name, number in [("bias", mean), ("deviation", deviation), ("largest", max(abs(e) for e in errors)), ("nominal", nominal)]:
    print(f"{name},{mpmath.nstr(number, 17)}")
