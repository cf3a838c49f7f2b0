// Arrays of MPFR numbers and digests of results, shared by the baselines.
#ifndef NUMBERS_H
#define NUMBERS_H

#include <mpfr.h>
#include <string.h>

#include "baseline.h"

struct baseline_numbers {
  int bits;
  int count;
  mpfr_t *at;
};

/// FNV-1a over 64-bit words.
static inline uint64_t digest_word(uint64_t digest, uint64_t word) { return (digest ^ word) * 0x100000001B3u; }

static const uint64_t digest_start = 0xCBF29CE484222325u;

/// Sign, exponent (of 1.xxx) and limbs of a finite nonzero number.
static inline uint64_t digest_number(uint64_t digest, const mpfr_t x) {
  digest = digest_word(digest, mpfr_signbit(x) != 0);
  digest = digest_word(digest, (uint64_t)(mpfr_get_exp(x) - 1));
  for (long i = 0; i < (mpfr_get_prec(x) + 63) / 64; i++) digest = digest_word(digest, x->_mpfr_d[i]);
  return digest;
}

#endif
