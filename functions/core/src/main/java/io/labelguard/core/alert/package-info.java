/// How an alert goes out: its id, its number, each receiver that has not taken it yet, which repeat
/// is not published, and that a trouble is over.
///
/// It knows no receiver, and must not decide what is wrong.
@NullMarked
package io.labelguard.core.alert;

import org.jspecify.annotations.NullMarked;
