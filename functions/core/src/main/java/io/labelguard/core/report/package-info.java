/// What people and programs read: alerts as text, JSON and messages, and the escaping of strings
/// from outside.
///
/// It decides nothing and must not know how a message is sent.
@NullMarked
package io.labelguard.core.report;

import org.jspecify.annotations.NullMarked;
