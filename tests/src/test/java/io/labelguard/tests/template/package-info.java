/// What template.yaml promises: its structure, held against the code and the rules of the design.
@NullMarked
package io.labelguard.tests.template;

import org.jspecify.annotations.NullMarked;
