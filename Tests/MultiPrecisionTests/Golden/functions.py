"""Writes functions.csv: the functions of swift-numerics' Real by mpmath, to 350 digits.

Columns: function, arguments separated by blanks (hexadecimal, of at most 64 bits), value (decimal). An integer argument
is written as such. mpmath works with 1200 digits, so that nothing lost near a singularity comes near the 350."""

from fractions import Fraction

from mpmath import mp, mpf

from exact import hexadecimal

mp.dps = 1200
F = Fraction


def of(text):
    """'3/8', '-1+2^-40', '2^100': sums of fractions and powers of two."""
    total = F(0)
    for term in text.replace("-", "+-").replace("^+-", "^-").split("+"):
        if not term:
            continue
        sign = -1 if term[0] == "-" else 1
        term = term.lstrip("-")
        base, _, power = term.partition("^")
        total += sign * (F(base) ** int(power) if power else F(base))
    return total


ALL = "1/2 -1/2 1 -1 3/8 -5/16 7/4 -9/4 10 -10 2^-40 -2^-40 2^-1000 1+2^-50 -1-2^-50 12345/64"
LARGE = ALL + " 1000 -1000 355/1 2^30+1/4 -2^40-1/8"
UNIT = "1/2 -1/2 3/8 -5/16 2^-40 -2^-40 2^-1000 1-2^-50 -1+2^-50 63/64 -63/64 1-2^-10"
POSITIVE = "1/2 1 3/8 7/4 10 2^-40 2^-1000 1+2^-50 1-2^-50 12345/64 2^30+1/4 2^1000 1000 1/1024"
SMALL = "1/2 -1/2 1 -1 3/8 -5/16 7/4 -9/4 10 -10 2^-40 -2^-40 2^-1000 1+2^-50 25/2 -25/2"
GAMMA = "1/2 -1/2 1 3/8 -5/16 7/4 -9/4 10 -21/2 2^-40 -2^-40 1+2^-50 2-2^-50 -1+2^-40 -3-2^-30 201/2 -201/2 1000 29/10"
UNARY = {
    "exp": (mp.exp, LARGE),
    "expMinusOne": (mp.expm1, LARGE),
    "exp2": (lambda x: mpf(2) ** x, ALL),
    "exp10": (lambda x: mpf(10) ** x, ALL),
    "log": (mp.log, POSITIVE),
    "logOnePlus": (mp.log1p, UNIT + " 1 10 2^40 -1+2^-60 -1+2^-1"),
    "log2": (lambda x: mp.log(x) / mp.log(2), POSITIVE + " 3 5"),
    "log10": (lambda x: mp.log(x) / mp.log(10), POSITIVE + " 3 5"),
    "sin": (mp.sin, LARGE + " 2^100 355/113+0"),
    "cos": (mp.cos, LARGE + " 2^100 11/7+0"),
    "tan": (mp.tan, LARGE + " 2^100 11/7+0"),
    "asin": (mp.asin, UNIT + " 1 -1"),
    "acos": (mp.acos, UNIT + " -1 0"),
    "atan": (mp.atan, LARGE),
    "sinh": (mp.sinh, LARGE),
    "cosh": (mp.cosh, LARGE),
    "tanh": (mp.tanh, SMALL + " 100 -100"),
    "asinh": (mp.asinh, LARGE),
    "acosh": (mp.acosh, "3/2 7/4 10 1+2^-50 12345/64 2^40 1000 1+2^-10 2 3"),
    "atanh": (mp.atanh, UNIT),
    "sqrt": (mp.sqrt, POSITIVE + " 2 3 5"),
    "erf": (mp.erf, SMALL.replace("25/2 -25/2", "5 -5 6")),
    "erfc": (mp.erfc, SMALL + " 20 100"),
    "gamma": (mp.gamma, GAMMA),
    "logGamma": (lambda x: mp.log(abs(mp.gamma(x))), GAMMA.replace(" 1 ", " ") + " 12345/64 1/1024"),
}
BINARY = {
    "pow": (lambda x, y: x**y, "1/2,3/8 3,1/2 10,-7/4 1+2^-50,2^40 2^-40,3/2 7/4,1000 12345/64,-100 2,3/8 1-2^-50,1/2 9,3/2"),
    "hypot": (lambda x, y: mp.sqrt(x * x + y * y), "1/2,3/8 -3,1/2 10,-7/4 1,2^-40 2^-1000,2^-1000 2^1000,2^1000 5,-12 2^40,1"),
    "atan2": (
        lambda y, x: mp.atan2(y, x),
        "1/2,3/8 -3,1/2 10,-7/4 -1,-1 2^-40,1 2^-40,-1 -2^-40,-1 1,2^-40 1,-2^-40 2^40,3 1,0 -1,0 3,-2^40",
    ),
}
INTEGRAL = {
    "power": (lambda x, n: x**n, "1/2,3 -3,5 10,-7 1+2^-50,1000000 -7/4,1001 3/8,-11 12345/64,-100 9,2 1-2^-50,-1 -3/8,-3 3,1"),
    "root": (
        lambda x, n: mp.sign(x) * abs(x) ** (mpf(1) / n),
        "1/2,3 -3,5 10,-7 1+2^-50,10 -7/4,11 3/8,-11 12345/64,100 2,2 10,3 -10,3 2^1000,7 3,-2 3/8,4 -5,-3 7/4,1000 9,-1",
    ),
}


def number(x):
    return mpf(x.numerator) / x.denominator


def checked(text):
    """The argument, which must be a binary fraction of at most 64 bits; 355/113 is rounded to 40."""
    x = of(text)
    if x.denominator & (x.denominator - 1):
        x = F(round(x * 2**40), 2**40)
    n = abs(x.numerator)
    assert n == 0 or n.bit_length() - (n & -n).bit_length() < 64, text
    return x


def write(out, name, arguments, value):
    out.write(f"{name},{arguments},{mp.nstr(value, 350, min_fixed=1, max_fixed=0, strip_zeros=True)}\n")


with open("functions.csv", "w") as out:
    for name, (function, points) in UNARY.items():
        for text in points.split():
            x = checked(text)
            write(out, name, hexadecimal(x) if x else "0", function(number(x)))
    for name, (function, points) in BINARY.items():
        for text in points.split():
            x, y = (checked(part) for part in text.split(","))
            arguments = " ".join(hexadecimal(z) if z else "0" for z in (x, y))
            write(out, name, arguments, function(number(x), number(y)))
    for name, (function, points) in INTEGRAL.items():
        for text in points.split():
            x, n = text.split(",")
            write(out, name, f"{hexadecimal(checked(x))} {n}", function(number(checked(x)), int(n)))
