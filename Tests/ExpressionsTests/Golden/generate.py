"""Writes the two tables of this folder with mpmath, from the verdict corpus and from the list of functions below.

    python3 generate.py        # run in this folder

corpus.tsv     formula, variables, coordinates, value to 60 digits: every distinct formula of the corpus at one point
functions.tsv  formula, value to 80 digits: arguments are short binary fractions, exact in every format
"""
import json
import re

import mpmath
from mpmath import mp, mpf

mp.dps = 250

FUNCTIONS = """
exp(1.25) exp(-0.75) expm1(0.125) log(2.5) ln(0.375) log1p(-0.25) log10(2.5) log2(0.375) sqrt(2.5) cbrt(2.5) cbrt(-2.5)
sin(1.25) cos(1.25) tan(1.25) asin(0.625) acos(-0.625) atan(2.5)
sinh(-0.75) cosh(0.75) tanh(0.625) asinh(2.5) acosh(2.5) atanh(-0.625)
erf(0.625) erfc(1.25) gamma(2.75) gamma(-0.5) lgamma(2.75) lgamma(-0.5) abs(-2.5)
pow(2.5,1.25) 2.5^1.25 2.5^-0.5 pow(-1.25,3) (-1.25)^-3 1.25^5 atan2(-0.75,-1.25) atan2(0.75,-1.25) hypot(0.75,1.25)
min(2.5,-1.25) max(2.5,-1.25,3.5) min(2.5,-1.25,3.5,0.5) pi e
""".split()



NAMES = {
    "exp": mpmath.exp, "expm1": mpmath.expm1, "log": mpmath.log, "ln": mpmath.log, "log1p": mpmath.log1p,
    "log10": mpmath.log10, "log2": lambda x: mpmath.log(x, 2), "sqrt": mpmath.sqrt,
    "cbrt": lambda x: mpmath.sign(x) * mpmath.cbrt(abs(x)),
    "sin": mpmath.sin, "cos": mpmath.cos, "tan": mpmath.tan, "asin": mpmath.asin, "acos": mpmath.acos,
    "atan": mpmath.atan, "sinh": mpmath.sinh, "cosh": mpmath.cosh, "tanh": mpmath.tanh, "asinh": mpmath.asinh,
    "acosh": mpmath.acosh, "atanh": mpmath.atanh, "erf": mpmath.erf, "erfc": mpmath.erfc, "gamma": mpmath.gamma,
    "lgamma": lambda x: mpmath.log(abs(mpmath.gamma(x))), "abs": abs, "pow": mpmath.power, "atan2": mpmath.atan2,
    "hypot": mpmath.hypot, "min": min, "max": max, "pi": mpmath.pi(), "e": mpmath.e(), "mpf": mpf,
}


def value(formula, point):
    python = re.sub(r"(?<![A-Za-z_0-9])(\d+\.?\d*(?:e-?\d+)?)", r"mpf('\1')", formula).replace("^", "**")
    result = eval(python, dict(NAMES, **point))
    assert mpmath.im(result) == 0
    return result


def main():
    seen = set()
    with open("../../TestSupport/Golden/verdicts.jsonl") as corpus:
        lines = corpus.readlines()
    with open("corpus.tsv", "w") as out:
        for line in lines:
            case = json.loads(line)
            point = {name: mpf(text) for name, text in zip(case["variables"], case["at"])}
            for formula in [case["f"]] + case["gradient"]:
                if formula in seen:
                    continue
                try:
                    result = value(formula, point)
                except ZeroDivisionError:
                    continue
                seen.add(formula)
                # What 250 digits leave of an exact zero is written as one.
                text = "0" if abs(result) < mpf("1e-120") else mpmath.nstr(result, 60)
                print(formula, ",".join(case["variables"]), ",".join(case["at"]), text, sep="\t", file=out)
    with open("functions.tsv", "w") as out:
        for formula in FUNCTIONS:
            print(formula, mpmath.nstr(value(formula, {}), 80), sep="\t", file=out)


main()
