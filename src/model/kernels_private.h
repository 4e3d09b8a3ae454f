/* The tables that the kernel files define. Private to this module. */
#ifndef TW_MODEL_KERNELS_PRIVATE_H
#define TW_MODEL_KERNELS_PRIVATE_H

#include "model/kernels.h"

extern const TwKernels tw_kernels_portable;
#if defined(__x86_64__)
extern const TwKernels tw_kernels_avx2;
/** Only the integer product differs from AVX2's. */
extern const TwKernels tw_kernels_vnni;
#endif

#endif
