"""Writes texts.csv: random texts, numbers and almost-numbers, with what they are and the values they have.

Columns: the text's UTF-8 in hexadecimal; decimal, hexadecimal, infinity, nan or none, by a regular expression; for a
number its nearest one with 53 bits and binary64's range, with 64 and with 256 bits (hexadecimal), from exact fractions.
Exponents stay small enough for exact fractions."""

import random
import re
from fractions import Fraction

from exact import exponent, hexadecimal, rounded

generator = random.Random(53)
NUMBER = re.compile(
    r"[+-]?(?:(?P<decimal>(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?)"
    r"|(?P<hexadecimal>0[xX](?:[0-9a-fA-F]+\.?[0-9a-fA-F]*|\.[0-9a-fA-F]+)(?:[pP][+-]?[0-9]+)?)"
    r"|(?P<infinity>[iI][nN][fF](?:[iI][nN][iI][tT][yY])?)|(?P<nan>[nN][aA][nN]))",
    re.ASCII,
)
SPOILERS = list("+-.eExXpP0123456789abfn _'\"%\t/:@`gGoO") + ["\0", "\u0661", "\uff11", "\u0301", "\u2212", "\u0131", "inf", "0x", "\ud7ff"]


def digits(alphabet, most):
    return "".join(generator.choice(alphabet) for _ in range(generator.randint(0, generator.choice([1, 3, 8, most]))))


def candidate():
    sign = generator.choice(["", "", "-", "+"])
    kind = generator.randrange(10)
    if kind == 0:
        name = generator.choice(["inf", "nan", "infinity"])
        return sign + "".join(generator.choice([c, c.upper()]) for c in name)
    if kind < 4:
        alphabet, prefix, marks, most = "0123456789abcdefABCDEF", generator.choice(["0x", "0X"]), "pP", 1100
    else:
        alphabet, prefix, marks, most = "0123456789", "", "eE", 340
    alphabet = generator.choice([alphabet, alphabet, "0", "0" + alphabet[-1]])
    whole, point, fraction = digits(alphabet, 90), generator.choice(["", "."]), digits(alphabet, 90)
    power = generator.choice(["", generator.choice(marks) + generator.choice(["", "+", "-"]) + str(generator.randint(0, most))])
    return sign + prefix + whole + point + fraction + power


def spoiled(text):
    """The text with up to three characters put in, left out or doubled."""
    for _ in range(generator.choice([0, 0, 1, 1, 2, 3])):
        place = generator.randint(0, len(text))
        kind = generator.randrange(3)
        middle = generator.choice(SPOILERS) if kind == 0 else text[place : place + 1] * 2 if kind == 1 else ""
        text = text[:place] + middle + text[place + 1 - (kind == 0) :]
    return text


def value(text, form):
    """The exact value of a finite number's text; a sign is kept beside it, for zeros."""
    body = text.lstrip("+-").lower()
    if form == "decimal":
        return Fraction(body.rstrip(".") if "e" not in body else body.replace(".e", "e"))
    significand, _, power = body[2:].partition("p")
    whole, _, fraction = significand.partition(".")
    return Fraction(int(whole + fraction, 16)) * Fraction(2) ** (int(power or 0) - 4 * len(fraction))


def written(text, x, bits, least=None, greatest=None):
    sign = "-" if text.startswith("-") else ""
    result = rounded(x, bits, least)
    if result == 0:
        return sign + "0"
    return sign + ("inf" if greatest is not None and exponent(result) > greatest else hexadecimal(result))


rows = {}
while len(rows) < 900:
    text = spoiled(candidate())
    found = NUMBER.fullmatch(text)
    form = found.lastgroup if found else "none"
    powers = re.findall(r"[0-9]+", text.lower().partition("p" if form == "hexadecimal" else "e")[2])
    if text in rows or any(int(power) > 9999 for power in powers) or (form == "none" and generator.random() < 0.3):
        continue
    if form in ("decimal", "hexadecimal"):
        x = value(text, form)
        values = [written(text, x, 53, -1074, 1023), written(text, x, 64), written(text, x, 256)]
    else:
        name = {"infinity": "inf", "nan": "nan"}.get(form, "")
        values = [("-" if text.startswith("-") and form == "infinity" else "") + name] * 3
    rows[text] = [text.encode().hex(), form, *values]

with open("texts.csv", "w") as out:
    for row in rows.values():
        out.write(",".join(row) + "\n")
