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

uint64_t baseline_quotients(
    const baseline_numbers *a, const baseline_numbers *b, const baseline_numbers *c, const baseline_numbers *d,
    int rounds) {
  mpfr_t s, term;
  mpfr_inits2(a->bits, s, term, (mpfr_ptr)0);
  for (int r = 0; r < rounds; r++) {
    mpfr_set_zero(s, 1);
    for (int i = 0; i < a->count; i++) {
      mpfr_mul(term, a->at[i], b->at[i], MPFR_RNDD);
      mpfr_div(term, term, c->at[i], MPFR_RNDD);
      mpfr_sub(term, term, d->at[i], MPFR_RNDD);
      mpfr_add(s, s, term, MPFR_RNDD);
    }
  }
  uint64_t digest = digest_number(digest_start, s);
  mpfr_clears(s, term, (mpfr_ptr)0);
  return digest;
}

uint64_t baseline_functions(
    const baseline_numbers *a, const baseline_numbers *b, const baseline_numbers *c, const baseline_numbers *d,
    int rounds) {
  mpfr_t s, term, value;
  (void)d;
  mpfr_inits2(a->bits, s, term, value, (mpfr_ptr)0);
  for (int r = 0; r < rounds; r++) {
    mpfr_set_zero(s, 1);
    for (int i = 0; i < a->count; i++) {
      mpfr_exp(term, a->at[i], MPFR_RNDD);
      mpfr_log(value, b->at[i], MPFR_RNDD);
      mpfr_add(term, term, value, MPFR_RNDD);
      mpfr_atan(value, c->at[i], MPFR_RNDD);
      mpfr_add(term, term, value, MPFR_RNDD);
      mpfr_add(s, s, term, MPFR_RNDD);
    }
  }
  uint64_t digest = digest_number(digest_start, s);
  mpfr_clears(s, term, value, (mpfr_ptr)0);
  return digest;
}
