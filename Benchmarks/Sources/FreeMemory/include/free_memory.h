#ifndef FREE_MEMORY_H
#define FREE_MEMORY_H

/// Gives memory that was freed back to the system, where the C library can be told to.
void give_back_free_memory(void);

#endif
