"""Checks the lines of 'numbers' by whole numbers and, for functions, by mpmath, which shares nothing with MPFR.

    numbers SEED COUNT | python3 check.py

Arithmetic is done in exact fractions and rounded here. A function is evaluated with more and more digits until its rounding is
certain; where 60 digits more than the format has do not settle it, the value is taken to be exactly there. Says how many lines
of each kind were right, prints those that were not, and ends with status 1 where there are any.
"""
import collections
import math
import sys
import time
from fractions import Fraction

import mpmath

INF, NAN = float("inf"), float("nan")


class Zero:
    """A zero with its sign."""
    def __init__(self, sign):
        self.sign = sign


def number(text):
    """The value of exact hexadecimal text: a Fraction, a Zero, ±inf or nan."""
    sign = -1 if text[0] == "-" else 1
    text = text.lstrip("+-")
    if text.startswith("inf"):
        return sign * INF
    if text.startswith("nan") or text.startswith("snan"):
        return NAN
    mantissa, _, exponent = text[2:].partition("p")
    whole, _, part = mantissa.partition(".")
    value = int(whole + part, 16)
    if value == 0:
        return Zero(sign)
    e = int(exponent or 0) - 4 * len(part)
    return Fraction(sign * value << e) if e >= 0 else Fraction(sign * value, 1 << -e)


def is_special(x):
    return isinstance(x, (float, Zero))


class Format:
    def __init__(self, precision, low, high, overflow):
        self.p, self.overflow = int(precision), overflow
        self.low, self.high = (None, None) if low == "none" else (int(low), int(high))
        if self.high is not None:
            top = (1 << self.p) - (2 if overflow == "nan" else 1)
            self.greatest = Fraction(top) * Fraction(2) ** (self.high - self.p + 1)

    def unit(self, exponent):
        """The exponent of the last place of a number between 2^exponent and twice that."""
        last = exponent - self.p + 1
        return last if self.low is None else max(last, self.low - self.p + 1)

    def rounded(self, x, direction):
        """The fraction x ≠ 0, rounded once."""
        sign, x = (1, x) if x > 0 else (-1, -x)
        e = x.numerator.bit_length() - x.denominator.bit_length()
        if not (x.numerator << max(0, -e)) >= (x.denominator << max(0, e)):
            e -= 1
        unit = self.unit(e)
        n, d = (x.numerator << -unit, x.denominator) if unit <= 0 else (x.numerator, x.denominator << unit)
        q, rest = divmod(n, d)
        if rest:
            up = {
                "nearest": 2 * rest > d or 2 * rest == d and q & 1, "towardZero": False, "awayFromZero": True,
                "up": sign > 0, "down": sign < 0,
            }[direction]
            q += bool(up)
        if q == 0:
            return Zero(sign)
        value = Fraction(q) * Fraction(2) ** unit
        if self.high is not None and value > self.greatest:
            outward = direction in ("nearest", "awayFromZero") or direction == ("up" if sign > 0 else "down")
            if not outward:
                return sign * self.greatest
            return NAN if self.overflow == "nan" else sign * INF
        return sign * value


def same(a, b):
    if isinstance(a, Zero) or isinstance(b, Zero):
        return isinstance(a, Zero) and isinstance(b, Zero) and a.sign == b.sign
    if isinstance(a, float) and isinstance(b, float):
        return a == b or a != a and b != b
    return not isinstance(a, float) and not isinstance(b, float) and a == b


def signed(x):
    """The sign of a number."""
    return x.sign if isinstance(x, Zero) else math.copysign(1, x) if isinstance(x, float) else (1 if x > 0 else -1)


def exact(x):
    return Fraction(0) if isinstance(x, Zero) else x


def add(f, a, b, direction):
    if any(isinstance(x, float) for x in (a, b)):
        inf = [x for x in (a, b) if isinstance(x, float)]
        return f.infinite(sum(inf)) if len(inf) < 2 or inf[0] == inf[1] else NAN
    total = exact(a) + exact(b)
    if total:
        return f.rounded(total, direction)
    if signed(a) == signed(b) and is_special(a) and is_special(b):
        return Zero(signed(a))
    return Zero(-1 if direction == "down" else 1)


def infinite(f, x):
    return NAN if f.overflow == "nan" and not math.isnan(x) else x


Format.infinite = infinite


def multiply(f, a, b, direction):
    sign = signed(a) * signed(b)
    if any(isinstance(x, float) for x in (a, b)):
        return NAN if any(isinstance(x, Zero) or x != x for x in (a, b)) else f.infinite(sign * INF)
    return Zero(sign) if is_special(a) or is_special(b) else f.rounded(a * b, direction)


def divide(f, a, b, direction):
    if a != a or b != b:
        return NAN
    sign = signed(a) * signed(b)
    if isinstance(a, float):
        return NAN if isinstance(b, float) else f.infinite(sign * INF)
    if isinstance(b, float):
        return Zero(sign)
    if isinstance(b, Zero):
        return NAN if isinstance(a, Zero) else f.infinite(sign * INF)
    return Zero(sign) if isinstance(a, Zero) else f.rounded(a / b, direction)


def fma(f, a, b, c, direction):
    if any(x != x for x in (a, b, c)):
        return NAN
    sign = signed(a) * signed(b)
    if isinstance(a, float) or isinstance(b, float):
        if isinstance(a, Zero) or isinstance(b, Zero) or isinstance(c, float) and c != sign * INF:
            return NAN
        return f.infinite(sign * INF)
    product = exact(a) * exact(b)
    return add(f, product if product else Zero(sign), c, direction)


def root(f, a, direction):
    if isinstance(a, Zero):
        return a
    if isinstance(a, float):
        return NAN if not a > 0 else f.infinite(a)
    if a < 0:
        return NAN
    # So many bits that what is cut off is below a quarter of the last place; a rest makes the last one odd.
    shift = 2 * f.p + 8 + 2 * max(0, a.denominator.bit_length() - a.numerator.bit_length())
    scaled = (a.numerator << 2 * shift) // a.denominator
    r = math.isqrt(scaled)
    isExact = r * r == scaled and scaled * a.denominator == a.numerator << 2 * shift
    return f.rounded(Fraction(2 * r + (not isExact), 1 << shift + 1), direction)


FUNCTIONS = {
    "exp": mpmath.exp, "expm1": mpmath.expm1, "exp2": lambda x: mpmath.mpf(2) ** x, "exp10": lambda x: mpmath.mpf(10) ** x,
    "log": mpmath.log, "log1p": mpmath.log1p, "log2": lambda x: mpmath.log(x, 2), "log10": mpmath.log10,
    "sin": mpmath.sin, "cos": mpmath.cos, "tan": mpmath.tan, "asin": mpmath.asin, "acos": mpmath.acos, "atan": mpmath.atan,
    "sinh": mpmath.sinh, "cosh": mpmath.cosh, "tanh": mpmath.tanh, "asinh": mpmath.asinh, "acosh": mpmath.acosh,
    "atanh": mpmath.atanh, "erf": mpmath.erf, "erfc": mpmath.erfc, "gamma": mpmath.gamma,
    "lgamma": lambda x: mpmath.log(abs(mpmath.gamma(x))),
}


# Near an asymptote: the whole number, and what is left, which can be had to any number of digits.
ASYMPTOTES = {
    "erf": lambda x: (1, -mpmath.erfc(x)) if x > 0 else (-1, mpmath.erfc(-x)),
    "erfc": lambda x: (2, -mpmath.erfc(-x)) if x < 0 else None,
    "tanh": lambda x: (1, -2 / (mpmath.exp(2 * x) + 1)) if x > 0 else (-1, 2 / (mpmath.exp(-2 * x) + 1)),
    "expm1": lambda x: (-1, mpmath.exp(x)) if x < 0 else None,
}


def fraction(y):
    sign, mantissa, exponent, _ = y._mpf_
    return Fraction((-1) ** sign * int(mantissa)) * Fraction(2) ** int(exponent)


def function(f, name, x, direction):
    """The function at a fraction x; None where it has no finite value that is not an exact zero, or x is far from 1."""
    if abs(x.numerator.bit_length() - x.denominator.bit_length()) > 200:
        return None
    if name in ASYMPTOTES and abs(x) > 4:
        mpmath.mp.prec = f.p + 100
        parts = ASYMPTOTES[name](mpmath.mpf(x.numerator) / x.denominator)
        if parts:
            return f.rounded(parts[0] + fraction(parts[1]), direction)
    last = None
    for more in (20, 60, 200, 800):
        mpmath.mp.prec = f.p + more + (abs(x.numerator.bit_length() - x.denominator.bit_length()) + 8) * 2
        if name in ("lgamma", "acosh"):
            mpmath.mp.prec += f.p + 100  # near their zeros digits cancel
        try:
            y = FUNCTIONS[name](mpmath.mpf(x.numerator) / x.denominator)
        except (ValueError, ZeroDivisionError, OverflowError):
            return None
        if isinstance(y, mpmath.mpc) or not mpmath.isfinite(y) or y == 0:
            return None
        value = fraction(y)
        error = abs(value) / 2 ** (f.p + more - 8)
        below, above = f.rounded(value - error, direction), f.rounded(value + error, direction)
        if same(below, above):
            return below
        last = value
    # So near a number or the middle of two that it is there: the nearest number of half the last place's spacing.
    e = last.numerator.bit_length() - last.denominator.bit_length()
    unit = Fraction(2) ** (f.unit(e) - 3)
    return f.rounded(round(last / unit) * unit, direction)


def shown(x):
    if isinstance(x, Zero):
        return "0" if x.sign > 0 else "-0"
    return x if isinstance(x, float) else mpmath.nstr(mpmath.mpf(x.numerator) / x.denominator, 80)


def main():
    right, wrong, skipped = collections.Counter(), 0, 0
    formats = {}
    started = time.time()
    for line in sys.stdin:
        left, _, result = line.rstrip("\n").partition(" = ")
        name, p, low, high, overflow, operation, direction, *operands = left.split(" ")
        f = formats.setdefault(name, Format(p, low, high, overflow))
        xs = [number(x) for x in operands]
        if operation in ("add", "sub"):
            b = xs[1]
            if operation == "sub":
                b = Zero(-b.sign) if isinstance(b, Zero) else -b
            expected = add(f, xs[0], b, direction)
        elif operation == "mul":
            expected = NAN if any(x != x for x in xs) else multiply(f, *xs, direction)
        elif operation == "div":
            expected = divide(f, *xs, direction)
        elif operation == "fma":
            expected = fma(f, *xs, direction)
        elif operation == "sqrt":
            expected = root(f, xs[0], direction)
        elif operation == "round":
            x = xs[0]
            expected = f.rounded(x, direction) if not is_special(x) else f.infinite(x) if isinstance(x, float) else x
        elif is_special(xs[0]):
            expected = None  # special values have tests of their own
        else:
            expected = function(f, operation, xs[0], direction)
        if expected is None:
            skipped += 1
        elif same(expected, number(result)):
            right[operation] += 1
        else:
            wrong += 1
            if wrong <= 40:
                print("wrong:", line.rstrip(), "| expected", shown(expected))
    print(sum(right.values()), "right,", wrong, "wrong,", skipped, "without a finite value that is not zero, in",
          round(time.time() - started), "s;",
          ", ".join(f"{k} {v}" for k, v in sorted(right.items())))
    sys.exit(wrong > 0)


main()
