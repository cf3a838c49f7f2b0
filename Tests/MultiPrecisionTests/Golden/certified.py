"""Values of functions that no rounding can doubt: by Arb, whose balls enclose the exact value.

A value is given *rounded to odd* at 1029 bits: cut off there, and the last bit set when anything was lost. Rounded to
nearest at any precision of at most 1027 bits, that gives what the exact value gives (Boldo & Melquiond 2008): neither a
tie nor its side is lost, and one table serves every precision. A binary number stands as m * 2^e, a pair of integers."""

from fractions import Fraction

from flint import arb, ctx

BITS = 1029


def pair(x):
    """A binary fraction as (m, e) with m odd, or 0."""
    twos = x.denominator.bit_length() - 1
    assert x.denominator == 1 << twos, x
    return x.numerator, -twos


def ball(x):
    return arb(pair(x))


def cut(m, e):
    """The BITS leading bits of m * 2^e, the exponent of the last one, and whether anything was lost."""
    shift = abs(m).bit_length() - BITS
    if shift <= 0:
        return m << -shift, e + shift, False
    head = abs(m) >> shift
    return head if m > 0 else -head, e + shift, head << shift != abs(m)


def ends(enclosure):
    """Both ends of a ball as integers and exponents, the one nearer to zero first."""
    low, high = (tuple(int(part) for part in end.man_exp()) for end in (enclosure.lower(), enclosure.upper()))
    return (low, high) if low[0] > 0 else (high, low)


def rounded_to_odd(function, arguments, is_value):
    """(m, e): the function's exact value rounded to odd.

    `is_value(c)` proves or disproves with integers that the short number c is the value: no ball ever can."""
    bits = BITS + 64
    while True:
        ctx.prec = bits
        enclosure = function(*arguments)
        if enclosure.is_exact():
            m, e, lost = cut(*(int(part) for part in enclosure.man_exp()))
            assert not lost, arguments
            return m, e
        if enclosure.is_finite() and not enclosure.contains(0):
            inner, outer = (cut(*end) for end in ends(enclosure))
            if inner == outer and inner[2]:
                return (abs(inner[0]) | 1) * (1 if inner[0] > 0 else -1), inner[1]
            m, e = inner[:2]
            if abs(e + BITS) < 200:
                near = Fraction(round(Fraction(m) * Fraction(2) ** (e + 40)), 2**40)
                if near and is_value(near):
                    return cut(*pair(near))[:2]
        bits *= 2
        assert bits < 1 << 18, arguments


def hexadecimal(m, e):
    """The text of m * 2^e: 0x1.8p+1."""
    if m == 0:
        return "0"
    sign, m = "-" if m < 0 else "", abs(m)
    size = m.bit_length() - 1
    padding = -size % 4
    digits = f"{(m << padding) - (1 << (size + padding)):0{(size + padding) // 4}x}" if size else ""
    digits = digits.rstrip("0")
    return f"{sign}0x1{'.' if digits else ''}{digits}p{e + size:+d}"


def hardest(function, precision, exponent, generator, candidates, kept):
    """Of so many random numbers of the format with the given exponent, those whose values lie nearest to a tie.

    Distances are in units in the last place, and all kept are below 32 / `candidates`: ties are met no more often than
    chance has it, and chance brings 64 of them."""
    ctx.prec = precision + 40
    found = []
    for _ in range(candidates):
        m = generator.getrandbits(precision - 1) | 1 << (precision - 1)
        value = function(arb((m, exponent - precision + 1)))
        head = abs(int(value.mid().man_exp()[0]))
        below = head.bit_length() - precision
        if below < 20:
            continue  # exact, or so short that it is no tie
        distance = abs((head & (1 << below) - 1) - (1 << (below - 1)))
        if distance * candidates < 32 << below:
            found.append((distance / (1 << below), m))
    assert len(found) >= kept, "some 64 are expected"
    found.sort()
    return [Fraction(m) * Fraction(2) ** (exponent - precision + 1) for _, m in found[:kept]]
