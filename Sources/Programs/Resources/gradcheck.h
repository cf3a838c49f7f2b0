/* What `gradcheck check --library ./libmodel.so:cost,cost_gradient` takes from a shared library.

   The function and its gradient, under names of your own:

     double cost(const double *x, size_t n);
     void cost_gradient(const double *x, size_t n, double *out);

   The same in other precisions, where they exist; they are found by their names, and then decide what double cannot:

     float       cost_float(const float *x, size_t n);
     long double cost_long_double(const long double *x, size_t n);
     __float128  cost_quad(const __float128 *x, size_t n);

   and likewise cost_gradient_float, cost_gradient_long_double, cost_gradient_quad.

   Where the library needs to be prepared, or keeps something: */
#ifndef GRADCHECK_H
#define GRADCHECK_H

#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

/* Called once, if it is there. What it returns, unless that is NULL, is passed to each function as one more argument, the last:
   double cost(const double *x, size_t n, void *context). */
void *gradcheck_open(void);

/* How many variables the function has, if this is there. */
size_t gradcheck_count(void);

#ifdef __cplusplus
}
#endif

#endif
