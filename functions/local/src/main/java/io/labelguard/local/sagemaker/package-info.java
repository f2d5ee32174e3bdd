/// The local SageMaker: labeling jobs, private work teams, the workforce and their tags. Knows
/// SageMaker's requests, answers and validation; must not know other services.
@NullMarked
package io.labelguard.local.sagemaker;

import org.jspecify.annotations.NullMarked;
