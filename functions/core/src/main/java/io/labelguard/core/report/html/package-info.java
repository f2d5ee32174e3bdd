/// The report of an audit as one HTML page: no script, nothing that a browser loads, and every
/// string from outside escaped. Also what changed since an earlier report.
///
/// It must not know how the report was made or where the page is kept.
@NullMarked
package io.labelguard.core.report.html;

import org.jspecify.annotations.NullMarked;
