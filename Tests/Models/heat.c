/* Which conductivity makes a rod cool as it was seen to? An inverse problem of the heat equation, its gradient by the
   adjoint of the time steps, written by hand.

   The rod has n + 1 cells; x[i] is the conductivity between cell i and cell i + 1, and the ends are insulated. Its left
   third is hot at first. After STEPS explicit steps of length DT the temperatures u are compared with readings r:

       cost = sum (u[i] - r[i])^2 / 2

   This file includes itself, once for every format: cost, cost_float, cost_long_double and cost_quad, with gradients.

       cc -O2 -shared -fPIC heat.c -o libheat.so -lm */

#ifndef REAL

#include <stdlib.h>

#define STEPS 64
#define DT 0.125

#define REAL double
#define NAMED(name) name
#include "heat.c"
#undef REAL
#undef NAMED

#define REAL float
#define NAMED(name) name##_float
#include "heat.c"
#undef REAL
#undef NAMED

#define REAL long double
#define NAMED(name) name##_long_double
#include "heat.c"
#undef REAL
#undef NAMED

#ifdef __SIZEOF_FLOAT128__
#define REAL __float128
#define NAMED(name) name##_quad
#include "heat.c"
#endif

#else

/* What was read at cell i in the end: a smooth slope from the left to the right, with a regular error. */
static REAL NAMED(reading)(size_t i, size_t n) {
  REAL s = (REAL)i / (REAL)n;
  return (1 - s) * (1 - s) + (REAL)(i % 3) / 64;
}

/* All temperatures: row t of n + 1 numbers is time t. */
static REAL *NAMED(temperatures)(const REAL *x, size_t n) {
  REAL *history = malloc((STEPS + 1) * (n + 1) * sizeof(REAL));
  for (size_t i = 0; i <= n; i++) history[i] = 3 * i < n ? 1 : 0;
  for (size_t t = 0; t < STEPS; t++) {
    const REAL *u = history + t * (n + 1);
    REAL *next = history + (t + 1) * (n + 1);
    for (size_t i = 0; i <= n; i++) next[i] = u[i];
    for (size_t i = 0; i < n; i++) {
      REAL flow = (REAL)DT * x[i] * (u[i] - u[i + 1]);
      next[i] -= flow;
      next[i + 1] += flow;
    }
  }
  return history;
}

REAL NAMED(cost)(const REAL *x, size_t n) {
  REAL *history = NAMED(temperatures)(x, n);
  const REAL *end = history + STEPS * (n + 1);
  REAL sum = 0;
  for (size_t i = 0; i <= n; i++) {
    REAL misfit = end[i] - NAMED(reading)(i, n);
    sum += misfit * misfit;
  }
  free(history);
  return sum / 2;
}

/* The steps in reverse: v is the derivative of the cost by the temperatures. A step is u' = u - DT A(x) u, so the cost
   changes with x[i] by -DT (u[i] - u[i+1]) (v[i] - v[i+1]), u from before the step; with `late` from after it, which is
   the mistake. */
static void NAMED(adjoint)(const REAL *x, size_t n, REAL *out, size_t late) {
  REAL *history = NAMED(temperatures)(x, n), *v = malloc((n + 1) * sizeof(REAL));
  const REAL *end = history + STEPS * (n + 1);
  for (size_t i = 0; i <= n; i++) v[i] = end[i] - NAMED(reading)(i, n);
  for (size_t i = 0; i < n; i++) out[i] = 0;
  for (size_t t = STEPS; t-- > 0;) {
    const REAL *u = history + (t + late) * (n + 1);
    REAL before = v[0];
    for (size_t i = 0; i < n; i++) {
      REAL slope = before - v[i + 1];
      out[i] -= (REAL)DT * (u[i] - u[i + 1]) * slope;
      before = v[i + 1];
      v[i] -= (REAL)DT * x[i] * slope;
      v[i + 1] += (REAL)DT * x[i] * slope;
    }
  }
  free(history);
  free(v);
}

void NAMED(cost_gradient)(const REAL *x, size_t n, REAL *out) { NAMED(adjoint)(x, n, out, 0); }

void NAMED(cost_gradient_faulty)(const REAL *x, size_t n, REAL *out) { NAMED(adjoint)(x, n, out, 1); }

#endif
