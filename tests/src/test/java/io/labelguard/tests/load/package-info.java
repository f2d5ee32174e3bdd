/// Counts what the guard calls in an account with many labeling jobs, and delivers bursts of events
/// there. The load runs of `tests/benchmarks` measure the same account.
@NullMarked
package io.labelguard.tests.load;

import org.jspecify.annotations.NullMarked;
