/// The report of `check` and `audit` on a terminal: headlines, causes, tables, counts and what to
/// do next. Knows how a person reads them; must not decide what is in a report.
@NullMarked
package io.labelguard.cli.report;

import org.jspecify.annotations.NullMarked;
