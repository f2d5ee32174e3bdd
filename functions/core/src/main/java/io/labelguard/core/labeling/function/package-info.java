/// The functions of the account that labeling jobs call before and after a task, and what keeps
/// Ground Truth from calling one.
///
/// It judges values that were read, and knows neither how they are read nor what is published.
@NullMarked
package io.labelguard.core.labeling.function;

import org.jspecify.annotations.NullMarked;
