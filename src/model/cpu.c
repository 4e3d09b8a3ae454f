#include "model/kernels_private.h"

static const TwStr names[TW_CPU_COUNT] = {TW_STR_INIT("portable"), TW_STR_INIT("avx2"), TW_STR_INIT("vnni")};

TwCpu tw_cpu_best(void) {
#if defined(__x86_64__)
  __builtin_cpu_init();
  if (!__builtin_cpu_supports("avx2")) return TW_CPU_PORTABLE;
  if (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512vl") && __builtin_cpu_supports("avx512bw") &&
      __builtin_cpu_supports("avx512vnni"))
    return TW_CPU_VNNI;
  return TW_CPU_AVX2;
#else
  return TW_CPU_PORTABLE;
#endif
}

bool tw_cpu_parse(TwStr name, TwCpu *cpu) {
  for (int i = 0; i < TW_CPU_COUNT; i++)
    if (tw_str_eq(names[i], name)) {
      *cpu = (TwCpu)i;
      return true;
    }
  return false;
}

TwStr tw_cpu_name(TwCpu cpu) { return cpu < TW_CPU_COUNT ? names[cpu] : TW_STR(""); }

const TwKernels *tw_kernels(TwCpu cpu) {
  TwCpu best = tw_cpu_best();
  if (cpu > best) cpu = best;
#if defined(__x86_64__)
  if (cpu == TW_CPU_VNNI) return &tw_kernels_vnni;
  if (cpu == TW_CPU_AVX2) return &tw_kernels_avx2;
#endif
  return &tw_kernels_portable;
}
