"""Writes arithmetic.csv: operations on random numbers, in exact fractions, rounded once.

Columns: operation, precision in bits, operands separated by blanks, result; numbers in hexadecimal."""

import random
from fractions import Fraction
from math import isqrt

from exact import exponent, hexadecimal, nearest_integer, random_number, rounded


def square_root(x, precision):
    """The square root rounded to nearest: of integers so large that 70 bits are to spare, with a sticky last bit."""
    shift = 2 * precision + 140
    shift += (exponent(x) + shift) % 2
    scaled = x * Fraction(4) ** shift
    root = isqrt(scaled.numerator // scaled.denominator)
    exact = Fraction(root * root) == scaled
    return rounded((Fraction(2 * root + (0 if exact else 1)) / 2) / Fraction(2) ** shift, precision)


def ulp(x, precision):
    return Fraction(2) ** (exponent(x) - precision + 1)


def operands(generator, precision, count, near):
    """`count` numbers; with `near`, the second lies close to the first so that much cancels, or half an ulp away."""
    xs = [random_number(generator, precision, -30, 30) for _ in range(count)]
    if near == 1 and count > 1:
        xs[1] = rounded(xs[0] + generator.randint(-5, 5) * ulp(xs[0], precision), precision)
    if near == 2 and count > 1:
        # An odd half of the last place of the first: the sum is a tie.
        xs[1] = ulp(xs[0], precision) * Fraction(generator.choice([1, -1, 3, -3, 5]), 2)
    return xs


OPERATIONS = {
    "add": (2, lambda p, a, b: rounded(a + b, p)),
    "subtract": (2, lambda p, a, b: rounded(a - b, p)),
    "multiply": (2, lambda p, a, b: rounded(a * b, p)),
    "divide": (2, lambda p, a, b: rounded(a / b, p)),
    "squareRoot": (1, lambda p, a: square_root(abs(a), p)),
    "addProduct": (3, lambda p, a, b, c: rounded(a + b * c, p)),
    "remainder": (2, lambda p, a, b: a - b * nearest_integer(a / b)),
    "truncatingRemainder": (2, lambda p, a, b: a - b * int(a / b)),
}

generator = random.Random(20)
with open("arithmetic.csv", "w") as out:
    for precision in (64, 128, 256):
        for name, (count, operation) in OPERATIONS.items():
            written = 0
            while written < 110:
                xs = operands(generator, precision, count, written % 4)
                if name == "addProduct" and written % 2 == 0:
                    # The product's head cancels: what is left is its rounding error and a little more.
                    xs[0] = -rounded(xs[1] * xs[2], precision) + (written % 4) * ulp(xs[1] * xs[2], precision)
                    xs[0] = rounded(xs[0], precision)
                if name == "squareRoot":
                    xs = [abs(xs[0])]
                if any(x == 0 for x in xs):
                    continue
                result = operation(precision, *xs)
                if result == 0:
                    continue
                texts = " ".join(hexadecimal(x) for x in xs)
                out.write(f"{name},{precision},{texts},{hexadecimal(result)}\n")
                written += 1
