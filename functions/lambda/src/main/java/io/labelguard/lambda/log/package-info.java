/// Logs as JSON lines, as Lambda's level filter and the metric filters of template.yaml read them.
///
/// It knows logback and nothing of what is logged.
@NullMarked
package io.labelguard.lambda.log;

import org.jspecify.annotations.NullMarked;
