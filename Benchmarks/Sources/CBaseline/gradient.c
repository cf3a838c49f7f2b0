#include "numbers.h"

typedef struct {
  mpfr_t across, along, term;
} registers;

/// Σ 100(v − u²)² + (1 − u)², with MPFR's own functions for squares and small integers.
static void rosenbrock(mpfr_t sum, const baseline_numbers *x, registers *r) {
  mpfr_set_zero(sum, 1);
  for (int i = 0; i < x->count; i += 2) {
    mpfr_sqr(r->across, x->at[i], MPFR_RNDN);
    mpfr_sub(r->across, x->at[i + 1], r->across, MPFR_RNDN);
    mpfr_ui_sub(r->along, 1, x->at[i], MPFR_RNDN);
    mpfr_mul_ui(r->term, r->across, 100, MPFR_RNDN);
    mpfr_mul(r->term, r->term, r->across, MPFR_RNDN);
    mpfr_sqr(r->along, r->along, MPFR_RNDN);
    mpfr_add(r->term, r->term, r->along, MPFR_RNDN);
    mpfr_add(sum, sum, r->term, MPFR_RNDN);
  }
}

uint64_t baseline_gradient(baseline_numbers *x, const baseline_numbers *h, int rounds) {
  mpfr_t kept, above, below, width;
  registers r;
  mpfr_inits2(x->bits, kept, above, below, width, r.across, r.along, r.term, (mpfr_ptr)0);
  mpfr_mul_2ui(width, h->at[0], 1, MPFR_RNDN);
  uint64_t digest = digest_start;
  for (int round = 0; round < rounds; round++) {
    digest = digest_start;
    for (int i = 0; i < x->count; i++) {
      mpfr_set(kept, x->at[i], MPFR_RNDN);
      mpfr_add(x->at[i], kept, h->at[0], MPFR_RNDN);
      rosenbrock(above, x, &r);
      mpfr_sub(x->at[i], kept, h->at[0], MPFR_RNDN);
      rosenbrock(below, x, &r);
      mpfr_set(x->at[i], kept, MPFR_RNDN);
      mpfr_sub(above, above, below, MPFR_RNDN);
      mpfr_div(above, above, width, MPFR_RNDN);
      digest = digest_number(digest, above);
    }
  }
  mpfr_clears(kept, above, below, width, r.across, r.along, r.term, (mpfr_ptr)0);
  return digest;
}

static double double_rosenbrock(const double *x, int n) {
  double sum = 0;
  for (int i = 0; i < n; i += 2) {
    double across = x[i + 1] - x[i] * x[i];
    double along = 1 - x[i];
    sum += 100 * across * across + along * along;
  }
  return sum;
}

uint64_t baseline_double_gradient(double *x, double *gradient, int n, double h, int rounds) {
  for (int r = 0; r < rounds; r++) {
    for (int i = 0; i < n; i++) {
      double kept = x[i];
      x[i] = kept + h;
      double above = double_rosenbrock(x, n);
      x[i] = kept - h;
      double below = double_rosenbrock(x, n);
      x[i] = kept;
      gradient[i] = (above - below) / (2 * h);
    }
  }
  uint64_t digest = digest_start;
  for (int i = 0; i < n; i++) {
    uint64_t word;
    memcpy(&word, &gradient[i], sizeof word);
    digest = digest_word(digest, word);
  }
  return digest;
}
