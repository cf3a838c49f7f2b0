"""Writes what is rounded once, or written, of exact fractions.

once.csv      kind (sum or dot), format, terms (hexadecimal, by spaces), the other factors, the nearest number
constants.csv name, bits, the nearest number (mpmath, 200 bits more)
radix.csv     bits, number (hexadecimal), base, digits (0: as many as tell it from its neighbours), text
notation.csv  format, number (hexadecimal), fixed or engineering, places or digits, text
rational.csv  numerator, denominator, format, the nearest number"""

import random
from fractions import Fraction

from mpmath import mp

from exact import decimal_exponent, exponent, hexadecimal, nearest_integer, random_number, rounded

# Bits, exponents of the least subnormal number (None: as good as none) and of the greatest number.
FORMATS = {
    "binary16": (11, -24, 15),
    "bfloat16": (8, -133, 127),
    "binary32": (24, -149, 127),
    "binary64": (53, -1074, 1023),
    "x87": (64, -16445, 16383),
    "mp64": (64, None, None),
    "mp256": (256, None, None),
}
generator = random.Random(18)


def nearest(name, x):
    precision, least, greatest = FORMATS[name]
    if x == 0:
        return "0x0p+0"
    result = rounded(x, precision, least)
    if result == 0:
        return "-0x0p+0" if x < 0 else "0x0p+0"
    if greatest is not None and exponent(result) > greatest:
        return "-inf" if x < 0 else "inf"
    return hexadecimal(result)


def numbers(name, count, low, high):
    precision, least, _ = FORMATS[name]
    values = [rounded(random_number(generator, precision, low, high), precision, least) for _ in range(count)]
    return [x for x in values if x]


with open("once.csv", "w") as out:
    for name, (precision, least, greatest) in FORMATS.items():
        spread = 200 if least is None else min(200, greatest - 4)
        for round_ in range(24):
            low, high = (max(-spread, (least or -spread)), spread) if round_ % 2 else (-8, 8)
            terms = numbers(name, generator.randint(1, 30), low, high)
            # What the sum is so far is taken away again, twice: all that is left is what was rounded off.
            for _ in range(2 if round_ % 3 else 0):
                opposite = -rounded(sum(terms, Fraction(0)), precision, least)
                if opposite and (greatest is None or exponent(opposite) <= greatest):
                    terms.append(opposite)
            generator.shuffle(terms)
            out.write(f"sum,{name},{' '.join(map(hexadecimal, terms))},,{nearest(name, sum(terms, Fraction(0)))}\n")
            # Products down to the least numbers, and beyond the greatest.
            low, high = (low // 2 - 3, high // 2 + 3) if round_ % 2 else (-4, 4)
            a = numbers(name, generator.randint(1, 20), low, high)
            b = [rounded(random_number(generator, precision, low, high), precision, least) or Fraction(1) for _ in a]
            if round_ % 3:
                product = rounded(sum((x * y for x, y in zip(a, b)), Fraction(0)), precision, least)
                if product and (greatest is None or exponent(product) <= greatest):
                    a.append(-product)
                    b.append(Fraction(1))
            value = nearest(name, sum((x * y for x, y in zip(a, b)), Fraction(0)))
            out.write(f"dot,{name},{' '.join(map(hexadecimal, a))},{' '.join(map(hexadecimal, b))},{value}\n")

with open("constants.csv", "w") as out:
    for bits in (4, 8, 11, 24, 53, 64, 113, 237, 256, 300, 1000, 1024):
        mp.prec = bits + 200
        for name, value in (("eulerGamma", mp.euler), ("catalan", mp.catalan), ("ln2", mp.ln2)):
            sign, mantissa, e, _ = (+value)._mpf_
            out.write(f"{name},{bits},{hexadecimal(rounded(Fraction(int(mantissa)) * Fraction(2) ** int(e), bits))}\n")

ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"


def in_base(x, base, count):
    """The first digits of |x|, rounded, and the e of d.ddd * base^e."""
    x, e = abs(x), 0
    while x >= Fraction(base) ** (e + 1):
        e += 1
    while x < Fraction(base) ** e:
        e -= 1
    n = nearest_integer(x / Fraction(base) ** (e - count + 1))
    if n == base**count:
        n, e = n // base, e + 1
    digits = ""
    while n:
        n, digit = divmod(n, base)
        digits = (ALPHABET if base > 36 else ALPHABET.lower())[digit] + digits
    return digits, e


def enough(base, bits):
    """The least count of digits of which any number of so many bits can be found again (Matula 1968)."""
    if base & (base - 1) == 0:
        return 1 + -(-(bits - 1) // (base.bit_length() - 1))
    count = 1
    while base ** (count - 1) <= 2**bits:
        count += 1
    return count


def radix_text(x, base, count, bits):
    digits, e = in_base(x, base, count or enough(base, bits))
    if not count:
        digits = digits.rstrip("0")
    sign = "-" if x < 0 else ""
    if not -40 <= e <= 40:
        return f"{sign}{digits[0]}{'.' if digits[1:] else ''}{digits[1:]}@{e}"
    if e < 0:
        return f"{sign}0.{'0' * (-e - 1)}{digits}"
    whole, fraction = digits[: e + 1].ljust(e + 1, "0"), digits[e + 1 :]
    return f"{sign}{whole}{'.' if fraction else ''}{fraction}"


with open("radix.csv", "w") as out:
    for bits in (24, 64, 256):
        for base in range(2, 63):
            for count in (0, 0, 1, 7, 30):
                x = random_number(generator, bits, *generator.choice([(-9, 9), (-9, 9), (-100, 100) if bits == 24 else (-400, 400)]))
                out.write(f"{bits},{hexadecimal(x)},{base},{count},{radix_text(x, base, count, bits)}\n")
            x = Fraction(generator.randint(1, 2**20))
            out.write(f"{bits},{hexadecimal(x)},{base},0,{radix_text(x, base, 0, bits)}\n")


def fixed(x, places):
    digits = str(nearest_integer(abs(x) * 10**places)).rjust(places + 1, "0")
    whole, fraction = digits[: len(digits) - places], digits[len(digits) - places :]
    return f"{'-' if x < 0 else ''}{whole}{'.' if places else ''}{fraction}"


def engineering(x, count):
    e = decimal_exponent(x)
    n = nearest_integer(abs(x) / Fraction(10) ** (e - count + 1))
    if n == 10**count:
        n, e = n // 10, e + 1
    shift = e % 3
    digits = str(n).ljust(shift + 1, "0")
    whole, fraction = digits[: shift + 1], digits[shift + 1 :]
    return f"{'-' if x < 0 else ''}{whole}{'.' if fraction else ''}{fraction}e{e - shift:+03d}"


with open("notation.csv", "w") as out:
    for name, (precision, least, greatest) in FORMATS.items():
        values = [Fraction(t) for t in ("1/2", "-1/2", "3/2", "5/2", "1/8", "999/8", "1999/2", "1/1024", "255/2", "1", "100", "96")]
        values += numbers(name, 40, -16, 14)
        # Just beside ties and powers of ten.
        for e in range(-4, 4):
            for digit in (1, 5, 9.5, 9.9995):
                x = rounded(Fraction(str(digit)) * Fraction(10) ** e, precision, least)
                step = Fraction(2) ** max(exponent(x) - precision + 1, least if least is not None else -(10**9))
                values += [x, x + step, x - step]
        for x in values:
            x = rounded(x, precision, least)
            places, count = generator.choice([0, 1, 2, 3, 5, 12]), generator.choice([1, 2, 3, 4, 9, 25])
            out.write(f"{name},{hexadecimal(x)},fixed,{places},{fixed(x, places)}\n")
            out.write(f"{name},{hexadecimal(x)},engineering,{count},{engineering(x, count)}\n")

with open("rational.csv", "w") as out:
    for name in FORMATS:
        precision, least, greatest = FORMATS[name]
        for _ in range(40):
            top, bottom = generator.choice([(9, 9), (63, 63), (200, 200), (10, 300), (900, 30)])
            n, d = generator.getrandbits(top) + 1, generator.getrandbits(bottom) + 1
            n = -n if generator.random() < 0.3 else n
            out.write(f"{n},{d},{name},{nearest(name, Fraction(n, d))}\n")
        # Ties, and what is a little beside them.
        for _ in range(12):
            x = rounded(random_number(generator, precision + 5, -8, 8), precision)
            tie = x + Fraction(2) ** (exponent(x) - precision)
            for side in (0, 1, -1):
                value = tie + side * Fraction(1, 3**200)
                out.write(f"{value.numerator},{value.denominator},{name},{nearest(name, value)}\n")
