"""Writes functions.csv: the functions of swift-numerics' Real by Arb (pip install python-flint), certified.

Columns: function, arguments separated by blanks (hexadecimal, of at most 64 bits; an integer argument as such), value
(hexadecimal, rounded to odd at 1029 bits: see certified.py). Most arguments have at most 24 bits, so that every format
of the tests can hold them. Takes some minutes, for the search for arguments whose values lie close to a tie."""

import random
from fractions import Fraction as F

from flint import arb, ctx

from certified import ball, hardest, hexadecimal, pair, rounded_to_odd

generator = random.Random(31)
ctx.prec = 300
HARD_CANDIDATES = {24: 1 << 18, 53: 1 << 20}


def of(text):
    """'3/8', '-1+2^-40', '2^100', '5*2^9': sums of fractions and powers of two."""
    total = F(0)
    for term in text.replace("-", "+-").replace("^+-", "^-").split("+"):
        if not term:
            continue
        sign = -1 if term[0] == "-" else 1
        factor, _, term = term.lstrip("-").rpartition("*")
        base, _, power = term.partition("^")
        total += sign * F(factor or 1) * (F(base) ** int(power) if power else F(base))
    return total


def significant(x):
    m = abs(pair(x)[0])
    return m.bit_length() - (m & -m).bit_length() + 1 if m else 0


def nearest(x, bits=24):
    """The number of so many bits nearest to a ball's middle."""
    m, e = (int(part) for part in x.mid().man_exp())
    shift = abs(m).bit_length() - bits
    return F(round(F(m, 1 << shift))) * F(2) ** (e + shift)


def drawn(lowest, highest, sign=None, bits=24):
    """A number of 24 bits with a random exponent."""
    m = (1 << (bits - 1) | generator.getrandbits(bits - 1)) * (sign or generator.choice([1, -1]))
    return F(m) * F(2) ** (generator.randint(lowest, highest) - bits + 1)


# MARK: where the functions are taken

HUGE = "2^30+1/4 -2^40-1/8"
ALL = "1/2 -1/2 1 -1 3/8 -5/16 7/4 -9/4 10 -10 2^-40 -2^-40 2^-1000 1+2^-50 -1-2^-50 12345/64 1+2^-23 1-2^-24"
LARGE = ALL + " 1000 -1000 3294199*2^-20 " + HUGE
UNIT = "1/2 -1/2 3/8 -5/16 2^-40 -2^-40 2^-1000 1-2^-50 -1+2^-50 63/64 -63/64 1-2^-10 1-2^-24 -1+2^-24 1-2^-23"
POSITIVE = (
    "1/2 1 2 3 5 3/8 7/4 10 100 2^-40 2^-1000 1+2^-50 1-2^-50 1+2^-23 1-2^-24 1-2^-23 1+2^-22 12345/64 2^30+1/4 2^1000 "
    "1000 1/1024 16777215 2^100-2^76")
SMALL = "1/2 -1/2 1 -1 3/8 -5/16 7/4 -9/4 10 -10 2^-40 -2^-40 2^-1000 1+2^-50 25/2 -25/2"
# Reduction by multiples of pi/2 at its worst for 24 and for 53 bits (Muller, Elementary Functions, 2006), and 22 as 7 pi.
TURNS = " 2^100 16367173*2^72 6381956970095103*2^797 22 355 103993 -710 2^1000-2^976 -5*2^500"
GAMMA = (
    "1/2 -1/2 1 2 3/8 -5/16 7/4 -9/4 10 -21/2 2^-40 -2^-40 1+2^-50 2-2^-50 -1+2^-40 -3-2^-30 201/2 -201/2 1000 5 30 "
    "1+2^-23 1-2^-24 2+2^-22 2-2^-23 -1+2^-24 -1-2^-23 -2+2^-22 -10-2^-20 -100+2^-17 -1000-2^-14 2^-120 -2^-120 2001/2 "
    "-2001/2 35/2 6125/4 2^-1000")
# The least value of gamma, and zeros of log |gamma|, to 20 digits.
LOG_GAMMA_ZEROS = "-2.4570247382208005902 -2.7476826467274127157 -3.1435808883499798405 -3.9552942848585979241"
GAMMA_LEAST = "1.4616321449683623413"


def spread(low, high, sign=None, count=24):
    return [drawn(low, high, sign) for _ in range(count)]


def unit():
    return spread(-12, -1) + spread(-40, -20, count=4) + [s * (1 - F(generator.randint(1, 2**14), 2**24)) for s in (1, -1) * 4]


def near_one(low, high, sign=None):
    return spread(low, high, sign) + [1 + drawn(-13, -3, bits=8) for _ in range(8)]


def turning():
    """Numbers of 24 bits, large ones and ones close to a multiple of a right angle."""
    right = arb.pi() / 2
    close = []
    for size in (1, 4, 10, 20, 40, 90):
        multiples = [generator.getrandbits(size) + 1 for _ in range(4000)]
        points = [(nearest(right * n), n) for n in multiples]
        close.append(min(points, key=lambda point: abs(float(ball(point[0]) / right - point[1])))[0])
    return spread(-20, 6) + spread(20, 120, count=12) + spread(200, 1000, count=6) + close


def gammas():
    close = [-generator.randint(0, 60) + drawn(-17, -8, bits=6) for _ in range(16)]
    return spread(-4, 6) + spread(-30, -10, count=6) + spread(6, 9, 1, count=8) + close + [nearest(arb(GAMMA_LEAST))]


def texts(text):
    return [of(part) for part in text.split()]


def log_gamma(x):
    return abs(x.gamma()).log() if x < 1000 else x.lgamma()


def is_power(base, x, c):
    """Whether x = base^c for an integer c; None where c is none."""
    return c.denominator == 1 and F(base) ** int(c) == x


# name: function, arguments, the exponents of a binade to look for ties in, proof that a short number is the value
UNARY = {
    "exp": (arb.exp, texts(LARGE) + spread(-30, 9), 0, None),
    "expMinusOne": (arb.expm1, texts(LARGE.replace(HUGE, "700 2^30+1/4")) + spread(-30, 9), 0, None),
    "exp2": (lambda x: arb(2) ** x, texts(ALL) + spread(-30, 9), 0, lambda c, x: is_power(2, c, x)),
    "exp10": (lambda x: arb(10) ** x, texts(ALL) + spread(-30, 9), 0, lambda c, x: is_power(10, c, x)),
    "log": (arb.log, texts(POSITIVE) + near_one(-100, 100, 1), 0, None),
    "logOnePlus": (
        arb.log1p, texts(UNIT + " 1 10 2^40 -1+2^-60 -1+2^-1") + unit() + spread(0, 100, 1), 0, None),
    "log2": (lambda x: x.log() / arb(2).log(), texts(POSITIVE) + near_one(-100, 100, 1), 0, lambda c, x: is_power(2, x, c)),
    "log10": (lambda x: x.log() / arb(10).log(), texts(POSITIVE) + near_one(-100, 100, 1), 0, lambda c, x: is_power(10, x, c)),
    "sin": (arb.sin, texts(LARGE + TURNS) + turning(), 0, None),
    "cos": (arb.cos, texts(LARGE + TURNS) + turning(), 0, None),
    "tan": (arb.tan, texts(LARGE + TURNS) + turning(), 0, None),
    "asin": (arb.asin, texts(UNIT + " 1 -1") + unit(), -1, None),
    "acos": (arb.acos, texts(UNIT + " -1 0") + unit(), -1, None),
    "atan": (arb.atan, texts(LARGE) + spread(-30, 60), 0, None),
    "sinh": (arb.sinh, texts(LARGE) + spread(-30, 9), 0, None),
    "cosh": (arb.cosh, texts(LARGE) + spread(-30, 9), 0, None),
    "tanh": (arb.tanh, texts(SMALL + " 100 -100") + spread(-30, 6), 0, None),
    "asinh": (arb.asinh, texts(LARGE) + spread(-30, 60), 0, None),
    "acosh": (
        arb.acosh,
        texts("3/2 7/4 10 1+2^-50 12345/64 2^40 1000 1+2^-10 2 3 1+2^-23 1+2^-22") + spread(0, 60, 1)
        + [1 + drawn(-13, -3, 1, bits=8) for _ in range(8)], 0, None),
    "atanh": (arb.atanh, texts(UNIT) + unit(), -1, None),
    "sqrt": (arb.sqrt, texts(POSITIVE) + near_one(-100, 100, 1), 0, lambda c, x: c * c == x),
    "erf": (arb.erf, texts(SMALL.replace("25/2 -25/2", "5 -5 6")) + spread(-30, 2), 0, None),
    "erfc": (arb.erfc, texts(SMALL + " 20 100 13 1001") + spread(-30, 2) + spread(2, 5, 1, count=12), 0, None),
    "gamma": (arb.gamma, texts(GAMMA) + gammas(), 0, None),
    "logGamma": (
        log_gamma,
        texts(GAMMA.replace(" 1 2 ", " ") + " 12345/64 1/1024 2^30+2^8 2^100") + gammas()
        + [nearest(arb(zero)) for zero in LOG_GAMMA_ZEROS.split()], 0, None),
}


def couples(count, *ranges):
    return [tuple(drawn(*r) for r in ranges) for _ in range(count)]


def listed(text):
    return [tuple(of(part) for part in couple.split(",")) for couple in text.split()]


def is_rational_power(x, y, c):
    """Whether x^y = c > 0: with y = p/q, x^p = c^q."""
    return c > 0 and y.denominator <= 64 and abs(y.numerator) <= 1000 and x**y.numerator == c**y.denominator


BINARY = {
    "pow": (
        lambda x, y: x**y,
        listed(
            "1/2,3/8 3,1/2 10,-7/4 1+2^-50,2^40 2^-40,3/2 7/4,1000 12345/64,-100 2,3/8 1-2^-50,1/2 9,3/2 1+2^-23,2^23 "
            "1-2^-24,2^30 1-2^-24,-2^23 1+2^-23,2^-100 2,2^-100 10,2^-60 81/16,3/4 81/16,-1/4 3,-40 2^-100,7/2 25,5/2")
        + couples(24, (-6, 6, 1), (-8, 4)) + couples(12, (-100, 100, 1), (-8, 4)) + couples(6, (0, 0, 1), (-60, -20)),
        is_rational_power),
    "hypot": (
        lambda x, y: (x * x + y * y).sqrt(),
        listed("1/2,3/8 -3,1/2 10,-7/4 1,2^-40 2^-1000,2^-1000 2^1000,2^1000 5,-12 2^40,1 1,2^-12 1,2^-13 2^1000,2^-20 "
               "119,120 20,21 2^-500,3 697,696")
        + couples(24, (-6, 6), (-6, 6)) + couples(12, (0, 0), (-16, -10)),
        lambda x, y, c: c > 0 and c * c == x * x + y * y),
    "atan2": (
        lambda y, x: arb.atan2(y, x),
        listed(
            "1/2,3/8 -3,1/2 10,-7/4 -1,-1 2^-40,1 2^-40,-1 -2^-40,-1 1,2^-40 1,-2^-40 2^40,3 1,0 -1,0 3,-2^40 2^-300,2^300 "
            "-2^-300,-2^300 2^300,2^-300 1+2^-23,1 1,1+2^-23 -1-2^-23,1")
        + couples(24, (-6, 6), (-6, 6)) + couples(12, (-60, 60), (-60, 60)),
        lambda y, x, c: False),
}


def root_of(x, n):
    result = abs(x).root(abs(n))
    return (1 / result if n < 0 else result) * (-1 if x < 0 else 1)


INTEGRAL = {
    "power": (
        lambda x, n: x**n,
        listed("1/2,3 -3,5 10,-7 1+2^-50,1000000 -7/4,1001 3/8,-11 12345/64,-100 9,2 1-2^-50,-1 -3/8,-3 3,1 3,200 -3,647 "
               "1+2^-23,16777216 1-2^-24,-16777216 -1-2^-23,99999 2^1000-2^976,-3 7/4,0")
        + [(drawn(-6, 6), F(generator.choice([2, 3, 4, 5, 7, 12, 33, -1, -2, -3, -17]))) for _ in range(40)],
        lambda x, n, c: c == x ** int(n)),
    "root": (
        root_of,
        listed("1/2,3 -3,5 10,-7 1+2^-50,10 -7/4,11 3/8,-11 12345/64,100 2,2 10,3 -10,3 2^1000,7 3,-2 3/8,4 -5,-3 7/4,1000 "
               "9,-1 27,3 -27/64,3 81/16,4 243,-5 2^-1000,3 1-2^-24,2 1+2^-23,-3 16777215,5")
        + [(drawn(-100, 100, 1), F(generator.choice([2, 3, 4, 5, 7, 12, 33, -1, -2, -3, -17]))) for _ in range(28)]
        + [(drawn(-100, 100, -1), F(generator.choice([3, 5, 7, 33, -1, -3, -17]))) for _ in range(12)],
        lambda x, n, c: c == x if n == 1 else c ** int(n) == x),
}


def argument(x):
    assert significant(x) <= 64, x
    return hexadecimal(*pair(x))


def write(out, name, function, arguments, texts, is_value):
    value = rounded_to_odd(function, arguments, is_value)
    out.write(f"{name},{' '.join(texts)},{hexadecimal(*value)}\n")


with open("functions.csv", "w") as out:
    for name, (function, points, binade, proof) in UNARY.items():
        for precision, candidates in HARD_CANDIDATES.items():
            points = points + hardest(function, precision, binade, generator, candidates, 8)
        for x in dict.fromkeys(points):
            write(out, name, function, [ball(x)], [argument(x)], lambda c: proof is not None and proof(c, x))
    for name, (function, points, proof) in BINARY.items():
        for x, y in dict.fromkeys(points):
            write(out, name, function, [ball(x), ball(y)], [argument(x), argument(y)], lambda c: proof(x, y, c))
    for name, (function, points, proof) in INTEGRAL.items():
        for x, n in dict.fromkeys(points):
            write(out, name, lambda b: function(b, int(n)), [ball(x)], [argument(x), str(n)], lambda c: proof(x, n, c))
