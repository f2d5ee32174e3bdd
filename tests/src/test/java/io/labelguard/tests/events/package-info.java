/// The files of events/ against the event patterns of the template.
@NullMarked
package io.labelguard.tests.events;

import org.jspecify.annotations.NullMarked;
