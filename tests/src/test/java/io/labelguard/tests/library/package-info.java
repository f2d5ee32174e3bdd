/// Tests of the module `functions/policy` as a library: its doc comments, its README, and a project
/// outside of the repository that uses its jar.
///
/// It knows the module's files and its exported packages; how the module decides is tested there.
package io.labelguard.tests.library;
