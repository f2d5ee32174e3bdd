/// A local AWS on loopback: S3 bucket policies, SageMaker, SNS, a Slack webhook and the event
/// rules, with their state in memory.
///
/// It stands for the services; it must not know the guard.
@NullMarked
package io.labelguard.local;

import org.jspecify.annotations.NullMarked;
