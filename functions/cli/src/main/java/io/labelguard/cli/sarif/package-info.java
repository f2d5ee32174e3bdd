/// Findings as a SARIF log, for code scanners. Knows the format and where in a policy's file a
/// statement is; must not know how a command finds anything.
@NullMarked
package io.labelguard.cli.sarif;

import org.jspecify.annotations.NullMarked;
