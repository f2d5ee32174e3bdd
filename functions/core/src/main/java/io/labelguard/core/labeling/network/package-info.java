/// The networks that labeling jobs and workers use, as EC2 describes them, and which ways to S3
/// they have.
///
/// It reads nothing by itself, and knows of no bucket's policy and of no finding.
@NullMarked
package io.labelguard.core.labeling.network;

import org.jspecify.annotations.NullMarked;
