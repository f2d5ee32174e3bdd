/// What the template promises: its structure, held against the code and the rules of the design.
/// `verify` reads template.yaml, and `.ci/run` the same tests on what AWS SAM makes of it.
@NullMarked
package io.labelguard.tests.template;

import org.jspecify.annotations.NullMarked;
