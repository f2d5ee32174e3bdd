/// How an alert goes out: its id, its number, and each receiver that has not taken it yet.
///
/// It knows no receiver, and must not decide what is published.
@NullMarked
package io.labelguard.core.alert;

import org.jspecify.annotations.NullMarked;
