/// What can only be tested with several modules together, and what holds for the whole repository.
package io.labelguard.tests;
