/* The sum of (x - 1)^3 + 1, expanded, as somebody wrote it who did not know of cancellation: x^3 - 3 x^2 + 3 x, its
   gradient 3 x^2 - 6 x + 3. Near 1 both forget most of their digits, in each of the formats below.

       cc -O2 -shared -fPIC cubic.c -o libcubic.so */

#include <stddef.h>

#define CUBIC(REAL, SUFFIX)                                           \
  REAL cubic##SUFFIX(const REAL *x, size_t n) {                       \
    REAL sum = 0;                                                     \
    for (size_t i = 0; i < n; i++) {                                  \
      sum += x[i] * x[i] * x[i] - 3 * x[i] * x[i] + 3 * x[i];         \
    }                                                                 \
    return sum;                                                       \
  }                                                                   \
  void gradient##SUFFIX(const REAL *x, size_t n, REAL *out) {         \
    for (size_t i = 0; i < n; i++) out[i] = 3 * x[i] * x[i] - 6 * x[i] + 3; \
  }                                                                   \
  /* With a 2 in place of the 3 that stands alone. */                 \
  void faulty##SUFFIX(const REAL *x, size_t n, REAL *out) {           \
    for (size_t i = 0; i < n; i++) out[i] = 3 * x[i] * x[i] - 6 * x[i] + (i == 1 ? 2 : 3); \
  }

CUBIC(double, )
CUBIC(float, _float)
CUBIC(long double, _long_double)
#ifdef __SIZEOF_FLOAT128__
CUBIC(__float128, _quad)
#endif
