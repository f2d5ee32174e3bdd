/// How fast a manifest is scanned, beside a loop in Python and jq on the same file.
@NullMarked
package io.labelguard.benchmarks.manifest;

import org.jspecify.annotations.NullMarked;
