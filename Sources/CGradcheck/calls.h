/* Calls of functions whose addresses a library gave, one for each kind of number. The result goes where `out` points, for __float128
   is no type of Swift's. A library that opens a context has it passed last. */
#ifndef GRADCHECK_CALLS_H
#define GRADCHECK_CALLS_H

#include <stddef.h>

#define GRADCHECK_CALLS(T, NAME)                                                                       \
  static inline void gradcheck_value_##NAME(void *f, const void *x, size_t n, void *context, void *out) { \
    *(T *)out = context ? ((T(*)(const T *, size_t, void *))f)((const T *)x, n, context)                \
                        : ((T(*)(const T *, size_t))f)((const T *)x, n);                                \
  }                                                                                                    \
  static inline void gradcheck_gradient_##NAME(void *g, const void *x, size_t n, void *context, void *out) { \
    if (context) ((void (*)(const T *, size_t, T *, void *))g)((const T *)x, n, (T *)out, context);     \
    else ((void (*)(const T *, size_t, T *))g)((const T *)x, n, (T *)out);                              \
  }

GRADCHECK_CALLS(float, float)
GRADCHECK_CALLS(double, double)
GRADCHECK_CALLS(long double, long_double)
#ifdef __SIZEOF_FLOAT128__
GRADCHECK_CALLS(__float128, quad)
#endif

static inline void *gradcheck_opened(void *open) { return ((void *(*)(void))open)(); }

#endif
