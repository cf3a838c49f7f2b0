// The narrow door to MPFR.
//
// A number of this package keeps its limbs in a Swift value and has no mpfr_t of its own. Each function here takes
// numbers as (head, limbs) pairs, builds mpfr_t views of them on its own stack, makes one MPFR call and hands the
// result's head back in registers: the compiler inlines everything down to that call. Nothing is allocated, nothing is
// shared, and MPFR's exponent range and flags stay as they are. All rounding is to nearest, ties to even, unless a
// rounding mode is a parameter.
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

typedef unsigned long cmpfr_limb;
#define CMPFR_IN(x) cmpfr_head x, const cmpfr_limb *x##_limbs
#define CMPFR_OUT long precision, cmpfr_limb *r_limbs

#define CMPFR_UNARY(name)                                           \
  static inline cmpfr_head cmpfr_##name(CMPFR_OUT, CMPFR_IN(a)) {   \
    CMPFR_RESULT(r, r_limbs);                                       \
    CMPFR_VIEW(x, a, a_limbs);                                      \
    mpfr_##name(r, x, MPFR_RNDN);                                   \
    return CMPFR_HEAD(r);                                           \
  }

// A function whose computation may fill MPFR's caches.
#define CMPFR_CACHING_UNARY(name)                                   \
  static inline cmpfr_head cmpfr_##name(CMPFR_OUT, CMPFR_IN(a)) {   \
    cmpfr_watch_caches();                                           \
    CMPFR_RESULT(r, r_limbs);                                       \
    CMPFR_VIEW(x, a, a_limbs);                                      \
    mpfr_##name(r, x, MPFR_RNDN);                                   \
    return CMPFR_HEAD(r);                                           \
  }

#define CMPFR_BINARY(name)                                                     \
  static inline cmpfr_head cmpfr_##name(CMPFR_OUT, CMPFR_IN(a), CMPFR_IN(b)) { \
    CMPFR_RESULT(r, r_limbs);                                                  \
    CMPFR_VIEW(x, a, a_limbs);                                                 \
    CMPFR_VIEW(y, b, b_limbs);                                                 \
    mpfr_##name(r, x, y, MPFR_RNDN);                                           \
    return CMPFR_HEAD(r);                                                      \
  }

#define CMPFR_CACHING_BINARY(name)                                             \
  static inline cmpfr_head cmpfr_##name(CMPFR_OUT, CMPFR_IN(a), CMPFR_IN(b)) { \
    cmpfr_watch_caches();                                                      \
    CMPFR_RESULT(r, r_limbs);                                                  \
    CMPFR_VIEW(x, a, a_limbs);                                                 \
    CMPFR_VIEW(y, b, b_limbs);                                                 \
    mpfr_##name(r, x, y, MPFR_RNDN);                                           \
    return CMPFR_HEAD(r);                                                      \
  }

// a ∘= b, with one view for the result and the left operand.
#define CMPFR_ASSIGN(name)                                                                               \
  static inline cmpfr_head cmpfr_assign_##name(long precision, cmpfr_head a, cmpfr_limb *a_limbs, CMPFR_IN(b)) { \
    mpfr_t x = {{precision, (mpfr_sign_t)a.sign, a.exponent, a_limbs}};                                  \
    CMPFR_VIEW(y, b, b_limbs);                                                                           \
    mpfr_##name(x, x, y, MPFR_RNDN);                                                                     \
    return CMPFR_HEAD(x);                                                                                \
  }

CMPFR_BINARY(add) CMPFR_BINARY(sub) CMPFR_BINARY(mul) CMPFR_BINARY(div)
CMPFR_ASSIGN(add) CMPFR_ASSIGN(sub) CMPFR_ASSIGN(mul) CMPFR_ASSIGN(div)
CMPFR_BINARY(remainder) CMPFR_BINARY(fmod) CMPFR_BINARY(hypot)
CMPFR_CACHING_BINARY(pow) CMPFR_CACHING_BINARY(atan2)

CMPFR_UNARY(sqrt) CMPFR_UNARY(cbrt)
CMPFR_CACHING_UNARY(exp) CMPFR_CACHING_UNARY(expm1) CMPFR_CACHING_UNARY(exp2) CMPFR_CACHING_UNARY(exp10)
CMPFR_CACHING_UNARY(log) CMPFR_CACHING_UNARY(log1p) CMPFR_CACHING_UNARY(log2) CMPFR_CACHING_UNARY(log10)
CMPFR_CACHING_UNARY(sin) CMPFR_CACHING_UNARY(cos) CMPFR_CACHING_UNARY(tan) CMPFR_CACHING_UNARY(asin) CMPFR_CACHING_UNARY(acos) CMPFR_CACHING_UNARY(atan)
CMPFR_CACHING_UNARY(sinh) CMPFR_CACHING_UNARY(cosh) CMPFR_CACHING_UNARY(tanh) CMPFR_CACHING_UNARY(asinh) CMPFR_CACHING_UNARY(acosh) CMPFR_CACHING_UNARY(atanh)
CMPFR_CACHING_UNARY(erf) CMPFR_CACHING_UNARY(erfc) CMPFR_CACHING_UNARY(gamma)

static inline cmpfr_head cmpfr_fma(CMPFR_OUT, CMPFR_IN(a), CMPFR_IN(b), CMPFR_IN(c)) {
  CMPFR_RESULT(r, r_limbs);
  CMPFR_VIEW(x, a, a_limbs);
  CMPFR_VIEW(y, b, b_limbs);
  CMPFR_VIEW(z, c, c_limbs);
  mpfr_fma(r, x, y, z, MPFR_RNDN);
  return CMPFR_HEAD(r);
}

/// log |Γ(a)|; the sign of Γ is not reported.
static inline cmpfr_head cmpfr_lgamma(CMPFR_OUT, CMPFR_IN(a)) {
  cmpfr_watch_caches();
  CMPFR_RESULT(r, r_limbs);
  CMPFR_VIEW(x, a, a_limbs);
  int sign;
  mpfr_lgamma(r, &sign, x, MPFR_RNDN);
  return CMPFR_HEAD(r);
}

static inline cmpfr_head cmpfr_pow_si(CMPFR_OUT, CMPFR_IN(a), long n) {
  cmpfr_watch_caches();
  CMPFR_RESULT(r, r_limbs);
  CMPFR_VIEW(x, a, a_limbs);
  mpfr_pow_si(r, x, n, MPFR_RNDN);
  return CMPFR_HEAD(r);
}

/// The real n-th root; NaN for n = 0. MPFR before 4.2 has no root of negative order: there, the reciprocal of the root
/// of order −n is taken from 64 bits more than asked for, and is off the nearest number in one case of some 2^60.
static inline cmpfr_head cmpfr_root(CMPFR_OUT, CMPFR_IN(a), long n) {
  cmpfr_watch_caches();
  CMPFR_RESULT(r, r_limbs);
  CMPFR_VIEW(x, a, a_limbs);
  if (n >= 0) {
    mpfr_rootn_ui(r, x, (unsigned long)n, MPFR_RNDN);
    return CMPFR_HEAD(r);
  }
#if MPFR_VERSION >= MPFR_VERSION_NUM(4, 2, 0)
  mpfr_rootn_si(r, x, n, MPFR_RNDN);
#else
  mpfr_t wide;
  mpfr_init2(wide, precision + 64);
  mpfr_rootn_ui(wide, x, -(unsigned long)n, MPFR_RNDN);
  mpfr_ui_div(r, 1, wide, MPFR_RNDN);
  mpfr_clear(wide);
#endif
  return CMPFR_HEAD(r);
}

/// a·2^n, exact but for overflow and underflow.
static inline cmpfr_head cmpfr_mul_2si(CMPFR_OUT, CMPFR_IN(a), long n) {
  CMPFR_RESULT(r, r_limbs);
  CMPFR_VIEW(x, a, a_limbs);
  mpfr_mul_2si(r, x, n, MPFR_RNDN);
  return CMPFR_HEAD(r);
}

/// The number of `a_precision` bits rounded to `precision` bits.
static inline cmpfr_head cmpfr_set(CMPFR_OUT, long a_precision, CMPFR_IN(a)) {
  CMPFR_RESULT(r, r_limbs);
  const mpfr_t x = {{a_precision, (mpfr_sign_t)a.sign, a.exponent, (mp_limb_t *)a_limbs}};
  mpfr_set(r, x, MPFR_RNDN);
  return CMPFR_HEAD(r);
}

static inline cmpfr_head cmpfr_set_si(CMPFR_OUT, long value) {
  CMPFR_RESULT(r, r_limbs);
  mpfr_set_si(r, value, MPFR_RNDN);
  return CMPFR_HEAD(r);
}

/// π to nearest. MPFR keeps what it has computed, per thread.
static inline cmpfr_head cmpfr_const_pi(CMPFR_OUT) {
  cmpfr_watch_caches();
  CMPFR_RESULT(r, r_limbs);
  mpfr_const_pi(r, MPFR_RNDN);
  return CMPFR_HEAD(r);
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

static inline cmpfr_head cmpfr_rint(CMPFR_OUT, CMPFR_IN(a), enum cmpfr_rounding rule) {
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
  return CMPFR_HEAD(r);
}

static inline cmpfr_head cmpfr_nextabove(long precision, cmpfr_head a, cmpfr_limb *a_limbs) {
  mpfr_t x = {{precision, (mpfr_sign_t)a.sign, a.exponent, a_limbs}};
  mpfr_nextabove(x);
  return CMPFR_HEAD(x);
}

#define CMPFR_RELATION(name, function)                                               \
  static inline bool cmpfr_##name(long precision, CMPFR_IN(a), CMPFR_IN(b)) {       \
    CMPFR_VIEW(x, a, a_limbs);                                                      \
    CMPFR_VIEW(y, b, b_limbs);                                                      \
    return function(x, y) != 0;                                                     \
  }

CMPFR_RELATION(equal, mpfr_equal_p)
CMPFR_RELATION(less, mpfr_less_p)
CMPFR_RELATION(less_or_equal, mpfr_lessequal_p)

/// The number that a NUL-terminated text writes in the given base (10 or 16).
static inline cmpfr_head cmpfr_strtofr(CMPFR_OUT, const char *text, int base) {
  cmpfr_watch_caches();
  CMPFR_RESULT(r, r_limbs);
  mpfr_strtofr(r, text, NULL, base, MPFR_RNDN);
  return CMPFR_HEAD(r);
}

/// Writes the first `count` decimal digits of a finite nonzero magnitude, rounded to nearest or away from zero, and a NUL;
/// returns the e of 0.ddd·10^e. The buffer has room for count + 2 characters, and for 7.
static inline long cmpfr_digits(char *buffer, size_t count, bool away_from_zero, long precision, CMPFR_IN(a)) {
  const mpfr_t x = {{precision, 1, a.exponent, (mp_limb_t *)a_limbs}};
  mpfr_exp_t exponent;
  mpfr_get_str(buffer, &exponent, 10, count, x, away_from_zero ? MPFR_RNDA : MPFR_RNDN);
  return exponent;
}

// What this thread has read of decimal literals: a table with one place for each value of a short hash, so that a look-up
// is one comparison, and a newcomer simply takes the place. A literal's magnitude is known by the bits of the machine
// number that the compiler hands over. Precisions above 1024 bits are not remembered. The table is weak so that there is
// one a thread, whichever modules this header is compiled into.

enum { cmpfr_literal_limbs = 16, cmpfr_literal_places = 64 };

typedef struct {
  uint64_t significand;
  int32_t exponent;
  int32_t precision;  // 0 marks an empty place
} cmpfr_literal_key;

typedef struct {
  cmpfr_literal_key key;
  long exponent;
  cmpfr_limb limbs[cmpfr_literal_limbs];
} cmpfr_literal;

__attribute__((weak)) _Thread_local cmpfr_literal cmpfr_literals[cmpfr_literal_places] = {{{0, 0, 0}, 0, {0}}};

static inline cmpfr_literal *cmpfr_literal_place(cmpfr_literal_key key) {
  uint64_t hash = key.significand + (uint64_t)(uint32_t)key.exponent * 0x9E3779B97F4A7C15u + (uint64_t)key.precision;
  return &cmpfr_literals[hash * 0x9E3779B97F4A7C15u >> 58];
}

static inline bool cmpfr_literal_recall(cmpfr_literal_key key, cmpfr_limb *limbs, cmpfr_head *head) {
  const cmpfr_literal *place = cmpfr_literal_place(key);
  if (place->key.significand != key.significand || place->key.exponent != key.exponent ||
      place->key.precision != key.precision) {
    return false;
  }
  for (int i = 0; i < (key.precision + 63) / 64; i++) limbs[i] = place->limbs[i];
  *head = (cmpfr_head){place->exponent, 1};
  return true;
}

static inline void cmpfr_literal_remember(cmpfr_literal_key key, const cmpfr_limb *limbs, cmpfr_head head) {
  int count = (key.precision + 63) / 64;
  if (count > cmpfr_literal_limbs || head.exponent <= cmpfr_infinity) return;
  cmpfr_literal *place = cmpfr_literal_place(key);
  place->key = key;
  place->exponent = head.exponent;
  for (int i = 0; i < count; i++) place->limbs[i] = limbs[i];
}

#pragma clang assume_nonnull end
#endif
