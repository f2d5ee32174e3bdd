/// What people and programs read: alerts, their texts and JSON, and the escaping of what comes from
/// outside.
///
/// It words what was found; it decides nothing and must not know how a message is sent.
@NullMarked
package io.labelguard.core.report;

import org.jspecify.annotations.NullMarked;
