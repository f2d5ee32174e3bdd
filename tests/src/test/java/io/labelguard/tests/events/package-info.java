/// The files of events/ against the event patterns of template.yaml.
@NullMarked
package io.labelguard.tests.events;

import org.jspecify.annotations.NullMarked;
