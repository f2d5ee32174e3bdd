/// The adapters: they implement the ports of the core with the AWS SDK and turn CloudTrail JSON
/// into events. Each service has a package of its own.
///
/// They know how AWS is called; they decide nothing about policies.
@NullMarked
package io.labelguard.aws;

import org.jspecify.annotations.NullMarked;
