/// Reads labeling jobs, work teams and the workforce, and writes a team's presign constraint. Knows
/// SageMaker's paging, statuses and eventual consistency; judges nothing.
@NullMarked
package io.labelguard.aws.sagemaker;

import org.jspecify.annotations.NullMarked;
