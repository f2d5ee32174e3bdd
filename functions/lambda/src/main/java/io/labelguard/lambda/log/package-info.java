/// Writes the log as JSON lines, which Lambda's level filter and the metric filters of
/// template.yaml read. Knows logback; must not know what is logged.
@NullMarked
package io.labelguard.lambda.log;

import org.jspecify.annotations.NullMarked;
