"""Writes shortest.csv, scientific.csv and decimal.csv: numbers as text and text as numbers, in exact fractions.

shortest.csv    format, number (hexadecimal), the shortest text that reads back as it; integers below 10^16 as they are
scientific.csv  format, number (hexadecimal), digits, C's %e text with so many significant digits
decimal.csv     format, decimal text, the nearest number (hexadecimal, inf or zero)"""

import random
from fractions import Fraction

from exact import decimal_exponent, exponent, from_digits, hexadecimal, random_number, rounded, scientific

# Bits, exponents of the least subnormal number (None: as good as none) and of the greatest number.
FORMATS = {
    "binary16": (11, -24, 15),
    "binary32": (24, -149, 127),
    "binary64": (53, -1074, 1023),
    "x87": (64, -16445, 16383),
    "mp64": (64, None, None),
    "mp128": (128, None, None),
    "mp256": (256, None, None),
}
generator = random.Random(3)


def written_out(text):
    """%e text, written out for exponents -4 through 15."""
    significand, e = text.split("e")
    e = int(e)
    if not -4 <= e <= 15:
        return text
    sign = "-" if significand[0] == "-" else ""
    digits = significand.lstrip("-").replace(".", "")
    if e < 0:
        return sign + "0." + "0" * (-e - 1) + digits
    digits = digits.ljust(e + 1, "0")
    return sign + digits[: e + 1] + "." + (digits[e + 1 :] or "0")


def shortest(x, precision, least=None):
    """Of all decimals that round to x, one with the fewest digits, of these the nearest to x, of two the even: by trying."""
    if x.denominator == 1 and abs(x) < 10**16:
        return f"{x.numerator}.0"
    e = decimal_exponent(x)
    count = 1
    while True:
        unit = Fraction(10) ** (e - count + 1)
        floor = abs(x) // unit
        fitting = [n for n in (floor, floor + 1) if rounded(n * unit, precision, least) == abs(x)]
        if fitting:
            best = min(fitting, key=lambda n: (abs(n * unit - abs(x)), n % 2))
            digits, e = (str(best), e) if best < 10**count else (str(best // 10), e + 1)
            return written_out(from_digits(x < 0, digits.rstrip("0"), e))
        count += 1


with open("shortest.csv", "w") as out:
    for precision in (64, 128):
        numbers = [Fraction(2) ** n for n in range(-170, 171)]
        numbers += [Fraction(2) ** generator.randint(-4000, 4000) for _ in range(30)]
        numbers += [random_number(generator, precision, -60, 60) for _ in range(200)]
        numbers += [rounded(Fraction(generator.randint(1, 9999), 10 ** generator.randint(0, 9)), precision) for _ in range(40)]
        numbers += [Fraction(10) ** n for n in range(0, 20)]
        # The neighbours of powers of two.
        numbers += [Fraction(2) ** n * (1 + side) for n in range(-9, 9) for side in (Fraction(2, 2**precision), Fraction(-1, 2**precision))]
        for x in numbers:
            out.write(f"mp{precision},{hexadecimal(x)},{shortest(x, precision)}\n")
    # A generator of their own: the other files stay what they are.
    own = random.Random(18)
    numbers = [random_number(own, 256, -60, 60) for _ in range(150)]
    numbers += [Fraction(2) ** own.randint(-900, 900) * (1 + Fraction(side, 2**256)) for side in (-1, 0, 2) for _ in range(40)]
    numbers += [rounded(Fraction(own.randint(1, 10**12), 10 ** own.randint(0, 40)), 256) for _ in range(60)]
    # Digits 1 and zeros or nines, then a few more: where the text is cut matters.
    numbers += [rounded(Fraction(10**n + side * own.randint(1, 99), 10**own.randint(0, 90)), 256) for n in range(2, 80) for side in (-1, 1)]
    for x in numbers:
        out.write(f"mp256,{hexadecimal(x)},{shortest(x, 256)}\n")
    # Narrow formats, whole: the integers among them are written as they are. (OCP's e4m3 ends at 448; the tie at 464 is its own.)
    for name, precision, least, greatest in [("e4m3", 4, -9, 8), ("e5m2", 3, -16, 15), ("bfloat16", 8, -133, 127), ("binary128", 113, -16494, 16383)]:
        exponents = range(least, greatest + 1) if greatest < 20 else [least, least + 3, least + precision] + [own.randint(max(least, -150), 127) for _ in range(60)] + list(range(5, 56, 3))
        for e in exponents:
            for _ in range(4):
                x = rounded(Fraction(own.randrange(2 ** (precision - 1), 2**precision)) * Fraction(2) ** (e - precision + 1), precision, least)
                if exponent(x) <= greatest and abs(x) < (465 if name == "e4m3" else 2**128):
                    out.write(f"{name},{hexadecimal(x)},{shortest(x, precision, least)}\n")

with open("scientific.csv", "w") as out:
    for name, (precision, least, greatest) in FORMATS.items():
        low, high = (-300, 300) if least is None else (max(least + precision - 1, -300), min(greatest, 300))
        for i in range(45):
            x = random_number(generator, precision, low, high)
            digits = generator.choice([1, 2, 3, 5, 9, 17, 18, 21, 36, 40, 80])
            out.write(f"{name},{hexadecimal(x)},{digits},{scientific(x, digits)}\n")
        # Decimal ties, which go to the even digit.
        for x, digits in [("5/2", 1), ("7/2", 1), ("-1/8", 2), ("3/8", 2), ("25/4", 2), ("1001/8", 5), ("19/2", 1), ("199/2", 2)]:
            x = Fraction(x)
            out.write(f"{name},{hexadecimal(x)},{digits},{scientific(x, digits)}\n")
        if least is not None:
            x = Fraction(2) ** least
            out.write(f"{name},{hexadecimal(x)},20,{scientific(x, 20)}\n")
            x = (2 - Fraction(2) ** (1 - precision)) * Fraction(2) ** greatest
            out.write(f"{name},{hexadecimal(x)},20,{scientific(x, 20)}\n")


def exact_digits(x):
    """All digits of a binary fraction, and the e of d.ddd * 10^e."""
    twos = x.denominator.bit_length() - 1
    digits = str(abs(x.numerator) * 5**twos)
    return digits.rstrip("0"), len(digits) - 1 - twos


def spelled(negative, digits, e):
    """The number in one of the ways there are to write it."""
    way = generator.randrange(4)
    if way == 0 or not -40 < e < 40:
        return from_digits(negative, digits, e).replace("e", generator.choice("eE"))
    sign = "-" if negative else generator.choice(["", "+"])
    if way == 1:
        return f"{sign}.{digits}e{e + 1}"
    if way == 2:
        return f"{sign}000{digits}.e{e - len(digits) + 1}"
    return f"{sign}{digits}000e{e - len(digits) - 2}"


def value(name, x):
    precision, least, greatest = FORMATS[name]
    result = rounded(x, precision, least)
    if result == 0:
        return "-0" if x < 0 else "0"
    if greatest is not None and exponent(result) > greatest:
        return "-inf" if x < 0 else "inf"
    return hexadecimal(result)


with open("decimal.csv", "w") as out:
    for name, (precision, least, greatest) in FORMATS.items():
        low, high = (-60, 60) if least is None else (max(least - 1, -160), min(greatest, 160))
        ties = []
        for _ in range(30):
            x = random_number(generator, precision, low, high)
            unit = exponent(x) - precision + 1
            unit = unit if least is None else max(unit, least)
            x = rounded(x, precision, least)
            ties.append(x + Fraction(2) ** (unit - 1))
        if least is not None:
            top = (2 - Fraction(2) ** -precision) * Fraction(2) ** greatest
            ties += [top, -top] if greatest < 1100 else []
            ties += [Fraction(2) ** (least - 1), -3 * Fraction(2) ** (least - 1)] if least > -1100 else []
        for tie in ties:
            digits, e = exact_digits(tie)
            far = "0" * generator.choice([0, 3, 30]) + "1"
            below = digits[:-1] + str(int(digits[-1]) - 1) + "9" * len(far)
            for text_digits in (digits, digits + far, below):
                if text_digits[0] == "0":
                    continue
                text = spelled(tie < 0, text_digits, e)
                out.write(f"{name},{text},{value(name, Fraction(text))}\n")
        for _ in range(25):
            digits = str(generator.randint(1, 10 ** generator.choice([1, 5, 17, 18, 19, 40])))
            text = spelled(generator.random() < 0.5, digits, generator.randint(-25, 25))
            out.write(f"{name},{text},{value(name, Fraction(text))}\n")
