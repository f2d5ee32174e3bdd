/// Load runs: what the guard calls, and how long it takes, in an account of many labeling jobs.
@org.jspecify.annotations.NullMarked
package io.labelguard.benchmarks.load;
