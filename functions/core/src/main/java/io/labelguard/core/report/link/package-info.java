/// Addresses of pages that help: those of the AWS console, and the pages of the checks. Knows how
/// they are built; must not know what a report says.
@NullMarked
package io.labelguard.core.report.link;

import org.jspecify.annotations.NullMarked;
