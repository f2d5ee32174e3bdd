/// How fast the policy engine decides, reads and compares; knows the core and nothing else of ours.
@org.jspecify.annotations.NullMarked
package io.labelguard.benchmarks;
