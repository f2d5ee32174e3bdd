/// Reads the tables of facts about AWS that come with Labelguard.
@NullMarked
package io.labelguard.core.labeling.table;

import org.jspecify.annotations.NullMarked;
