/// IAM resource policies for Java: [PolicyReader] reads and lints a policy's text; the packages
/// below decide, explain and compare what was read.
///
/// It knows policies and requests. It knows nothing of the systems that policies protect.
@NullMarked
package io.labelguard.policy;

import org.jspecify.annotations.NullMarked;
