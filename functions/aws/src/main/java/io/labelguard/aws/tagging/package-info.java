/// Finds what Labelguard's stacks have deployed by its tags.
@NullMarked
package io.labelguard.aws.tagging;

import org.jspecify.annotations.NullMarked;
