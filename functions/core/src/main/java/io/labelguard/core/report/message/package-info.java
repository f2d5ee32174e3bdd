/// Alerts: a report and what happened, as mails, text messages, chat notifications and JSON, each
/// within the limits of those who carry it.
///
/// It decides nothing and must not know how a message is sent.
@NullMarked
package io.labelguard.core.report.message;

import org.jspecify.annotations.NullMarked;
