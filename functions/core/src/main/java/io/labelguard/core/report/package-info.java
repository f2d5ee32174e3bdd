/// The report: what was found, decided and done, as values from which everything that a person
/// reads is rendered; its JSON, and the escaping of strings from outside.
///
/// It decides nothing, and must not know where it is shown.
@NullMarked
package io.labelguard.core.report;

import org.jspecify.annotations.NullMarked;
