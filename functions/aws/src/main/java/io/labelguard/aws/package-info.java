/// The adapters: the ports of the core, served by the AWS SDK, and CloudTrail JSON turned into
/// events.
///
/// It knows how AWS is called; it decides nothing about policies.
@NullMarked
package io.labelguard.aws;

import org.jspecify.annotations.NullMarked;
