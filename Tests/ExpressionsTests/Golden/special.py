"""Writes special.tsv: special functions and their derivatives at random decimal points, by mpmath at 120 digits.

Columns, between tabs: function, arguments separated by blanks, value, and the derivative with respect to each argument, separated by blanks."""

import random

from mpmath import mp, mpf

mp.dps = 120
digits = 100


def log_beta(x, y):
    return mp.loggamma(x) + mp.loggamma(y) - mp.loggamma(x + y)


def real_li2(x):
    return mp.re(mp.polylog(2, x))


def sinc(x):
    return mpf(1) if x == 0 else mp.sin(x) / x


def some(low, high):
    return lambda g: f"{g.uniform(low, high):.6g}"


FUNCTIONS = {
    "digamma": (mp.digamma, [some(-9.7, 40)]),
    "trigamma": (lambda x: mp.psi(1, x), [some(0.01, 40)]),
    "zeta": (mp.zeta, [some(-8, 20)]),
    "beta": (mp.beta, [some(0.05, 20), some(0.05, 20)]),
    "lbeta": (log_beta, [some(0.05, 200), some(0.05, 200)]),
    "gammainc": (lambda a, x: mp.gammainc(a, x), [some(-3, 9), some(0.05, 15)]),
    "j0": (lambda x: mp.besselj(0, x), [some(-30, 30)]),
    "j1": (lambda x: mp.besselj(1, x), [some(-30, 30)]),
    "j5": (lambda x: mp.besselj(5, x), [some(-30, 30)]),
    "y0": (lambda x: mp.bessely(0, x), [some(0.01, 30)]),
    "y1": (lambda x: mp.bessely(1, x), [some(0.01, 30)]),
    "y3": (lambda x: mp.bessely(3, x), [some(0.01, 30)]),
    "ai": (mp.airyai, [some(-12, 12)]),
    "expint": (mp.ei, [some(-20, 20)]),
    "li2": (real_li2, [some(-9, 5)]),
    "agm": (mp.agm, [some(0.01, 20), some(0.01, 20)]),
    "erfinv": (mp.erfinv, [some(-0.999999, 0.999999)]),
    "sinc": (sinc, [some(-20, 20)]),
}


def derivative(function, x, i):
    """A central difference so short that 100 digits are left of 120: computed at 400."""
    with mp.workdps(400):
        h = mpf(10) ** -110
        up, down = list(x), list(x)
        up[i] += h
        down[i] -= h
        return (function(*up) - function(*down)) / (2 * h)


generator = random.Random(20261128)
with open("special.tsv", "w") as file:
    for name, (function, ranges) in FUNCTIONS.items():
        for _ in range(12):
            texts = [draw(generator) for draw in ranges]
            with mp.workdps(400):
                x = [mpf(text) for text in texts]
            slopes = " ".join(mp.nstr(derivative(function, x, i), digits) for i in range(len(x)))
            file.write("\t".join([name, " ".join(texts), mp.nstr(function(*x), digits), slopes]) + "\n")
