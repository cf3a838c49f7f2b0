// The narrow door to MPFR.
//
// A number of this package keeps its limbs in a Swift value and has no mpfr_t of its own. Each function here takes
// numbers as (head, limbs) pairs, builds mpfr_t views of them on its own stack, makes one MPFR call and hands the
// result's head and the sense of its rounding back in registers: the compiler inlines everything down to that call.
// Nothing is allocated, nothing is shared, and MPFR's exponent range stays as it is: the one function that changes it,
// cmpfr_fit, restores it. All rounding is to nearest, ties to even, unless a rounding mode is a parameter.
#ifndef CMPFR_SHIM_H
#define CMPFR_SHIM_H

#include "caches.h"

#include <mpfr.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#pragma clang assume_nonnull begin

/// What an mpfr_t is, apart from its precision and its limbs. The exponent has MPFR's convention, 0.1xxx·2^exponent,
/// and MPFR's three special values for zero, infinity and NaN.
typedef struct {
  long exponent;
  long sign;
} cmpfr_head;

/// A rounded result: its head, and MPFR's ternary value: positive when it lies above the exact number, negative when it
/// lies below, zero when it is the exact number. What is to be rounded again, to a narrower range, needs to know.
typedef struct {
  long exponent;
  int sign;
  int ternary;
} cmpfr_result;

static const long cmpfr_zero = __MPFR_EXP_ZERO;
static const long cmpfr_nan = __MPFR_EXP_NAN;
static const long cmpfr_infinity = __MPFR_EXP_INF;
static const long cmpfr_least_exponent = MPFR_EMIN_DEFAULT;
static const long cmpfr_greatest_exponent = MPFR_EMAX_DEFAULT;

/// A view for reading: MPFR takes its operands as const.
#define CMPFR_VIEW(name, head, limbs) \
  const mpfr_t name = {{precision, (mpfr_sign_t)(head).sign, (head).exponent, (mp_limb_t *)(limbs)}}

/// A view for writing: limbs that hold nothing yet.
#define CMPFR_RESULT(name, limbs) mpfr_t name = {{precision, 1, __MPFR_EXP_NAN, (limbs)}}

#define CMPFR_HEAD(name) ((cmpfr_head){(name)->_mpfr_exp, (name)->_mpfr_sign})

/// The result in `name` of a call that returned a ternary value.
static inline cmpfr_result cmpfr_rounded(mpfr_srcptr name, int ternary) {
  return (cmpfr_result){name->_mpfr_exp, name->_mpfr_sign, ternary};
}

typedef unsigned long cmpfr_limb;
#define CMPFR_IN(x) cmpfr_head x, const cmpfr_limb *x##_limbs
#define CMPFR_OUT long precision, cmpfr_limb *r_limbs

#define CMPFR_UNARY(name)                                           \
  static inline cmpfr_result cmpfr_##name(CMPFR_OUT, CMPFR_IN(a)) { \
    CMPFR_RESULT(r, r_limbs);                                       \
    CMPFR_VIEW(x, a, a_limbs);                                      \
    return cmpfr_rounded(r, mpfr_##name(r, x, MPFR_RNDN));          \
  }

#define CMPFR_BINARY(name)                                                       \
  static inline cmpfr_result cmpfr_##name(CMPFR_OUT, CMPFR_IN(a), CMPFR_IN(b)) { \
    CMPFR_RESULT(r, r_limbs);                                                    \
    CMPFR_VIEW(x, a, a_limbs);                                                   \
    CMPFR_VIEW(y, b, b_limbs);                                                   \
    return cmpfr_rounded(r, mpfr_##name(r, x, y, MPFR_RNDN));                    \
  }

// a ∘= b, with one view for the result and the left operand.
#define CMPFR_ASSIGN(name)                                                                                         \
  static inline cmpfr_result cmpfr_assign_##name(long precision, cmpfr_head a, cmpfr_limb *a_limbs, CMPFR_IN(b)) { \
    mpfr_t x = {{precision, (mpfr_sign_t)a.sign, a.exponent, a_limbs}};                                            \
    CMPFR_VIEW(y, b, b_limbs);                                                                                     \
    return cmpfr_rounded(x, mpfr_##name(x, x, y, MPFR_RNDN));                                                      \
  }

CMPFR_BINARY(add) CMPFR_BINARY(sub) CMPFR_BINARY(mul) CMPFR_BINARY(div)
CMPFR_ASSIGN(add) CMPFR_ASSIGN(sub) CMPFR_ASSIGN(mul) CMPFR_ASSIGN(div)
CMPFR_BINARY(remainder) CMPFR_BINARY(fmod) CMPFR_BINARY(pow) CMPFR_BINARY(hypot) CMPFR_BINARY(atan2)

CMPFR_UNARY(sqrt) CMPFR_UNARY(cbrt)
CMPFR_UNARY(exp) CMPFR_UNARY(expm1) CMPFR_UNARY(exp2) CMPFR_UNARY(exp10)
CMPFR_UNARY(log) CMPFR_UNARY(log1p) CMPFR_UNARY(log2) CMPFR_UNARY(log10)
CMPFR_UNARY(sin) CMPFR_UNARY(cos) CMPFR_UNARY(tan) CMPFR_UNARY(asin) CMPFR_UNARY(acos) CMPFR_UNARY(atan)
CMPFR_UNARY(sinh) CMPFR_UNARY(cosh) CMPFR_UNARY(tanh) CMPFR_UNARY(asinh) CMPFR_UNARY(acosh) CMPFR_UNARY(atanh)
CMPFR_UNARY(erf) CMPFR_UNARY(erfc) CMPFR_UNARY(gamma)

// The same functions, rounded in a direction: an mpfr_rnd_t as an int.
#define CMPFR_DIRECTED_UNARY(name)                                                          \
  static inline cmpfr_result cmpfr_directed_##name(CMPFR_OUT, CMPFR_IN(a), int direction) { \
    CMPFR_RESULT(r, r_limbs);                                                               \
    CMPFR_VIEW(x, a, a_limbs);                                                              \
    return cmpfr_rounded(r, mpfr_##name(r, x, (mpfr_rnd_t)direction));                      \
  }

#define CMPFR_DIRECTED_BINARY(name)                                                                      \
  static inline cmpfr_result cmpfr_directed_##name(CMPFR_OUT, CMPFR_IN(a), CMPFR_IN(b), int direction) { \
    CMPFR_RESULT(r, r_limbs);                                                                            \
    CMPFR_VIEW(x, a, a_limbs);                                                                           \
    CMPFR_VIEW(y, b, b_limbs);                                                                           \
    return cmpfr_rounded(r, mpfr_##name(r, x, y, (mpfr_rnd_t)direction));                                \
  }

CMPFR_DIRECTED_BINARY(add) CMPFR_DIRECTED_BINARY(sub) CMPFR_DIRECTED_BINARY(mul) CMPFR_DIRECTED_BINARY(div)
CMPFR_DIRECTED_BINARY(pow) CMPFR_DIRECTED_BINARY(hypot) CMPFR_DIRECTED_BINARY(atan2)
CMPFR_DIRECTED_BINARY(beta) CMPFR_DIRECTED_BINARY(gamma_inc) CMPFR_DIRECTED_BINARY(agm)

CMPFR_DIRECTED_UNARY(sqrt) CMPFR_DIRECTED_UNARY(exp) CMPFR_DIRECTED_UNARY(expm1)
CMPFR_DIRECTED_UNARY(exp2) CMPFR_DIRECTED_UNARY(exp10)
CMPFR_DIRECTED_UNARY(log) CMPFR_DIRECTED_UNARY(log1p) CMPFR_DIRECTED_UNARY(log2) CMPFR_DIRECTED_UNARY(log10)
CMPFR_DIRECTED_UNARY(sin) CMPFR_DIRECTED_UNARY(cos) CMPFR_DIRECTED_UNARY(tan)
CMPFR_DIRECTED_UNARY(asin) CMPFR_DIRECTED_UNARY(acos) CMPFR_DIRECTED_UNARY(atan)
CMPFR_DIRECTED_UNARY(sinh) CMPFR_DIRECTED_UNARY(cosh) CMPFR_DIRECTED_UNARY(tanh)
CMPFR_DIRECTED_UNARY(asinh) CMPFR_DIRECTED_UNARY(acosh) CMPFR_DIRECTED_UNARY(atanh)
CMPFR_DIRECTED_UNARY(erf) CMPFR_DIRECTED_UNARY(erfc) CMPFR_DIRECTED_UNARY(gamma) CMPFR_DIRECTED_UNARY(digamma)
CMPFR_DIRECTED_UNARY(zeta) CMPFR_DIRECTED_UNARY(eint) CMPFR_DIRECTED_UNARY(li2) CMPFR_DIRECTED_UNARY(ai)

// Bessel functions of order n.
#define CMPFR_DIRECTED_ORDER(name)                                                                    \
  static inline cmpfr_result cmpfr_directed_##name(CMPFR_OUT, CMPFR_IN(a), long n, int direction) { \
    CMPFR_RESULT(r, r_limbs);                                                                         \
    CMPFR_VIEW(x, a, a_limbs);                                                                        \
    return cmpfr_rounded(r, mpfr_##name(r, n, x, (mpfr_rnd_t)direction));                             \
  }

CMPFR_DIRECTED_ORDER(jn) CMPFR_DIRECTED_ORDER(yn)

static inline cmpfr_result cmpfr_directed_fma(CMPFR_OUT, CMPFR_IN(a), CMPFR_IN(b), CMPFR_IN(c), int direction) {
  CMPFR_RESULT(r, r_limbs);
  CMPFR_VIEW(x, a, a_limbs);
  CMPFR_VIEW(y, b, b_limbs);
  CMPFR_VIEW(z, c, c_limbs);
  return cmpfr_rounded(r, mpfr_fma(r, x, y, z, (mpfr_rnd_t)direction));
}

static inline cmpfr_result cmpfr_directed_lgamma(CMPFR_OUT, CMPFR_IN(a), int direction) {
  CMPFR_RESULT(r, r_limbs);
  CMPFR_VIEW(x, a, a_limbs);
  int sign;
  return cmpfr_rounded(r, mpfr_lgamma(r, &sign, x, (mpfr_rnd_t)direction));
}

static inline cmpfr_result cmpfr_directed_pow_si(CMPFR_OUT, CMPFR_IN(a), long n, int direction) {
  CMPFR_RESULT(r, r_limbs);
  CMPFR_VIEW(x, a, a_limbs);
  return cmpfr_rounded(r, mpfr_pow_si(r, x, n, (mpfr_rnd_t)direction));
}

/// The real n-th root; NaN for n = 0. MPFR before 4.2 has no root of negative order: there, the reciprocal of the root of
/// order −n, which is rounded the other way and has 64 bits more. It lies on the right side of the exact number, and is off
/// the nearest on that side in one case of some 2^60.
static inline cmpfr_result cmpfr_directed_root(CMPFR_OUT, CMPFR_IN(a), long n, int direction) {
  CMPFR_RESULT(r, r_limbs);
  CMPFR_VIEW(x, a, a_limbs);
  mpfr_rnd_t mode = (mpfr_rnd_t)direction;
  if (n >= 0) {
    return cmpfr_rounded(r, mpfr_rootn_ui(r, x, (unsigned long)n, mode));
  }
#if MPFR_VERSION >= MPFR_VERSION_NUM(4, 2, 0)
  return cmpfr_rounded(r, mpfr_rootn_si(r, x, n, mode));
#else
  mpfr_rnd_t opposite = mode == MPFR_RNDU   ? MPFR_RNDD
                        : mode == MPFR_RNDD ? MPFR_RNDU
                        : mode == MPFR_RNDZ ? MPFR_RNDA
                        : mode == MPFR_RNDA ? MPFR_RNDZ
                                            : mode;
  mpfr_t wide;
  mpfr_init2(wide, precision + 64);
  int first = mpfr_rootn_ui(wide, x, -(unsigned long)n, opposite);
  int second = mpfr_ui_div(r, 1, wide, mode);
  mpfr_clear(wide);
  // A larger divisor makes a smaller quotient.
  return cmpfr_rounded(r, second != 0 ? second : -first);
#endif
}

/// Forgets whether a result of this thread was inexact.
static inline void cmpfr_forget_inexact(void) { mpfr_clear_inexflag(); }

/// Whether a result of this thread was inexact since.
static inline bool cmpfr_was_inexact(void) { return mpfr_inexflag_p() != 0; }

// The flags of this thread.
static const unsigned int cmpfr_flag_underflow = MPFR_FLAGS_UNDERFLOW;
static const unsigned int cmpfr_flag_overflow = MPFR_FLAGS_OVERFLOW;
static const unsigned int cmpfr_flag_nan = MPFR_FLAGS_NAN;
static const unsigned int cmpfr_flag_inexact = MPFR_FLAGS_INEXACT;
static const unsigned int cmpfr_flag_division_by_zero = MPFR_FLAGS_DIVBY0;
static const unsigned int cmpfr_every_flag =
    MPFR_FLAGS_UNDERFLOW | MPFR_FLAGS_OVERFLOW | MPFR_FLAGS_NAN | MPFR_FLAGS_INEXACT | MPFR_FLAGS_DIVBY0;

/// The flags that are raised.
static inline unsigned int cmpfr_flags(void) { return mpfr_flags_save(); }

/// The flags that were raised; none is any more.
static inline unsigned int cmpfr_take_flags(void) {
  unsigned int flags = mpfr_flags_save();
  mpfr_flags_clear(MPFR_FLAGS_ALL);
  return flags;
}

/// Raises these flags, beside those that are raised.
static inline void cmpfr_raise(unsigned int flags) { mpfr_flags_set(flags); }

/// The number of `a_precision` bits rounded to `precision` bits in a direction.
static inline cmpfr_result cmpfr_directed_set(CMPFR_OUT, long a_precision, CMPFR_IN(a), int direction) {
  CMPFR_RESULT(r, r_limbs);
  const mpfr_t x = {{a_precision, (mpfr_sign_t)a.sign, a.exponent, (mp_limb_t *)a_limbs}};
  return cmpfr_rounded(r, mpfr_set(r, x, (mpfr_rnd_t)direction));
}

static inline cmpfr_result cmpfr_directed_const_pi(CMPFR_OUT, int direction) {
  CMPFR_RESULT(r, r_limbs);
  return cmpfr_rounded(r, mpfr_const_pi(r, (mpfr_rnd_t)direction));
}

static inline cmpfr_result cmpfr_directed_strtofr(CMPFR_OUT, const char *text, int base, int direction) {
  CMPFR_RESULT(r, r_limbs);
  return cmpfr_rounded(r, mpfr_strtofr(r, text, NULL, base, (mpfr_rnd_t)direction));
}

static inline cmpfr_result cmpfr_fma(CMPFR_OUT, CMPFR_IN(a), CMPFR_IN(b), CMPFR_IN(c)) {
  CMPFR_RESULT(r, r_limbs);
  CMPFR_VIEW(x, a, a_limbs);
  CMPFR_VIEW(y, b, b_limbs);
  CMPFR_VIEW(z, c, c_limbs);
  return cmpfr_rounded(r, mpfr_fma(r, x, y, z, MPFR_RNDN));
}

/// log |Γ(a)|; the sign of Γ is not reported.
static inline cmpfr_result cmpfr_lgamma(CMPFR_OUT, CMPFR_IN(a)) {
  CMPFR_RESULT(r, r_limbs);
  CMPFR_VIEW(x, a, a_limbs);
  int sign;
  return cmpfr_rounded(r, mpfr_lgamma(r, &sign, x, MPFR_RNDN));
}

static inline cmpfr_result cmpfr_pow_si(CMPFR_OUT, CMPFR_IN(a), long n) {
  CMPFR_RESULT(r, r_limbs);
  CMPFR_VIEW(x, a, a_limbs);
  return cmpfr_rounded(r, mpfr_pow_si(r, x, n, MPFR_RNDN));
}

/// The real n-th root; NaN for n = 0. MPFR before 4.2 has no root of negative order: there, the reciprocal of the root
/// of order −n is taken from 64 bits more than asked for, and is off the nearest number in one case of some 2^60.
static inline cmpfr_result cmpfr_root(CMPFR_OUT, CMPFR_IN(a), long n) {
  CMPFR_RESULT(r, r_limbs);
  CMPFR_VIEW(x, a, a_limbs);
  if (n >= 0) {
    return cmpfr_rounded(r, mpfr_rootn_ui(r, x, (unsigned long)n, MPFR_RNDN));
  }
#if MPFR_VERSION >= MPFR_VERSION_NUM(4, 2, 0)
  return cmpfr_rounded(r, mpfr_rootn_si(r, x, n, MPFR_RNDN));
#else
  mpfr_t wide;
  mpfr_init2(wide, precision + 64);
  mpfr_rootn_ui(wide, x, -(unsigned long)n, MPFR_RNDN);
  int ternary = mpfr_ui_div(r, 1, wide, MPFR_RNDN);
  mpfr_clear(wide);
  return cmpfr_rounded(r, ternary);
#endif
}

/// a·2^n, exact but for overflow and underflow.
static inline cmpfr_result cmpfr_mul_2si(CMPFR_OUT, CMPFR_IN(a), long n) {
  CMPFR_RESULT(r, r_limbs);
  CMPFR_VIEW(x, a, a_limbs);
  return cmpfr_rounded(r, mpfr_mul_2si(r, x, n, MPFR_RNDN));
}

/// The number of `a_precision` bits rounded to `precision` bits.
static inline cmpfr_result cmpfr_set(CMPFR_OUT, long a_precision, CMPFR_IN(a)) {
  CMPFR_RESULT(r, r_limbs);
  const mpfr_t x = {{a_precision, (mpfr_sign_t)a.sign, a.exponent, (mp_limb_t *)a_limbs}};
  return cmpfr_rounded(r, mpfr_set(r, x, MPFR_RNDN));
}

static inline cmpfr_result cmpfr_set_si(CMPFR_OUT, long value) {
  CMPFR_RESULT(r, r_limbs);
  return cmpfr_rounded(r, mpfr_set_si(r, value, MPFR_RNDN));
}

/// π to nearest. MPFR keeps what it has computed, per thread.
static inline cmpfr_result cmpfr_const_pi(CMPFR_OUT) {
  CMPFR_RESULT(r, r_limbs);
  return cmpfr_rounded(r, mpfr_const_pi(r, MPFR_RNDN));
}

static inline cmpfr_result cmpfr_directed_const_euler(CMPFR_OUT, int direction) {
  CMPFR_RESULT(r, r_limbs);
  return cmpfr_rounded(r, mpfr_const_euler(r, (mpfr_rnd_t)direction));
}

static inline cmpfr_result cmpfr_directed_const_catalan(CMPFR_OUT, int direction) {
  CMPFR_RESULT(r, r_limbs);
  return cmpfr_rounded(r, mpfr_const_catalan(r, (mpfr_rnd_t)direction));
}

static inline cmpfr_result cmpfr_directed_const_log2(CMPFR_OUT, int direction) {
  CMPFR_RESULT(r, r_limbs);
  return cmpfr_rounded(r, mpfr_const_log2(r, (mpfr_rnd_t)direction));
}

/// The quotient of two numbers of their own precisions.
static inline cmpfr_result cmpfr_quotient(
    CMPFR_OUT, long a_precision, CMPFR_IN(a), long b_precision, CMPFR_IN(b), int direction) {
  CMPFR_RESULT(r, r_limbs);
  const mpfr_t x = {{a_precision, (mpfr_sign_t)a.sign, a.exponent, (mp_limb_t *)a_limbs}};
  const mpfr_t y = {{b_precision, (mpfr_sign_t)b.sign, b.exponent, (mp_limb_t *)b_limbs}};
  return cmpfr_rounded(r, mpfr_div(r, x, y, (mpfr_rnd_t)direction));
}

/// The integral values nearest to a in five senses, in Swift's order of names.
enum cmpfr_rounding {
  cmpfr_to_nearest_or_even,
  cmpfr_to_nearest_or_away,
  cmpfr_up,
  cmpfr_down,
  cmpfr_toward_zero,
  cmpfr_away_from_zero,
};

/// The integral value itself is what is asked for, and it is exact.
static inline cmpfr_result cmpfr_rint(CMPFR_OUT, CMPFR_IN(a), enum cmpfr_rounding rule) {
  CMPFR_RESULT(r, r_limbs);
  CMPFR_VIEW(x, a, a_limbs);
  switch (rule) {
    case cmpfr_to_nearest_or_even: mpfr_roundeven(r, x); break;
    case cmpfr_to_nearest_or_away: mpfr_round(r, x); break;
    case cmpfr_up: mpfr_ceil(r, x); break;
    case cmpfr_down: mpfr_floor(r, x); break;
    case cmpfr_toward_zero: mpfr_trunc(r, x); break;
    case cmpfr_away_from_zero:
      if (mpfr_signbit(x)) mpfr_floor(r, x); else mpfr_ceil(r, x);
      break;
  }
  return cmpfr_rounded(r, 0);
}

/// The next number of the precision in MPFR's own range. What is asked for is exact.
static inline cmpfr_result cmpfr_nextabove(long precision, cmpfr_head a, cmpfr_limb *a_limbs) {
  mpfr_t x = {{precision, (mpfr_sign_t)a.sign, a.exponent, a_limbs}};
  mpfr_nextabove(x);
  return cmpfr_rounded(x, 0);
}

/// A result rounded in MPFR's own range, as if it had been rounded once in a narrower one: exponents from `least` (that
/// of the least number, subnormal or not) through `greatest`, both in MPFR's convention. The bounds are this thread's own,
/// and are restored. Zeros, infinities and NaN stay what they are.
static inline cmpfr_head cmpfr_fit(
    long precision, cmpfr_result a, cmpfr_limb *a_limbs, long least, long greatest, bool subnormals, int direction) {
  mpfr_t x = {{precision, a.sign, a.exponent, a_limbs}};
  if (a.exponent > __MPFR_EXP_INF) {
    mpfr_exp_t emin = mpfr_get_emin(), emax = mpfr_get_emax();
    mpfr_set_emin(least);
    mpfr_set_emax(greatest);
    int ternary = mpfr_check_range(x, a.ternary, (mpfr_rnd_t)direction);
    if (subnormals) {
      // MPFR raises underflow for a subnormal result that is exact, too; IEEE 754 does not.
      bool tiny = x->_mpfr_exp > __MPFR_EXP_INF && x->_mpfr_exp < least + precision - 1;
      bool raised = mpfr_underflow_p() != 0;
      ternary = mpfr_subnormalize(x, ternary, (mpfr_rnd_t)direction);
      if (tiny && ternary == 0 && !raised) mpfr_clear_underflow();
    }
    mpfr_set_emin(emin);
    mpfr_set_emax(emax);
  }
  return CMPFR_HEAD(x);
}

#define CMPFR_RELATION(name, function)                                        \
  static inline bool cmpfr_##name(long precision, CMPFR_IN(a), CMPFR_IN(b)) { \
    CMPFR_VIEW(x, a, a_limbs);                                                \
    CMPFR_VIEW(y, b, b_limbs);                                                \
    return function(x, y) != 0;                                               \
  }

CMPFR_RELATION(equal, mpfr_equal_p)
CMPFR_RELATION(less, mpfr_less_p)
CMPFR_RELATION(less_or_equal, mpfr_lessequal_p)

/// The number that a NUL-terminated text writes in the given base (10 or 16).
static inline cmpfr_result cmpfr_strtofr(CMPFR_OUT, const char *text, int base) {
  CMPFR_RESULT(r, r_limbs);
  return cmpfr_rounded(r, mpfr_strtofr(r, text, NULL, base, MPFR_RNDN));
}

/// Writes the first `count` digits of a finite nonzero magnitude in a base from 2 through 62, rounded to nearest, or, where
/// `count` is 0, as many as tell it from its neighbours; returns the e of 0.ddd·base^e.
static inline long cmpfr_digits_in_base(unsigned char *buffer, size_t count, int base, long precision, CMPFR_IN(a)) {
  const mpfr_t x = {{precision, 1, a.exponent, (mp_limb_t *)a_limbs}};
  mpfr_exp_t exponent;
  mpfr_get_str((char *)buffer, &exponent, base, count, x, MPFR_RNDN);
  return exponent;
}

/// How many digits in a base tell a number of the precision from its neighbours.
static inline size_t cmpfr_digit_count(int base, long precision) { return mpfr_get_str_ndigits(base, precision); }

/// Writes the first `count` decimal digits of a finite nonzero magnitude, rounded in a direction, and a NUL;
/// returns the e of 0.ddd·10^e. The buffer has room for count + 2 characters, and for 7.
static inline long cmpfr_digits(unsigned char *buffer, size_t count, int direction, long precision, CMPFR_IN(a)) {
  const mpfr_t x = {{precision, 1, a.exponent, (mp_limb_t *)a_limbs}};
  mpfr_exp_t exponent;
  mpfr_get_str((char *)buffer, &exponent, 10, count, x, (mpfr_rnd_t)direction);
  return exponent;
}

// What this thread has read of decimal literals: a table with one place for each value of a short hash, so that a look-up
// is one comparison, and a newcomer simply takes the place. A literal's magnitude is known by the bits of the machine
// number that the compiler hands over. What is remembered is the result in MPFR's own range and the sense of its rounding,
// so that formats of one precision share it, whatever their ranges. Precisions above 1024 bits are not remembered. The
// table is weak so that there is one a thread, whichever modules this header is compiled into.

enum { cmpfr_literal_limbs = 16, cmpfr_literal_places = 64 };

typedef struct {
  uint64_t significand;
  int32_t exponent;
  int32_t precision;  // 0 marks an empty place
} cmpfr_literal_key;

typedef struct {
  cmpfr_literal_key key;
  cmpfr_result result;
  cmpfr_limb limbs[cmpfr_literal_limbs];
} cmpfr_literal;

__attribute__((weak)) _Thread_local cmpfr_literal cmpfr_literals[cmpfr_literal_places] = {{{0, 0, 0}, {0, 0, 0}, {0}}};

static inline cmpfr_literal *cmpfr_literal_place(cmpfr_literal_key key) {
  uint64_t hash = key.significand + (uint64_t)(uint32_t)key.exponent * 0x9E3779B97F4A7C15u + (uint64_t)key.precision;
  return &cmpfr_literals[hash * 0x9E3779B97F4A7C15u >> 58];
}

static inline bool cmpfr_literal_recall(cmpfr_literal_key key, cmpfr_limb *limbs, cmpfr_result *result) {
  const cmpfr_literal *place = cmpfr_literal_place(key);
  if (place->key.significand != key.significand || place->key.exponent != key.exponent ||
      place->key.precision != key.precision) {
    return false;
  }
  for (int i = 0; i < (key.precision + 63) / 64; i++) limbs[i] = place->limbs[i];
  *result = place->result;
  if (result->ternary != 0) mpfr_set_inexflag();
  return true;
}

static inline void cmpfr_literal_remember(cmpfr_literal_key key, const cmpfr_limb *limbs, cmpfr_result result) {
  int count = (key.precision + 63) / 64;
  if (count > cmpfr_literal_limbs || result.exponent <= cmpfr_infinity) return;
  cmpfr_literal *place = cmpfr_literal_place(key);
  place->key = key;
  place->result = result;
  for (int i = 0; i < count; i++) place->limbs[i] = limbs[i];
}

#pragma clang assume_nonnull end
#endif
