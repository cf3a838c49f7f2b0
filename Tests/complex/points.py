#!/usr/bin/env python3
"""Random complex points of every function, each part compared with Arb's enclosure; prints the worst errors in u = 2^-p.

usage: points.py EVALUATOR [--points N] [--seed S] [--bits P ...] [--function NAME ...]

EVALUATOR reads lines "function bits x y [u v | n]" with numbers in hexadecimal, and answers "x y". `make complex` builds it.
Needs python-flint. A part is skipped where the exact one is out of the format's range or subnormal there. Parts that the
definition itself cancels, in (e^z - 1), (z^w), (z^n), are measured in u of what cancels: of max(|part|, 2^-11 |f|).
"""

import argparse
import random
import subprocess
import sys

from flint import acb, arb, ctx

UNARY = "exp expm1 log log1p sqrt sin cos tan asin acos atan sinh cosh tanh asinh acosh atanh".split()
CANCELS = {"expm1", "pow", "powi"}
LEAST = {24: -126, 53: -1022, 113: -16382, 256: -(2**30) + 2}
ABOVE = {24: 128, 53: 1024, 113: 16384, 256: 2**30 - 1}
SPECIAL = [(1, 0), (-1, 0), (0, 1), (0, -1), (0, 0)]


def rounded(value, p):
    """The integers (m, e) of value = m*2^e to p bits, of a pair (m, e)."""
    m, e = value
    extra = abs(m).bit_length() - p
    return (m >> extra, e + extra) if extra > 0 else (m, e)


def magnitude(random, p, span):
    m = random.getrandbits(p - 1) | 1 << (p - 1)
    return m, random.randint(-span, span) - p


def sign(random, value):
    return (-value[0], value[1]) if random.getrandbits(1) else value


def point(random, p):
    """A point of one of four kinds: of ordinary size, of any size, one part tiny, near 0, ±1 or ±i or a multiple of π/2."""
    kind = random.randrange(5)
    span = 100 if p == 24 else 900 if p == 53 else 1500
    if kind < 2:
        return [sign(random, magnitude(random, p, 10 if kind else 3)) for _ in "xy"]
    if kind == 2:
        return [sign(random, magnitude(random, p, span if random.getrandbits(1) else 4)) for _ in "xy"]
    if kind == 3:
        base = random.choice(SPECIAL)
        return [near(random, p, c) for c in base]
    # Near the unit circle, or a zero of sine or cosine beside the real or the imaginary axis.
    if random.getrandbits(1):
        ctx.prec = 2 * p + 64
        angle = arb(random.random() * 6.283185307179586)
        return [exact(part, p) for part in (angle.cos(), angle.sin())]
    ctx.prec = 2 * p + 64
    multiple = exact(arb.pi() * random.randint(-40, 40) / 2, p) if random.getrandbits(2) else (1, 0)
    pair = [multiple, sign(random, magnitude(random, p, 8))]
    random.shuffle(pair)
    return pair


def near(random, p, c):
    """c and at most a few times 2^-k, to p bits."""
    k = random.randint(1, p - 1)
    m = random.choice((-1, 1)) * random.getrandbits(20)
    return rounded(((c << (k + 20)) + m, -k - 20), p) if m else (1, -k)


def exact(value, p):
    m, e = value.mid().man_exp()
    return rounded((int(m), int(e)), p)


def text(value):
    m, e = value
    return "%s0x%xp%d" % ("-" if m < 0 else "", abs(m), e)


def parsed(text):
    """The pair (m, e) of hexadecimal text, None of what is not finite."""
    negative = text.startswith("-")
    text = text.lstrip("-")
    if not text.startswith("0x"):
        return None
    digits, exponent = text[2:].split("p")
    whole, _, fraction = digits.partition(".")
    m = int(whole + fraction, 16)
    return (-m if negative else m), int(exponent) - 4 * len(fraction)


def number(value):
    return arb((value[0], value[1]))


def applied(name, z, other):
    if name in UNARY:
        return getattr(z, name)()
    if name == "pow":
        return (z.log() * acb(number(other[0]), number(other[1]))).exp()
    if name == "powi":
        return z.pow(other)
    return (z.log() / other).exp()


def enclosed(name, z, other, p):
    """The parts of the value, to p + 24 bits each; None where 40000 bits do not tell.

    A part +0 is taken for 2^-40p: Arb has no signed zeros to say on which side of a cut a number lies."""
    bits = p + 64
    while bits < 40000:
        ctx.prec = bits
        value = applied(name, acb(*(number(part if part[0] else (1, -40 * p)) for part in z)), other)
        parts = (value.real, value.imag)
        if all(part.rel_accuracy_bits() > p + 24 or part == 0 for part in parts):
            return parts
        bits *= 2
    return None


def sample(random, name, p):
    z = point(random, p)
    if name == "pow":
        return z, [sign(random, magnitude(random, p, 5)) for _ in "uv"]
    if name == "powi":
        return z, random.choice((-1, 1)) * random.choice((1, 2, 3, 5, 10, 100, 1000, random.randint(1, 2000)))
    if name == "root":
        return z, random.choice((-1, 1)) * random.randint(2, 40)
    return z, None


def exponent(part):
    m, e = part.mid().man_exp()
    return int(e) + abs(int(m)).bit_length()


def errors(name, z, other, answer, p):
    """The errors of the two parts in u; infinite where a value is finite and the answer is not."""
    parts = enclosed(name, z, other, p)
    if parts is None:
        return []
    ctx.prec = p + 64
    found = []
    size = max((exponent(part) for part in parts if part != 0), default=0)
    for part, given in zip(parts, answer):
        if part == 0 or not part.is_finite():
            continue
        e = exponent(part)
        if any(c[0] == 0 for c in z) and e < -30 * p:
            continue
        if size > ABOVE[p] or not LEAST[p] < e - 1:
            continue
        if given is None:
            # Within half an ulp of the range's end it may be infinite.
            found.append(0.0 if size == ABOVE[p] else float("inf"))
            continue
        scale = abs(part).mid()
        if name in CANCELS:
            scale = max(scale, arb(2) ** (size - 11))
        found.append(float(abs(number(given) - part) / scale * arb(2) ** p))
    return found


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("evaluator")
    arguments.add_argument("--points", type=int, default=100000)
    arguments.add_argument("--seed", type=int, default=1)
    arguments.add_argument("--bits", type=int, nargs="*", default=[24, 53, 113, 256])
    arguments.add_argument("--function", nargs="*", default=UNARY + ["pow", "powi", "root"])
    options = arguments.parse_args()
    print("points of each %d, seed %d; worst error of a part in u = 2^-p" % (options.points, options.seed))
    failed = False
    for p in options.bits:
        for name in options.function:
            draw = random.Random("%d %d %s" % (options.seed, p, name))
            asked = [sample(draw, name, p) for _ in range(options.points)]
            lines = []
            for z, other in asked:
                rest = "" if other is None else " %d" % other if isinstance(other, int) else " %s %s" % tuple(map(text, other))
                lines.append("%s %d %s %s%s" % (name, p, text(z[0]), text(z[1]), rest))
            run = subprocess.run([options.evaluator], input="\n".join(lines) + "\n", capture_output=True, text=True, check=True)
            worst, where, compared = 0.0, "", 0
            for (z, other), line, answer in zip(asked, lines, run.stdout.splitlines()):
                for error in errors(name, z, other, [parsed(t) for t in answer.split()], p):
                    compared += 1
                    if error > worst:
                        worst, where = error, line
            failed |= worst > 4
            print("%4d bits  %-6s %9.3f u of %d parts%s" % (p, name, worst, compared, "   at " + where if worst > 4 else ""), flush=True)
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
