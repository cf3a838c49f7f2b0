"""Writes narrow.csv: what ml_dtypes makes of binary32 numbers in bfloat16 and in the 8-bit formats;
saturating ones are clipped first.

Columns: format, the bits of a binary32 number, the bits of the binary32 number that its conversion stands for (7fc00000 for
NaN). The numbers are the values of the format, the ties between neighbours and what lies next to the ties and beyond the
range; all positive ones of the 8-bit formats, of bfloat16 those at the edges and a random choice. Both signs."""

import random

import ml_dtypes
import numpy as np

FORMATS = {
    "bfloat16": (ml_dtypes.bfloat16, np.uint16),
    "e4m3": (ml_dtypes.float8_e4m3fn, np.uint8),
    "e5m2": (ml_dtypes.float8_e5m2, np.uint8),
    "e4m3sat": (ml_dtypes.float8_e4m3fn, np.uint8),
    "e5m2sat": (ml_dtypes.float8_e5m2, np.uint8),
    "e4m3fnuz": (ml_dtypes.float8_e4m3fnuz, np.uint8),
    "e5m2fnuz": (ml_dtypes.float8_e5m2fnuz, np.uint8),
}
generator = random.Random(8)


def single(bits):
    return np.array(bits, dtype=np.uint32).view(np.float32)


with open("narrow.csv", "w") as out:
    for name, (dtype, code_type) in FORMATS.items():
        codes = list(range(128))
        if name == "bfloat16":
            codes = list(range(200)) + list(range(0x7F60, 0x7F80)) + generator.sample(range(0x7F80), 500)
        bits = {0x7F7FFFFF, 0x7F800000, 1, 0x00800000, 0x007FFFFF}
        for code in codes:
            pair = np.array([code, code + 1], dtype=code_type).view(dtype).astype(np.float64)
            if not np.isfinite(pair[0]):
                continue
            step = pair[1] - pair[0] if np.isfinite(pair[1]) else pair[0] - previous
            previous = pair[0]
            for value in (pair[0], pair[0] + step / 2, pair[0] + step):
                # Ties of bfloat16's subnormals are numbers of binary32, and all sums are exact in binary64.
                with np.errstate(over="ignore"):
                    pattern = int(np.float32(value).view(np.uint32))
                bits |= {pattern, pattern + 1, max(pattern - 1, 0)}
        positive = sorted(b for b in bits if b <= 0x7F800000)
        for pattern in positive + [b | 0x80000000 for b in positive]:
            with np.errstate(over="ignore", invalid="ignore"):
                number = single(pattern)
                if name.endswith("sat"):
                    greatest = np.float32(ml_dtypes.finfo(dtype).max)
                    number = np.clip(number, -greatest, greatest)
                result = number.astype(dtype).astype(np.float32)
            value = "7fc00000" if np.isnan(result) else f"{int(result.view(np.uint32)):08x}"
            out.write(f"{name},{pattern:08x},{value}\n")
