/// Tells people and programs what was found and done: by SNS, each receiver in its own form. Knows
/// the limits and the dangers of each form; must not know how a finding came about.
@NullMarked
package io.labelguard.aws.alert;

import org.jspecify.annotations.NullMarked;
