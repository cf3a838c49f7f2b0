"""Writes complex.csv: complex functions near cuts, zeros, poles and overflow, from Arb's enclosures (python-flint).

A row is function, x, y, then the two parts of the value, hexadecimal, of 320 bits rounded to nearest. Points have at most 24 bits. A
zero of either sign is taken for 2^-10000 of that sign, as Arb has no signed zeros; a part below 2^-4000 is then a zero."""

from flint import acb, arb, ctx

ctx.prec = 24000
TINY = arb(2) ** -10000
UNARY = "exp expm1 log log1p sqrt sin cos tan asin acos atan sinh cosh tanh asinh acosh atanh".split()
POLES = {"log": {(0, 0)}, "log1p": {(-1, 0)}, "atanh": {(1, 0), (-1, 0)}, "atan": {(0, 1), (0, -1)}}

# Points (x, y), each part as text; then all four quadrants, zeros of both signs included.
POINTS = [
    ("0x0p0", "0x0p0"), ("0x1p0", "0x0p0"), ("0x1p1", "0x0p0"), ("0x0p0", "0x1p0"), ("0x0p0", "0x1p1"),
    ("0x1p-1", "0x0p0"), ("0x0p0", "0x1p-1"), ("0x1.8p0", "0x1p-60"), ("0x1p-60", "0x1.8p0"), ("0x1p0", "0x1p-20"),
    ("0x1p0", "0x1p-70"), ("0x1p-70", "0x1p0"), ("0x1.fffffep-1", "0x1p-24"), ("0x1.000002p0", "0x1p-24"),
    ("0x1p-12", "0x1.fffffep-1"), ("0x1p-60", "0x1p-70"), ("0x1p-70", "0x1p-60"), ("0x1.8p-80", "0x1p3"),
    ("0x1.921fb6p0", "0x1p-40"), ("0x1p-40", "0x1.921fb6p0"), ("0x1.921fb6p1", "0x1p-30"), ("0x1p-30", "0x1.921fb6p1"),
    ("0x1.333334p-1", "0x1.99999ap-1"), ("0x1.62e43p-1", "0x1.0c1524p0"), ("0x1.ep4", "0x1p-50"), ("0x1.4p5", "0x1p0"),
    ("0x1p-50", "0x1.4p5"), ("0x1.6p6", "0x1.8p0"), ("0x1.648p9", "0x1p0"), ("0x1.62ep9", "0x1.921fb6p0"), ("0x1.8p0", "0x1.648p9"),
    ("0x1p100", "0x1p0"), ("0x1p0", "0x1p100"), ("0x1p100", "0x1p100"), ("0x1.5p40", "0x1.3p-40"), ("0x1.3p-40", "0x1.5p40"),
]


def parsed(text):
    digits, exponent = text[2:].split("p")
    whole, _, fraction = digits.partition(".")
    return arb((int(whole + fraction, 16), int(exponent) - 4 * len(fraction)))


def written(part, bits=320):
    """The part rounded to `bits` bits, or a zero of its sign."""
    m, e = (int(n) for n in part.mid().man_exp())
    sign, m = "-" if m < 0 else "", abs(m)
    extra = m.bit_length() - bits
    if m.bit_length() + e < -4000:
        return sign + "0x0p0"
    if extra > 0:
        m, e = (m + (1 << (extra - 1))) >> extra, e + extra
    return "%s0x%xp%d" % (sign, m, e)


with open("complex.csv", "w") as out:
    for name in UNARY:
        for texts in POINTS:
            if any(abs(x) == parsed(texts[0]) and abs(y) == parsed(texts[1]) for x, y in POLES.get(name, ())):
                continue
            for signs in ("", ""), ("-", ""), ("", "-"), ("-", "-"):
                parts = [parsed(t) for t in texts]
                parts = [TINY if part == 0 else part for part in parts]
                z = acb(*(-part if sign else part for part, sign in zip(parts, signs)))
                # What is beyond every format but MPFR's own tells nothing, and takes long.
                if name in ("exp", "expm1", "sinh", "cosh") and z.real.abs_lower() > 2000:
                    continue
                if name in ("sin", "cos") and z.imag.abs_lower() > 2000:
                    continue
                value = getattr(z, name)()
                if name in ("tan", "tanh") and (z.real if name == "tanh" else z.imag).abs_lower() > 2000:
                    continue
                row = [sign + text for sign, text in zip(signs, texts)]
                out.write(",".join([name] + row + [written(value.real), written(value.imag)]) + "\n")
