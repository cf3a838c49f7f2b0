"""Exact binary numbers as fractions, and their correct rounding: what the golden scripts share."""

import sys
from fractions import Fraction

sys.set_int_max_str_digits(0)


def exponent(x):
    """The e of |x| = s * 2^e with 1 <= s < 2."""
    x = abs(x)
    e = x.numerator.bit_length() - x.denominator.bit_length()
    if Fraction(2) ** e > x:
        e -= 1
    return e


def nearest_integer(x):
    """The integer nearest to a fraction, ties to even."""
    floor = x.numerator // x.denominator
    twice = 2 * (x - floor)
    if twice > 1 or (twice == 1 and floor % 2 == 1):
        floor += 1
    return floor


def rounded(x, precision, least=None):
    """x to so many bits, to nearest, ties to even; `least` is the exponent of the least subnormal number, if any."""
    if x == 0:
        return Fraction(0)
    unit = exponent(x) - precision + 1
    if least is not None:
        unit = max(unit, least)
    return nearest_integer(x / Fraction(2) ** unit) * Fraction(2) ** unit


def hexadecimal(x):
    """The text of a nonzero binary fraction: 0x1.8p+1."""
    sign = "-" if x < 0 else ""
    e = exponent(x)
    s = abs(x) / Fraction(2) ** e - 1
    digits = ""
    while s:
        s *= 16
        digit = s.numerator // s.denominator
        digits += "0123456789abcdef"[digit]
        s -= digit
    return f"{sign}0x1{'.' if digits else ''}{digits}p{e:+d}"


def decimal_exponent(x):
    """The e of |x| = d.ddd * 10^e with 1 <= d < 10."""
    x = abs(x)
    e = len(str(x.numerator)) - len(str(x.denominator))
    while Fraction(10) ** e > x:
        e -= 1
    while Fraction(10) ** (e + 1) <= x:
        e += 1
    return e


def scientific(x, digits):
    """x as C's %e writes it, correctly rounded, ties to even."""
    e = decimal_exponent(x)
    n = nearest_integer(abs(x) / Fraction(10) ** (e - digits + 1))
    if n == 10**digits:
        n, e = n // 10, e + 1
    return from_digits(x < 0, str(n), e)


def from_digits(negative, digits, e):
    fraction = "." + digits[1:] if len(digits) > 1 else ""
    return f"{'-' if negative else ''}{digits[0]}{fraction}e{e:+03d}"


def random_number(generator, precision, lowest, highest):
    """A number of the format with a random exponent; its significand is full, short, or all ones or zeros in the middle."""
    kind = generator.randrange(4)
    top = 1 << (precision - 1)
    if kind == 0:
        significand = top | (generator.getrandbits(4) << (precision - 5))
    elif kind == 1:
        significand = (1 << precision) - 1 - generator.getrandbits(6)
    else:
        significand = top | generator.getrandbits(precision - 1)
    e = generator.randint(lowest, highest)
    sign = generator.choice([1, -1])
    return sign * Fraction(significand) * Fraction(2) ** (e - precision + 1)
