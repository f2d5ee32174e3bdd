/// The functions of the jar that is deployed under AWS's runtime interface emulator, with what the
/// translated template gives them. Plain `verify` leaves these tests out, because the emulator and
/// the translation come with Python: `.ci/run` has the command.
@NullMarked
package io.labelguard.tests.emulator;

import org.jspecify.annotations.NullMarked;
