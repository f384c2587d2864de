// Ids of rules that are not written yet: they look at two reports.
// The last three digits are the rule's number in the method, as everywhere.
#include <span>

#include "smp/rule.h"

namespace smp {

namespace {

constexpr ReservedRule kReservedRules[] = {
    {"SMP4037", "machines of two reports: architecture, processor, nodes, memory, kernel, network"},
    {"SMP4038", "workloads of two reports: application, replicas, path, hops, sizes"},
    {"SMP4039", "load of two reports: protocol, connections, rate, duration, TLS, generator"},
    {"SMP4040", "rates that two reports achieved"},
    {"SMP4041", "quantiles that two reports both support"},
    {"SMP4043", "mTLS, telemetry and policy of two reports: stated, and equal or what is compared"},
    {"SMP4044", "patterns in force in two reports, with their parameters"},
    {"SMP4045", "data planes of two reports: mode and layer"},
    {"SMP4047", "claims of overhead: a baseline of the same machines, workload and load"},
    {"SMP4048", "a mesh that is faster than its baseline"},
    {"SMP4050", "differences of two reports that repetitions and buckets do not carry"},
    {"SMP4051", "order of the runs of two reports, and installation before each"},
    {"SMP4064", "accelerators of two reports"},
};

}  // namespace

std::span<const ReservedRule> ReservedRules() { return kReservedRules; }

}  // namespace smp
