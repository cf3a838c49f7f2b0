#include "numbers.h"

uint64_t baseline_horner(const baseline_numbers *c, const baseline_numbers *x, int rounds) {
  mpfr_t s;
  mpfr_init2(s, c->bits);
  for (int r = 0; r < rounds; r++) {
    mpfr_set(s, c->at[0], MPFR_RNDN);
    for (int i = 1; i < c->count; i++) {
      mpfr_mul(s, s, x->at[0], MPFR_RNDN);
      mpfr_add(s, s, c->at[i], MPFR_RNDN);
    }
  }
  uint64_t digest = digest_number(digest_start, s);
  mpfr_clear(s);
  return digest;
}

uint64_t baseline_dot(const baseline_numbers *a, const baseline_numbers *b, int rounds) {
  mpfr_t s, product;
  mpfr_inits2(a->bits, s, product, (mpfr_ptr)0);
  for (int r = 0; r < rounds; r++) {
    mpfr_set_zero(s, 1);
    for (int i = 0; i < a->count; i++) {
      mpfr_mul(product, a->at[i], b->at[i], MPFR_RNDN);
      mpfr_add(s, s, product, MPFR_RNDN);
    }
  }
  uint64_t digest = digest_number(digest_start, s);
  mpfr_clears(s, product, (mpfr_ptr)0);
  return digest;
}

uint64_t baseline_sin_exp(const baseline_numbers *x, int rounds) {
  mpfr_t s, sine, exponential;
  mpfr_inits2(x->bits, s, sine, exponential, (mpfr_ptr)0);
  for (int r = 0; r < rounds; r++) {
    mpfr_set_zero(s, 1);
    for (int i = 0; i < x->count; i++) {
      mpfr_sin(sine, x->at[i], MPFR_RNDN);
      mpfr_exp(exponential, x->at[i], MPFR_RNDN);
      mpfr_add(sine, sine, exponential, MPFR_RNDN);
      mpfr_add(s, s, sine, MPFR_RNDN);
    }
  }
  uint64_t digest = digest_number(digest_start, s);
  mpfr_clears(s, sine, exponential, (mpfr_ptr)0);
  return digest;
}
