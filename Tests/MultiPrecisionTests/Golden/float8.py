"""Writes float8.csv: the functions of one argument at every value of the two 8-bit formats, rounded once.

Columns: format, function, the code of the result for each code of the argument in two hexadecimal digits; `--` where the
argument is zero, infinite or NaN. Exact in fractions where the result is rational, else by mpmath to 300 bits."""

from fractions import Fraction

import mpmath
from mpmath import mp, mpf

mp.prec = 300
INFINITY, NAN = "infinity", "nan"


def values(bits, bias, is_fn):
    """The magnitude of each code, by the definition of the format."""
    table = []
    for code in range(128):
        exponent, fraction = code >> bits, code & ((1 << bits) - 1)
        if exponent == 0:
            table.append(Fraction(fraction, 1 << bits) * Fraction(2) ** (1 - bias))
        elif (code == 127) if is_fn else (exponent == (1 << (7 - bits)) - 1):
            table.append(NAN if is_fn or fraction else INFINITY)
        else:
            table.append((1 + Fraction(fraction, 1 << bits)) * Fraction(2) ** (exponent - bias))
    return table


FORMATS = {"e4m3": values(3, 7, True), "e5m2": values(2, 15, False)}


def encode(name, x):
    """The code of the nearest value, the even code of two; what follows the greatest value stands for overflow."""
    table = FORMATS[name]
    finite = [v for v in table if isinstance(v, Fraction)]
    beyond = 2 * finite[-1] - finite[-2]
    if x == NAN:
        return NAN
    if x in (INFINITY, "-infinity"):
        magnitude, sign = beyond, 128 if x[0] == "-" else 0
    else:
        magnitude, sign = abs(x), 128 if x < 0 else 0
    candidates = finite + [beyond]
    best = min(range(len(candidates)), key=lambda code: (abs(candidates[code] - magnitude), code & 1))
    if best == len(finite):
        return NAN if name == "e4m3" else sign + best
    return sign + best


def fraction(x):
    """An mpf as the fraction it is."""
    sign, mantissa, exponent, _ = x._mpf_
    return (-1 if sign else 1) * Fraction(int(mantissa)) * Fraction(2) ** int(exponent)


def real(function):
    """A function of mpmath: NaN where the result is not real or there is none, infinite at poles."""

    def apply(x):
        try:
            y = function(mpf(x.numerator) / mpf(x.denominator))
        except ValueError:
            return NAN
        if isinstance(y, mpmath.mpc) or mpmath.isnan(y):
            return NAN
        if mpmath.isinf(y):
            return INFINITY if y > 0 else "-infinity"
        # A result far out of the range need not be written out as a fraction.
        if y != 0 and abs(mpmath.frexp(y)[1]) > 500:
            y = mpmath.sign(y) * mpf(2) ** (500 if abs(y) > 1 else -500)
        return fraction(y)

    return apply


def power_of(base):
    def apply(x):
        if x.denominator == 1 and abs(x) < 1000:
            return Fraction(base) ** int(x)
        return real(lambda t: mpf(base) ** t)(x)

    return apply


def log2(x):
    if x > 0 and (x.numerator & (x.numerator - 1)) == 0 and (x.denominator & (x.denominator - 1)) == 0:
        return Fraction(x.numerator.bit_length() - x.denominator.bit_length())
    return real(lambda t: mpmath.log(t) / mpmath.log(2))(x) if x > 0 else NAN


def gamma(x):
    return NAN if x < 0 and x.denominator == 1 else real(mpmath.gamma)(x)


def log_gamma(x):
    if x < 0 and x.denominator == 1:
        return INFINITY
    # The sum of the real parts: log |Gamma(x)|, by reflection for negative x.
    if x > 0:
        return real(mpmath.loggamma)(x)
    return real(lambda t: mpmath.log(mpmath.pi) - mpmath.log(abs(mpmath.sinpi(t))) - mpmath.loggamma(1 - t))(x)


def cube_root(x):
    root = real(lambda t: mpmath.cbrt(abs(t)))(x)
    nearest = Fraction(round(root * 2**40), 2**40)
    root = nearest if nearest**3 == abs(x) else root
    return -root if x < 0 else root


def within(condition, function):
    return lambda x: real(function)(x) if condition(x) else NAN


FUNCTIONS = {
    "exp": real(mpmath.exp),
    "expMinusOne": real(mpmath.expm1),
    "exp2": power_of(2),
    "exp10": power_of(10),
    "log": within(lambda x: x > 0, mpmath.log),
    "logOnePlus": lambda x: "-infinity" if x == -1 else within(lambda x: x > -1, mpmath.log1p)(x),
    "log2": log2,
    "log10": within(lambda x: x > 0, mpmath.log10),
    "sin": real(mpmath.sin),
    "cos": real(mpmath.cos),
    "tan": real(mpmath.tan),
    "asin": within(lambda x: abs(x) <= 1, mpmath.asin),
    "acos": within(lambda x: abs(x) <= 1, mpmath.acos),
    "atan": real(mpmath.atan),
    "sinh": real(mpmath.sinh),
    "cosh": real(mpmath.cosh),
    "tanh": real(mpmath.tanh),
    "asinh": real(mpmath.asinh),
    "acosh": within(lambda x: x >= 1, mpmath.acosh),
    "atanh": lambda x: (INFINITY if x > 0 else "-infinity") if abs(x) == 1 else within(lambda x: abs(x) < 1, mpmath.atanh)(x),
    "erf": real(mpmath.erf),
    "erfc": real(mpmath.erfc),
    "gamma": gamma,
    "logGamma": log_gamma,
    "squareRoot": within(lambda x: x > 0, mpmath.sqrt),
    "cubeRoot": cube_root,
    "cube": lambda x: x**3,
    "reciprocal": lambda x: 1 / x,
}

with open("float8.csv", "w") as out:
    for name, table in FORMATS.items():
        for function, evaluate in FUNCTIONS.items():
            codes = ""
            for code in range(256):
                magnitude = table[code & 127]
                if not isinstance(magnitude, Fraction) or magnitude == 0:
                    codes += "--"
                    continue
                result = encode(name, evaluate(-magnitude if code > 127 else magnitude))
                codes += "7f" if result == NAN else f"{result:02x}"
            out.write(f"{name},{function},{codes}\n")
