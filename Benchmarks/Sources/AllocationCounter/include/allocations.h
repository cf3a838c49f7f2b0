// How many blocks of memory this process has asked malloc for.
#ifndef ALLOCATIONS_H
#define ALLOCATIONS_H

#include <stdint.h>

/// The number of calls so far of malloc, calloc, realloc and the aligned ones, from any library and any thread; −1 where
/// they cannot be counted (only glibc lets a program put itself before its malloc).
int64_t allocations_so_far(void);

#endif
