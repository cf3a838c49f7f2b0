#include "baseline.h"

#include <mpfr.h>
#include <stdlib.h>

double baseline_horner(int bits, int n, int rounds) {
  mpfr_t *c = malloc(n * sizeof(mpfr_t));
  mpfr_t s, x;
  mpfr_inits2(bits, s, x, (mpfr_ptr)0);
  for (int i = 0; i < n; i++) {
    mpfr_init2(c[i], bits);
    mpfr_set_ui(c[i], i + 3, MPFR_RNDN);
    mpfr_ui_div(c[i], 1, c[i], MPFR_RNDN);
    mpfr_sqrt(c[i], c[i], MPFR_RNDN);
  }
  mpfr_set_str(x, "0.7", 10, MPFR_RNDN);
  mpfr_sqrt(x, x, MPFR_RNDN);
  for (int r = 0; r < rounds; r++) {
    mpfr_set_zero(s, 1);
    for (int i = 0; i < n; i++) {
      mpfr_mul(s, s, x, MPFR_RNDN);
      mpfr_add(s, s, c[i], MPFR_RNDN);
    }
  }
  double result = mpfr_get_d(s, MPFR_RNDN);
  for (int i = 0; i < n; i++) mpfr_clear(c[i]);
  mpfr_clears(s, x, (mpfr_ptr)0);
  free(c);
  return result;
}

static double rosenbrock(const double *x, int n) {
  double sum = 0;
  for (int i = 0; i + 1 < n; i += 2) {
    double t = x[i + 1] - x[i] * x[i];
    double u = 1 - x[i];
    sum += 100 * (t * t) + u * u;
  }
  return sum;
}

void baseline_gradient(double *x, double *gradient, int n, double h) {
  for (int i = 0; i < n; i++) {
    double kept = x[i];
    x[i] = kept + h;
    double above = rosenbrock(x, n);
    x[i] = kept - h;
    double below = rosenbrock(x, n);
    x[i] = kept;
    gradient[i] = (above - below) / (2 * h);
  }
}
