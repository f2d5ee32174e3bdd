/// An account with many labeling jobs in the local AWS and DynamoDB Local, and how many calls and
/// bytes the guard needs there. The load runs of `tests/benchmarks` use it, too.
@org.jspecify.annotations.NullMarked
package io.labelguard.tests.load;
