/// The world as the guard needs it: policies, jobs, teams, trails, alerts and requests.
///
/// Each port is named for what it is; adapters stand elsewhere.
@NullMarked
package io.labelguard.core.port;

import org.jspecify.annotations.NullMarked;
