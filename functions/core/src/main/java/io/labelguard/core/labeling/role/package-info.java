/// What decides about an execution role beside the policies of the resources that it uses.
@NullMarked
package io.labelguard.core.labeling.role;

import org.jspecify.annotations.NullMarked;
